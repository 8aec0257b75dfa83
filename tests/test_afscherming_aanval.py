"""Een aanvaller met alle gepubliceerde tabellen rekent geen enkele afgeschermde cel terug."""

from __future__ import annotations

import re
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from aanvaller import lees_af, val_aan
from hypothesis import given, settings
from hypothesis import strategies as st

from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.kadermodel import Eenheid
from sturing.paden import zoek_wortel
from sturing.rekenen.afscherming import scherm_af, scherm_kerncijfers_af
from sturing.rekenen.onzekerheid import SCHAAL

GEMEENTE = "GM0001"
LEEG = {"ondergrens": np.nan, "bovengrens": np.nan, "n": np.nan, "teller": np.nan, "noemer": np.nan}


def maak_kader(
    drempel: int = 10, *, zelfde: dict[str, str] | None = None, mensen: bool = True, **eenheden: Eenheid
) -> SimpleNamespace:
    """Een kader met alleen wat de afscherming nodig heeft."""
    indicatoren = {
        naam: SimpleNamespace(bron="b", eenheid=e, telt_mensen=mensen, telt_zelfde_als=(zelfde or {}).get(naam, ""))
        for naam, e in (eenheden or {"x": Eenheid.AANTAL}).items()
    }
    return SimpleNamespace(indicatoren=indicatoren, bronnen={"b": SimpleNamespace(drempel=drempel)})


def rij(gebied: str, waarde: float, periode: str = "2024", datum: str = "2025-01-01", **meer) -> dict:
    return {
        "indicator": "x", "groep": "totaal", "herkomst": "gemeten", **LEEG, "gebied": gebied, "waarde": waarde,
        "periode": periode, "beschikbaar_per": pd.Timestamp(datum), **meer,
    }  # fmt: skip


def tabel(aantallen: list[float], **meer) -> list[dict]:
    """Wijken met deze aantallen, en de gemeente als som."""
    wijken = [rij(f"WK0001{i:02}", aantal, **meer) for i, aantal in enumerate(aantallen)]
    return [*wijken, rij(GEMEENTE, sum(aantallen), **meer)]


def scherm(nu: pd.DataFrame, geschiedenis: pd.DataFrame, drempel: int = 10) -> pd.DataFrame:
    return scherm_af(nu, maak_kader(drempel), GEMEENTE, geschiedenis)


def weg(rijen: list[dict], **kader) -> list[str]:
    uit = scherm_af(pd.DataFrame(rijen), maak_kader(**kader), GEMEENTE)
    return list(uit.loc[uit["afgeschermd"], "gebied"])


aantallen = st.lists(st.integers(0, 40), min_size=1, max_size=8)


def test_de_aanvaller_vindt_een_cel_als_er_geen_tweede_wegvalt():
    def alleen_eerst(nu, geschiedenis):
        return nu.assign(afgeschermd=nu["waarde"].between(1, 9))

    lekken = val_aan(pd.DataFrame(tabel([3, 12, 20])), alleen_eerst, GEMEENTE, "waarde", 10)
    assert [(lek.waar, round(lek.laag), round(lek.hoog)) for lek in lekken] == [(3, 3, 3)]


def test_de_aanvaller_vindt_een_cel_als_edities_los_worden_afgeschermd():
    alle = pd.DataFrame(
        [*tabel([3, 12, 20]), rij("WK000100", 11, datum="2025-06-01"), rij(GEMEENTE, 43, datum="2025-06-01")]
    )

    def zonder_geschiedenis(nu, geschiedenis):
        return scherm_af(nu, maak_kader(), GEMEENTE)

    assert val_aan(alle, zonder_geschiedenis, GEMEENTE, "waarde", 10)
    assert not val_aan(alle, scherm, GEMEENTE, "waarde", 10)


@given(aantallen, st.sampled_from([5, 10]))
@settings(max_examples=150, deadline=None)
def test_wijken_en_totaal_geven_geen_cel_terug(waarden, drempel):
    alle = pd.DataFrame(tabel(waarden))
    assert not val_aan(alle, lambda nu, g: scherm(nu, g, drempel), GEMEENTE, "waarde", drempel)


