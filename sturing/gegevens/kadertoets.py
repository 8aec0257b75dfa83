"""De toets op het kader: elke regel is een functie met de regel als docstring.

`toets_kader` geeft bevindingen terug; wie het dossier leest, gooit de fouten daaronder op.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

import networkx as nx

from sturing.gegevens import bronrijentoets as b
from sturing.gegevens import verwijzingentoets as v
from sturing.gegevens.bevinding import Bevinding
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import Kader
from sturing.gegevens.leeftijden import lees_grenzen, lees_grenzen_uit_id
from sturing.gegevens.perioden import is_periode, tijdstip

Regel = Callable[[Kader, Gemeente], Iterator[Bevinding]]

#: Langere kringen zeggen een lezer niets, en zonder grens groeit het zoekwerk uit de hand.
LANGSTE_KRING = 6
#: Zoveel kringen melden we hooguit.
MEESTE_KRINGEN = 50


def regel_id_bestaat_een_keer(kader: Kader, gemeente: Gemeente) -> Iterator[Bevinding]:
    """Een id komt één keer voor, ook over opgaven, doelen, resultaten, indicatoren en bronnen heen."""
    soorten = {
        "opgave": [o.id for o in kader.opgaven],
        "doel": [d.id for o in kader.opgaven for d in o.doelen],
        "resultaat": [r.id for o in kader.opgaven for d in o.doelen for r in d.resultaten],
        "indicator": list(kader.indicatoren),
        "bron": list(kader.bronnen),
        "groep": list(kader.groepen),
        "factor": [f.id for f in kader.samenhang.factoren],
    }
    plekken: dict[str, list[str]] = {}
    for soort, ids in soorten.items():
        for sleutel in ids:
            plekken.setdefault(sleutel, []).append(soort)
    for sleutel, waar in plekken.items():
        if len(waar) > 1:
            tekst = f"id '{sleutel}' is er {len(waar)} keer: als {' en als '.join(waar)}"
            yield Bevinding("fout", kader.plaats, tekst, "geef elk zijn eigen id")


def regel_id_in_een_lijst_is_uniek(kader: Kader, gemeente: Gemeente) -> Iterator[Bevinding]:
    """Binnen één lijst heeft elk onderdeel zijn eigen id of nummer."""
    lijsten = {
        "tegenstrijdigheden.yml": [t.id for t in kader.tegenstrijdigheden],
        "bronrijen.csv": [r.rij for r in kader.bronrijen],
        "afwegingskader.yml": [x.id for x in (*kader.afwegingskader.criteria, *kader.afwegingskader.regelingen)],
        "cyclus.yml": [a.id for a in kader.cyclus.acties],
        "grondslag.yml": [x.id for x in (*kader.grondslag.dimensies, *kader.grondslag.rollen)],
    }
    lijsten |= {f"{o.id}.yml": [f"doel {d.nummer}" for d in o.doelen] for o in kader.opgaven}
    lijsten |= {"": [f"opgave {o.nummer}" for o in kader.opgaven]}
    for bestand, ids in lijsten.items():
        for sleutel, aantal in Counter(ids).items():
            if aantal > 1:
                plaats = f"{kader.plaats}/{bestand}".rstrip("/")
                yield Bevinding(
                    "fout", plaats, f"'{sleutel}' staat er {aantal} keer", "geef elk een eigen id of nummer"
                )


def regel_resultaat_heeft_een_indicator(kader: Kader, gemeente: Gemeente) -> Iterator[Bevinding]:
    """Elk resultaat heeft een indicator of zegt in zonder_indicator waarom niet, en nooit allebei."""
    for r in kader.resultaten.values():
        plaats, heeft = f"{kader.plaats}/{kader.opgave_van[r.id].id}.yml", bool(kader.indicatoren_bij(r.id))
        if not heeft and not r.zonder_indicator:
            tekst = f"resultaat '{r.id}' heeft geen indicator en zegt niet waarom"
            yield Bevinding("fout", plaats, tekst, "hang er een indicator aan, of vul zonder_indicator in")
        if heeft and r.zonder_indicator:
            tekst = f"resultaat '{r.id}' heeft wel een indicator, maar zonder_indicator is ingevuld"
            yield Bevinding("fout", plaats, tekst, "haal zonder_indicator weg")


def regel_groep_heeft_grenzen_die_kloppen(kader: Kader, gemeente: Gemeente) -> Iterator[Bevinding]:
    """De grenzen van een leeftijdsgroep liggen op volgorde en zijn die van haar naam en haar id."""
    plaats = f"{kader.plaats}/groepen.yml"
    for g in kader.groepen.values():
        grenzen = (g.van, g.tot_en_met)
        if g.van is not None and g.tot_en_met is not None and g.van > g.tot_en_met:
            tekst = f"groep '{g.id}': van {g.van} ligt boven tot_en_met {g.tot_en_met}"
            yield Bevinding("fout", plaats, tekst, "wissel ze om")
        for wat, genoemd in (("naam", lees_grenzen(g.naam)), ("id", lees_grenzen_uit_id(g.id))):
            if genoemd != grenzen:
                tekst = f"groep '{g.id}': de {wat} zegt {_jaren(genoemd)}, de grenzen zeggen {_jaren(grenzen)}"
                yield Bevinding("fout", plaats, tekst, "maak ze gelijk")


def _jaren(grenzen: tuple[int | None, int | None]) -> str:
    van, tot = grenzen
    if van is None and tot is None:
        return "geen leeftijd"
    return f"{'het begin' if van is None else van} tot en met {'het einde' if tot is None else tot}"


def regel_kring_in_de_samenhang_wordt_gemeld(kader: Kader, gemeente: Gemeente) -> Iterator[Bevinding]:
    """Een kring van verbanden is geen fout, maar iemand moet weten dat hij er is."""
    graaf = nx.DiGraph([(verband.van, verband.naar) for verband in kader.samenhang.verbanden])
    kringen = islice(nx.simple_cycles(graaf, length_bound=LANGSTE_KRING), MEESTE_KRINGEN)
    for rond in sorted(map(_rond, kringen)):
        tekst = f"kring in de samenhang: {rond}"
        yield Bevinding("let op", f"{kader.plaats}/samenhang.yml", tekst, "controleer of de bron dit zo bedoelt")


def _rond(kring: list[str]) -> str:
    """De kring als tekst, altijd vanaf dezelfde knoop."""
    begin = kring.index(min(kring))
    return " -> ".join((*kring[begin:], *kring[:begin], kring[begin]))


def regel_wijk_heeft_haar_eigen_tegel(kader: Kader, gemeente: Gemeente) -> Iterator[Bevinding]:
    """Geen twee wijken delen een code of een plek op de tegelkaart."""
    for veld in ("code", "tegel"):
        gezien: dict[object, str] = {}
        for wijk in gemeente.wijken:
            waarde = getattr(wijk, veld)
            if waarde in gezien:
                tekst = f"wijk '{wijk.naam}' heeft dezelfde {veld} als '{gezien[waarde]}': {waarde}"
                yield Bevinding("fout", f"{kader.gemeentemap}/gemeente.yml", tekst, f"geef elke wijk haar eigen {veld}")
            gezien[waarde] = wijk.naam


def regel_jaartallen_zijn_logisch(kader: Kader, gemeente: Gemeente) -> Iterator[Bevinding]:
    """Cyclus en kader gaan over hetzelfde jaar, en het concept komt voor de definitieve editie."""
    plaats, cyclus = f"{kader.plaats}/cyclus.yml", kader.cyclus
    if cyclus.jaar != kader.jaar:
        yield Bevinding("fout", plaats, f"jaar {cyclus.jaar} is niet het kaderjaar {kader.jaar}", "maak ze gelijk")
    for naam in ("concept", "definitief"):
        if naam not in cyclus.edities:
            yield Bevinding("fout", plaats, f"editie '{naam}' ontbreekt", "geef haar een peildatum")
        elif cyclus.edities[naam].peildatum.year != cyclus.jaar:
            tekst = f"de peildatum van editie '{naam}' ({cyclus.edities[naam].peildatum}) valt niet in {cyclus.jaar}"
            yield Bevinding("fout", plaats, tekst, "kies een datum in dat jaar")
    if len(cyclus.edities) == 2 and cyclus.edities["concept"].peildatum >= cyclus.edities["definitief"].peildatum:
        yield Bevinding(
            "fout", plaats, "het concept heeft een latere peildatum dan de definitieve editie", "wissel ze om"
        )


def regel_volgende_cijfer_komt_na_het_laatste(kader: Kader, gemeente: Gemeente) -> Iterator[Bevinding]:
    """Laatste en volgende cijfer zijn perioden, en het volgende ligt na het laatste."""
    for bestand, rijen in (("indicatoren", kader.indicatoren), ("bronnen", kader.bronnen)):
        plaats = f"{kader.plaats}/{bestand}.yml"
        for rij in rijen.values():
            for veld in ("laatste", "volgende"):
                tekst = getattr(rij, veld, "")
                if tekst and not is_periode(tekst):
                    yield Bevinding(
                        "fout",
                        plaats,
                        f"'{rij.id}': {veld} '{tekst}' is geen periode",
                        "schrijf 2027, 2026/2027 of 2027-K1",
                    )
    for bron in kader.bronnen.values():
        perioden = [p for p in (bron.laatste, bron.volgende) if p and is_periode(p)]
        if len(perioden) == 2 and tijdstip(perioden[0]) >= tijdstip(perioden[1]):
            yield Bevinding(
                "fout",
                f"{kader.plaats}/bronnen.yml",
                f"'{bron.id}': volgende {bron.volgende} ligt niet na laatste {bron.laatste}",
                "controleer beide",
            )


REGELS: tuple[Regel, ...] = (
    regel_id_bestaat_een_keer,
    regel_id_in_een_lijst_is_uniek,
    v.regel_indicator_verwijst_naar_wat_bestaat,
    v.regel_opgave_verwijst_naar_wat_bestaat,
    v.regel_regeling_dient_wat_bestaat,
    v.regel_verband_verbindt_wat_bestaat,
    v.regel_tegenstrijdigheid_betreft_wat_bestaat,
    v.regel_bevolkingsgroep_heeft_een_groep,
    regel_resultaat_heeft_een_indicator,
    regel_groep_heeft_grenzen_die_kloppen,
    b.regel_bronrij_is_gedekt,
    b.regel_bronrijtekst_staat_bij_de_indicator,
    regel_kring_in_de_samenhang_wordt_gemeld,
    regel_wijk_heeft_haar_eigen_tegel,
    regel_jaartallen_zijn_logisch,
    regel_volgende_cijfer_komt_na_het_laatste,
)


def toets_kader(kader: Kader, gemeente: Gemeente) -> list[Bevinding]:
    """Alle bevindingen over het kader, in de volgorde van de regels."""
    return [bevinding for regel in REGELS for bevinding in regel(kader, gemeente)]
