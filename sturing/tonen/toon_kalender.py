"""De aanvoer van cijfers: van welk jaar er cijfers zijn, wat te laat is, wat komt, en langs welke weg."""

from __future__ import annotations

from sturing.gegevens.perioden import NIET_VERMELD
from sturing.rekenen.aanvoer import (
    Bronstand,
    Weg,
    bereken_bronstanden,
    bereken_wegen,
    tel_wegen,
    tel_wegen_per_bron,
)
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import tel, toon_datum, toon_periode, voeg_samen
from sturing.tonen.object import Getoond
from sturing.tonen.tabel import Gegevens, Tabel
from sturing.tonen.teken_kalender import teken_kalender

#: Zoveel jaar terug en vooruit laat de kalender zien.
_TERUG, _VOORUIT = 5, 3


def toon_kalender() -> Getoond:
    """Per bron van het kader de jaren met een cijfer, wat te laat is en het jaar van het volgende."""
    blad = huidig()
    rapport = blad.dossier.rapportage
    jaren = tuple(range(rapport.jaar - _TERUG, rapport.jaar + _VOORUIT + 1))
    standen = bereken_bronstanden(blad.metingen, blad.dossier.kader, rapport.peildatum)
    rijen = tuple((s.bron.naam, *_binnen(s, jaren)) for s in standen)
    rijen = tuple(r for r in rijen if any(r[1:]))

    def jaren_in_woorden(gekozen: tuple[int, ...]) -> str:
        return voeg_samen([str(jaar) for jaar in gekozen]) or "-"

    tabel = Tabel(
        ("Bron", "Jaren met een cijfer", "Te laat", "Volgend cijfer"),
        tuple((naam, *(jaren_in_woorden(deel) for deel in (met, laat, komt))) for naam, met, komt, laat in rijen),
        (46, 26, 10, 18),
    )
    woorden = [f"{naam}: {_zin(met, komt, laat)}" for naam, met, komt, laat in rijen]
    return Getoond(
        naam="kalender",
        titel=f"Van welk jaar er cijfers zijn en wanneer het volgende komt, {jaren[0]} tot en met {jaren[-1]}",
        bron=f"het sturingskader en de metingen, zoals bekend op {toon_datum(rapport.peildatum)}",
        bevinding=_zin_kalender(rijen),
        beeld=f"Kalender met een rij per bron. {'. '.join(woorden)}.",
        svg=teken_kalender(rijen, jaren, rapport.jaar),
        tabel=tabel,
    )


def _zin_kalender(rijen: tuple) -> str:
    """Van hoeveel bronnen er een cijfer is en welke te laat zijn; in een rij: naam, met, komt, laat."""
    met, laat = sum(bool(r[1]) for r in rijen), [r[0] for r in rijen if r[3]]
    te_laat = f"te laat: {voeg_samen(laat)}" if laat else "geen bron is te laat"
    return f"Van {met} van de {tel(len(rijen), 'bron', 'bronnen')} in deze kalender is er een cijfer; {te_laat}"


def _binnen(stand: Bronstand, jaren: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """De jaren van een bron die de kalender laat zien; wat te laat is, verdwijnt niet van de rand."""
    laat = tuple(sorted({max(j, jaren[0]) for j in stand.te_laat}))
    return tuple(j for j in stand.jaren if j in jaren), tuple(j for j in stand.komt if j in jaren), laat


def _zin(met: tuple[int, ...], komt: tuple[int, ...], laat: tuple[int, ...]) -> str:
    soorten = (("cijfers over", met), ("te laat sinds", laat), ("volgend cijfer in", komt))
    return ", ".join(f"{wat} {voeg_samen([str(j) for j in jaren])}" for wat, jaren in soorten if jaren)


def toon_wegen() -> Getoond:
    """Langs welke weg de cijfers komen, per bron; samen alle indicatoren van het kader."""
    dossier = huidig().dossier
    wegen = bereken_wegen(dossier.kader, dossier.aanvoerwegen, dossier.samenwerking)
    per_bron = tel_wegen_per_bron(wegen)
    rijen = []
    for weg, aantal in tel_wegen(wegen).items():
        namen = [f"{bron.naam} ({n})" for bron, eigen, n in per_bron if eigen == weg]
        rijen.append((weg.value.capitalize(), str(aantal), "; ".join(namen) or "-"))
    rijen.append(("Samen", str(len(wegen)), "het hele kader"))
    gegevens = tuple((w.indicator.id, w.indicator.kort, w.bron.naam, w.weg.value, w.uitleg) for w in wegen)
    return Getoond(
        naam="wegen",
        titel="Langs welke weg het cijfer van elke indicator komt",
        bron="het sturingskader, de afspraken met partners en de definities om cijfers op te halen",
        tabel=Tabel(("Weg", "Indicatoren", "Bronnen (aantal indicatoren)"), tuple(rijen), (16, 12, 72)),
        gegevens=Gegevens(("indicator", "naam", "bron", "weg", "uitleg"), gegevens),
    )


def standregels(standen: tuple[Bronstand, ...]) -> list[str]:
    """De stand per bron als regels tekst: eerst wat te laat is, dan wat komt, dan wat geen datum heeft."""
    volgorde = sorted(standen, key=lambda s: (not s.te_laat, not s.komt, s.te_laat or s.komt, s.bron.naam))
    return [f"{s.bron.naam} ({s.bron.houder}): {_regel(s)}" for s in volgorde]


def _regel(s: Bronstand) -> str:
    binnen = f"{s.binnen} van {s.indicatoren} indicatoren binnen" if s.indicatoren else "geen eigen indicatoren"
    geen = "" if s.datum_bekend or not s.indicatoren else "geen datum bekend"
    delen = (
        f"TE LAAT: verwacht in {voeg_samen([str(j) for j in s.te_laat])}" if s.te_laat else "",
        binnen,
        _laatste(s),
        f"volgend cijfer in {voeg_samen([str(j) for j in s.komt])}" if s.komt else geen,
    )
    return ", ".join(deel for deel in delen if deel)


def _laatste(s: Bronstand) -> str:
    if s.laatste == NIET_VERMELD:
        return "cijfers zonder jaar"
    return f"laatste cijfer over {toon_periode(s.laatste)}" if s.laatste else ""


def wegregels(weg_aantallen: dict[Weg, int]) -> list[str]:
    """Het aantal indicatoren per weg en het totaal, als regels tekst."""
    regels = [f"{weg.value}: {aantal}" for weg, aantal in weg_aantallen.items()]
    return [*regels, f"samen: {sum(weg_aantallen.values())}"]
