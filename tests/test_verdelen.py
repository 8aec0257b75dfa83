"""Het budget verdelen: de solver vindt wat uitproberen van alles ook vindt."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from sturing.rekenen.verdelen import Eisen, Keuze, bereken_verdeling

ALLES = Eisen(alternatieven=0)


def maak_keuzes(seed: int, aantal: int = 9) -> list[Keuze]:
    toeval = np.random.default_rng(seed)
    return [
        Keuze(
            id=f"A{i}",
            kosten=float(toeval.integers(1, 30) * 1000),
            waarde=float(np.round(toeval.uniform(0, 100), 1)),
            opgaven=tuple(f"o{o}" for o in range(3) if toeval.random() < 0.4),
            verplicht=bool(toeval.random() < 0.1),
        )
        for i in range(aantal)
    ]


def probeer_alles(keuzes: list[Keuze], plafond: float, eisen: Eisen) -> list[tuple[float, tuple[str, ...]]]:
    """Elke verzameling die mag, van hoog naar laag."""
    opgaven = {o for k in keuzes for o in k.opgaven}
    uit = []
    for mee in product((False, True), repeat=len(keuzes)):
        gekozen = [k for k, wel in zip(keuzes, mee, strict=True) if wel]
        ids = {k.id for k in gekozen}
        vast = {k.id for k in keuzes if k.verplicht} | eisen.vast
        mag = vast <= ids and not ids & eisen.zonder and sum(k.kosten for k in gekozen) <= plafond
        if mag and (not eisen.een_per_opgave or opgaven <= {o for k in gekozen for o in k.opgaven}):
            uit.append((round(sum(k.waarde for k in gekozen), 6), tuple(sorted(ids))))
    return sorted(uit, reverse=True)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize(
    "eisen",
    [
        ALLES,
        Eisen(een_per_opgave=True, alternatieven=0),
        Eisen(vast=frozenset({"A2"}), zonder=frozenset({"A5"}), alternatieven=0),
    ],
    ids=["vrij", "een per opgave", "vast en zonder"],
)
def test_het_optimum_is_dat_van_alles_uitproberen(seed, eisen):
    keuzes = [k if k.id not in eisen.zonder else Keuze(k.id, k.kosten, k.waarde, k.opgaven) for k in maak_keuzes(seed)]
    plafond = sum(k.kosten for k in keuzes) * 0.45
    alle = probeer_alles(keuzes, plafond, eisen)
    uitkomst = bereken_verdeling(keuzes, plafond, eisen)
    if not alle:
        assert uitkomst.pakketten == () and uitkomst.reden
    else:
        assert uitkomst.pakketten[0].waarde == pytest.approx(alle[0][0])
        assert uitkomst.pakketten[0].kosten <= plafond


@pytest.mark.parametrize("seed", range(10))
def test_de_alternatieven_zijn_de_eerstvolgende_verzamelingen(seed):
    keuzes = maak_keuzes(seed, aantal=7)
    plafond = sum(k.kosten for k in keuzes) * 0.5
    eisen = Eisen(alternatieven=4, anders=1, marge=1.0)
    alle = [waarde for waarde, _ in probeer_alles(keuzes, plafond, eisen)][:5]
    assert [p.waarde for p in bereken_verdeling(keuzes, plafond, eisen).pakketten] == pytest.approx(alle)


def test_een_alternatief_kiest_er_ten_minste_twee_anders_en_is_bijna_even_goed():
    keuzes = maak_keuzes(3, aantal=12)
    uitkomst = bereken_verdeling(keuzes, 90_000, Eisen(alternatieven=3))
    beste = uitkomst.pakketten[0]
    assert len(uitkomst.pakketten) > 1
    for ander in uitkomst.pakketten[1:]:
        assert len(set(beste.gekozen) ^ set(ander.gekozen)) >= 2
        assert ander.waarde >= 0.9 * beste.waarde


def test_een_verplichting_gaat_voor_ook_als_zij_weinig_oplevert():
    keuzes = [Keuze("duur", 90, 1, verplicht=True), Keuze("goed", 20, 99)]
    assert bereken_verdeling(keuzes, 100, ALLES).pakketten[0].gekozen == ("duur",)


@pytest.mark.parametrize(
    ("keuzes", "eisen", "reden"),
    [
        ([Keuze("a", 90, 1, verplicht=True)], ALLES, "wat vaststaat kost 90 euro, meer dan het plafond van 50 euro"),
        (
            [Keuze("a", 10, 1)], Eisen(vast=frozenset("a"), zonder=frozenset("a")),
            "'a' staat vast en is ook uitgesloten",
        ),
        (
            [Keuze("a", 10, 1, verplicht=True)], Eisen(zonder=frozenset("a")),
            "'a' is verplicht en is ook uitgesloten",
        ),
        (
            [Keuze("a", 40, 1, ("x",)), Keuze("b", 40, 1, ("y",))], Eisen(een_per_opgave=True),
            "met deze eisen past geen enkele verzameling binnen het plafond",
        ),
    ],
)  # fmt: skip
def test_als_het_niet_kan_staat_er_waarom(keuzes, eisen, reden):
    uitkomst = bereken_verdeling(keuzes, 50, eisen)
    assert (uitkomst.pakketten, uitkomst.reden) == ((), reden)


def test_de_volgorde_van_invoer_maakt_niet_uit():
    keuzes = maak_keuzes(8, aantal=15)
    assert bereken_verdeling(keuzes, 80_000) == bereken_verdeling(keuzes[::-1], 80_000)


def test_alles_past_als_het_plafond_hoog_genoeg_is():
    keuzes = maak_keuzes(1)
    uitkomst = bereken_verdeling(keuzes, 10_000_000)
    assert uitkomst.alles_past and len(uitkomst.pakketten[0].gekozen) == len(keuzes)


def test_niets_gevraagd_geeft_geen_pakket():
    assert bereken_verdeling([], 1000).pakketten == ()
