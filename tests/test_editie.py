"""Het rapport als geheel: veranderingen sinds de vorige editie, volledigheid en kalender."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sturing.gegevens.dossier import lees_dossier
from sturing.rekenen.edities import Oorzaak, Verandering
from sturing.rekenen.uitkomsten import Beweging, Oordeel, Regel, Uitkomst
from sturing.tonen import blad as bladmodule
from sturing.tonen import (
    toon_bronnenlijst,
    toon_colofon,
    toon_documentcijfers,
    toon_edities,
    toon_kalender,
    toon_sinds_vorige,
    toon_verwacht_overzicht,
    toon_volledigheid,
)
from sturing.tonen.blad import Bladzijde
from sturing.tonen.duidingtoets import geduide_doelen
from sturing.tonen.leesbaarheid import B1, meet_leesbaarheid
from sturing.tonen.object import als_myst
from sturing.tonen.opmaak import als_anker
from sturing.tonen.stijl import ORANJE
from sturing.tonen.teken_kalender import Kalenderrij, _kolommen, _legenda, _plekken
from sturing.tonen.toon_editie import vorige_dossier
from sturing.tonen.toon_kalender import noem_jaren
from sturing.tonen.zinnen_editie import zin_verschuiving

WORTEL = Path(__file__).parents[1]


@pytest.fixture
def open_blad(monkeypatch):
    def open_(gemeente: str, editie: str = "definitief") -> Bladzijde:
        blad = Bladzijde(lees_dossier(WORTEL, gemeente, 2026, editie))
        monkeypatch.setattr(bladmodule, "_huidig", blad)
        return blad

    return open_


def test_een_definitieve_editie_vergelijkt_zich_met_haar_concept(open_blad):
    vorige = vorige_dossier(open_blad("soest"))
    assert (vorige.rapportage.jaar, vorige.rapportage.editie) == (2026, "concept")


def test_het_eerste_concept_heeft_geen_vorige_editie(open_blad):
    assert vorige_dossier(open_blad("soest", "concept")) is None
    assert "eerste editie" in toon_sinds_vorige().tekst[0]


def test_elke_verandering_noemt_een_oorzaak(open_blad):
    open_blad("voorbeeld")
    rijen = toon_sinds_vorige().tabel.als_tekst()
    assert rijen
    assert all(waardoor for _, _, waardoor in rijen)
    assert any("herzien" in waardoor for _, _, waardoor in rijen)


def test_een_ander_cijfer_leest_nooit_als_een_ontwikkeling(open_blad):
    """740 uit 2020 na 629 zonder jaar lijkt een stijging; de bron van 629 schrijft juist over een daling."""
    open_blad("soest")
    rijen = {rij[0]: rij[1] for rij in toon_sinds_vorige().tabel.als_tekst()}
    assert "is nu" not in " ".join(rijen.values())
    bijstand = rijen["Inwoners met bijstand, 18-67 jaar (aantal)"]
    assert "Het rapport noemde 629, jaar niet vermeld" in bijstand and "Het noemt nu 740, 2020" in bijstand
    assert "Welk cijfer ouder is, staat niet vast." in bijstand
    schrijft = bijstand.partition("Bij het vorige cijfer schrijft de bron: ")[2]
    assert schrijft.endswith("gedaald naar 629’ (Integrale Visie §3.2).")
    # 79% was bekend voor 2024 begon: daar staat wel vast welk cijfer ouder is.
    assert "ouder is, staat niet vast" not in rijen["Ervaart gezondheid als goed, 18-64 jaar"]


def _oordeel(uitkomst: Uitkomst, regel: Regel, beweging: Beweging = Beweging.ONBEKEND) -> Oordeel:
    return Oordeel(uitkomst, beweging, regel, "")


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ((Uitkomst.NIET_TE_ZEGGEN, Regel.GEEN_METING), (Uitkomst.NIET_TE_ZEGGEN, Regel.VERSCHIL),
         "Over de verandering is nog niets te zeggen. Eerst was er geen cijfer, nu zijn er cijfers zonder marge."),
        ((Uitkomst.NIET_TE_ZEGGEN, Regel.GEEN_METING), (Uitkomst.ONGUNSTIG, Regel.VERSCHIL_MET_MARGE),
         "Eerst was er geen cijfer. Nu is het oordeel ‘− ongunstig’."),
        ((Uitkomst.GUNSTIG, Regel.HELLING), (Uitkomst.GEEN_VERANDERING, Regel.HELLING),
         "Eerst ‘+ gunstig’. Nu is het oordeel ‘= geen aantoonbare verandering’."),
        ((Uitkomst.GUNSTIG, Regel.GEWOGEN_HELLING), (Uitkomst.GUNSTIG, Regel.HELLING),
         "Nog steeds gunstig. Eerst waren er vijf cijfers met een marge, nu zijn er acht jaarcijfers."),
        ((Uitkomst.NIET_TE_ZEGGEN, Regel.VERSCHIL, Beweging.OMHOOG),
         (Uitkomst.NIET_TE_ZEGGEN, Regel.VERSCHIL, Beweging.OMLAAG),
         "Over de verandering is nog niets te zeggen. Eerst ging het getal omhoog, nu ging het getal omlaag."),
        (None, (Uitkomst.GUNSTIG, Regel.HELLING), "Dit is nieuw in het sturingskader. Het oordeel is ‘+ gunstig’."),
        ((Uitkomst.GUNSTIG, Regel.HELLING), None,
         "Dit staat niet meer in het sturingskader. Het oordeel was ‘+ gunstig’."),
    ],
)  # fmt: skip
def test_een_veranderd_oordeel_staat_er_in_hele_gewone_zinnen(oud, nieuw, zin):
    oud, nieuw = (_oordeel(*o) if o else None for o in (oud, nieuw))
    assert zin_verschuiving(Verandering("x", oud, nieuw, (Oorzaak.NIEUW_CIJFER,))) == zin


def test_elke_zin_over_een_veranderd_oordeel_is_te_lezen_op_b1():
    zinnen = [
        zin_verschuiving(Verandering("x", _oordeel(u, oud), _oordeel(u, nieuw), ()))
        for u in Uitkomst for oud in Regel for nieuw in Regel if oud != nieuw
    ]  # fmt: skip
    assert all(re.match(r"[A-Z].*\.$", zin) and ";" not in zin for zin in zinnen)
    assert meet_leesbaarheid(" ".join(zinnen)).index >= B1


def test_alle_doelen_van_soest_zijn_geduid(open_blad):
    blad = open_blad("soest")
    notebooks = sorted((WORTEL / "notebooks").glob("*.ipynb"))
    assert geduide_doelen(notebooks, blad.dossier) == set(blad.dossier.kader.doelen)


def test_een_benadering_telt_niet_als_cijfer_dat_binnen_is(open_blad):
    open_blad("soest")
    rijen = {rij[0]: rij for rij in toon_volledigheid().tabel.als_tekst()}
    assert rijen["Bestaanszekerheid"][1] == "0 van 46"


def test_de_regel_achter_samen_binnen_staat_bij_de_tabel_en_klopt(open_blad):
    open_blad("soest")
    getoond = toon_volledigheid()
    assert "‘Samen binnen’ telt de vier kolommen ervoor bij elkaar op" in getoond.tekst[0]
    for _, *delen, samen in getoond.tabel.als_tekst():
        binnen, verwacht = (sum(int(deel.split(" van ")[kant]) for deel in delen) for kant in (0, 1))
        assert samen == f"{100 * binnen // verwacht}%"


def test_een_document_van_na_de_peildatum_staat_niet_in_de_lijst_van_documenten(open_blad):
    later = "cijfers-open-data"
    for editie, staat_erin in (("concept", False), ("definitief", True)):
        dossier = open_blad("soest", editie).dossier
        namen = {d.id: d.naam for d in dossier.gemeente.documenten}
        getoond = [rij[0] for rij in toon_colofon().tabel.als_tekst()]
        assert (namen[later] in getoond) == staat_erin
        assert namen["integrale-visie-2024-2028"] in getoond


def test_de_kalender_noemt_per_bron_wat_er_is_en_wat_komt(open_blad):
    open_blad("soest")
    kalender = toon_kalender()
    rijen = {rij[0]: rij[1:] for rij in kalender.tabel.als_tekst()}
    assert rijen["GGD Gezondheidsmonitor Jeugd (13-16 jaar)"] == [
        "2020, 2023 en 2024; cijfers zonder jaar",
        "-",
        "2027",
    ]
    assert "GGD Gezondheidsmonitor Jeugd" in kalender.alt
    assert rijen["Peutermonitor"] == ["-", "over 2025 niet ontvangen", "kan elk kwartaal, nog niet afgesproken"]
    assert "Peutermonitor: over 2025 niet ontvangen" in kalender.alt


def test_de_legenda_van_de_kalender_heeft_de_tekens_van_de_figuur_en_alleen_wat_voorkomt():
    rijen = (Kalenderrij("A", (2024,), (2027,), ()), Kalenderrij("B", (), (), (2025,)))
    assert [h.get_label() for h in _legenda(rijen[:1])] == ["cijfers over dit jaar", "volgend cijfer komt"]
    assert [h.get_label() for h in _legenda(rijen[1:])] == ["niet ontvangen"]
    ruit = _legenda(rijen)[1]
    assert (ruit.get_marker(), ruit.get_markerfacecolor(), ruit.get_color()) == ("D", "white", ORANJE)


def test_bij_de_edities_staat_hoeveel_er_over_het_vorige_jaar_niet_is_ontvangen(open_blad):
    for editie, nog in (("definitief", ""), ("concept", "nog ")):
        blad = open_blad("soest", editie)
        mist = sum(v.mist == 2025 for v in blad.verwachtingen.values())
        assert f"Over 2025 is van {mist} indicatoren {nog}geen cijfer ontvangen" in toon_edities().tekst[0]
        assert mist > 50


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_de_kalender_verzwijgt_geen_jaar_waarover_er_een_cijfer_is(open_blad, gemeente):
    blad = open_blad(gemeente)
    gevuld = blad.metingen[blad.metingen["waarde"].notna()]
    rijen = {rij[0]: rij[1] for rij in toon_kalender().tabel.als_tekst()}
    for bron, eigen in gevuld.groupby("bestand"):
        genoemd = _jaren(rijen[blad.dossier.kader.bronnen[bron].naam])
        assert genoemd == set(eigen["jaar"].dropna().astype(int)), bron


def _jaren(tekst: str) -> set[int]:
    """De jaren die een cel noemt; 'van tot en met' telt alle jaren ertussen."""
    uit = {int(jaar) for jaar in re.findall(r"\d{4}", tekst)}
    for van, tot in re.findall(r"(\d{4}) tot en met (\d{4})", tekst):
        uit |= set(range(int(van), int(tot) + 1))
    return uit


def test_cijfers_zonder_jaar_en_van_voor_de_kalender_staan_in_de_tabel_en_in_de_figuur(open_blad):
    open_blad("soest")
    kalender = toon_kalender()
    rijen = {rij[0]: rij[1] for rij in kalender.tabel.als_tekst()}
    assert rijen["RIVM-model gezondheid per wijk (SMAP)"] == "2012, 2016, 2020, 2022 en 2024"
    assert rijen["CBS StatLine"] == "2020"
    assert rijen["Wijkprofielen Soest"] == "cijfers zonder jaar"
    jaren = tuple(range(2021, 2030))
    oud = Kalenderrij("SMAP", (2012, 2016, 2020, 2022), (2031,), (2019,))
    assert _kolommen((oud,), jaren) == {2020: "voor 2021", **{j: str(j) for j in jaren}, 2030: "na 2029"}
    assert min(_kolommen((Kalenderrij("Wijk", (), (), (), True),), jaren)) == 2019
    assert _plekken(oud.jaren, jaren) == [2020, 2022]


def test_een_bron_zonder_cijfer_en_datum_staat_met_naam_bij_de_kalender(open_blad):
    open_blad("soest")
    kalender = toon_kalender()
    assert "Burgerpeiling" in kalender.tekst[0]
    assert "Burgerpeiling" not in {rij[0] for rij in kalender.tabel.als_tekst()}


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_de_kalender_zegt_op_een_smal_scherm_als_lijst_alles_wat_in_haar_tabel_staat(open_blad, gemeente):
    open_blad(gemeente)
    kalender = toon_kalender()
    regels = [regel.strip().removeprefix("- ").replace("\\", "") for regel in kalender.smal.splitlines()]
    for bron, jaren, mist, komt in kalender.tabel.als_tekst():
        assert (f"{bron}: {jaren}" in regels) is (jaren != "-")
        momenten = [moment for cel in (mist, komt) if cel != "-" for moment in cel.split("; ")]
        assert set(momenten) <= set(regels) and regels.count(bron) == len(momenten)
    assert ":::{div} smalbeeld alleen-scherm" in als_myst(kalender)


def test_jaren_op_een_rij_staan_kort_in_de_kalender():
    assert noem_jaren(()) == ""
    assert noem_jaren((2023, 2024)) == "2023 en 2024"
    assert noem_jaren((2015, 2018, 2019, 2020, 2024)) == "2015, 2018 tot en met 2020 en 2024"


def test_de_grens_voor_kleine_aantallen_staat_per_bron_in_de_getoonde_bronnenlijst(open_blad):
    kader = open_blad("soest").dossier.kader
    lijst = toon_bronnenlijst()
    grens = lijst.tabel.koppen.index("Grens")
    assert {rij[0]: rij[grens] for rij in lijst.tabel.als_tekst()} == {
        b.naam: str(b.drempel) for b in kader.bronnen.values()
    }


def test_wanneer_een_volgend_cijfer_komt_staat_maar_op_een_plek(open_blad):
    """De bronnenlijst noemde voor elke jaarlijkse bron 2027, ook als over 2025 niets was ontvangen."""
    open_blad("soest")
    lijst, verwacht = toon_bronnenlijst(), toon_verwacht_overzicht()
    assert "Volgend cijfer" not in lijst.tabel.koppen
    assert "Volgend cijfer" in verwacht.tabel.koppen
    assert "Wanneer het volgende cijfer komt, staat bij ‘Monitoring en planning’." in lijst.tekst[0]


def test_een_cijfer_uit_een_document_zegt_maar_een_keer_over_wie_het_gaat(open_blad):
    open_blad("soest")
    onderwerpen = {rij[0] for deel in toon_documentcijfers().delen for rij in deel.tabel.als_tekst()}
    assert {"overgewicht jongeren", "aantal inwoners", "mantelzorgers (inwoners)"} <= onderwerpen


def test_een_kop_over_indicatoren_telt_overal_hetzelfde(open_blad):
    """Dezelfde kop met een ander getal is een raadsel; daarom zegt de kop welke bron meetelt."""
    open_blad("soest")
    lijst, verwacht = toon_bronnenlijst(), toon_verwacht_overzicht()
    assert "Indicatoren" not in {*lijst.tabel.koppen, *verwacht.tabel.koppen}
    rijen = {rij[0]: dict(zip(lijst.tabel.koppen, rij, strict=True)) for rij in lijst.tabel.als_tekst()}
    assert rijen["CBS StatLine"]["Indicatoren als hoofd- of andere bron"] == "12"
    smap = rijen["RIVM-model gezondheid per wijk (SMAP)"]
    assert (smap["Indicatoren als hoofd- of andere bron"], smap["Nu een cijfer voor"]) == ("0", "1")
    assert sum(int(r[3]) for r in verwacht.tabel.als_tekst() if r[0] == "CBS StatLine") == 9
    assert toon_volledigheid().tabel.koppen[1] == "Cijfers, geen benadering"


def test_bronnen_met_hun_volgende_cijfer_staan_op_naam(open_blad):
    open_blad("soest")
    namen = [als_anker(rij[0]) for rij in toon_verwacht_overzicht().tabel.als_tekst()]
    assert namen == sorted(namen)
