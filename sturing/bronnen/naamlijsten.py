"""Nederlandse namen uit deduce: de herkenner van namen en de lijsten waar hij op steunt.

deduce (Menger e.a. 2018, UMC Utrecht) herkent namen in Nederlandse zorgteksten. Wij laden alleen het deel dat over
namen gaat: de hele herkenner bouwt bij het eerste gebruik ruim een minuut aan lijsten van straten en instellingen
en bewaart die in de map van het pakket; dit deel staat er in een seconde en schrijft niets.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import docdeid

_NAAMLIJSTEN = ("first_name", "initial", "interfix", "interfix_surname", "prefix", "surname")
_GEWONE_WOORDEN = ("common_word", "eponymous_disease", "medical_term", "stop_word")


@dataclass(frozen=True)
class Naamlijsten:
    """Voornamen, achternamen, plaatsen en gewone woorden, in kleine letters en zonder accenten."""

    voornamen: frozenset[str]
    achternamen: frozenset[str]
    plaatsen: frozenset[str]
    woorden: frozenset[str]


@cache
def _ruw() -> dict[str, set[str]]:
    lijsten = [
        *(f"names/lst_{naam}" for naam in _NAAMLIJSTEN),
        *(f"whitelist/lst_{naam}" for naam in _GEWONE_WOORDEN),
        "locations/lst_placename/lst_residence",
    ]
    deduce = _laad()
    return deduce.load_raw_itemsets(deduce._LOOKUP_LIST_PATH, lijsten)


def _laad():
    """De module van deduce; die zet bij het laden het logboek van het hele proces open, dus zetten wij dat terug."""
    wortel = logging.getLogger()
    stand, grepen = wortel.level, list(wortel.handlers)
    from deduce import deduce

    wortel.setLevel(stand)
    for greep in [g for g in wortel.handlers if g not in grepen]:
        wortel.removeHandler(greep)
    return deduce


@cache
def lees_naamlijsten() -> Naamlijsten:
    """De lijsten van deduce in kleine letters, zonder accenten."""
    klein = {naam: frozenset(map(zonder_accenten, woorden)) for naam, woorden in _ruw().items()}
    return Naamlijsten(
        voornamen=klein["first_name"],
        achternamen=klein["surname"] | klein["interfix_surname"],
        plaatsen=klein["residence"],
        woorden=klein["common_word"] | klein["stop_word"],
    )


@cache
def _herkenner() -> docdeid.DocDeid:
    """De namengroep van deduce met zijn eigen instellingen."""
    from deduce import lookup_struct_loader as laders

    deduce = _laad()
    ruw, tokenizer = _ruw(), deduce.Deduce._initialize_tokenizer(deduce._LOOKUP_LIST_PATH)
    lijsten = docdeid.ds.DsCollection()
    for naam in ("initial", "interfix_surname"):
        lijsten[naam] = docdeid.ds.LookupSet()
        lijsten[naam].add_items_from_iterable(ruw[naam])
    lijsten["prefix"] = laders.load_prefix_lookup(ruw)
    lijsten["interfix"] = laders.load_interfix_lookup(ruw)
    lijsten["whitelist"] = laders.load_whitelist_lookup(ruw)
    lijsten["first_name"] = laders.load_first_name_lookup(ruw, tokenizer)
    lijsten["surname"] = laders.load_surname_lookup(ruw, tokenizer)
    lijsten["eponymous_disease"] = laders.load_eponymous_disease_lookup(ruw, tokenizer)
    instellingen = dict(deduce.Deduce._initialize_config())
    groep = {naam: deel for naam, deel in instellingen["annotators"].items() if deel.get("group") == "names"}
    herkenner = docdeid.DocDeid()
    herkenner.tokenizers = {"default": tokenizer}
    herkenner.processors = deduce._DeduceProcessorLoader().load(
        config={**instellingen, "annotators": groep}, extras={"tokenizer": tokenizer, "ds": lijsten}
    )
    return herkenner


def zonder_accenten(woord: str) -> str:
    """
    >>> zonder_accenten("Aïcha")
    'aicha'
    """
    los = unicodedata.normalize("NFD", woord.lower())
    return "".join(teken for teken in los if not unicodedata.combining(teken))


def herken_namen(tekst: str) -> Iterator[tuple[int, int]]:
    """De plekken waar deduce een naam ziet."""
    for treffer in _herkenner().deidentify(tekst).annotations:
        if treffer.tag in ("persoon", "patient"):
            yield treffer.start_char, treffer.end_char
