"""Een getal in een duiding heeft een meting of uitspraak achter zich, anders wordt het gemeld."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sturing.fouten import NotebookFout
from sturing.gegevens.dossier import lees_dossier
from sturing.paden import zoek_wortel
from sturing.tonen.duidingbewijs import bepaal_grond
from sturing.tonen.duidingtoets import toets_duidingen, verzamel_feiten
from sturing.tonen.getallenlezer import lees_getallen
from sturing.tonen.notatie import toon_getal

GEEN_METING = "geen meting of uitspraak met het getal"


@pytest.fixture
def duiding(klein_dossier, tmp_path):
    """Schrijf een notebook met één duiding en geef wat de toets erover zegt."""
    dossier = klein_dossier.lees()

    def toets(tekst: str, tags: tuple[str, ...] = ("jaar-2026",), ankers: tuple[str, ...] = ()) -> list[str]:
        cel = nbformat.v4.new_markdown_cell(tekst, id="duiding-meedoen", metadata={"tags": list(tags)})
        boven = [nbformat.v4.new_markdown_cell(f"({anker})=\n## Kop") for anker in ankers]
        pad = tmp_path / "notebooks" / "samen_leven.ipynb"
        pad.parent.mkdir(exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=[*boven, cel]), pad)
        return [str(b) for b in toets_duidingen([pad], dossier)]

    return toets


def test_een_getal_zonder_meting_wordt_gemeld_met_notebook_cel_en_getal(duiding):
    assert duiding("In Kleindorp is 53% van de inwoners eenzaam.") == [
        f"notebooks/samen_leven.ipynb, cel duiding-meedoen: {GEEN_METING} '53%';"
        " gebruik een sleutel als {glue:text}`<indicator>.waarde`, of leg het cijfer eerst vast in data"
    ]


@pytest.mark.parametrize(
    "tekst",
    [
        "Van de inwoners is 47,5% eenzaam.",
        "Van de inwoners is 47,5 procent eenzaam; de marge loopt van 45 tot 50 procent.",
        "Er deden 263 mensen mee, van de 4.000 inwoners.",
        "Ongeveer 48% is eenzaam.",
        "Zeven op de tien deelnemers zijn tevreden.",
        "7 op de 10 deelnemers zijn tevreden.",
        "Bijna de helft is eenzaam.",
        "Van de inwoners is 47.5% eenzaam.",
        "Zeventig procent van de deelnemers is tevreden.",
        "Het ging om honderdveertig meldingen; tweehonderddrieënzestig mensen deden mee.",
        "Een stijging van 5,3 procentpunt, van 42,2 naar 47,5%.",
    ],
)
def test_een_getal_dat_een_meting_of_uitspraak_draagt_mag(duiding, tekst):
    assert duiding(tekst) == []


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [
        ("Dat is 48%.", "48%"),
        ("Dat is 263%.", "263%"),
        ("Er waren 1.234 meldingen.", "1.234"),
        ("Een stijging van 5,4 procentpunt.", "5,4 procentpunt"),
        ("Een verschil van 47,5 procentpunt.", "47,5 procentpunt"),
        ("Dat is 47.6%.", "47.6%"),
        ("Dat is 88.8 procentpunt.", "88.8 procentpunt"),
        ("Dertig procent doet mee.", "Dertig procent"),
        ("Een op tien doet mee.", "Een op tien"),
        ("Een op de vijf doet mee.", "Een op de vijf"),
        ("Van de inwoners doet 1 op 4 mee.", "1 op 4"),
        ("Twee van de drie jongeren doen mee.", "Twee van de drie"),
        ("Er zijn 2000 inwoners.", "2000"),
        ("In totaal gaat het om 1985 huishoudens.", "1985"),
        ("De wachttijd is 3 jaar.", "3"),
        ("Het aandeel ligt boven de 61.", "61"),
        ("Dat is ¼ van de groep.", "¼"),
        ("Dat is 33x zo veel.", "33x"),
        ("Dat is twee keer zo veel.", "twee keer zo"),
        ("Het aantal is verdubbeld.", "verdubbeld"),
        ("Het doel 99 mensen te helpen is gehaald.", "99"),
        ("Het gaat om 33kinderen.", "33"),
        ("Driekwart doet mee.", "Driekwart"),
        ("Er waren duizend tweehonderd meldingen.", "duizend tweehonderd"),
        ("Het kostte 140 euro.", "140"),
        ("Er deden 70 mensen mee.", "70"),
        ("Drie op de tien doen mee.", "Drie op de tien"),
        ("Een kwart doet mee.", "Een kwart"),
        ("Het ging van 47,5% naar 31%.", "31%"),
    ],
)
def test_een_getal_dat_niet_klopt_wordt_gemeld(duiding, tekst, getal):
    meldingen = duiding(tekst)
    assert len(meldingen) == 1
    assert f"{GEEN_METING} '{getal}'" in meldingen[0]


@pytest.mark.parametrize(
    "tekst",
    [
        "In 2024 en in 2022/2023, en tussen 2021 en 2025.",
        "Op 31 juli 2026 en in 7 december 2023.",
        "Inwoners van 18 jaar en ouder, van 13 tot en met 16 jaar, en van 65 jaar of ouder.",
        "65-plussers, 12-jarigen, 13- tot 17-jarigen en 75-plus.",
        "Doel 3 van opgave 2, figuur 12, tabel 4 en §3.2.1; zie ook doelen 1, 2 en 3.",
        "In WK034205 en GM0342.",
        "Zie [de bron](https://example.nl/2024/77) en `kolom 88`.",
        "{glue:text}`eenzaamheid-18-plus.waarde` en {ref}`tabel 99 <tabel-99>`.",
        "1. eerst dit\n2. dan dat",
        '(doel-77)=\n\n<span title="55">tekst</span>',
        "```{note}\nEr zijn er 99.\n```",
        "Er is één cijfer, en de twee documenten noemen drie redenen; die twee spreken elkaar tegen.",
        "De monitor komt over twee jaar, en in 2030 weer. Drie jaar geleden was er nog geen.",
        "Jongeren onder de 18, kinderen tot 12 jaar, 16-25-jarigen en inwoners vanaf 65 jaar.",
        "Volgens het Uitvoeringsplan 2026 en de jeugdmonitor 2023 (2019, 2021 en 2023).",
        "Dat is de helft van de indicatoren.",
    ],
)
def test_wat_geen_cijfer_over_de_werkelijkheid_is_telt_niet_mee(duiding, tekst):
    assert duiding(tekst) == []


# Onder 'meedoen' hangen eenzaamheid en meldingen; vapen hangt onder 'gezond-opgroeien'.
@pytest.mark.parametrize(
    ("tekst", "mag_bij_meedoen", "mag_bij_opgroeien"),
    [
        ("Dat is 47,5%.", True, False),
        ("In Nederland is het 46%.", True, False),
        ("In Noord waren er 80 meldingen.", True, False),
        ("Dat is 7,9%.", False, True),
        ("Het steeg met 20 meldingen tot 140.", False, False),
    ],
)
def test_een_getal_rust_op_het_doel_waaronder_de_duiding_staat(duiding, tekst, mag_bij_meedoen, mag_bij_opgroeien):
    assert (duiding(tekst, ankers=("opgave-samen-leven", "meedoen")) == []) == mag_bij_meedoen
    assert (duiding(tekst, ankers=("opgave-samen-leven", "meedoen", "gezond-opgroeien")) == []) == mag_bij_opgroeien


def test_boven_de_doelen_rust_een_getal_op_de_hele_opgave(duiding):
    assert duiding("Het gaat om 47,5% en 7,9%.", ankers=("opgave-samen-leven",)) == []
    assert duiding("Dat is 70%.", ankers=("opgave-samen-leven",)) != []


def test_een_cijfer_zonder_indicator_mag_alleen_waar_de_alinea_zijn_onderwerp_noemt(duiding):
    onder = ("opgave-samen-leven", "meedoen")
    assert duiding("Van de deelnemers is 70% tevreden met de buurt.", ankers=onder) == []
    assert len(duiding("Over de buurt is men tevreden.\n\nVerder werkt 70%.", ankers=onder)) == 1
    assert duiding("Er zijn 4.000 inwoners.", ankers=onder) == []
    assert len(duiding("Er zijn 4.000 plekken.", ankers=onder)) == 1


def test_een_verhouding_rust_op_twee_metingen_van_dezelfde_reeks(klein_dossier, tmp_path):
    klein_dossier.vervang("metingen/register.csv", "GM9999,2024,totaal,120", "GM9999,2024,totaal,68")
    dossier = klein_dossier.lees()
    cel = nbformat.v4.new_markdown_cell("Verdubbeld. En gehalveerd.", metadata={"tags": ["jaar-2026"]})
    nbformat.write(nbformat.v4.new_notebook(cells=[cel]), tmp_path / "n.ipynb")
    assert ["gehalveerd" in str(b) for b in toets_duidingen([tmp_path / "n.ipynb"], dossier)] == [True]


@pytest.mark.parametrize(("gemeente", "hoogstens"), [("soest", 10), ("voorbeeld", 30)])
def test_bij_een_doorsnee_doel_draagt_het_dossier_weinig_willekeurige_percentages(gemeente, hoogstens):
    """Met het hele dossier als bewijs ging in Soest 76 van de 100 hele percentages ongemerkt voorbij."""
    dossier = lees_dossier(zoek_wortel(Path(__file__)), gemeente, 2026)
    feiten = verzamel_feiten(dossier)
    getallen = [getal for n in range(1, 101) for getal in lees_getallen(f"{n}%")]
    gronden = [bepaal_grond(doel, feiten) for doel in dossier.kader.doelen]
    gedragen = [sum(grond.draagt(g, "") for g in getallen) for grond in gronden]
    assert median(gedragen) <= hoogstens


def test_alleen_duidingen_van_dit_jaar_en_deze_gemeente_worden_getoetst(duiding):
    assert duiding("Dat is 99%.", ()) == []
    assert duiding("Dat is 99%.", ("jaar-2025",)) == []
    assert duiding("Dat is 99%.", ("jaar-2026", "gemeente-elders")) == []
    assert len(duiding("Dat is 99%.", ("jaar-2026", "gemeente-klein"))) == 1


def test_een_glue_sleutel_die_niet_kan_bestaan_krijgt_een_voorstel(duiding):
    assert duiding("{glue:text}`eenzaamheid-18plus.waarde` is veel.") == [
        "notebooks/samen_leven.ipynb, cel duiding-meedoen: glue-sleutel 'eenzaamheid-18plus.waarde' kan niet bestaan;"
        " bedoelde u 'eenzaamheid-18-plus.waarde'?"
    ]


@pytest.mark.parametrize("sleutel", ["eenzaamheid-18-plus.nl", "meldingen.eerste-periode", "meedoen.gemeten"])
def test_een_glue_sleutel_die_kan_bestaan_mag(duiding, sleutel):
    assert duiding(f"{{glue:text}}`{sleutel}`") == []


def test_een_afgeschermd_getal_mag_ook_niet_met_de_hand_in_de_tekst(klein_dossier, tmp_path):
    klein_dossier.vervang("metingen/register.csv", "WK999902,2025,totaal,60", "WK999902,2025,totaal,6")
    dossier = klein_dossier.lees()
    cel = nbformat.v4.new_markdown_cell("In Zuid waren er 6 meldingen.", metadata={"tags": ["jaar-2026"]})
    nbformat.write(nbformat.v4.new_notebook(cells=[cel]), tmp_path / "n.ipynb")
    assert len(toets_duidingen([tmp_path / "n.ipynb"], dossier)) == 1


@pytest.mark.parametrize("inhoud", ["geen json", "", "{}"])
def test_een_notebook_dat_niet_te_lezen_is_wordt_genoemd(klein_dossier, tmp_path, inhoud):
    (tmp_path / "kapot.ipynb").write_text(inhoud, encoding="utf-8")
    with pytest.raises(NotebookFout, match=r"^kapot\.ipynb: dit notebook is niet te lezen; open en bewaar het in"):
        toets_duidingen([tmp_path / "kapot.ipynb"], klein_dossier.lees())
    with pytest.raises(
        NotebookFout, match=r"^weg\.ipynb: dit notebook ontbreekt; zet het terug, bijvoorbeeld met git$"
    ):
        toets_duidingen([tmp_path / "weg.ipynb"], klein_dossier.lees())


@pytest.mark.parametrize("gemeente", ["soest", "voorbeeld"])
def test_in_de_duidingen_staat_geen_los_getal(gemeente):
    wortel = zoek_wortel(Path(__file__))
    notebooks = sorted((wortel / "notebooks").glob("*.ipynb"))
    assert [str(b) for b in toets_duidingen(notebooks, lees_dossier(wortel, gemeente, 2026))] == []


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(["%", " procent", ""]))
def test_elk_getal_in_onze_eigen_notatie_wordt_teruggevonden(waarde, eenheid):
    tekst = toon_getal(float(waarde))
    gevonden = lees_getallen(f"Het cijfer is {tekst}{eenheid}, zegt de bron.")
    assert [g.waarde for g in gevonden] == [float(waarde)]
    assert gevonden[0].procent == bool(eenheid)


@given(st.text(max_size=200))
def test_geen_enkele_tekst_laat_het_zoeken_naar_getallen_struikelen(tekst):
    assert all(g.waarde >= 0 for g in lees_getallen(tekst))


@given(
    st.decimals(min_value=0, max_value=999, places=2), st.sampled_from(["%", " procent", " procentpunt", "x", " euro"])
)
def test_een_decimale_punt_leest_als_een_komma(waarde, eenheid):
    met_komma, met_punt = (lees_getallen(f"Het is {waarde}{eenheid} nu.".replace(".", t, 1)) for t in ",.")
    assert [(g.waarde, g.eenheid) for g in met_komma] == [(g.waarde, g.eenheid) for g in met_punt]
    assert [g.waarde for g in met_punt] == [float(waarde)]


_TIEN = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_ANDERS = {10: "tien", 11: "elf", 12: "twaalf", 13: "dertien", 14: "veertien"}
_TIG = ("", "tien", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def schrijf_uit(n: int) -> str:
    """Schrijf een getal onder de 10.000 in woorden, zoals het Groene Boekje."""
    if n >= 1000:
        rest = schrijf_uit(n % 1000) if n % 1000 else ""
        return (schrijf_uit(n // 1000) if n >= 2000 else "") + "duizend" + (" " if rest else "") + rest
    if n >= 100:
        return (_TIEN[n // 100] if n >= 200 else "") + "honderd" + (schrijf_uit(n % 100) if n % 100 else "")
    if n < 20:
        return _ANDERS.get(n) or (_TIEN[n] if n < 10 else _TIEN[n - 10] + "tien")
    eenheid = _TIEN[n % 10]
    return (eenheid + ("ën" if eenheid.endswith("e") else "en") if eenheid else "") + _TIG[n // 10]


@given(st.integers(1, 9999), st.sampled_from(["procent", "inwoners", "euro"]))
def test_elk_uitgeschreven_getal_wordt_gelezen(n, eenheid):
    gevonden = lees_getallen(f"Het gaat om {schrijf_uit(n)} {eenheid}.")
    if n > 1 or eenheid == "procent":
        assert [g.waarde for g in gevonden] == [n]


@given(st.integers(2, 20), st.integers(1, 20), st.sampled_from([" op de ", " op ", " van de "]), st.booleans())
def test_een_ratio_is_een_aandeel_en_geen_twee_losse_getallen(geheel, deel, tussen, in_woorden):
    deel = min(deel, geheel)
    delen = [schrijf_uit(n) if in_woorden else str(n) for n in (deel, geheel)]
    gevonden = lees_getallen(f"Ongeveer {delen[0]}{tussen}{delen[1]} jongeren.")
    assert [(g.waarde, g.eenheid) for g in gevonden] == [(100 * deel / geheel, "procent")]
    assert gevonden[0].speling <= 2.5


@given(st.integers(1900, 2099), st.sampled_from(["inwoners", "huishoudens", "meldingen", "euro", "%"]))
def test_een_getal_voor_iets_telbaars_is_nooit_een_jaartal(n, zaak):
    assert [g.waarde for g in lees_getallen(f"Het ging in {n} {zaak} om veel.")] == [n]
    assert lees_getallen(f"Het ging in {n} beter, en ({n}) ook.") == ()


@pytest.mark.parametrize(("tekst", "gedragen"), [("Een op de tien vapet.", False), ("Een op de twaalf vapet.", True)])
def test_een_breuk_mag_niet_ver_naast_het_cijfer_liggen(duiding, tekst, gedragen):
    """Wekelijks vapen is 7,9%."""
    assert (duiding(tekst, ankers=("opgave-samen-leven", "gezond-opgroeien")) == []) == gedragen
