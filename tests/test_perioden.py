"""Perioden worden gelezen zoals zij er staan, en altijd in dezelfde volgorde gezet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sturing.gegevens.perioden import NIET_VERMELD, is_periode, jaartal, tijdstip
from sturing.tonen.notatie import toon_periode

JAREN = st.integers(min_value=1900, max_value=2100)
JAAR = JAREN.map(str)
SCHOOLJAAR = JAREN.map(lambda j: f"{j}/{j + 1}")
HALFJAAR = st.builds("{}-H{}".format, JAREN, st.integers(1, 2))
KWARTAAL = st.builds("{}-K{}".format, JAREN, st.integers(1, 4))
MAAND = st.builds("{}-{:02d}".format, JAREN, st.integers(1, 12))
PERIODE = st.one_of(JAAR, SCHOOLJAAR, HALFJAAR, KWARTAAL, MAAND)


@given(PERIODE)
def test_elke_goed_geschreven_periode_wordt_herkend(periode):
    assert is_periode(periode)
    assert toon_periode(periode)


@given(PERIODE)
def test_een_tijdstip_ligt_binnen_het_jaar_waarin_de_periode_eindigt(periode):
    assert jaartal(periode) <= tijdstip(periode) < jaartal(periode) + 1


@pytest.mark.parametrize("soort", [JAAR, SCHOOLJAAR, HALFJAAR, KWARTAAL, MAAND])
def test_van_dezelfde_soort_is_een_latere_periode_ook_later(soort):
    @given(soort, soort)
    def proef(een, twee):
        assert (tijdstip(een) < tijdstip(twee)) == (een < twee)
        assert (tijdstip(een) == tijdstip(twee)) == (een == twee)

    proef()


@given(PERIODE, st.sampled_from(["  {}", "{} ", "{}\n", "x{}", "{}x", "{}-", "-{}"]))
def test_een_periode_met_iets_eromheen_wordt_geweigerd(periode, vorm):
    assert not is_periode(vorm.format(periode))


@given(st.text(max_size=12))
def test_wat_een_periode_is_heeft_ook_een_tijdstip(tekst):
    if is_periode(tekst):
        assert tijdstip(tekst) is not None
        assert jaartal(tekst) is None or jaartal(tekst) > 0


@pytest.mark.parametrize(
    "tekst",
    [
        "Niet vermeld",
        "2024/2026", "2024/24", "2025-H3", "2025-K5", "2025-13", "2025-1", "25", "", "vorig jaar", "２０２４",
    ],
)  # fmt: skip
def test_wat_geen_periode_is_wordt_geweigerd(tekst):
    assert not is_periode(tekst)


def test_een_onbekende_periode_komt_voor_alle_andere():
    assert is_periode(NIET_VERMELD)
    assert jaartal(NIET_VERMELD) is None
    assert tijdstip(NIET_VERMELD) < tijdstip("1900")


def test_een_periode_wordt_voluit_getoond():
    assert [toon_periode(p) for p in ("2024", "2024/2025", "2025-H2", "2025-K3", "2025-06", NIET_VERMELD)] == [
        "2024", "2024/2025", "tweede helft van 2025", "3e kwartaal van 2025", "juni 2025", "jaar niet vermeld",
    ]  # fmt: skip
