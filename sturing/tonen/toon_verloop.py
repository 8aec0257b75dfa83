"""De figuren bij een doel: verloop in de tijd, vergelijking met andere gebieden en met de wijken."""

from __future__ import annotations

from collections.abc import Iterable

from sturing.gegevens.kadermodel import Doel
from sturing.rekenen.reeksen import Punt, bereken_reeksen, kies_gelijksoortige
from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Ligging
from sturing.rekenen.vergelijken import Vergelijking
from sturing.tonen.alternatief import beeld_verloop
from sturing.tonen.blad import huidig
from sturing.tonen.gegevenstabel import cijfers_van
from sturing.tonen.groepen import zin_groep
from sturing.tonen.lijnentabel import maak_lijnentabel
from sturing.tonen.notatie import toon_punt, toon_waarde, voeg_samen
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.stijl import BLAUW
from sturing.tonen.tabel import Tabel
from sturing.tonen.teken import teken_verloop, teken_wijken
from sturing.tonen.teken_halters import Halter, teken_halters
from sturing.tonen.wijkkeuze import wijkbeeld
from sturing.tonen.zinnen import zin_bevinding, zin_soort, zin_stand


def figuur_wijken(stand: Stand, doel: Doel) -> Getoond | None:
    """De wijken op volgorde als dat eerlijk is, en anders als tabel; None als er geen wijk met een cijfer is.

    Van één wijk is er niets te vergelijken: daarvan staat het cijfer in een zin.
    """
    beeld = wijkbeeld(huidig(), stand)
    if not beeld.cijfers:
        return None
    bron = bronnen_van_bestanden({c.punt.bestand for c in beeld.cijfers})
    if len(beeld.cijfers) == 1:
        zin = f"‘{stand.indicator.kort}’: alleen van één wijk is er een cijfer. {beeld.zin(beeld.cijfers[0])}."
        return Getoond(
            naam=f"wijken-{stand.indicator.id}-{doel.id}",
            tekst=(voor_markdown(zin), f":::{{div}} bronregel\nBron: {voor_markdown(bron)}.\n:::"),
        )
    tal = bronnen_van_bestanden({beeld.inwonertal.bron}) if beeld.inwonertal else ""
    return Getoond(
        naam=f"wijken-{stand.indicator.id}-{doel.id}",
        titel=beeld.titel,
        bron=bron if tal in ("", bron) else f"{bron}; inwonertal: {tal}",
        bevinding=beeld.bevinding,
        beeld=beeld.beeld,
        svg=teken_wijken(beeld.met_waarde, beeld.lijn, beeld.eenheid) if beeld.tekenbaar else "",
        tabel=Tabel(beeld.koppen(), beeld.rijen),
    )


def bronnen_van(standen: list[Stand]) -> str:
    """De namen van de bronnen achter alle reeksen van deze standen; voor een tabel die ze allemaal noemt."""
    return bronnen_van_punten(p for stand in standen for reeks in stand.reeksen for p in reeks.punten)


def bronnen_van_punten(punten: Iterable[Punt]) -> str:
    """De namen van de bronnen achter de cijfers die er staan, en van geen ander cijfer van dezelfde indicator."""
    return bronnen_van_bestanden({p.bestand for p in punten})


def bronnen_van_bestanden(bestanden: set[str]) -> str:
    """De namen van deze leveringen, als opsomming."""
    bronnen = huidig().dossier.kader.bronnen
    return voeg_samen(sorted({bronnen[b].naam if b in bronnen else b for b in bestanden}))


def toon_verlopen(doel: str) -> Stapel | Getoond:
    """Een figuur voor elke indicator van het doel met een reeks of een vergelijking.

    Dat er geen is, staat er alleen als het iets toevoegt: zonder cijfers is dat al gezegd, en naast een figuur van de
    wijken klopt het niet.
    """
    blad = huidig()
    d = blad.dossier.kader.doel(doel)
    verlopen, los, standen = [], [], blad.standen_van_doel(d)
    for stand in standen:
        if stand.hoofdreeks and len(stand.hoofdreeks.met_waarde()) > 1:
            verlopen.append(_figuur_verloop(stand, d))
        elif stand.vergelijkingen and stand.punt.waarde is not None:
            los.append(stand)
    halters = _figuren_vergelijking(los, d)
    if not verlopen and not halters:
        zin = "Voor dit doel is nog geen reeks in de tijd en geen vergelijking met andere gebieden te tekenen."
        stil = not any(s.heeft_eigen_cijfer for s in standen) or any(wijkbeeld(blad, s).tekenbaar for s in standen)
        return Getoond(naam=f"verloop-{d.id}", tekst=() if stil else (zin,))
    return Stapel((*verlopen, *halters), raster=len(verlopen) if len(verlopen) > 1 else 0)


