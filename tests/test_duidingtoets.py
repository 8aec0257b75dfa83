"""Een getal in een duiding heeft een meting of uitspraak achter zich, anders wordt het gemeld."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sturing.fouten import NotebookFout
from sturing.paden import zoek_wortel
from sturing.tonen.duidingtoets import toets_duidingen
from sturing.tonen.getallenlezer import lees_getallen
from sturing.tonen.notatie import toon_getal

GEEN_METING = "geen meting of uitspraak met het getal"


@pytest.fixture
def duiding(klein_dossier, tmp_path):
    """Schrijf een notebook met één duiding en geef wat de toets erover zegt."""
    dossier = klein_dossier.lees()

    def toets(tekst: str, tags: tuple[str, ...] = ("jaar-2026",)) -> list[str]:
        cel = nbformat.v4.new_markdown_cell(tekst, id="duiding-meedoen", metadata={"tags": list(tags)})
        pad = tmp_path / "notebooks" / "samen_leven.ipynb"
        pad.parent.mkdir(exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=[cel]), pad)
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
        ("Een daling van 5,3 procentpunt.", "5,3 procentpunt"),
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
    ],
)
def test_wat_geen_cijfer_over_de_werkelijkheid_is_telt_niet_mee(duiding, tekst):
    assert duiding(tekst) == []


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


def test_in_de_duidingen_van_soest_staat_geen_los_getal(soest):
    notebooks = sorted((zoek_wortel(Path(__file__)) / "notebooks").glob("*.ipynb"))
    assert [str(b) for b in toets_duidingen(notebooks, soest)] == []


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(["%", " procent", ""]))
def test_elk_getal_in_onze_eigen_notatie_wordt_teruggevonden(waarde, eenheid):
    tekst = toon_getal(float(waarde))
    if not eenheid and tekst.isdigit() and len(tekst) == 4 and tekst[:2] in ("19", "20"):
        return
    gevonden = lees_getallen(f"Het cijfer is {tekst}{eenheid}, zegt de bron.")
    assert [g.waarde for g in gevonden] == [float(waarde)]
    assert gevonden[0].procent == bool(eenheid)


@given(st.text(max_size=200))
def test_geen_enkele_tekst_laat_het_zoeken_naar_getallen_struikelen(tekst):
    assert all(g.waarde >= 0 for g in lees_getallen(tekst))
