"""Wat het afwegingskader over de uitkomsten toont: klassen, kosten tegen impact, en verschillen."""

from __future__ import annotations

from sturing.rekenen.beoordelaars import bereken_klassen_per_beoordelaar, bereken_verschillen
from sturing.rekenen.weging import Weging
from sturing.tonen.alternatief import ALLE_NOEMEN
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import tel, voeg_samen
from sturing.tonen.object import Getoond
from sturing.tonen.tabel import Cel, Gegevens, Tabel
from sturing.tonen.teken_weging import teken_kosten_tegen_impact
from sturing.tonen.zinnen_weging import (
    zin_antwoord,
    zin_klasse,
    zin_kosten,
    zin_later,
    zin_reden,
)

BRON = "antwoorden van de beoordelaars en gewichten van het kader"


def _beoordeeld() -> tuple[Weging, ...]:
    return tuple(w for w in huidig().wegingen if w.beeld.beoordelaars)


def nog_niets(naam: str) -> Getoond:
    """Wat er staat zolang er nog geen activiteit is beoordeeld."""
    aantal = len(huidig().wegingen)
    staat = (
        f"Van de {aantal} activiteiten in het register is er nog geen beoordeeld"
        if aantal
        else "Er is nog geen register"
    )
    zin = f"{staat}. Hier staat iets zodra de eerste antwoorden binnen zijn."
    return Getoond(naam=naam, tekst=tuple(deel for deel in (zin, later_gegeven()) if deel))


def later_gegeven() -> str:
    """De zin over antwoorden van na de peildatum van deze editie; leeg als die er niet zijn."""
    dossier = huidig().dossier
    return zin_later(dossier.aanbod.later, dossier.rapportage.peildatum)


def toon_wegingen() -> Getoond:
    """De klasse van elke beoordeelde activiteit, met de reden in woorden; de hoogste klasse eerst."""
    kader = huidig().dossier.kader.afwegingskader
    wegingen = _beoordeeld()
    if not wegingen:
        return nog_niets("wegingen")
    volgorde = {k.id: i for i, k in enumerate(kader.klassen)}
    geordend = sorted(wegingen, key=lambda w: (volgorde[w.laagst.id], volgorde[w.hoogst.id], w.beeld.activiteit.id))
    rijen = tuple(
        (
            Cel(
                f"{w.beeld.activiteit.id} {w.beeld.activiteit.activiteit}",
                naar=f"tabel-dossier-{w.beeld.activiteit.id.lower()}",
            ),
            zin_klasse(w),
            zin_reden(w, kader),
        )
        for w in geordend
    )
    niet = len(huidig().wegingen) - len(wegingen)
    rest = f" {tel(niet, 'activiteit is', 'activiteiten zijn')} nog niet beoordeeld." if niet else ""
    rest += f" {later_gegeven()}" if later_gegeven() else ""
    return Getoond(
        naam="wegingen",
        titel="De klasse van elke beoordeelde activiteit, met de reden",
        tekst=(
            f"Een klasse staat alleen vast als elke invulling van de open vragen op dezelfde klasse uitkomt.{rest}",
        ),
        bron=BRON,
        tabel=Tabel(("Activiteit", "Klasse", "Reden"), rijen, (28, 20, 52), "klein"),
        gegevens=_weginggegevens(geordend),
    )


def _weginggegevens(wegingen: list[Weging]) -> Gegevens:
    rijen = tuple(
        (w.beeld.activiteit.id, w.laagst.id, w.hoogst.id, " ".join(w.beeld.impact), w.voorstel, " ".join(w.beslissend))
        for w in wegingen
    )
    uitleg = {
        "laagste klasse": "bij de zwakste invulling van wat open is",
        "voorstel": "leeg = nog open, of een aanvraag",
    }
    return Gegevens(
        ("activiteit", "laagste klasse", "hoogste klasse", "totale impact", "voorstel", "beslissende vragen"),
        rijen,
        uitleg,
    )