herzieningen = st.lists(st.dictionaries(st.integers(0, 4), st.integers(0, 40), max_size=4), min_size=1, max_size=4)


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5), herzieningen, st.booleans())
@settings(max_examples=200, deadline=None)
def test_edities_naast_elkaar_geven_geen_cel_terug(begin, stappen, totaal_ook):
    rijen, nu = tabel(begin), list(begin)
    for maand, stap in enumerate(stappen, start=2):
        datum = f"2025-{maand:02}-01"
        for wijk, waarde in stap.items():
            nu[wijk] = waarde
            rijen.append(rij(f"WK0001{wijk:02}", waarde, datum=datum))
        if stap and (totaal_ook or maand % 2):
            rijen.append(rij(GEMEENTE, sum(nu), datum=datum))
    assert not val_aan(pd.DataFrame(rijen), scherm, GEMEENTE, "waarde", 10)


@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), min_size=2, max_size=6))
@settings(max_examples=150, deadline=None)
def test_halfjaren_en_jaar_geven_geen_cel_terug(paren):
    een, twee = [a for a, _ in paren], [b for _, b in paren]
    rijen = [*tabel(een, periode="2024-H1"), *tabel(twee, periode="2024-H2")]
    rijen += tabel([a + b for a, b in paren], periode="2024")
    assert not val_aan(pd.DataFrame(rijen), scherm, GEMEENTE, "waarde", 10)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=8))
@settings(max_examples=150, deadline=None)
def test_teller_complement_en_noemer_geven_geen_cel_terug(paren):
    wijken = [(t, t + c) for t, c in paren if t + c]
    if not wijken:
        return
    som = (sum(t for t, _ in wijken), sum(n for _, n in wijken))
    rijen = [
        rij(gebied, 100 * t / n, teller=t, noemer=n)
        for gebied, (t, n) in [*((f"WK0001{i:02}", w) for i, w in enumerate(wijken)), (GEMEENTE, som)]
    ]
    alle = pd.DataFrame(rijen)
    alle["complement"] = alle["noemer"] - alle["teller"]

    def publiceer(nu, geschiedenis):
        uit = scherm_af(nu, maak_kader(x=Eenheid.PROCENT), GEMEENTE, geschiedenis)
        return uit.assign(complement=uit["noemer"] - uit["teller"])

    for kolom in ("teller", "complement", "noemer"):
        assert not val_aan(alle, publiceer, GEMEENTE, kolom, 10), kolom


def ronde_tabel(tellingen: list[tuple[int, int]], kolom: str = "n", decimalen: int = 1) -> pd.DataFrame:
    """Wijken en hun som als afgerond percentage, met n of noemer maar zonder teller."""
    som = (sum(t for t, _ in tellingen), sum(n for _, n in tellingen))
    gebieden = [*(f"WK0001{i:02}" for i in range(len(tellingen))), GEMEENTE]
    return pd.DataFrame(
        rij(gebied, round(100 * t / n, decimalen), **{kolom: float(n)}) | {"telling": float(t), "complement": n - t}
        for gebied, (t, n) in zip(gebieden, [*tellingen, som], strict=True)
    )


enquete = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 300)), min_size=1, max_size=8)


@given(enquete, st.sampled_from(["n", "noemer"]), st.integers(0, 2))
@settings(max_examples=150, deadline=None)
def test_een_percentage_met_n_of_noemer_verraadt_geen_klein_aantal(paren, kolom, decimalen):
    paren = [(t, t + c) for t, c in paren if t + c]
    if not paren:
        return
    alle = ronde_tabel(paren, kolom, decimalen)

    def publiceer(nu, geschiedenis):
        return scherm_af(nu, maak_kader(x=Eenheid.PROCENT), GEMEENTE, geschiedenis)

    assert not lees_af(publiceer(alle, alle), {"x": 100.0}, {"x": 10})


