"""Ruwe rijen met antwoorden worden getoetste antwoorden van beoordelaars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sturing.fouten import GegevensFout, bedoelde_u
from sturing.gegevens.activiteitaanbod import volgorde
from sturing.gegevens.activiteitmodel import Antwoord
from sturing.gegevens.activiteitrijen import Ruwetabel, probeer, zoek_harde
from sturing.gegevens.kader import Kader
from sturing.gegevens.wegingtoets import ONBEKEND


@dataclass(frozen=True)
class Register:
    """Waar antwoorden naar mogen wijzen: de activiteiten, de vragen van het kader en het jaar."""

    kader: Kader
    jaar: int
    activiteiten: frozenset[str]
    openbaar: tuple[str, ...] = ()


def maak_antwoorden(tabel: Ruwetabel, register: Register, fouten: list) -> list[Antwoord]:
    """De antwoorden; een later antwoord van dezelfde beoordelaar mag, twee op één dag niet."""
    uit: list[Antwoord] = []
    gezien: dict[tuple, int] = {}
    for nr, rij in tabel.rijen:
        velden = {k: v for k, v in rij.items() if v}
        velden["antwoord"] = _als_id(register.kader, rij["vraag"], rij["antwoord"])
        velden |= {"wie": " ".join(velden["wie"].split())} if velden.get("wie") else {}
        fouten += list(zoek_harde(velden, nr, tabel, register.openbaar))
        model = probeer(Antwoord, velden, nr, tabel, fouten)
        if model is None:
            continue
        fouten += list(_klachten(model, rij, nr, tabel, register))
        if (eerder := gezien.setdefault(volgorde(model), nr)) != nr:
            overtreder = f"dit antwoord van {model.wie} staat ook op rij {eerder}"
            fouten.append(GegevensFout(tabel.plek(nr, "vraag"), overtreder, "laat er één staan"))
        uit.append(model)
    fouten += list(_onbekende_activiteiten(tabel, register))
    return _met_een_naam(uit)


def _met_een_naam(antwoorden: list[Antwoord]) -> list[Antwoord]:
    """'Accounthouder' en 'accounthouder' zijn dezelfde beoordelaar; de schrijfwijze zonder hoofdletter wint."""
    naam: dict[str, str] = {}
    for a in antwoorden:
        naam[a.wie.casefold()] = max(naam.get(a.wie.casefold(), ""), a.wie)
    return [a.model_copy(update={"wie": naam[a.wie.casefold()]}) for a in antwoorden]


def _als_id(kader: Kader, vraag: str, antwoord: str) -> str:
    """Een antwoord mag zijn id zijn of de naam uit de keuzelijst."""
    schaal = kader.afwegingskader.vragen[vraag].schaal if vraag in kader.afwegingskader.vragen else ()
    namen = {a.naam.casefold(): a.id for a in schaal} | {ONBEKEND: ONBEKEND}
    gewoon = antwoord.casefold()
    return antwoord if antwoord in {a.id for a in schaal} else namen.get(gewoon, gewoon.replace(" ", "-"))


def _onbekende_activiteiten(tabel: Ruwetabel, register: Register) -> Iterator[GegevensFout]:
    """Eén fout per onbekende activiteit: wie een id verandert, krijgt niet bij elk antwoord dezelfde melding."""
    aantal = Counter(rij["activiteit"] for _, rij in tabel.rijen if rij["activiteit"])
    eerste = {rij["activiteit"]: nr for nr, rij in reversed(tabel.rijen)}
    for activiteit in sorted(set(aantal) - register.activiteiten, key=eerste.__getitem__):
        meer = f" (en nog {aantal[activiteit] - 1} keer)" if aantal[activiteit] > 1 else ""
        yield GegevensFout(
            tabel.plek(eerste[activiteit], "activiteit"),
            f"activiteit '{activiteit}' staat niet in het register{meer}",
            bedoelde_u(activiteit, sorted(register.activiteiten)) or "zet haar eerst bij de activiteiten",
        )


def _klachten(a: Antwoord, rij: dict, nr: int, tabel: Ruwetabel, register: Register) -> Iterator[GegevensFout]:
    vragen = {v.id: v for v in register.kader.afwegingskader.te_beantwoorden}
    if a.vraag not in vragen:
        remedie = bedoelde_u(a.vraag, list(vragen)) or f"kies uit {', '.join(vragen)}"
        overtreder = f"vraag '{a.vraag}' is niet te beantwoorden in kader {register.kader.jaar}"
        yield GegevensFout(tabel.plek(nr, "vraag"), overtreder, remedie)
    elif a.antwoord not in (*vragen[a.vraag].standen, ONBEKEND):
        keuzes = ", ".join((*vragen[a.vraag].standen, ONBEKEND))
        overtreder = f"'{rij['antwoord']}' staat niet in de schaal van '{a.vraag}'"
        yield GegevensFout(tabel.plek(nr, "antwoord"), overtreder, f"kies uit {keuzes}")
    if not register.jaar - 1 <= a.wanneer.year <= register.jaar:
        remedie = f"een antwoord bij het register van {register.jaar} is van {register.jaar - 1} of {register.jaar}"
        yield GegevensFout(tabel.plek(nr, "wanneer"), f"'{a.wanneer}' valt buiten dit register", remedie)
