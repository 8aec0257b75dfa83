"""De aanvoer van cijfers: elke indicator heeft precies één weg, en te laat is alleen wat een datum had."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from test_readme import hulp
from typer.testing import CliRunner

from sturing.cli import app
from sturing.gegevens.aanvoerwegen import Aanvoerwegen
from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.partners import Samenwerking
from sturing.rekenen.aanvoer import Weg, bereken_bronstanden, bereken_wegen, tel_wegen, tel_wegen_per_bron
from sturing.standopdracht import bereken_standregels, bereken_wegregels

WORTEL = Path(__file__).parents[1]


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_de_wegen_tellen_op_tot_het_hele_kader(gemeente):
    dossier = lees_dossier(WORTEL, gemeente, 2026)
    wegen = bereken_wegen(dossier.kader, dossier.aanvoerwegen, dossier.samenwerking)
    assert [w.indicator.id for w in wegen] == list(dossier.kader.indicatoren)
    assert sum(tel_wegen(wegen).values()) == len(dossier.kader.indicatoren)
    assert sum(n for *_, n in tel_wegen_per_bron(wegen)) == len(dossier.kader.indicatoren)
    assert all(w.uitleg for w in wegen)


def test_soest_heeft_165_indicatoren_en_elke_weg_komt_voor(soest):
    telling = tel_wegen(bereken_wegen(soest.kader, soest.aanvoerwegen, soest.samenwerking))
    assert sum(telling.values()) == 165
    assert all(telling.values())


def test_een_benadering_is_geen_weg_voor_het_cijfer_zelf(soest):
    wegen = {w.indicator.id: w for w in bereken_wegen(soest.kader, soest.aanvoerwegen, soest.samenwerking)}
    assert wegen["inwoners-met-bijstand-18-67"].weg == Weg.GEEN
    assert "benadering" in wegen["inwoners-met-bijstand-18-67"].uitleg
    assert wegen["voortijdig-schoolverlaten-12-22"].weg == Weg.API


def test_zonder_definities_en_afspraken_blijft_alleen_het_bestand_over(soest):
    wegen = bereken_wegen(soest.kader, Aanvoerwegen(), Samenwerking())
    assert {w.weg for w in wegen} == {Weg.BESTAND, Weg.GEEN}
    recept = bereken_wegen(soest.kader, Aanvoerwegen(recepten={"huisuitzettingen": "verhuurders"}), Samenwerking())
    assert {w.indicator.id: w.uitleg for w in recept}["huisuitzettingen"] == "recept verhuurders"


def standen(dossier, op: date, metingen: pd.DataFrame | None = None):
    gekozen = dossier.metingen if metingen is None else metingen
    return {s.bron.id: s for s in bereken_bronstanden(gekozen, dossier.kader, op)}


def test_in_het_jaar_waarin_een_cijfer_komt_is_het_nog_niet_te_laat(soest):
    assert standen(soest, date(2027, 12, 31))["ggd-jeugd"].te_laat == ()
    assert standen(soest, date(2027, 12, 31))["ggd-jeugd"].komt == (2027,)
    assert standen(soest, date(2028, 1, 1))["ggd-jeugd"].te_laat == (2027,)
    assert standen(soest, date(2028, 1, 1))["ggd-jeugd"].komt == ()


def test_een_bron_zonder_datum_is_nooit_te_laat(soest):
    burgerpeiling = standen(soest, date(2099, 1, 1))["burgerpeiling"]
    assert burgerpeiling.te_laat == ()
    assert not burgerpeiling.datum_bekend


def test_pas_als_elke_indicator_een_nieuw_cijfer_heeft_is_de_bron_op_tijd(soest):
    eigen = [i for i in soest.kader.indicatoren.values() if i.bron == "duo"]
    rij = soest.metingen.iloc[[0]].assign(waarde=1.0, bestand="duo", beschikbaar_per=pd.Timestamp("2027-05-01"))
    een = pd.concat([soest.metingen, rij.assign(indicator=eigen[0].id)])
    alle = pd.concat([soest.metingen, *(rij.assign(indicator=i.id) for i in eigen)])
    assert len(eigen) == 2
    assert standen(soest, date(2028, 1, 1), een)["duo"].te_laat == (2027,)
    assert standen(soest, date(2028, 1, 1), alle)["duo"].te_laat == ()


def test_een_benadering_telt_niet_als_binnen(soest):
    cbs = standen(soest, date(2026, 7, 31))["cbs"]
    assert (cbs.binnen, cbs.indicatoren) == (0, 9)


def test_de_stand_noemt_eerst_wat_te_laat_is_met_bron_en_eigenaar():
    regels = bereken_standregels(WORTEL, "soest", None, "2028-01-15")
    assert regels[0] == "Stand op 15 januari 2028"
    assert regels[3].startswith("- Veiligheidsmonitor (Centraal Bureau voor de Statistiek): TE LAAT: verwacht in 2026")
    eerste_op_tijd = next(i for i, r in enumerate(regels) if "indicatoren binnen" in r and "TE LAAT" not in r)
    assert not any("TE LAAT" in r for r in regels[eerste_op_tijd:])
    assert regels[-1].startswith("Te laat: ") and regels[-1].endswith("en geen rapportages van partners.")


def test_de_stand_van_een_eerdere_dag_kent_geen_latere_levering():
    assert any("nog niet binnen" in r for r in bereken_standregels(WORTEL, "voorbeeld", "2026", "2026-01-02"))


def test_de_wegregels_noemen_elke_indicator_en_het_totaal():
    regels = bereken_wegregels(WORTEL, "soest", None, None)
    assert sum(r.startswith("- ") for r in regels) == 165
    assert regels[-1] == "samen: 165"


def test_een_datum_die_geen_datum_is_geeft_een_leesbare_fout():
    uit = CliRunner().invoke(app, ["stand", "--op", "morgen"])
    assert "'morgen' is geen datum" in str(uit.exception)


def test_de_uitleg_over_inwinnen_noemt_dezelfde_aantallen_en_bestaande_opdrachten(soest):
    tekst = (WORTEL / "docs/inwinnen.md").read_text(encoding="utf-8")
    for weg, aantal in tel_wegen(bereken_wegen(soest.kader, soest.aanvoerwegen, soest.samenwerking)).items():
        assert f"| {weg.value} | {aantal} |" in tekst
    for regel in re.findall(r"^sturing (.+)$", tekst, re.MULTILINE):
        opdracht, *woorden = regel.split()
        uitleg = hulp(opdracht)
        assert all(woord in uitleg for woord in woorden if woord.startswith("-")), regel
    for pad in re.findall(r"\]\((?!https?:)([^)#]+)\)", tekst):
        assert (WORTEL / "docs" / pad).exists(), pad
