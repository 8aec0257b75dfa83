"""De cijfers op een fiche: reeksen met marges, vergelijking, wijken en het oordeel in woorden."""

from __future__ import annotations

from dataclasses import dataclass

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.reeksen import Punt, Reeks, bereken_reeksen, kies_gelijksoortige
from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Ligging
from sturing.rekenen.vergelijken import Vergelijking, bereken_wijken
from sturing.tonen.alternatief import beeld_verloop, zin_uitersten, zin_wijken
from sturing.tonen.blad import Bladzijde
from sturing.tonen.cijfertabel import wijkreeksen
from sturing.tonen.losblad import Figuur
from sturing.tonen.notatie import AFGESCHERMD, toon_getal, toon_periode, toon_punt, voeg_samen
from sturing.tonen.teken import teken_verloop, teken_wijken
from sturing.tonen.zinnen import HERKOMST, zin_bevinding

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
    naam = f"{HERKOMST[reeks.herkomst].capitalize()}, {groep}, volgens {', '.join(bronnen)}"
    eenheid = stand.indicator.eenheid
    kolommen = {
        "Periode": [toon_periode(p.periode) for p in reeks.punten],
        "Waarde": [toon_punt(p, eenheid) for p in reeks.punten],
        "Marge (95%)": [_marge(p) for p in reeks.punten],
        "Aantal ondervraagden": [_aantal(p) for p in reeks.punten],
        "Waar het staat": [p.vindplaats for p in reeks.punten],
    }
    gevuld = {kop: cellen for kop, cellen in kolommen.items() if set(cellen) != {GEEN}}
    return Reekstabel(naam, tuple(gevuld), tuple(zip(*gevuld.values(), strict=True)), _opmerkingen(reeks))


def _opmerkingen(reeks: Reeks) -> tuple[str, ...]:
    """Elke opmerking bij de cijfers één keer, met de perioden waar zij bij hoort."""
    perioden: dict[str, list[str]] = {}
    for punt in reeks.punten:
        # Vóór "benadering:" staan aantekeningen voor de analist; die blijven in de CSV.
        if opmerking := punt.opmerking.rpartition("benadering:")[2].strip():
            perioden.setdefault(opmerking, []).append(toon_periode(punt.periode))
    return tuple(f"{voeg_samen(wanneer)}: {opmerking}" for opmerking, wanneer in perioden.items())


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
    return Figuur(
        naam=f"verloop-{indicator.id}-{blad.dossier.kader.doel_van[indicator.hangt_aan[0]].id}",
        bevinding=zin_bevinding(stand),
        beeld=beeld_verloop(stand, naam, anderen),
        titel=zin_bevinding(stand),
        teken=lambda: teken_verloop(hoofd, naam, anderen, indicator.eenheid, stand.uiteinden),
    )


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
    rijen = []
    for gebied in blad.dossier.gemeente.vergelijk:
        if v := per_gebied.get(gebied.code):
            rijen.append((gebied.naam, *_punt_en_periode(v.punt, eenheid), zin_plek(v), v.waarom or GEEN))
        elif reeksen := bereken_reeksen(blad.metingen, stand.indicator.id, gebied.code):
            rijen.append((gebied.naam, *_punt_en_periode(reeksen[0].laatste, eenheid), Ligging.ONBEKEND.value, _ANDERS))
    # Een cijfer dat van een ander gebied komt, staat hier al in de rij van dat gebied.
    punt = None if stand.punt and stand.punt.geen_eigen_cijfer else stand.punt
    eigen = (blad.naam_gebied(stand.gebied), *_punt_en_periode(punt, eenheid), GEEN, GEEN)
    return (eigen, *rijen) if rijen else ()


def _punt_en_periode(punt: Punt | None, eenheid: Eenheid) -> tuple[str, str]:
    return (toon_punt(punt, eenheid), toon_periode(punt.periode)) if punt else (GEEN, GEEN)