@given(enquete, st.sampled_from(["telling", "complement"]), st.integers(0, 2))
@settings(max_examples=150, deadline=None)
def test_afgeronde_percentages_van_wijken_en_gemeente_geven_geen_cel_terug(paren, kolom, decimalen):
    paren = [(t, t + c) for t, c in paren if t + c]
    if not paren:
        return
    alle = ronde_tabel(paren, "noemer", decimalen)

    def publiceer(nu, geschiedenis):
        uit = scherm_af(nu, maak_kader(x=Eenheid.PROCENT), GEMEENTE, geschiedenis)
        # De lezer ziet het percentage en niet de telling: die kent hij op de afronding na.
        geschat = (uit["waarde"] if kolom == "telling" else 100 - uit["waarde"]) * uit["noemer"] / 100
        return uit.assign(**{kolom: geschat}, speling=uit["noemer"] * 0.5 * 10.0**-decimalen / 100 + 1e-9)

    assert not val_aan(alle, publiceer, GEMEENTE, kolom, 10)


@pytest.mark.parametrize(("waarde", "n"), [(18.2, 11.0), (28.6, 14.0), (94.1, 17.0)])
def test_een_percentage_van_een_handvol_ondervraagden_valt_weg(waarde, n):
    rijen = pd.DataFrame([rij("WK000107", waarde, n=n)])
    assert lees_af(rijen, {"x": 100.0}, {"x": 10})
    assert weg([rij("WK000107", waarde, n=n)], x=Eenheid.PROCENT) == ["WK000107"]


def test_n_die_uit_de_marge_volgt_telt_ook():
    # Van 11 ondervraagden zeggen er 2 ja: de marge van 95% verraadt hoeveel het er waren.
    klein, groot = {"ondergrens": 5.1, "bovengrens": 47.7}, {"ondergrens": 15.9, "bovengrens": 20.7}
    assert weg([rij(GEMEENTE, 18.2, **klein)], x=Eenheid.PROCENT) == [GEMEENTE]
    assert weg([rij(GEMEENTE, 18.2, **groot)], x=Eenheid.PROCENT) == []
    assert weg([rij(GEMEENTE, 18.2, **klein, herkomst="model")], x=Eenheid.PROCENT) == []


def test_een_percentage_waarin_een_heel_getal_past_is_dat_getal():
    # 33,3% van 30 is 9,99 en dus 10 mensen: dat mag getoond worden.
    assert weg([rij(GEMEENTE, 33.3, noemer=30.0)], x=Eenheid.PROCENT) == []


def _per_indicator(rijen: list[dict], **kader) -> dict[str, set[str]]:
    uit = scherm_af(pd.DataFrame(rijen), maak_kader(x=Eenheid.AANTAL, y=Eenheid.PROCENT, **kader), GEMEENTE)
    return {naam: set(r.loc[r["afgeschermd"], "gebied"]) for naam, r in uit.groupby("indicator")}


def _als_percentage(aantal: list[dict], noemers: list[float]) -> list[dict]:
    """Dezelfde tellingen als afgerond percentage van `noemers`, zonder teller."""
    return [
        r | {"indicator": "y", "waarde": round(100 * r["waarde"] / noemer, 1), "noemer": noemer}
        for r, noemer in zip(aantal, noemers, strict=True)
    ]


def test_een_aantal_en_zijn_afgeronde_percentage_vallen_samen_weg():
    aantal = tabel([3, 12, 12, 30])
    aandeel = _als_percentage(aantal, [500.0, 500.0, 700.0, 500.0, 2200.0])
    uit = _per_indicator([*aantal, *aandeel])
    assert uit["x"] == uit["y"] and len(uit["x"]) == 2


def test_wat_volgens_het_kader_hetzelfde_telt_valt_samen_weg_ook_in_een_gebied():
    rijen = [rij(GEMEENTE, 7.0), rij(GEMEENTE, 1.4, indicator="y")]
    assert _per_indicator(rijen, zelfde={"x": "y"}) == {"x": {GEMEENTE}, "y": {GEMEENTE}}
    assert _per_indicator(rijen) == {"x": {GEMEENTE}, "y": set()}


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(40, 900)), min_size=1, max_size=7))
@settings(max_examples=100, deadline=None)
def test_verwante_tabellen_verbergen_altijd_dezelfde_gebieden(paren):
    aantal = tabel([t for t, _ in paren])
    aandeel = _als_percentage(aantal, [*(float(n) for _, n in paren), float(sum(n for _, n in paren))])
    uit = _per_indicator([*aantal, *aandeel], zelfde={"x": "y"})
    assert uit["x"] == uit["y"]


