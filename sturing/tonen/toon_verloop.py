"""De figuren bij een doel: verloop in de tijd, vergelijking met andere gebieden en met de wijken."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Doel, Eenheid
from sturing.rekenen.reeksen import bereken_reeksen, kies_gelijksoortige
from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Ligging
from sturing.rekenen.vergelijken import Vergelijking
from sturing.tonen.alternatief import beeld_verloop, zin_uitersten
from sturing.tonen.blad import huidig
from sturing.tonen.cijfertabel import wijkreeksen
from sturing.tonen.gegevenstabel import cijfers_van
from sturing.tonen.notatie import toon_periode, toon_punt, toon_waarde, voeg_samen
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.stijl import BLAUW
from sturing.tonen.tabel import Tabel
from sturing.tonen.teken import teken_verloop, teken_wijken
from sturing.tonen.teken_halters import Halter, teken_halters
from sturing.tonen.zinnen import (
    HERKOMST,
    zin_bevinding,
    zin_stand,
)


def figuur_wijken(stand: Stand, doel: Doel) -> Getoond | None:
    """De wijken op volgorde, als er van ten minste twee wijken een toonbaar cijfer is."""
    blad = huidig()
    eenheid = stand.indicator.eenheid
    alle = wijkreeksen(blad, stand.indicator)
    met = tuple((naam, r.laatste.waarde) for naam, r in alle if r.laatste.waarde is not None)
    if not alle:
        return None
    eigen = stand.punt.waarde if stand.punt and eenheid != Eenheid.AANTAL else None
    periode = toon_periode(alle[0][1].laatste.periode)
    woorden = ", ".join(f"{naam} {toon_punt(r.laatste, eenheid)}" for naam, r in alle)
    soort = "" if alle[0][1].herkomst == "gemeten" else f", {HERKOMST[alle[0][1].herkomst]}"
    kop = f"{stand.indicator.kort} per wijk ({periode}{soort})"
    eigen_woord = f" {blad.naam_gebied(stand.gebied)}: {toon_waarde(eigen, eenheid)}." if eigen is not None else ""
    return Getoond(
        naam=f"wijken-{stand.indicator.id}-{doel.id}",
        titel=kop,
        bron=bronnen_van_reeksen([r for _, r in alle]),
        bevinding=f"{kop}: {zin_uitersten(met, eenheid)}; of een verschil toeval is, is niet te zeggen",
        beeld=f"Puntenfiguur van wijken op volgorde. {woorden}.{eigen_woord}",
        svg=teken_wijken(met, (blad.naam_gebied(stand.gebied), eigen), eenheid) if len(met) > 1 else "",
        tabel=Tabel(("Wijk", "Stand"), tuple((naam, toon_punt(r.laatste, eenheid)) for naam, r in alle)),
    )


def bronnen_van(standen: list[Stand]) -> str:
    """De namen van de bronnen achter deze standen, als opsomming."""
    return bronnen_van_reeksen([reeks for stand in standen for reeks in stand.reeksen])


def bronnen_van_reeksen(reeksen: list) -> str:
    """De namen van de bronnen achter deze reeksen, als opsomming."""
    bronnen = huidig().dossier.kader.bronnen
    namen = {bronnen[p.bestand].naam if p.bestand in bronnen else p.bestand for r in reeksen for p in r.punten}
    return voeg_samen(sorted(namen))


def toon_verlopen(doel: str) -> Stapel | Getoond:
    """Een figuur voor elke indicator van het doel met een reeks of een vergelijking."""
    blad = huidig()
    d = blad.dossier.kader.doel(doel)
    verlopen, los = [], []
    for stand in blad.standen_van_doel(d):
        if stand.hoofdreeks and len(stand.hoofdreeks.met_waarde()) > 1:
            verlopen.append(_figuur_verloop(stand, d))
        elif stand.vergelijkingen and stand.punt.waarde is not None and not stand.punt.geen_eigen_cijfer:
            los.append(stand)
    halters = _figuren_vergelijking(los, d)
    if not verlopen and not halters:
        return Getoond(
            naam=f"verloop-{d.id}",
            tekst=("Voor dit doel is nog geen reeks in de tijd en geen vergelijking met andere gebieden te tekenen.",),
        )
    return Stapel((*verlopen, *halters), raster=len(verlopen) if len(verlopen) > 1 else 0)


def toon_verloop(indicator: str) -> Getoond:
    """De figuur van één indicator door de tijd, met vergelijking."""
    blad = huidig()
    kader = blad.dossier.kader
    gekozen = kader.indicator(indicator)
    stand = blad.standen((gekozen,))[0]
    if not stand.hoofdreeks or len(stand.hoofdreeks.met_waarde()) < 2:
        return Getoond(naam=f"verloop-{indicator}", tekst=(voor_markdown(f"{gekozen.kort}: {zin_stand(stand)}."),))
    blad.plak_stand(stand)
    return _figuur_verloop(stand, kader.doel_van[gekozen.hangt_aan[0]])


def _figuur_verloop(stand: Stand, doel: Doel) -> Getoond:
    blad = huidig()
    anderen = tuple(
        (blad.kort_gebied(v.gebied), reeks)
        for v in stand.vergelijkingen
        if (reeks := _reeks_van(stand, v.gebied)) and len(reeks.met_waarde()) > 1
    )
    naam = blad.naam_gebied(stand.gebied)
    titel = zin_bevinding(stand)
    return Getoond(
        naam=f"verloop-{stand.indicator.id}-{doel.id}",
        titel=titel,
        bron=bronnen_van([stand]),
        bevinding=titel,
        beeld=beeld_verloop(stand, naam, anderen),
        svg=teken_verloop(stand.hoofdreeks, naam, anderen, stand.indicator.eenheid, stand.uiteinden),
        tabel=_tabel_verloop(stand, naam, anderen),
        gegevens=cijfers_van(blad, (stand,)),
    )


def _reeks_van(stand: Stand, gebied: str):
    return kies_gelijksoortige(bereken_reeksen(huidig().metingen, stand.indicator.id, gebied), stand.hoofdreeks)


def _tabel_verloop(stand: Stand, naam: str, anderen: tuple) -> Tabel:
    eenheid = stand.indicator.eenheid
    reeksen = ((naam, stand.hoofdreeks), *anderen)
    perioden = sorted({(p.tijd, p.periode) for _, r in reeksen for p in r.met_waarde()})
    rijen = []
    for tijd, periode in perioden:
        rij = [toon_periode(periode)]
        for _, reeks in reeksen:
            punt = next((p for p in reeks.met_waarde() if p.tijd == tijd), None)
            rij.append(toon_punt(punt, eenheid) if punt else "geen cijfer")
        rijen.append(tuple(rij))
    return Tabel(("Periode", *(label for label, _ in reeksen)), tuple(rijen))


def _figuren_vergelijking(standen: list[Stand], doel: Doel) -> list[Getoond]:
    """Halters per vergelijkingsgebied en eenheid, voor indicatoren met één cijfer."""
    blad = huidig()
    groepen: dict[tuple[str, str], list] = {}
    for stand in standen:
        for v in stand.vergelijkingen:
            if v.punt.waarde is not None:
                groepen.setdefault((v.gebied, stand.indicator.eenheid), []).append((stand, v))
    figuren = []
    for (gebied, eenheid), paren in groepen.items():
        naam, ander = blad.naam_gebied(blad.dossier.gemeente.code), blad.naam_gebied(gebied)
        halters = tuple(
            Halter(
                s.indicator.kort, v.punt.waarde, s.punt.waarde, toon_waarde(v.punt.waarde, eenheid),
                toon_waarde(s.punt.waarde, eenheid),
            )
            for s, v in paren
        )  # fmt: skip
        woorden = [
            f"{s.indicator.kort}: {naam} {toon_punt(s.punt, eenheid)}, {ander} {toon_punt(v.punt, eenheid)}"
            for s, v in paren
        ]
        tabel = Tabel(
            ("Indicator", naam, ander),
            tuple((s.indicator.kort, toon_punt(s.punt, eenheid), toon_punt(v.punt, eenheid)) for s, v in paren),
        )
        bevinding = f"{naam} vergeleken met {ander}; {_zin_verschillen([v for _, v in paren])}"
        figuren.append(
            Getoond(
                naam=f"vergelijking-{doel.id}-{gebied.lower()}-{eenheid.value}",
                titel=bevinding,
                bron=bronnen_van([s for s, _ in paren]),
                bevinding=bevinding,
                beeld=f"Halterfiguur. {'. '.join(woorden)}.",
                svg=teken_halters((("", BLAUW, halters),), False, (ander, naam)),
                tabel=tabel,
                gegevens=cijfers_van(blad, tuple(s for s, _ in paren)),
            )
        )
    return figuren


def _zin_verschillen(vergelijkingen: list[Vergelijking]) -> str:
    """Wat er over de verschillen met een ander gebied te zeggen is; nooit meer dan de marges dragen."""
    getoetst = [v for v in vergelijkingen if v.ligging != Ligging.ONBEKEND]
    if not getoetst:
        return "zonder marges is niet te zeggen of een verschil toeval is"
    anders = sum(v.ligging != Ligging.GELIJK for v in getoetst)
    return f"{anders} van {len(getoetst)} getoetste verschillen zijn aan te tonen"
