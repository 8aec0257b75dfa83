"""De cijfers op een fiche: reeksen met marges, vergelijking, wijken en het oordeel in woorden."""

from __future__ import annotations

from dataclasses import dataclass

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.reeksen import Punt, Reeks, bereken_reeksen, kies_gelijksoortige
from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Ligging
from sturing.tonen.alternatief import beeld_verloop
from sturing.tonen.blad import Bladzijde
from sturing.tonen.groepen import zin_groep
from sturing.tonen.lijnentabel import maak_lijnentabel
from sturing.tonen.losblad import Figuur
from sturing.tonen.notatie import toon_getal, toon_periode, toon_punt, voeg_samen
from sturing.tonen.teken import teken_verloop, teken_wijken
from sturing.tonen.wijkbeeld import Wijkbeeld, Wijkcijfer
from sturing.tonen.wijkkeuze import zin_plek
from sturing.tonen.zinnen import woord_herkomst, zin_bevinding
from sturing.tonen.zinnen_cijfers import zin_afwijking, zonder_nummer

GEEN = "-"
_ANDERS = "de gemeente heeft geen cijfer van dezelfde soort"


@dataclass(frozen=True)
class Reekstabel:
    """Eén reeks als tabel, met een rij per meting; een kolom waarin niets staat, is weggelaten."""

    naam: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    opmerkingen: tuple[str, ...]


def naam_bestand(blad: Bladzijde, bestand: str) -> str:
    """De leesbare naam van een levering."""
    bronnen = blad.dossier.kader.bronnen
    return bronnen[bestand].naam if bestand in bronnen else bestand


def reekstabellen(blad: Bladzijde, stand: Stand) -> tuple[Reekstabel, ...]:
    """Elke reeks van de gemeente, de reeks van het oordeel eerst; reeksen worden nooit gemengd."""
    return tuple(_reekstabel(blad, stand, reeks) for reeks in stand.reeksen)


def _reekstabel(blad: Bladzijde, stand: Stand, reeks: Reeks) -> Reekstabel:
    groep = blad.dossier.kader.groepen[reeks.groep].naam
    bronnen = list(dict.fromkeys(naam_bestand(blad, p.bestand) for p in reeks.punten))
    soort = woord_herkomst(reeks.herkomst, reeks.gemodelleerd).capitalize()
    naam = f"{soort}, {groep}, volgens {', '.join(bronnen)}"
    eenheid = stand.indicator.eenheid
    kolommen = {
        "Periode": [toon_periode(p.periode) for p in reeks.punten],
        "Waarde": [toon_punt(p, eenheid) for p in reeks.punten],
        "Marge (95%)": [_marge(p) for p in reeks.punten],
        "Aantal ondervraagden": [_aantal(p) for p in reeks.punten],
        "Waar het staat": [zonder_nummer(p.vindplaats) for p in reeks.punten],
    }
    gevuld = {kop: cellen for kop, cellen in kolommen.items() if set(cellen) != {GEEN}}
    return Reekstabel(naam, tuple(gevuld), tuple(zip(*gevuld.values(), strict=True)), _opmerkingen(reeks))


def _opmerkingen(reeks: Reeks) -> tuple[str, ...]:
    """Elke opmerking bij de cijfers één keer, met de perioden waar zij bij hoort."""
    perioden: dict[str, list[str]] = {}
    for punt in reeks.punten:
        if opmerking := zonder_aantekening(punt.opmerking):
            perioden.setdefault(opmerking, []).append(toon_periode(punt.periode))
    return tuple(f"{voeg_samen(wanneer)}: {opmerking}" for opmerking, wanneer in perioden.items())


def zonder_aantekening(opmerking: str) -> str:
    """Wat een lezer van een opmerking ziet; wat vóór "benadering:" staat is voor de analist en blijft in de CSV."""
    return opmerking.rpartition("benadering:")[2].strip()


def _marge(punt: Punt) -> str:
    if punt.ondergrens is None or punt.bovengrens is None:
        return GEEN
    return f"{toon_getal(punt.ondergrens)} tot {toon_getal(punt.bovengrens)}"


def _aantal(punt: Punt) -> str:
    return toon_getal(punt.n) if punt.n is not None else GEEN


def figuur_fiche_verloop(blad: Bladzijde, stand: Stand) -> Figuur | None:
    """De figuur met het verloop: dezelfde als in het hoofdstuk; None met minder dan twee cijfers."""
    hoofd = stand.hoofdreeks
    if hoofd is None or len(hoofd.met_waarde()) < 2:
        return None
    indicator = stand.indicator
    naam = blad.naam_gebied(stand.gebied)
    anderen = _andere_lijnen(blad, stand, hoofd)
    bevinding = zin_bevinding(stand, zin_groep(blad, stand))
    return Figuur(
        naam=f"verloop-{indicator.id}-{blad.dossier.kader.doel_van[indicator.hangt_aan[0]].id}",
        bevinding=bevinding,
        beeld=beeld_verloop(stand, naam, anderen),
        titel=bevinding,
        teken=lambda: teken_verloop(hoofd, naam, anderen, indicator.eenheid, stand.uiteinden),
    )


def lijnentabellen(blad: Bladzijde, stand: Stand) -> tuple[Reekstabel, ...]:
    """De lijnen van de figuur als tabel, als er ook andere gebieden in staan; anders zegt de reeks zelf alles al."""
    hoofd = stand.hoofdreeks
    if hoofd is None or len(hoofd.met_waarde()) < 2 or not (anderen := _andere_lijnen(blad, stand, hoofd)):
        return ()
    naam = blad.naam_gebied(stand.gebied)
    koppen, rijen = maak_lijnentabel(((naam, hoofd), *anderen), stand.indicator.eenheid)
    return (Reekstabel(f"De lijnen van {voeg_samen(koppen[1:])}", koppen, rijen, ()),)


