"""Wat het hoofdstuk over het afwegingskader toont."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Doel, Eenheid
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import toon_getal, toon_waarde, voeg_samen, voeg_vindplaatsen
from sturing.tonen.object import Getoond
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Gegevens, Tabel


def toon_criteria() -> Getoond:
    """De vragen van het afwegingskader in hun volgorde, met wat het antwoord betekent."""
    weging = huidig().dossier.kader.afwegingskader
    rijen = tuple(
        (f"{c.nummer}. {c.vraag}", c.uitleg, c.gevolg, " ".join(c.vervolgvragen) or "-") for c in weging.criteria
    )
    return Getoond(
        naam="criteria",
        titel="De vragen van het afwegingskader, in volgorde",
        bron=weging.vindplaats,
        tabel=Tabel(("Vraag", "Uitleg", "Wat het antwoord betekent", "Vervolgvragen"), rijen, (22, 28, 25, 25)),
    )


def toon_impactmatrix() -> Getoond:
    """De impactmatrix precies zoals het plan haar afdrukt."""
    matrix = huidig().dossier.kader.afwegingskader.impactmatrix
    rijen = tuple((rij, *cellen) for rij, cellen in zip(matrix.rijen, matrix.cellen, strict=True))
    hoek = f"{matrix.rijen_betekenen} (rijen); {matrix.kolommen_betekenen.lower()} (kolommen)"
    koppen = (hoek, *matrix.kolommen)
    return Getoond(
        naam="impactmatrix",
        titel="Totale impact: impact per inwoner (rijen) en aantal inwoners (kolommen)",
        tekst=(voor_markdown(matrix.toelichting),) if matrix.toelichting else (),
        bron=matrix.vindplaats,
        tabel=Tabel(koppen, rijen, (34, 22, 22, 22)),
        gegevens=Gegevens(koppen, rijen),
    )


def toon_regelingen() -> Getoond:
    """De subsidieregelingen met hun budget en de opgaven die zij dienen."""
    kader = huidig().dossier.kader
    rijen = []
    for r in kader.afwegingskader.regelingen:
        budget = "geen bedrag vermeld" if r.budget is None else toon_waarde(r.budget, Eenheid.EURO)
        if r.voorbehoud:
            budget += f" ({r.voorbehoud})"
        voor = [kader.naam_van(s) for s in (*r.opgaven, *r.doelen)]
        rijen.append((r.naam, r.soort, budget, voeg_samen(voor) or r.geldt_voor, r.toelichting))
    return Getoond(
        naam="regelingen",
        titel=f"Regelingen en budgetten in {kader.jaar}",
        bron=voeg_vindplaatsen(r.vindplaats for r in kader.afwegingskader.regelingen),
        tabel=Tabel(("Regeling", "Soort", "Budget", "Voor", "Toelichting"), tuple(rijen), (18, 12, 20, 22, 28)),
        gegevens=Gegevens(
            ("regeling", "soort", "budget", "vindplaats"),
            tuple((r.naam, r.soort, r.budget, r.vindplaats) for r in kader.afwegingskader.regelingen),
            {"budget": "euro; leeg = niet vermeld"},
        ),
    )


_KENMERKEN = ("wettelijke_taak", "regionaal_kader", "preventie", "kostenbesparing", "eigen_kracht")
_KOPPEN = (
    "Doel", "Invloed gemeente", "Wettelijke taak", "Regionaal kader", "Preventie", "Spaart kosten", "Eigen kracht",
    "Bereik",
)  # fmt: skip


def toon_doelprofielen() -> Getoond:
    """Alle doelen met de kenmerken die bij afwegingen meetellen."""
    kader = huidig().dossier.kader
    rijen = tuple(_profielrij(doel) for doel in kader.doelen.values())
    verzonnen = huidig().dossier.gemeente.verzonnen
    bron = "verzonnen voorbeeld" if verzonnen else "Uitvoeringsplan, de punten bij elk doel"
    return Getoond(
        naam="doelprofielen",
        titel=f"De {toon_getal(len(rijen))} doelen op de punten die bij afwegingen meetellen",
        bron=bron,
        tekst=("Een streepje betekent: het plan zegt er bij dit doel niets over.",),
        tabel=Tabel(_KOPPEN, rijen, (26, 16, 10, 10, 9, 9, 9, 11), "klein"),
        gegevens=Gegevens(tuple(k.lower() for k in _KOPPEN), rijen),
    )


def _profielrij(doel: Doel) -> tuple:
    profiel = doel.afweging
    cellen = [getattr(profiel, kenmerk).waarde for kenmerk in _KENMERKEN]
    alles = [profiel.invloed.waarde, *cellen, profiel.bereik.waarde]
    return (doel.naam, *("-" if waarde == "niet-vermeld" else waarde for waarde in alles))


def toon_gebruik() -> Getoond:
    """Wanneer de gemeente het afwegingskader gebruikt."""
    gebruik = huidig().dossier.kader.afwegingskader.gebruik
    return Getoond(naam="gebruik", tekst=("\n".join(f"- {voor_markdown(g)}" for g in gebruik),))
