"""De kalender: van welk jaar er cijfers zijn, en wanneer het volgende komt."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Bron
from sturing.gegevens.perioden import jaartal
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.notatie import voeg_samen
from sturing.tonen.object import Getoond
from sturing.tonen.tabel import Tabel
from sturing.tonen.teken_kalender import teken_kalender

#: Zoveel jaar terug en vooruit laat de kalender zien.
_TERUG, _VOORUIT = 5, 3


def toon_kalender() -> Getoond:
    """Per bron van het kader de jaren met een cijfer en het jaar van het volgende."""
    blad = huidig()
    nu = blad.dossier.rapportage.jaar
    jaren = tuple(range(nu - _TERUG, nu + _VOORUIT + 1))
    rijen = tuple((b.naam, *_van_bron(blad, b, jaren)) for b in _gebruikte_bronnen(blad))
    rijen = tuple(r for r in rijen if r[1] or r[2])

    def jaren_in_woorden(gekozen: tuple[int, ...]) -> str:
        return voeg_samen([str(jaar) for jaar in gekozen]) or "-"

    tabel = Tabel(
        ("Bron", "Jaren met een cijfer", "Volgend cijfer"),
        tuple((naam, jaren_in_woorden(met), jaren_in_woorden(komt)) for naam, met, komt in rijen),
        (50, 28, 22),
    )
    woorden = [f"{naam}: {_zin(met, komt)}" for naam, met, komt in rijen]
    return Getoond(
        naam="kalender",
        titel=f"Van welk jaar er cijfers zijn en wanneer het volgende komt, {jaren[0]} tot en met {jaren[-1]}",
        bron="het sturingskader en de metingen",
        alt=f"Kalender met een rij per bron. {'. '.join(woorden)}.",
        svg=teken_kalender(rijen, jaren, nu),
        tabel=tabel,
    )


def _gebruikte_bronnen(blad: Bladzijde) -> list[Bron]:
    kader = blad.dossier.kader
    namen = dict.fromkeys(i.bron for i in kader.indicatoren.values())
    geleverd = dict.fromkeys(b for b in blad.metingen["bestand"].unique() if b in kader.bronnen)
    return [kader.bronnen[b] for b in (geleverd | namen)]


def _van_bron(blad: Bladzijde, bron: Bron, jaren: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    eigen = blad.metingen[(blad.metingen["bestand"] == bron.id) & blad.metingen["waarde"].notna()]
    met = {int(jaar) for jaar in eigen["jaar"].dropna().unique()}
    komt = {jaartal(i.volgende) for i in blad.dossier.kader.indicatoren.values() if i.bron == bron.id and i.volgende}
    return tuple(j for j in jaren if j in met), tuple(j for j in jaren if j in komt)


def _zin(met: tuple[int, ...], komt: tuple[int, ...]) -> str:
    delen = []
    if met:
        delen.append(f"cijfers over {voeg_samen([str(j) for j in met])}")
    if komt:
        delen.append(f"volgend cijfer in {voeg_samen([str(j) for j in komt])}")
    return ", ".join(delen)
