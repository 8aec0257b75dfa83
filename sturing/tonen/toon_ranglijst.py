"""Wat het afwegingskader over de ranglijst toont: plaatsen, hun bereik en hoe houdbaar de volgorde is."""

from __future__ import annotations

import math

from sturing.gegevens.wegingmodel import Afwegingskader
from sturing.rekenen.ranglijst import Plaats, Ranglijst
from sturing.tonen.alternatief import ALLE_NOEMEN
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import toon_getal, voeg_samen
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Gegevens, Tabel
from sturing.tonen.teken_weging import teken_ranglijst
from sturing.tonen.toon_uitkomsten import BRON, nog_niets
from sturing.tonen.zinnen_weging import naam_vraag, zin_bereik

#: Zoveel regels van een lange figuur passen op een bladzijde; de rest krijgt een eigen figuur.
_HOOGSTENS_IN_FIGUUR = 34


def toon_ranglijst() -> Stapel | Getoond:
    """De ranglijst met per plaats haar bereik, en hoe houdbaar de volgorde is."""
    lijst = huidig().ranglijst
    if not lijst.plaatsen:
        return nog_niets("ranglijst")
    eerst = Getoond(naam="houdbaarheid", tekst=tuple(_houdbaarheid(lijst)))
    return Stapel((eerst, *_figuren(lijst), _ranglijsttabel(lijst)))


def _figuren(lijst: Ranglijst) -> list[Getoond]:
    """Elke plaats in een figuur; past dat niet op één bladzijde, dan in meer figuren van gelijke lengte."""
    totaal = len(lijst.plaatsen)
    aantal = math.ceil(totaal / _HOOGSTENS_IN_FIGUUR)
    per_figuur = math.ceil(totaal / aantal)
    return [
        _figuur(lijst.plaatsen[begin : begin + per_figuur], totaal, nr if aantal > 1 else 0)
        for nr, begin in enumerate(range(0, totaal, per_figuur), start=1)
    ]


def _figuur(plaatsen: tuple[Plaats, ...], totaal: int, nr: int) -> Getoond:
    """Eén figuur van de ranglijst; `nr` 0 is de enige."""
    rijen = [
        (f"{p.beeld.activiteit.id} {p.beeld.activiteit.activiteit}", p.plaats, p.door_open, p.door_beide)
        for p in plaatsen
    ]
    top = voeg_samen([p.beeld.activiteit.activiteit for p in plaatsen[:3]])
    deel = f" (deel {nr}: {len(plaatsen)} van de {totaal})" if nr else ""
    return Getoond(
        naam=f"ranglijst-{nr}" if nr > 1 else "ranglijst",
        titel=f"De plaats van elke activiteit, met het bereik waarin die plaats kan vallen{deel}",
        bron=BRON,
        bevinding=f"Bovenaan staan {top}{deel}; hun plaats ligt niet vast: kijk naar het bereik",
        beeld=f"Puntenfiguur van {len(plaatsen)} plaatsen met hun bereik. {_noem_plaatsen(plaatsen)}",
        svg=teken_ranglijst(rijen, totaal),
    )


def _noem_plaatsen(plaatsen: tuple[Plaats, ...]) -> str:
    """De plaatsen in woorden: allemaal, of bij een lange lijst de eerste drie, de laatste en het breedste bereik."""
    woorden = [
        f"plaats {p.plaats}: {p.beeld.activiteit.activiteit}, bereik {zin_bereik(p.door_beide)}" for p in plaatsen
    ]
    if len(woorden) <= ALLE_NOEMEN:
        return f"{'; '.join(woorden)}."
    breedst = max(range(len(plaatsen)), key=lambda i: plaatsen[i].door_beide[1] - plaatsen[i].door_beide[0])
    return f"{'; '.join(woorden[:3])}. Als laatste {woorden[-1]}. Het breedste bereik heeft {woorden[breedst]}."


def _houdbaarheid(lijst: Ranglijst) -> list[str]:
    """Hoe vaak de volgorde verandert, in woorden."""
    keren = toon_getal(lijst.trekkingen)
    regels = [
        "De ranglijst is een hulp bij het gesprek en beslist niets. Een open vraag telt met haar zwakste antwoord."
        " Wat verplicht is, of waar een ander aan zet is, staat er niet in.",
        "Kijk naar het bereik en niet naar de plaats alleen. Bij open vragen en bij gewichten zijn dat de uitersten;"
        " bij beide samen vallen 9 van de 10 trekkingen erin.",
        f"Met {keren} keer andere gewichten verandert de volgorde ergens in {_op_honderd(lijst.anders_door_gewichten)}"
        f" van de 100 keer, en wisselen er gemiddeld {_op_honderd(lijst.wissel_door_gewichten)} van de 100 paren."
        f" Met {keren} keer andere antwoorden op de open vragen is dat {_op_honderd(lijst.anders_door_open)} en"
        f" {_op_honderd(lijst.wissel_door_open)}. De trekkingen hebben startgetal {lijst.seed} en zijn te herhalen.",
    ]
    if lijst.per_gewichtenset:
        delen = [f"{voor_markdown(naam)} {_op_honderd(deel)}" for naam, deel in lijst.per_gewichtenset.items()]
        regels.append(f"Van de 100 paren wisselen er bij een andere keuze van gewichten: {'; '.join(delen)}.")
    return regels


def _op_honderd(deel: float) -> str:
    return toon_getal(round(100 * deel), 0)


def _ranglijsttabel(lijst: Ranglijst) -> Getoond:
    kader = huidig().dossier.kader.afwegingskader
    rijen = tuple(
        (
            f"{p.beeld.activiteit.id} {p.beeld.activiteit.activiteit}",
            str(p.plaats),
            zin_bereik(p.door_open),
            zin_bereik(p.door_gewichten),
            zin_bereik(p.door_beide),
            _invloed(p, kader),
        )
        for p in lijst.plaatsen
    )
    koppen = (
        "Activiteit",
        "Plaats",
        "Door open vragen (uitersten)",
        "Door gewichten (uitersten)",
        "Door beide (9 op 10)",
        "Dit antwoord telt het meest",
    )
    return Getoond(
        naam="ranglijst-tabel",
        titel="De ranglijst met bereiken",
        bron=BRON,
        tabel=Tabel(koppen, rijen, (34, 8, 13, 13, 13, 19), "klein"),
        gegevens=Gegevens(
            ("activiteit", "plaats", "score laagst", "score hoogst", "open beste", "open slechtste", "gewichten beste",
             "gewichten slechtste", "beide beste", "beide slechtste", "in bovenste helft"),
            tuple(
                (p.beeld.activiteit.id, p.plaats, round(p.laagste_score, 3), round(p.hoogste_score, 3), *p.door_open,
                 *p.door_gewichten, *p.door_beide, round(p.bovenste_helft, 3))
                for p in lijst.plaatsen
            ),
            {"in bovenste helft": "deel van de trekkingen waarin de activiteit in de bovenste helft staat"},
        ),
    )  # fmt: skip


def _invloed(plaats: Plaats, kader: Afwegingskader) -> str:
    if plaats.invloed is None:
        return "-"
    staat = " (open)" if plaats.invloed.open else ""
    bereik = zin_bereik((plaats.invloed.beste, plaats.invloed.slechtste))
    return f"{naam_vraag(plaats.invloed.vraag, kader)}{staat}: plaats {bereik}"
