"""De opdracht `sturing lees-in` zonder scherm: keuren, herkennen, plaatsen, vergelijken en pas dan vastleggen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from sturing.bronnen.inlezen.bestand import Levering, lees_levering
from sturing.bronnen.inlezen.blad import als_tekst
from sturing.bronnen.ophalen.rij import Bereik, Opbrengst, Rij
from sturing.fouten import GegevensFout, InvoerFout
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.jaarkeuze import kies_jaar
from sturing.gegevens.kader import Kader, lees_kader
from sturing.gegevens.leveringen import KORT, Ingelezen, Leveringen
from sturing.gegevens.leveringkeur import keur_geplaatst
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.metingen import toets_rijen
from sturing.gegevens.namenlezer import Namenlezer
from sturing.gegevens.opennamen import open_naam
from sturing.gegevens.opslag import Opslag, als_velden
from sturing.gegevens.plaatsen import Geplaatst, Herkomst, plaats_tabel
from sturing.gegevens.rapportage import toets_gemeente
from sturing.gegevens.recepten import Receptbestand, kies_bladnamen, kies_recept, lees_recepten
from sturing.gegevens.receptvoorstel import schrijf_voorstel
from sturing.gegevens.vergelijking import Verschil
from sturing.gegevens.vormen import Eenheid
from sturing.peilingopdracht import plaats_peiling


@dataclass(frozen=True)
class Wens:
    """Wat de gebruiker vraagt; zonder `leg_vast` wordt er niets geschreven."""

    pad: Path
    gemeente: str
    jaar: str | int | None = None
    recept: str | None = None
    leg_vast: bool = False
    beschikbaar_per: date | None = None


@dataclass
class Verslag:
    """Wat er in het bestand zat en wat ermee gebeurde; `recept` is leeg als geen recept past."""

    levering: Levering
    kader: Kader
    recept: Receptbestand | None = None
    geplaatst: Geplaatst = field(default_factory=Geplaatst)
    verschillen: dict[str, Verschil] = field(default_factory=dict)
    vastgelegd: bool = False
    eerder: Ingelezen | None = None
    terzijdelijst: str = ""

    def is_klein(self, rij: Rij | Mapping[str, str]) -> bool:
        """Waar als een cijfer op zo weinig mensen berust dat ook het scherm het niet toont."""
        velden = rij if isinstance(rij, Mapping) else als_velden(rij)
        waarde, n, teller, noemer = (
            float(velden[k]) if velden[k] else None for k in ("waarde", "n", "teller", "noemer")
        )
        indicator = self.kader.indicatoren[velden["indicator"]]
        mensen = [n, noemer, teller, waarde if indicator.eenheid == Eenheid.AANTAL else None]
        if teller is None and waarde is not None and n and indicator.eenheid == Eenheid.PROCENT:
            mensen += [waarde * n / 100, (100 - waarde) * n / 100]
        drempel = self.kader.bronnen[indicator.bron].drempel
        return any(aantal is not None and 0 < aantal < drempel for aantal in mensen)


class Partneruitkomst(Protocol):
    """Wat een lezer van een eigen werkboek teruggeeft: regels voor op het scherm, en de afloopcode."""

    regels: list[str]
    afloop: int


def _lees_partner(wortel: Path, gemeente: str, jaar: int, pad: Path, vastleggen: bool) -> Partneruitkomst:
    from sturing.partneropdracht import lees_partnerwerkboek

    return lees_partnerwerkboek(wortel, gemeente, jaar, pad, vastleggen)


#: Werkboeken die sturing zelf uitgaf en die een eigen lezer hebben: de tekst in cel A1 van het blad `_sturing`.
EIGEN_WERKBOEKEN: dict[str, Callable[[Path, str, int, Path, bool], Partneruitkomst]] = {
    "sturing-partnerformat": _lees_partner
}


def lees_in(wortel: Path, wens: Wens, vandaag: date | None = None) -> Verslag | Partneruitkomst:
    """Lees een geleverd bestand; toon wat er verandert en leg het vast als dat is gevraagd.

    Past geen recept, dan blijft `recept` leeg en wordt er niets bewaard. Fouten: `SturingFout` met plaats, overtreder
    en remedie; er is dan niets half geschreven.
    """
    map_ = toets_gemeente(wortel, wens.gemeente)
    jaar = kies_jaar(wortel, wens.gemeente, wens.jaar)
    levering = lees_levering(wens.pad)
    if eigen := _kies_eigen(levering):
        return EIGEN_WERKBOEKEN[eigen](wortel, wens.gemeente, jaar, wens.pad, wens.leg_vast)
    lezer = Lezer(wortel)
    kader, gemeente = lees_kader(lezer, map_, jaar), lezer.lees_yaml(map_ / "gemeente.yml", Gemeente)
    recept = kies_recept(lees_recepten(lezer, map_, kader, gemeente), levering, wens.recept)
    verslag = Verslag(levering, kader, recept)
    if recept is None:
        return verslag
    if wens.leg_vast and not recept.recept.nagekeken:
        raise GegevensFout(
            f"recept {recept.id}",
            "is nog niet nagekeken en schrijft daarom niets",
            "vergelijk het voorbeeld (zonder --leg-vast) met het bestand, en zet dan in het recept: nagekeken: true",
        )
    leveringen = Leveringen(lezer, map_)
    verslag.eerder = leveringen.eerder(levering, recept)
    dag = wens.beschikbaar_per or recept.recept.beschikbaar_per or _dag_van(verslag.eerder) or vandaag or date.today()
    toets = partial(toets_rijen, kader=kader, gemeente=gemeente)
    verslag.geplaatst = _plaats(verslag, Herkomst(
        recept.recept, kader, Namenlezer.van(kader, gemeente), dag, levering.sha256[:KORT]
    ))  # fmt: skip
    keur_geplaatst(verslag.geplaatst, partial(toets, plaats=""))
    opslag = Opslag(lezer, map_, toets)
    opbrengsten = _per_bron(verslag)
    verslag.verschillen = {o.bron: opslag.bekijk(o) for o in opbrengsten}
    if wens.leg_vast:
        _leg_vast(verslag, opbrengsten, opslag, leveringen, dag)
        verslag.terzijdelijst = lezer.plaats(leveringen.terzijdepad(levering, recept))
    return verslag


def _dag_van(eerder: Ingelezen | None) -> date | None:
    """Hetzelfde bestand houdt zijn eerste dag; zo herroept het nooit een nieuwere levering."""
    return date.fromisoformat(eerder.beschikbaar_per) if eerder else None


def _kies_eigen(levering: Levering) -> str | None:
    for blad in levering.bladen:
        if blad.naam == "_sturing" and (merk := als_tekst(blad.cel(0, 0))) in EIGEN_WERKBOEKEN:
            return merk
    return None


def _plaats(verslag: Verslag, herkomst: Herkomst) -> Geplaatst:
    """Alle tabellen of de peiling van het recept."""
    levering, recept = verslag.levering, herkomst.recept
    if levering.enquete and recept.peiling:
        return plaats_peiling(levering.enquete, recept.peiling, herkomst)
    uit, bladen = Geplaatst(), {blad.naam: blad for blad in levering.bladen}
    for tabel in recept.tabellen:
        for naam in kies_bladnamen(tabel, set(bladen)):
            uit.voeg_toe(plaats_tabel(bladen[naam], tabel, herkomst, levering.naam))
    return uit


def _per_bron(verslag: Verslag) -> tuple[Opbrengst, ...]:
    """De metingen per bestand in metingen/: de bron van het recept, of anders die van elke indicator."""
    recept, per_bron = verslag.recept.recept, defaultdict(list)
    for rij in verslag.geplaatst.rijen:
        per_bron[recept.bron or verslag.kader.indicatoren[rij.indicator].bron].append(rij)
    return tuple(
        Opbrengst(bron, verslag.recept.id, tuple(rijen), _bereik(rijen, recept.vindplaats))
        for bron, rijen in sorted(per_bron.items())
    )


def _bereik(rijen: list[Rij], vindplaats: str) -> Bereik:
    reeksen = frozenset((rij.indicator, rij.groep, rij.herkomst) for rij in rijen)
    return Bereik(reeksen, f"{vindplaats},", frozenset(rij.periode for rij in rijen))


def _leg_vast(
    verslag: Verslag, opbrengsten: tuple[Opbrengst, ...], opslag: Opslag, leveringen: Leveringen, dag: date
) -> None:
    """Eerst het origineel, dan de metingen, dan het journaal: na elke breuk maakt opnieuw inlezen het af."""
    leveringen.bewaar_origineel(verslag.levering)
    verslag.verschillen = {o.bron: opslag.schrijf(o) for o in opbrengsten}
    if verslag.eerder is None or verslag.eerder.beschikbaar_per != dag.isoformat():
        leveringen.noteer(verslag.levering, verslag.recept, _regel(verslag, dag), verslag.geplaatst.terzijde)
    verslag.vastgelegd = True


def _regel(verslag: Verslag, dag: date) -> Ingelezen:
    levering, recept = verslag.levering, verslag.recept
    return Ingelezen(
        open_naam(levering.naam), levering.sha256, len(levering.inhoud), recept.id, recept.sha256, dag.isoformat(),
        len(verslag.geplaatst.rijen), len(verslag.geplaatst.terzijde), tuple(sorted(verslag.verschillen)),
    )  # fmt: skip


def maak_voorstel(wortel: Path, gemeente: str, verslag: Verslag) -> str:
    """De tekst van een voorstel voor een recept bij dit bestand; bewaart niets."""
    eigen = Lezer(wortel).lees_yaml(toets_gemeente(wortel, gemeente) / "gemeente.yml", Gemeente)
    return schrijf_voorstel(verslag.levering, verslag.kader, Namenlezer.van(verslag.kader, eigen))


def lees_dag(tekst: str | None) -> date | None:
    """De dag achter `--beschikbaar-per`; een leesbare fout als het geen datum is."""
    if tekst is None:
        return None
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise InvoerFout("beschikbaar-per", f"'{tekst}' is geen datum", "schrijf hem als 2026-07-31") from None
