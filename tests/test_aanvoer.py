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
from sturing.rekenen.status import (
    Ontvangst,
    Status,
    bereken_verwachting,
    bereken_verwachtingen,
)
from sturing.standopdracht import bereken_standregels, bereken_wegregels
from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.opmaak import als_anker
from sturing.tonen.toon_kalender import toon_kalender
from sturing.tonen.wijzer import _rij

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


def standen(dossier, op: date, metingen: pd.DataFrame | None = None, jaar: int = 2026):
    gekozen = dossier.metingen if metingen is None else metingen
    code = dossier.gemeente.code
    verwacht = bereken_verwachtingen(gekozen, dossier.kader, code, jaar, op)
    return {s.bron.id: s for s in bereken_bronstanden(gekozen, dossier.kader, code, verwacht)}


def test_in_het_jaar_waarin_een_cijfer_komt_is_het_nog_niet_te_laat(soest):
    assert standen(soest, date(2027, 12, 31))["ggd-jeugd"].te_laat == ()
    assert standen(soest, date(2027, 12, 31))["ggd-jeugd"].komt == (2027,)
    assert standen(soest, date(2028, 1, 2))["ggd-jeugd"].te_laat == (2027,)
    assert standen(soest, date(2028, 1, 2))["ggd-jeugd"].komt == ()


def test_een_bron_zonder_datum_is_nooit_te_laat(soest):
    burgerpeiling = standen(soest, date(2099, 1, 1))["burgerpeiling"]
    assert burgerpeiling.te_laat == ()
    assert not burgerpeiling.datum_bekend and not burgerpeiling.laat


def levering(dossier, indicator: str, **velden) -> pd.DataFrame:
    """De metingen van het dossier met één gemeten cijfer van de gemeente erbij."""
    vast = {"indicator": indicator, "gebied": dossier.gemeente.code, "waarde": 1.0, "herkomst": "gemeten"}
    rij = dossier.metingen.iloc[[0]].assign(**(vast | velden))
    return pd.concat([dossier.metingen, rij])


def test_over_een_jaar_zonder_cijfer_is_een_jaarbron_te_laat_en_een_vierjaarlijkse_niet(soest):
    op = standen(soest, date(2026, 7, 31))
    for bron in ("cbs", "kiss", "meldpunt-discriminatie", "peutermonitor", "metmaya", "powerbi"):
        assert (op[bron].mist, op[bron].laat, op[bron].niets_over_jaar) == (2025, True, True), bron
        assert op[bron].komt == (), "van een cijfer dat mist is geen volgend jaar af te leiden"
    for bron in ("ggd-jeugd", "ggd-volwassenen-en-ouderen", "burgerpeiling", "veiligheidsmonitor", "zorgmonitor"):
        assert (op[bron].mist, op[bron].laat) == (None, False), bron
    assert op["ggd-jeugd"].komt == (2027,)


def test_met_een_cijfer_over_het_vorige_jaar_mist_er_niets_en_een_benadering_telt_daarbij_niet(soest):
    def verwacht(**velden):
        metingen = levering(soest, velden.pop("indicator"), periode="2025", aanduiding="", **velden)
        return bereken_verwachtingen(metingen, kader, soest.gemeente.code, 2026, date(2026, 7, 31))[naam]

    naam = next(i.id for i in soest.kader.indicatoren.values() if i.bron == "kiss")
    kader = soest.kader
    assert verwacht(indicator=naam).mist is None
    assert verwacht(indicator=naam).volgende == "2027" and verwacht(indicator=naam).afgeleid
    assert verwacht(indicator=naam, herkomst="benadering").mist == 2025
    assert verwacht(indicator=naam, gebied="NL").mist == 2025
    # Een afgeschermd cijfer is wel ontvangen.
    assert verwacht(indicator=naam, waarde=None, afgeschermd=True).mist is None


def test_in_een_concept_mist_een_jaarcijfer_wel_maar_is_het_nog_niet_te_laat(soest):
    kiss = standen(soest, date(2026, 3, 31))["kiss"]
    assert (kiss.mist, kiss.laat) == (2025, False)