def test_kamers_zijn_geen_mensen_en_blijven_staan():
    assert weg([rij(GEMEENTE, 7.0)], mensen=False) == []
    assert weg([rij(GEMEENTE, 7.0)]) == [GEMEENTE]


@pytest.mark.parametrize("waarden", [(8, 12), (12, 8)])
def test_twee_waarden_op_een_dag_vallen_samen_weg_in_elke_volgorde(waarden):
    assert weg([rij(GEMEENTE, waarde) for waarde in waarden]) == [GEMEENTE, GEMEENTE]


def test_een_aantal_en_zijn_percentage_vallen_samen_weg():
    aantal = tabel([3, 12, 20, 30])
    aandeel = [
        rij(r["gebied"], round(r["waarde"] / 5), teller=r["waarde"], noemer=500.0) | {"indicator": "y"} for r in aantal
    ]
    aandeel[-1] |= {"noemer": 2000.0, "waarde": 3.25}
    uit = scherm_af(pd.DataFrame([*aantal, *aandeel]), maak_kader(x=Eenheid.AANTAL, y=Eenheid.PROCENT), GEMEENTE)
    per_indicator = {naam: set(r.loc[r["afgeschermd"], "gebied"]) for naam, r in uit.groupby("indicator")}
    assert per_indicator["x"] == per_indicator["y"] == {"WK000100", "WK000101"}


def test_een_klein_aantal_dat_uit_percentage_en_noemer_volgt_valt_weg():
    assert weg([rij(GEMEENTE, 2.0, noemer=150.0)], x=Eenheid.PROCENT) == [GEMEENTE]


def test_bijna_iedereen_valt_ook_weg():
    assert weg([rij(GEMEENTE, 98.0, teller=147.0, noemer=150.0)], x=Eenheid.PROCENT) == [GEMEENTE]


@pytest.mark.parametrize(("waarde", "verwacht"), [(0, []), (1, [GEMEENTE]), (9, [GEMEENTE]), (10, []), (11, [])])
def test_de_drempel_ligt_tussen_negen_en_tien_en_nul_blijft_staan(waarde, verwacht):
    assert weg([rij(GEMEENTE, waarde)]) == verwacht


def test_een_bron_mag_haar_eigen_drempel_hebben():
    assert weg([rij(GEMEENTE, 7)], drempel=5) == []


def test_een_percentage_zonder_aantallen_blijft_staan():
    assert weg([rij(GEMEENTE, 2.0)], x=Eenheid.PROCENT) == []


def test_een_rapportcijfer_van_weinig_mensen_valt_weg():
    assert weg([rij(GEMEENTE, 7.9, n=4.0)], x=Eenheid.CIJFER) == [GEMEENTE]


def test_van_een_afgeschermde_rij_blijft_geen_getal_over():
    klein = rij(GEMEENTE, 2.0, teller=3.0, noemer=150.0, ondergrens=1.0, bovengrens=3.0, n=150.0)
    uit = scherm_af(pd.DataFrame([klein]), maak_kader(x=Eenheid.PROCENT), GEMEENTE)
    assert uit[["waarde", "ondergrens", "bovengrens", "n", "teller", "noemer"]].isna().all(axis=None)


def test_kleine_kerncijfers_vallen_weg_met_een_tweede_wijk():
    def kerncijfer(gebied, waarde, eenheid=Eenheid.AANTAL):
        return SimpleNamespace(kerncijfer="80-plus", gebied=gebied, periode="2024", waarde=waarde, eenheid=eenheid,
                               groep="totaal", bron="cbs", beschikbaar_per="2025-01-01")  # fmt: skip

    rijen = [
        kerncijfer("WK000101", 4),
        kerncijfer("WK000102", 30),
        kerncijfer("WK000103", 50),
        kerncijfer(GEMEENTE, 84),
    ]
    assert [verborgen for _, verborgen in scherm_kerncijfers_af(rijen, GEMEENTE)] == [True, True, False, False]
    assert not any(v for _, v in scherm_kerncijfers_af([kerncijfer("WK000101", 4, Eenheid.PROCENT)], GEMEENTE))