def _andere_lijnen(blad: Bladzijde, stand: Stand, hoofd: Reeks) -> tuple[tuple[str, Reeks], ...]:
    uit = []
    for v in stand.vergelijkingen:
        reeks = kies_gelijksoortige(bereken_reeksen(blad.metingen, stand.indicator.id, v.gebied), hoofd)
        if reeks and len(reeks.met_waarde()) > 1:
            uit.append((blad.kort_gebied(v.gebied), reeks))
    return tuple(uit)


def vergelijkingsrijen(blad: Bladzijde, stand: Stand) -> tuple[tuple[str, ...], ...]:
    """Een rij per ander gebied met een cijfer: gebied, cijfer, periode, wat wij zeggen en waarom; eerst de gemeente."""
    eenheid, per_gebied = stand.indicator.eenheid, {v.gebied: v for v in stand.vergelijkingen}
    naam = blad.naam_gebied(stand.gebied)
    rijen = []
    for gebied in blad.dossier.gemeente.vergelijk:
        if v := per_gebied.get(gebied.code):
            rijen.append((gebied.naam, *_punt_en_periode(v.punt, eenheid), zin_plek(v), v.waarom or GEEN))
        elif reeksen := bereken_reeksen(blad.metingen, stand.indicator.id, gebied.code):
            waarom = _ANDERS if stand.heeft_eigen_cijfer else f"er is geen eigen cijfer van {naam}"
            if anders := zin_afwijking(blad, reeksen[0], stand.indicator):
                waarom = f"{waarom}; dit cijfer is anders: {anders}"
            rijen.append((gebied.naam, *_punt_en_periode(reeksen[0].laatste, eenheid), Ligging.ONBEKEND.value, waarom))
    eigen = (naam, *_punt_en_periode(stand.punt, eenheid), GEEN, GEEN)
    return (eigen, *rijen) if rijen else ()


def _punt_en_periode(punt: Punt | None, eenheid: Eenheid) -> tuple[str, str]:
    return (toon_punt(punt, eenheid), toon_periode(punt.periode)) if punt else (GEEN, GEEN)


def wijktabellen(blad: Bladzijde, beeld: Wijkbeeld) -> tuple[Reekstabel, ...]:
    """De cijfers per wijk, een tabel per groep, herkomst en levering, met waar elk cijfer staat en wat erbij hoort."""
    soorten: dict[tuple[str, str, str], list[Wijkcijfer]] = {}
    for cijfer in beeld.cijfers:
        soorten.setdefault(cijfer.soort, []).append(cijfer)
    return tuple(_wijktabel(blad, beeld, cijfers) for cijfers in soorten.values())


def _wijktabel(blad: Bladzijde, beeld: Wijkbeeld, cijfers: list[Wijkcijfer]) -> Reekstabel:
    eerste = cijfers[0]
    groep, bron = blad.dossier.kader.groepen[eerste.groep].naam, naam_bestand(blad, eerste.punt.bestand)
    # Staat de gemeente er per 1.000 inwoners onder, dan is de vergelijking te zien en valt er verder niets te zeggen.
    plek = () if beeld.omgerekend and beeld.rij_gemeente else (f"Vergeleken met {beeld.gemeente[1]}",)
    rijen = [
        (
            *beeld.cellen(c.code, c.naam, c.punt),
            toon_periode(c.punt.periode),
            *[c.plek for _ in plek],
            zonder_nummer(c.punt.vindplaats),
        )
        for c in cijfers
    ]
    if eigen := beeld.rij_gemeente:
        rijen.append(
            (*eigen, toon_periode(beeld.eigen.periode), *[GEEN for _ in plek], zonder_nummer(beeld.eigen.vindplaats))
        )
    koppen = beeld.koppen("Periode", *plek, "Waar het staat")
    naam = f"{eerste.woord_herkomst.capitalize()}, {groep}, volgens {bron}"
    return Reekstabel(naam, koppen, tuple(rijen), _wijkopmerkingen(beeld, cijfers))


def _wijkopmerkingen(beeld: Wijkbeeld, cijfers: list[Wijkcijfer]) -> tuple[str, ...]:
    """Elke opmerking bij de wijkcijfers één keer, met de wijken waar zij bij hoort; geldt zij voor alle, dan zonder."""
    wijken: dict[str, list[str]] = {}
    for cijfer in cijfers:
        if opmerking := zonder_aantekening(cijfer.punt.opmerking):
            wijken.setdefault(opmerking, []).append(cijfer.naam)
    alle = [c.naam for c in beeld.cijfers]
    return tuple(f"{'Alle wijken' if namen == alle else voeg_samen(namen)}: {tekst}" for tekst, namen in wijken.items())


def figuur_fiche_wijken(blad: Bladzijde, beeld: Wijkbeeld) -> Figuur | None:
    """De wijken op volgorde; None als het hoofdstuk er ook geen figuur van maakt."""
    if not beeld.tekenbaar:
        return None
    indicator = beeld.indicator
    return Figuur(
        naam=f"wijken-{indicator.id}-{blad.dossier.kader.doel_van[indicator.hangt_aan[0]].id}",
        bevinding=beeld.bevinding,
        beeld=beeld.beeld,
        titel=beeld.titel,
        teken=lambda: teken_wijken(beeld.met_waarde, beeld.lijn, beeld.eenheid),
    )