def test_vaker_dan_elk_jaar_geeft_geen_jaar_voor_het_volgende_cijfer(soest):
    naam, indicator = next((i.id, i) for i in soest.kader.indicatoren.values() if i.bron == "metmaya")
    metingen = levering(soest, naam, periode="2025-H2", aanduiding="")
    op = date(2026, 7, 31)
    (verwacht,) = [bereken_verwachtingen(metingen, soest.kader, soest.gemeente.code, 2026, op)[naam]]
    assert (verwacht.status, verwacht.volgende) == (Status.NIET_AFGESPROKEN, "")
    # Ook als een kader toch een jaar uit de frequentie afleidt.
    afgeleid = indicator.model_copy(update={"volgende": "2027", "volgende_grond": "afgeleid"})
    assert bereken_verwachting(afgeleid, Ontvangst(2025, 2026.1), 2026, op, op).volgende == ""


def test_een_bron_die_zelf_een_latere_eerste_levering_noemt_is_niet_te_laat(soest):
    kiss = next(i for i in soest.kader.indicatoren.values() if i.bron == "kiss")
    later = kiss.model_copy(update={"volgende": "2027-02", "volgende_grond": "bron"})
    op = date(2026, 7, 31)
    assert bereken_verwachting(later, Ontvangst(), 2026, op, op).mist is None
    # Wie al eens leverde en dan een jaar overslaat, mist dat jaar wel.
    assert bereken_verwachting(later, Ontvangst(2024, 2025.1), 2026, op, op).mist == 2025
    dit_jaar = later.model_copy(update={"volgende": "2026-10"})
    assert bereken_verwachting(dit_jaar, Ontvangst(2024, 2025.1), 2026, op, op).mist is None


def test_wijzer_kalender_en_opdracht_noemen_dezelfde_bronnen_te_laat():
    blad = Bladzijde(lees_dossier(WORTEL, "soest", 2026))
    laat = {blad.dossier.kader.indicator(i).bron for i, v in blad.verwachtingen.items() if v.status == Status.TE_LAAT}
    namen = {blad.dossier.kader.bronnen[b].naam for b in laat}
    with met_bladzijde(blad):
        kalender = toon_kalender()
    assert {rij[0] for rij in kalender.tabel.als_tekst() if rij[2] != "-"} == namen
    assert kalender.bevinding == (
        f"Over 2025 kwam van geen van de {len(namen)} bronnen die elk jaar of vaker een cijfer geven iets binnen"
    )
    regels = bereken_standregels(WORTEL, "soest", None, None)
    assert {r[2:].split(" (")[0] for r in regels if "TE LAAT" in r} == {naam.split(" (")[0] for naam in namen}
    assert f"Te laat: {len(namen)} bronnen" in regels[-1]
    rijen = [_rij(blad, s, 0) for s in blad.standen(tuple(blad.dossier.kader.indicatoren.values()))]
    assert {r["bron_kader"] for r in rijen if r["status"] == als_anker(Status.TE_LAAT.value)} == namen
    assert {r["volgend"] for r in rijen if r["bron_kader"] == "MetMaya"} == {
        "over 2025 niet ontvangen; kan elk half jaar, nog niet afgesproken"
    }


def test_pas_als_elke_indicator_een_nieuw_cijfer_heeft_is_de_bron_op_tijd(soest):
    eigen = [i for i in soest.kader.indicatoren.values() if i.bron == "duo"]
    velden = {
        "waarde": 1.0, "bestand": "duo", "beschikbaar_per": pd.Timestamp("2027-05-01"), "periode": "2026",
        "herkomst": "gemeten", "gebied": soest.gemeente.code,
    }  # fmt: skip
    rij = soest.metingen.iloc[[0]].assign(**velden)
    een = pd.concat([soest.metingen, rij.assign(indicator=eigen[0].id)])
    alle = pd.concat([soest.metingen, *(rij.assign(indicator=i.id) for i in eigen)])
    assert len(eigen) == 2
    assert standen(soest, date(2028, 1, 2), een)["duo"].te_laat == (2027,)
    assert standen(soest, date(2028, 1, 2), alle)["duo"].te_laat == ()
    assert (standen(soest, date(2026, 7, 31), een)["duo"].missend, len(eigen)) == (1, 2)


def test_een_benadering_telt_niet_als_binnen(soest):
    cbs = standen(soest, date(2026, 7, 31))["cbs"]
    assert (cbs.binnen, cbs.indicatoren) == (0, 9)


def test_de_stand_noemt_eerst_wat_te_laat_is_met_bron_en_eigenaar():
    regels = bereken_standregels(WORTEL, "soest", None, "2028-01-15")
    assert regels[0] == "Stand op 15 januari 2028"
    assert regels[3].startswith("- Veiligheidsmonitor (Centraal Bureau voor de Statistiek): TE LAAT: verwacht in 2026,")
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