def test_wat_na_de_peildatum_bekend_wordt_verandert_de_afscherming_niet():
    rijen = tabel([3, 12, 20])
    eerst = scherm(pd.DataFrame(rijen), pd.DataFrame(rijen))
    assert eerst.equals(scherm(pd.DataFrame(rijen), pd.DataFrame(rijen)))
    assert set(eerst.loc[eerst["afgeschermd"], "gebied"]) == {"WK000100", "WK000101"}


def test_tonen_pakt_geen_cijfer_buiten_de_afscherming_om():
    # `blad` schermt af, `duidingtoets` toetst tekst, en `glue` zegt alleen uit welke levering een cijfer komt.
    mogen = ("blad", "duidingtoets", "glue")
    paden = [p for p in (zoek_wortel() / "sturing" / "tonen").glob("*.py") if p.stem not in mogen]
    bron = re.compile(r"dossier\.(metingen|kerncijfers|geschiedenis|feiten)")
    assert [pad.name for pad in paden if bron.search(pad.read_text("utf-8"))] == []


@pytest.fixture(scope="module")
def voorbeeld():
    return lees_dossier(zoek_wortel(), "voorbeeld", 2026)


def test_het_voorbeeld_geeft_in_geen_enkele_editie_een_cel_prijs(voorbeeld):
    kader, code = voorbeeld.kader, voorbeeld.gemeente.code
    alle = voorbeeld.geschiedenis.reset_index(drop=True)
    soort = alle["indicator"].map(lambda i: kader.indicatoren[i].eenheid)
    alle["telling"] = alle["teller"].fillna(alle["waarde"].where(soort == Eenheid.AANTAL))
    alle = alle[alle["telling"].notna()]
    # Alleen wat ooit klein was is een doelwit; de rest van de tabellen doet als gegeven mee.
    doelwit = alle[alle["telling"].between(1, 9)].groupby(["indicator"], sort=True)
    gevonden = []
    for indicator, _ in doelwit:
        eigen = alle[alle["indicator"] == indicator[0]]

        def publiceer(nu, geschiedenis):
            uit = scherm_af(nu, kader, code, geschiedenis)
            return uit.assign(telling=uit["telling"].mask(uit["afgeschermd"]))

        for jaar in sorted(eigen["periode"].str[:4].unique()):
            deel = eigen[eigen["periode"].str[:4] == jaar]
            if deel["telling"].between(1, 9).any():
                gevonden += val_aan(
                    deel, publiceer, code, "telling", kader.bronnen[kader.indicatoren[indicator[0]].bron].drempel
                )
    assert gevonden == []


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
@pytest.mark.parametrize("jaar", [2024, 2025, 2026])
@pytest.mark.parametrize("editie", ["concept", "definitief"])
def test_geen_gepubliceerd_cijfer_verraadt_zelf_een_klein_aantal(gemeente, jaar, editie):
    """Over alles wat fiches, figuren en downloads kunnen tonen: de uitvoer van `scherm_af`."""
    if gemeente == "soest" and jaar < 2026:
        pytest.skip("Soest heeft nog geen kader van voor 2026")
    dossier = lees_dossier(zoek_wortel(), gemeente, jaar, editie)
    kader = dossier.kader
    getoond = scherm_af(dossier.metingen, kader, dossier.gemeente.code, dossier.geschiedenis)
    schaal = {naam: SCHAAL.get(i.eenheid, 0.0) for naam, i in kader.indicatoren.items()}
    tellers = {n: i for n, i in kader.indicatoren.items() if i.eenheid in (*SCHAAL, Eenheid.AANTAL)}
    drempel = {n: kader.bronnen[i.bron].drempel if i.telt_mensen else 0 for n, i in tellers.items()}
    telbaar = getoond[getoond["indicator"].isin(tellers)]
    assert lees_af(telbaar, schaal, drempel) == []
    if gemeente == "voorbeeld":
        assert lees_af(dossier.metingen[dossier.metingen["indicator"].isin(tellers)], schaal, drempel)