def toon_kosten_tegen_impact() -> Getoond:
    """De figuur van kosten tegen totale impact."""
    kader = huidig().dossier.kader.afwegingskader
    banden = kader.impactmatrix.standen
    met = [w.beeld for w in _beoordeeld() if w.beeld.activiteit.kosten]
    if not met:
        return nog_niets("kosten-impact")
    niet = len(_beoordeeld()) - len(met)
    weg = f"Zonder kosten, of met kosten 0, en dus niet in de figuur: {tel(niet, 'activiteit', 'activiteiten')}."
    punten = [
        (b.activiteit.id, b.activiteit.kosten, (banden.index(b.impact[0]), banden.index(b.impact[-1]))) for b in met
    ]
    tellingen = [f"{sum(b.impact == (band,) for b in met)} {band.lower()}" for band in banden]
    open_ = sum(len(b.impact) > 1 for b in met)
    wie = tel(len(met), "activiteit", "activiteiten")
    rijen = tuple(
        (f"{b.activiteit.id} {b.activiteit.activiteit}", zin_kosten(b.activiteit), " of ".join(b.impact).lower())
        for b in met
    )
    return Getoond(
        naam="kosten-impact",
        titel="Kosten tegen totale impact van de beoordeelde activiteiten",
        tekst=(weg,) if niet else (),
        bron=BRON,
        bevinding=f"Totale impact van {wie}: {voeg_samen(tellingen)}; {open_} nog open",
        beeld=f"Puntenfiguur, een punt per activiteit. {_noem_punten(rijen, met)}",
        svg=teken_kosten_tegen_impact(punten, banden),
        tabel=Tabel(("Activiteit", "Kosten per jaar", "Totale impact"), rijen, (56, 22, 22)),
        gegevens=Gegevens(
            ("activiteit", "kosten", "laagste impact", "hoogste impact"),
            tuple((b.activiteit.id, b.activiteit.kosten, b.impact[0], b.impact[-1]) for b in met),
            {"kosten": "euro per jaar"},
        ),
    )


def _noem_punten(rijen: tuple, beelden: list) -> str:
    """De punten in woorden: allemaal, of bij veel punten de goedkoopste en de duurste."""
    op_kosten = [r for _, r in sorted(zip(beelden, rijen, strict=True), key=lambda p: p[0].activiteit.kosten)]
    woorden = [f"{naam}: {kosten} per jaar, {impact}" for naam, kosten, impact in op_kosten]
    if len(woorden) <= ALLE_NOEMEN:
        return f"{'; '.join(woorden)}."
    return f"De goedkoopste is {woorden[0]}. De duurste is {woorden[-1]}."


def toon_verschillen() -> Getoond:
    """Waar beoordelaars verschillend antwoordden, het grootste verschil vooraan."""
    dossier = huidig().dossier
    beelden = [w.beeld for w in _beoordeeld()]
    verschillen = bereken_verschillen(beelden)
    if not verschillen:
        meer = any(len(b.beoordelaars) > 1 for b in beelden)
        zin = (
            "De beoordelaars zijn het overal eens."
            if meer
            else "Er is nog geen activiteit die meer dan één beoordelaar heeft bekeken."
        )
        return Getoond(naam="verschillen", tekst=(zin,))
    klassen = {
        b.activiteit.id: bereken_klassen_per_beoordelaar(b, dossier.kader)
        for b in {v.beeld.activiteit.id: v.beeld for v in verschillen}.values()
    }
    rijen = tuple(
        (
            f"{v.beeld.activiteit.id} {v.beeld.activiteit.activiteit}",
            v.vraag.vraag.kort,
            zin_antwoord(v.vraag).removeprefix("Verschillend. "),
            "; ".join(
                f"{wie}: {laag.naam if laag == hoog else f'{laag.naam} tot {hoog.naam}'}"
                for wie, (laag, hoog) in klassen[v.beeld.activiteit.id].items()
            ),
        )
        for v in verschillen
    )
    return Getoond(
        naam="verschillen",
        titel="Waar beoordelaars verschillend antwoordden",
        tekst=(
            "Verschillen worden niet gemiddeld. Zij zijn een begin van het gesprek aan de wegingstafel. Ook als de een"
            " het niet weet en de ander wel, staat dat hier: dan telt het antwoord van wie het wel weet.",
        ),
        bron=BRON,
        tabel=Tabel(("Activiteit", "Vraag", "Antwoorden", "Klasse per beoordelaar"), rijen, (24, 16, 34, 26), "klein"),
        gegevens=Gegevens(
            ("activiteit", "vraag", "mogelijk", "stappen uit elkaar"),
            tuple(
                (v.beeld.activiteit.id, v.vraag.vraag.id, " ".join(v.vraag.mogelijk), v.afstand) for v in verschillen
            ),
        ),
    )  # fmt: skip