def toon_verloop(indicator: str) -> Getoond:
    """De figuur van één indicator door de tijd, met vergelijking."""
    blad = huidig()
    kader = blad.dossier.kader
    gekozen = kader.indicator(indicator)
    stand = blad.standen((gekozen,))[0]
    if not stand.hoofdreeks or len(stand.hoofdreeks.met_waarde()) < 2:
        zin = f"{gekozen.kort}: {zin_stand(stand, blad.verwachtingen[indicator])}."
        return Getoond(naam=f"verloop-{indicator}", tekst=(voor_markdown(zin),))
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
    titel = zin_bevinding(stand, zin_groep(blad, stand))
    return Getoond(
        naam=f"verloop-{stand.indicator.id}-{doel.id}",
        titel=titel,
        bron=bronnen_van_punten(
            p for reeks in (stand.hoofdreeks, *(r for _, r in anderen)) for p in reeks.met_waarde()
        ),
        bevinding=titel,
        beeld=beeld_verloop(stand, naam, anderen),
        svg=teken_verloop(stand.hoofdreeks, naam, anderen, stand.indicator.eenheid, stand.uiteinden),
        tabel=Tabel(*maak_lijnentabel(((naam, stand.hoofdreeks), *anderen), stand.indicator.eenheid)),
        gegevens=cijfers_van(blad, (stand,)),
    )


def _reeks_van(stand: Stand, gebied: str):
    return kies_gelijksoortige(bereken_reeksen(huidig().metingen, stand.indicator.id, gebied), stand.hoofdreeks)


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
                _naam(s), v.punt.waarde, s.punt.waarde, toon_waarde(v.punt.waarde, eenheid),
                toon_waarde(s.punt.waarde, eenheid),
            )
            for s, v in paren
        )  # fmt: skip
        woorden = [
            f"{_naam(s)}: {naam} {toon_punt(s.punt, eenheid)}, {ander} {toon_punt(v.punt, eenheid)}" for s, v in paren
        ]
        tabel = Tabel(
            ("Indicator", naam, ander),
            tuple((_naam(s), toon_punt(s.punt, eenheid), toon_punt(v.punt, eenheid)) for s, v in paren),
        )
        bevinding = f"{naam} vergeleken met {ander}; {_zin_verschillen([v for _, v in paren])}"
        figuren.append(
            Getoond(
                naam=f"vergelijking-{doel.id}-{gebied.lower()}-{eenheid.value}",
                titel=bevinding,
                bron=bronnen_van_punten(p for s, v in paren for p in (s.punt, v.punt)),
                bevinding=bevinding,
                beeld=f"Halterfiguur. {'. '.join(woorden)}.",
                svg=teken_halters((("", BLAUW, halters),), False, (ander, naam)),
                tabel=tabel,
                gegevens=cijfers_van(blad, tuple(s for s, _ in paren)),
            )
        )
    return figuren


def _naam(stand: Stand) -> str:
    return f"{stand.indicator.kort}{zin_soort(stand, zin_groep(huidig(), stand))}"


def _zin_verschillen(vergelijkingen: list[Vergelijking]) -> str:
    """Wat er over de verschillen met een ander gebied te zeggen is; nooit meer dan de marges dragen."""
    getoetst = [v for v in vergelijkingen if v.ligging != Ligging.ONBEKEND]
    if not getoetst:
        return "zonder marges is niet te zeggen of een verschil toeval is"
    anders = sum(v.ligging != Ligging.GELIJK for v in getoetst)
    return f"{anders} van {len(getoetst)} getoetste verschillen zijn aan te tonen"
