"""Het tekstalternatief van elke figuur zegt de bevinding en de getallen, in het boek, op de fiches en op de stukken.

De regel voor de getallen: elk getal uit de tabel bij de figuur staat in het alternatief. Alleen een reeks in de tijd
met meer dan `ALLE_NOEMEN` cijfers, en een lijst met meer dan `ALLE_NOEMEN` activiteiten, noemt het eerste, het laatste
en de uitersten. Een soort dekking die nul keer voorkomt, staat er niet bij.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

import sturing.tonen as tonen
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.reeksen import Punt
from sturing.tonen import blad as bladmodule
from sturing.tonen.alternatief import ALLE_NOEMEN, noem_reeks, tekstalternatief, zin_uitersten
from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.losse_bladen import maak_losse_bladen
from sturing.tonen.object import Getoond
from sturing.tonen.toon_halters import figuur_opvallend, kies_opvallend

WORTEL = Path(__file__).parents[1]
SVG = "<svg xmlns='http://www.w3.org/2000/svg'/>"
_GETAL = re.compile(r"\d[\d.]*(?:,\d+)?")
#: De soorten figuren die er ten minste moeten zijn, bij Soest en bij het voorbeeld: anders toetst de test niets.
SOORTEN = {
    False: {
        "dekking",
        "halters",
        "vergelijking",
        "oordelenkaart",
        "samenhangfiguur",
        "kalender",
        "wijken",
        "wijkkaart",
    },
    True: {"dekking", "verloop", "halters", "wijkcijfers", "oordelenkaart", "kalender", "ranglijst", "kosten"},
}
#: Tabellen met activiteiten: zo lang als het register is.
_LIJSTEN = ("kosten-impact", "ranglijst")


@pytest.fixture(scope="module", params=["soest", "voorbeeld"])
def dossier(request) -> Dossier:
    return lees_dossier(WORTEL, request.param, 2026)


@pytest.fixture(scope="module")
def boek(dossier) -> list[Getoond]:
    """Alle figuren van het boek en de stukken. Tekenen kost tijd en verandert aan de woorden niets."""
    with pytest.MonkeyPatch.context() as zonder:
        zonder.setattr(bladmodule, "display", lambda *a, **k: None)
        for naam, module in list(sys.modules.items()):
            if naam.startswith("sturing.tonen.toon_"):
                for functie in [f for f in vars(module) if f.startswith("teken_")]:
                    zonder.setattr(module, functie, lambda *a, **k: SVG)
        return list(figuren_van_het_boek(dossier))


def aanroepen() -> Iterator[tuple[str, str, tuple]]:
    """Elke `toon_`-aanroep van het boek: de opgave van de bladzijde, de functie en haar waarden."""
    for pad in sorted((WORTEL / "notebooks").glob("*.ipynb")):
        cellen = [c.source for c in nbformat.read(pad, as_version=4).cells if c.cell_type == "code"]
        opgave = "".join(re.findall(r'open_opgave\("([^"]+)"', "\n".join(cellen)))
        yield from (a for cel in cellen if (a := _aanroep(cel, opgave)))
    for pad in sorted((WORTEL / "book").glob("*.md")):
        yield from (a for regel in pad.read_text("utf-8").splitlines() if (a := _aanroep(regel, "")))


def _aanroep(bron: str, opgave: str) -> tuple[str, str, tuple] | None:
    if not bron.startswith("toon_"):
        return None
    roep = ast.parse(bron.strip()).body[0].value
    return opgave, roep.func.id, tuple(ast.literal_eval(a) for a in roep.args)


def figuren_van_het_boek(dossier: Dossier) -> Iterator[Getoond]:
    berekend: dict = {}
    for opgave, functie, waarden in aanroepen():
        blad = Bladzijde(dossier, dossier.kader.opgave(opgave) if opgave else None, berekend=berekend)
        with met_bladzijde(blad):
            getoond = getattr(tonen, functie)(*waarden)
        yield from (deel for deel in getattr(getoond, "delen", (getoond,)) if deel.svg)
    for opgave in dossier.kader.opgaven:
        blad = Bladzijde(dossier, opgave, berekend=berekend)
        with met_bladzijde(blad):
            yield from (f for f in [figuur_opvallend(blad, opgave, kies_opvallend(blad, opgave, 5))] if f)


def getallen(tekst: str) -> set[str]:
    return {vondst.rstrip(".") for vondst in _GETAL.findall(" ".join(tekst.split()))}


def moet_erin(figuur: Getoond) -> set[str]:
    """De getallen uit de tabel die het alternatief volgens de regel moet noemen."""
    rijen = [tuple(rij) for rij in figuur.tabel.als_tekst()]
    if figuur.naam.startswith(_LIJSTEN):
        rijen = _bij_lange_lijst(rijen)
    elif figuur.tabel.koppen[0] == "Periode":
        return {g for kolom in range(1, len(figuur.tabel.koppen)) for g in _van_reeks(rijen, kolom)}
    niet = {"0"} if figuur.naam.startswith("dekking") else set()
    return {g for rij in rijen for cel in rij for g in getallen(cel)} - niet


def _bij_lange_lijst(rijen: list[tuple]) -> list[tuple]:
    """Van een lange lijst activiteiten de goedkoopste en de duurste."""
    if len(rijen) <= ALLE_NOEMEN:
        return rijen
    op_kosten = sorted(rijen, key=lambda r: int(re.sub(r"\D", "", r[1])))
    return [op_kosten[0], op_kosten[-1]]


def _van_reeks(rijen: list[tuple], kolom: int) -> set[str]:
    met = [(r[0], r[kolom]) for r in rijen if getallen(r[kolom]) and r[kolom] != "geen cijfer"]
    if len(met) > ALLE_NOEMEN:
        waarde = {cel: float(max(getallen(cel), key=len).replace(".", "").replace(",", ".")) for _, cel in met}
        uiterst = sorted(met, key=lambda r: waarde[r[1]])
        met = [met[0], met[-1], uiterst[0], uiterst[-1]]
        # Bij gelijke uitersten mag het alternatief een andere periode noemen.
        return {g for _, cel in met for g in getallen(cel)} | getallen(met[0][0]) | getallen(met[1][0])
    return {g for rij in met for cel in rij for g in getallen(cel)}


def test_elke_figuur_van_het_boek_zegt_haar_bevinding_en_haar_getallen(dossier, boek):
    soorten = {re.match(r"[a-z]+", f.naam)[0] for f in boek}
    assert soorten >= SOORTEN[dossier.gemeente.verzonnen]
    for figuur in boek:
        assert figuur.alt.startswith(figuur.bevinding.rstrip(".")), figuur.naam
        assert len(figuur.bevinding.split()) >= 5, figuur.naam
        if figuur.tabel:
            mist = moet_erin(figuur) - getallen(figuur.alt)
            assert not mist, (figuur.naam, mist, figuur.alt)
        else:  # de ranglijst en de samenhang hebben hun tabel ernaast; hun aantallen staan in de bevinding of het beeld
            assert getallen(figuur.alt), figuur.naam


def test_elke_figuur_op_een_fiche_zegt_hetzelfde_als_in_het_hoofdstuk(dossier, boek):
    van_boek = {f.naam: f for f in boek}
    op_fiche = [f for blad in maak_losse_bladen(Bladzijde(dossier)) for f in blad.figuren]
    assert op_fiche
    for figuur in op_fiche:
        assert figuur.alt.startswith(figuur.bevinding) and getallen(figuur.beeld), figuur.naam
        if figuur.naam.startswith("verloop-") and figuur.naam in van_boek:
            assert figuur.alt == van_boek[figuur.naam].alt


def test_een_vergelijking_zonder_marges_zegt_dat_het_verschil_niet_te_beoordelen_is(boek):
    zonder = [f for f in boek if f.naam.startswith("vergelijking-") and "zonder marges" in f.titel]
    assert all(f.alt.split(". ")[0].endswith("is niet te zeggen of een verschil toeval is") for f in zonder)


def test_een_figuur_zonder_bevinding_of_zonder_woorden_bestaat_niet():
    with pytest.raises(ValueError, match="'x' mist haar bevinding"):
        Getoond("x", "Titel", svg=SVG, beeld="Lijnfiguur.")
    with pytest.raises(ValueError, match="'x' mist haar bevinding"):
        Getoond("x", "Titel", svg=SVG, bevinding="Het daalt")
    assert Getoond("x", "Titel", svg=SVG, bevinding="Het daalt", beeld="Lijn.").alt == "Het daalt. Lijn."


def test_een_lange_reeks_noemt_begin_eind_en_uitersten_en_een_korte_alles():
    reeks = [Punt(str(j), float(j), w) for j, w in zip(range(2015, 2022), (40, 42, 30, 47, 46, 45, 44), strict=True)]
    assert noem_reeks(reeks, Eenheid.PROCENT) == (
        "7 cijfers, van 40% in 2015 naar 44% in 2021; laagste 30% in 2017, hoogste 47% in 2018"
    )
    assert noem_reeks(reeks[:2], Eenheid.PROCENT) == "40% in 2015, 42% in 2016"


def test_bevinding_en_beeld_worden_zinnen():
    assert tekstalternatief("Het daalt.", "Lijn.") == "Het daalt. Lijn."
    assert zin_uitersten([("A", 5.0), ("B", 5.0)], Eenheid.PROCENT) == "overal 5%" and not zin_uitersten(
        [], Eenheid.PROCENT
    )
