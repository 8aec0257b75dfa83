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
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Gegevens, Tabel
from sturing.tonen.teken_kalender import Kalenderrij, teken_kalender

#: Zoveel jaar terug en vooruit heeft de figuur een eigen kolom; de tabel noemt alle jaren.
_TERUG, _VOORUIT = 5, 3


def toon_kalender() -> Getoond:
    """Per bron van het kader alle jaren met een cijfer, wat te laat is en het jaar van het volgende."""
    blad = huidig()
    rapport = blad.dossier.rapportage
    jaren = tuple(range(rapport.jaar - _TERUG, rapport.jaar + _VOORUIT + 1))
    standen = bereken_bronstanden(blad.metingen, blad.dossier.kader, rapport.peildatum)
    rijen = tuple(Kalenderrij(s.bron.naam, s.jaren, s.komt, s.te_laat, s.zonder_jaar) for s in standen)
    gevuld, leeg = tuple(r for r in rijen if not r.leeg), sorted(r.naam for r in rijen if r.leeg)
    tabel = Tabel(
        ("Bron", "Jaren met een cijfer", "Te laat", "Volgend cijfer"),
        tuple((r.naam, _cijfers_in_woorden(r), *(noem_jaren(j) or "-" for j in (r.te_laat, r.komt))) for r in gevuld),
        (40, 34, 10, 16),
    )
    return Getoond(
        naam="kalender",
        titel="Van welk jaar er cijfers zijn en wanneer het volgende komt",
        bron=f"het sturingskader en de metingen, zoals bekend op {toon_datum(rapport.peildatum)}",
        tekst=_zonder_cijfer_en_datum(leeg),
        bevinding=_zin_kalender(gevuld),
        beeld=f"Kalender met een rij per bron. {'. '.join(f'{r.naam}: {_zin(r)}' for r in gevuld)}.",
        svg=teken_kalender(gevuld, jaren, rapport.jaar),
        tabel=tabel,
    )


def noem_jaren(jaren: tuple[int, ...]) -> str:
    """Alle jaren in woorden, oplopend; drie of meer op een rij als 'van tot en met'. Leeg zonder jaren.

    >>> noem_jaren((2012, 2016, 2020)), noem_jaren((2015, 2017, 2018, 2019))
    ('2012, 2016 en 2020', '2015 en 2017 tot en met 2019')
    """
    stukken: list[list[int]] = []
    for jaar in jaren:
        if stukken and jaar == stukken[-1][-1] + 1:
            stukken[-1].append(jaar)
        else:
            stukken.append([jaar])
    delen = [[f"{s[0]} tot en met {s[-1]}"] if len(s) > 2 else [str(j) for j in s] for s in stukken]
    return voeg_samen([woord for deel in delen for woord in deel])


def _cijfers_in_woorden(rij: Kalenderrij) -> str:
    """De jaren met een cijfer; ook cijfers waarvan de bron geen jaar noemt, verdwijnen niet."""
    los = "cijfers zonder jaar" if rij.zonder_jaar else ""
    return "; ".join(deel for deel in (noem_jaren(rij.jaren), los) if deel) or "-"


def _zonder_cijfer_en_datum(namen: list[str]) -> tuple[str, ...]:
    """De bronnen die niet in de kalender staan, bij naam."""
    if not namen:
        return ()
    wat = "Eén bron heeft" if len(namen) == 1 else f"Van de bronnen hebben er {len(namen)}"
    zin = f"{wat} nog geen cijfer en geen datum. Niet in de kalender: {'; '.join(namen)}."
    return (voor_markdown(zin),)


def _zin_kalender(rijen: tuple[Kalenderrij, ...]) -> str:
    """Van hoeveel bronnen er een cijfer is en welke te laat zijn."""
    met, laat = sum(bool(r.jaren or r.zonder_jaar) for r in rijen), [r.naam for r in rijen if r.te_laat]
    te_laat = f"te laat: {voeg_samen(laat)}" if laat else "geen bron is te laat"
    return f"Van {met} van de {tel(len(rijen), 'bron', 'bronnen')} in deze kalender is er een cijfer; {te_laat}"


def _zin(rij: Kalenderrij) -> str:
    soorten = (("cijfers over", rij.jaren), ("te laat sinds", rij.te_laat), ("volgend cijfer in", rij.komt))
    delen = [f"{wat} {noem_jaren(jaren)}" for wat, jaren in soorten if jaren]
    if rij.zonder_jaar:
        delen.insert(bool(rij.jaren), "cijfers zonder jaar")
    return ", ".join(delen)


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