def zin_plek(vergelijking: Vergelijking) -> str:
    """Waar het ene gebied ligt ten opzichte van het andere: 'hoger, ongunstig'."""
    gunst = f", {vergelijking.gunst.value}" if vergelijking.gunst else ""
    return f"{vergelijking.ligging.value}{gunst}"


@dataclass(frozen=True)
class Wijkbeeld:
    """De wijken van één indicator: hun punten, wat er over elke wijk te zeggen is, en of dat getoetst is."""

    wijken: tuple[tuple[str, Punt, str], ...]
    getoetst: bool

    @property
    def met_waarde(self) -> tuple[tuple[str, float], ...]:
        """Naam en waarde van elke wijk met een toonbaar cijfer."""
        return tuple((naam, punt.waarde) for naam, punt, _ in self.wijken if punt.waarde is not None)


def wijkbeeld(blad: Bladzijde, stand: Stand) -> Wijkbeeld:
    """De wijken zoals het hoofdstuk ze toont: met een uitspraak als de cijfers die dragen, anders de nieuwste."""
    eigen = blad.metingen[blad.metingen["indicator"] == stand.indicator.id]
    codes = tuple(w.code for w in blad.dossier.gemeente.wijken)
    vergeleken = bereken_wijken(eigen, stand.indicator, stand.gebied, codes)
    if any(v.ligging != Ligging.ONBEKEND for v in vergeleken):
        return Wijkbeeld(tuple((blad.naam_gebied(v.gebied), v.punt, zin_plek(v)) for v in vergeleken), True)
    onbekend = Ligging.ONBEKEND.value
    return Wijkbeeld(tuple((n, r.laatste, onbekend) for n, r in wijkreeksen(blad, stand.indicator)), False)


def wijkrijen(beeld: Wijkbeeld, eenheid: Eenheid) -> tuple[tuple[str, ...], ...]:
    """Een rij per wijk met een cijfer: wijk, cijfer, periode en hoe zij van de gemeente verschilt."""
    return tuple((naam, *_punt_en_periode(punt, eenheid), zin) for naam, punt, zin in beeld.wijken)


def figuur_fiche_wijken(blad: Bladzijde, stand: Stand, beeld: Wijkbeeld) -> Figuur | None:
    """De wijken op volgorde; None als het hoofdstuk er ook geen figuur van maakt."""
    indicator, met = stand.indicator, beeld.met_waarde
    if len(met) < 2:
        return None
    eigen = stand.punt.waarde if stand.punt and indicator.eenheid != Eenheid.AANTAL else None
    gemeente = (blad.naam_gebied(stand.gebied), eigen)
    woorden = "; ".join(
        f"{naam} {toon_punt(punt, indicator.eenheid)}{f', {zin}' if beeld.getoetst else ''}"
        for naam, punt, zin in beeld.wijken
    )
    kop = f"{indicator.kort} per wijk ({toon_periode(beeld.wijken[0][1].periode)})"
    return Figuur(
        naam=f"wijken-{indicator.id}-{blad.dossier.kader.doel_van[indicator.hangt_aan[0]].id}",
        bevinding=_zin_wijken(kop, beeld, indicator.eenheid),
        beeld=f"Puntenfiguur van wijken op volgorde. {woorden}.",
        titel=kop,
        teken=lambda: teken_wijken(met, gemeente, indicator.eenheid),
    )


def _zin_wijken(kop: str, beeld: Wijkbeeld, eenheid: Eenheid) -> str:
    """De bevinding bij de wijken: welke anders zijn als dat is getoetst, en anders waar het cijfer het hoogst is."""
    if beeld.getoetst:
        anders = [
            f"{n} {zin}" for n, _, zin in beeld.wijken if zin.startswith((Ligging.HOGER.value, Ligging.LAGER.value))
        ]
        verborgen = [naam for naam, punt, _ in beeld.wijken if punt.afgeschermd]
        return zin_wijken(kop, voeg_samen(anders), f"{voeg_samen(verborgen)} {AFGESCHERMD}" if verborgen else "")
    return f"{kop}: {zin_uitersten(beeld.met_waarde, eenheid)}; of een verschil toeval is, is niet te zeggen"
