"""De toets van een aanvraag is op papier precies één bladzijde, ook als iemand er veel in schrijft."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfboekje import kop, schrijf_boek, tabel

from sturing.tonen.eenblad import INGEKORT, pas_op_blad
from sturing.uitgeven.pdf import Omslag, maak_pdf

OMSLAG = Omslag("Proef", "Een proef", "Gemeente Proef", "2026-07-31")
KOPPEN = tuple(f"{nr}. Een vraag van het kader die over een paar regels loopt?" for nr in range(1, 20))


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=4000)), max_size=22))
def test_wat_past_blijft_heel_en_wat_niet_past_zegt_dat_het_is_ingekort(rijen):
    gekort = pas_op_blad(rijen)
    assert [kop_ for kop_, _ in gekort] == [kop_ for kop_, _ in rijen]
    for (_, oud), (_, nieuw) in zip(rijen, gekort, strict=True):
        assert nieuw == oud or (nieuw.endswith(INGEKORT) and len(nieuw) < len(oud))


def test_alleen_de_langste_teksten_worden_ingekort():
    rijen = [("kort", "een zin"), ("lang", "woord " * 2000), ("ook kort", "nog een zin")]
    gekort = dict(pas_op_blad(rijen))
    assert gekort["kort"] == "een zin" and gekort["ook kort"] == "nog een zin"
    assert INGEKORT in gekort["lang"] and len(gekort["lang"]) > 3000


@pytest.mark.pdf
@pytest.mark.parametrize(
    "tekst",
    ["", "woord " * 800, "Gemeentelijke verantwoordelijkheidsverdeling " * 300, "W" * 4000],
    ids=["leeg", "gewone-woorden", "lange-woorden", "zonder-spaties"],
)
def test_een_aanvraag_beslaat_op_papier_precies_een_bladzijde(tmp_path: Path, tekst: str):
    rijen = pas_op_blad([(k, tekst or "nee") for k in KOPPEN], "Toets van aanvraag A1: " + "naam " * 20)
    inhoud = "".join(
        tabel(f"Tabel {nr}", "Toets van aanvraag A1: " + "naam " * 20, [("Onderdeel", "Wat er staat"), *rijen],
              (26, 74), "klein eenblad")
        for nr in (1, 2)
    )  # fmt: skip
    toc = schrijf_boek(tmp_path, {"index": kop(1, "", "Begin", "a"), "toetsen": kop(1, "", "Toetsen", "b", inhoud)})
    maak_pdf(toc, tmp_path, tmp_path / "uit.pdf", OMSLAG)
    with pikepdf.open(tmp_path / "uit.pdf") as pdf:
        # Omslag, inhoud, begin en de kop van het hoofdstuk; dan twee toetsen.
        assert len(pdf.pages) == 4 + 2
