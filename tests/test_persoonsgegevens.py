"""Persoonsgegevens: harde nummers worden altijd gevonden, namen bijna altijd, en gewone taal blijft gewoon."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from persoonsproef import lees_zinnen, tel
from stdnum import iban as ibantoets
from stdnum.nl import bsn as bsntoets

from sturing.bronnen.persoonsgegevens import (
    HARDE_SOORTEN,
    Soort,
    maak_onherkenbaar,
    zoek_harde_gegevens,
    zoek_persoonsgegevens,
)
from sturing.gegevens.eigennamen import eigennamen
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.lezer import Lezer

WORTEL = Path(__file__).parents[1]
#: Wat de proefset laat zien, met ruimte voor één zin verschil; de tabel staat in benchmarks/persoonsgegevens.md.
NAMEN_GEVONDEN, NAMEN_TERECHT = 0.93, 0.88


def soorten(tekst: str) -> list[tuple[Soort, str]]:
    return [(v.soort, v.tekst) for v in zoek_persoonsgegevens(tekst)]


def test_de_proef_heeft_genoeg_zinnen_en_de_twee_delen_overlappen_niet():
    ontwikkel, proef = lees_zinnen("ontwikkel"), lees_zinnen("proef")
    assert len(ontwikkel) + len(proef) >= 200
    assert not {z.tekst for z in ontwikkel} & {z.tekst for z in proef}
    assert {s for z in proef for *_, s in z.plekken} == set(Soort)
    assert sum(not z.plekken for z in proef) >= 40


@pytest.mark.parametrize("naam", ["ontwikkel", "proef"])
def test_elk_hard_gegeven_wordt_gevonden_en_niets_wordt_ten_onrechte_hard_genoemd(naam):
    telling = tel(lees_zinnen(naam))
    for soort in HARDE_SOORTEN:
        assert telling[soort].gemist == []
        assert telling[soort].onterecht == []


def test_namen_worden_op_de_proefset_gevonden_zoals_wij_beloven():
    namen = tel(lees_zinnen("proef"))[Soort.NAAM]
    assert namen.gevonden >= NAMEN_GEVONDEN
    assert namen.terecht >= NAMEN_TERECHT


TUSSEN = st.sampled_from(["", " ", ".", "-", "\u200b", "\u00a0", "\u2011", "\u00ad"])
OMGEVING = st.sampled_from([("", ""), ("het is ", " zei zij"), ("(", ")"), ("nr:", ","), ("\n", "\n")])
BREED = str.maketrans("0123456789", "０１２３４５６７８９")


def met_tussen(trek, tekens: str) -> str:
    return "".join(t + trek(TUSSEN) for t in tekens[:-1]) + tekens[-1]


def moet_gevonden(trek, soort: Soort, tekens: str) -> None:
    voor, na = trek(OMGEVING)
    tekst = voor + tekens + na
    gevonden = [v for v in zoek_harde_gegevens(tekst) if v.begin <= len(voor) and v.einde >= len(voor + tekens)]
    assert [v.soort for v in gevonden] == [soort], repr(tekst)


@settings(max_examples=150, deadline=None)
@given(st.data(), st.integers(10_000_000, 99_999_999))
def test_elk_bsn_wordt_gevonden_hoe_het_ook_is_gespatieerd(data, acht):
    nummer = next((f"{acht}{c}" for c in range(10) if bsntoets.is_valid(f"{acht}{c}")), None)
    if nummer is None:
        return
    tekens = met_tussen(data.draw, nummer)
    moet_gevonden(data.draw, Soort.BSN, data.draw(st.sampled_from([tekens, tekens.translate(BREED)])))


@settings(max_examples=100, deadline=None)
@given(st.data(), st.sampled_from(["ABNA", "RABO", "INGB", "TRIO"]), st.integers(1, 9_999_999_999), st.booleans())
def test_elk_nederlands_rekeningnummer_wordt_gevonden(data, bank, rekening, klein):
    kern = f"{bank}{rekening:010d}"
    nummer = f"NL{ibantoets.calc_check_digits('NL00' + kern)}{kern}"
    groepen = [nummer[i : i + 4] for i in range(0, len(nummer), 4)]
    tekst = data.draw(st.sampled_from(["", " ", ".", "-", "\u00a0"])).join(groepen)
    moet_gevonden(data.draw, Soort.IBAN, tekst.lower() if klein else tekst)


@settings(max_examples=100, deadline=None)
@given(st.data(), st.integers(10_000_000, 59_999_999), st.sampled_from(["06", "+316", "00316", "+31(0)6"]))
def test_elk_mobiel_nummer_wordt_gevonden(data, nummer, begin):
    moet_gevonden(data.draw, Soort.TELEFOON, begin + met_tussen(data.draw, str(nummer)))


SIDECODES = (
    "LL-99-99", "99-99-LL", "99-LL-99", "LL-99-LL", "LL-LL-99", "99-LL-LL", "99-LLL-9", "9-LLL-99", "LL-999-L",
    "L-999-LL", "LLL-99-L", "L-99-LLL", "9-LL-999", "999-LL-9",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(SIDECODES), st.booleans())
def test_elk_kenteken_wordt_gevonden_met_en_zonder_streepjes(data, code, klein):
    letter, cijfer = st.sampled_from("BDFGHJKLNPRSTVXZ"), st.sampled_from("3456789")
    plaat = "".join(data.draw({"L": letter, "9": cijfer}[t]) if t in "L9" else t for t in code)
    # Aaneen zijn de oudste twee een gebiedscode of een postcode.
    vormen = [plaat] if code in SIDECODES[:2] else [plaat, plaat.replace("-", "")]
    tekst = data.draw(st.sampled_from(vormen))
    moet_gevonden(data.draw, Soort.KENTEKEN, tekst.lower() if klein else tekst)


@settings(max_examples=100, deadline=None)
@given(st.data(), st.integers(1000, 9999), st.sampled_from(["AB", "KL", "XZ", "EN", "GH"]), st.integers(1, 999))
def test_elke_postcode_met_huisnummer_wordt_gevonden(data, cijfers, letters, huis):
    tussen, voor_nummer = data.draw(st.sampled_from(["", " "])), data.draw(st.sampled_from([" ", ", ", " nr ", "-"]))
    tekst = f"{cijfers}{tussen}{letters}{voor_nummer}{huis}"
    moet_gevonden(data.draw, Soort.POSTCODE, tekst)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_elke_tekst_levert_vondsten_op_hun_plek_en_zonder_overlap(tekst):
    vondsten = zoek_persoonsgegevens(tekst)
    assert all(tekst[v.begin : v.einde] == v.tekst and v.tekst for v in vondsten)
    assert all(a.einde <= b.begin for a, b in zip(vondsten, vondsten[1:], strict=False))
    assert zoek_persoonsgegevens(tekst) == vondsten


def test_onherkenbaar_laat_van_een_hard_gegeven_niets_over():
    for zin in lees_zinnen("proef"):
        nieuw = maak_onherkenbaar(zin.tekst, zoek_persoonsgegevens(zin.tekst))
        assert zoek_harde_gegevens(nieuw) == ()


@pytest.mark.parametrize(
    "tekst",
    [
        "In mei ging ik en in augustus kwam ik terug.",
        "Van 1 januari 2024 tot en met 31 december 2025.",
        "De gemeente gaf 1.234.567,89 euro uit.",
        "Gebieden GM0342, WK034205 en GG2514, zie UP2026.",
        "Tussen 2019-2020 en 2023-2024 nam het toe.",
        "Van 12,5% naar 14,1% (n=1.204).",
        "Wij belden 14 035 en later 0800-1234.",
        "Op 5-mei-25 was het feest.",
    ],
)
def test_gewone_taal_met_getallen_is_geen_persoonsgegeven(tekst):
    assert soorten(tekst) == []


def test_een_tikfout_in_een_bsn_wordt_gemeld_als_de_zin_het_zelf_zo_noemt():
    assert soorten("nummer 461644779") == []
    assert [s for s, _ in soorten("mijn bsn is 461644779")] == [Soort.BSN]


def test_het_zoeken_doet_geen_verzoek_naar_buiten_schrijft_niets_en_laat_het_logboek_met_rust(tmp_path):
    code = (
        "import logging, socket, sys\n"
        "socket.socket.connect = lambda *a: sys.exit('netwerk')\n"
        "def waak(wat, gegevens):\n"
        "    if wat == 'open' and isinstance(gegevens[1], str) and set(gegevens[1]) & set('wax+'):\n"
        "        sys.exit(f'schrijft {gegevens[0]}')\n"
        "sys.dont_write_bytecode = True\n"
        "sys.addaudithook(waak)\n"
        "from sturing.bronnen.persoonsgegevens import zoek_persoonsgegevens\n"
        "assert zoek_persoonsgegevens('Ik ben Jan de Vries')\n"
        "assert logging.getLogger().level == logging.WARNING and not logging.getLogger().handlers\n"
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=WORTEL)
    assert (uit.returncode, uit.stdout) == (0, ""), uit.stderr


@pytest.mark.parametrize("tekst", ["0029200000", "NL20ABNA0029200000", "rekening 00292 00000", "+292 00000"])
def test_cijfers_met_een_landcode_die_niet_bestaat_houden_het_lezen_niet_op(tekst):
    assert all(v.soort != Soort.TELEFOON for v in zoek_harde_gegevens(tekst))


def test_eigennamen_van_een_gemeente_staan_in_haar_gegevens_en_verbergen_geen_mens():
    soest = Lezer(WORTEL).lees_yaml(WORTEL / "data/soest/gemeente.yml", Gemeente)
    namen = eigennamen(soest)
    assert {"eemkracht", "welzin", "smitsveen", "soest"} <= namen
    zin = "Ik sprak een begeleider Eemkracht en een buurman Smitsveen."
    assert zoek_persoonsgegevens(zin) and not zoek_persoonsgegevens(zin, namen)
    assert zoek_persoonsgegevens("Ik ben Fatima van Welzin", namen)
    wijk = soest.wijken[0].model_copy(update={"naam": "Fatimakwartier Fatima Willem", "ook_genoemd": ()})
    ander = soest.model_copy(update={"wijken": (wijk,), "eigennamen": ()})
    assert not {"fatima", "willem"} & eigennamen(ander) and "fatimakwartier" in eigennamen(ander)
