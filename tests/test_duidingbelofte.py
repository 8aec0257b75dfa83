"""Een duiding belooft een cijfer alleen voor een jaar waarin het volgens de gegevens ook komt."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import nbformat
import pytest

from sturing.gegevens.dossier import lees_dossier
from sturing.paden import zoek_wortel
from sturing.rekenen.status import Status, Verwachting, bereken_verwachtingen
from sturing.tonen.duidingbelofte import lees_beloften, toets_beloften
from sturing.tonen.duidingtoets import toets_duidingen

WORTEL = zoek_wortel(Path(__file__))


@pytest.fixture(scope="module")
def fouten(soest):
    """Wat de toets zegt over een tekst onder een doel van Soest, op de peildatum van de definitieve editie."""
    op = date(2026, 7, 31)
    verwacht = bereken_verwachtingen(soest.metingen, soest.kader, soest.gemeente.code, 2026, op)

    def toets(plek: str, tekst: str) -> list[str]:
        return [wat for wat, _ in toets_beloften(plek, tekst, soest.kader, verwacht, 2026)]

    return toets


@pytest.mark.parametrize(
    ("plek", "tekst", "noemt"),
    [
        ("voldoende-middelen", "Cijfers van het CBS en de schuldhulp komen naar verwachting volgend jaar.", "CBS"),
        ("toegang-tot-zorg", "De wachttijd volgt volgend jaar.", "wachttijd"),
        ("werken-loont", "De cijfers van het CBS en van Eemkracht komen naar verwachting volgend jaar.", "Eemkracht"),
        ("toegang-tot-zorg", "De wachttijd bij Eemkracht komt naar verwachting volgend jaar.", "wachttijd"),
        ("voorkomen-huisuitzettingen", "De cijfers over vroegsignalering komen volgend jaar.", "vroegsignalering"),
        ("passend-en-zelfstandig-wonen", "De gegevens over woningen komen komend jaar.", "woningen"),
        (
            "jongeren-bewegen-meer",
            "Nieuwe cijfers over jongeren en over leden van sportbonden komen volgend jaar.",
            "sportbonden",
        ),
        (
            "vertrouwen-in-de-toekomst",
            "Zingeving komt met de jeugdmonitor volgend jaar. Dat geldt ook voor schoolverlaters.",
            "schoolverlaters",
        ),
        ("kansrijke-start", "De meeste cijfers komen naar verwachting volgend jaar.", "zonder bron"),
        ("licht-en-nabij", "Die cijfers komen naar verwachting volgend jaar.", "komt er dan geen cijfer"),
        ("onderwijs-in-eigen-gemeente", "De gegevens van DUO komen over een jaar.", "DUO"),
        ("kwetsbare-inwoners-doen-mee", "De buurtsportcoaches leveren volgend jaar.", "buurtsportcoaches"),
        ("geen-overmatige-stress", "Nieuwe cijfers komen naar verwachting over drie jaar.", "komt er dan geen cijfer"),
    ],
)
def test_een_jaar_beloven_voor_een_cijfer_dat_niet_is_ontvangen_wordt_gemeld(fouten, plek, tekst, noemt):
    (zin,) = fouten(plek, tekst)
    assert noemt in zin


@pytest.mark.parametrize(
    ("plek", "tekst"),
    [
        ("kinderen-groeien-gezond-op", "De jeugdmonitor komt volgend jaar, die voor jongvolwassenen over twee jaar."),
        ("vertrouwen-in-de-toekomst", "Zingeving komt met de jeugdmonitor naar verwachting volgend jaar."),
        ("veilig-voelen", "De jeugdmonitor komt volgend jaar, andere GGD-cijfers over twee jaar."),
        ("geen-overmatige-stress", "Nieuwe cijfers komen naar verwachting volgend jaar en over twee jaar."),
        ("toegang-tot-zorg", "De wachttijd bij Eemkracht komt volgens het plan elk half jaar."),
        ("onderwijs-in-eigen-gemeente", "De gegevens van DUO zijn over 2025 niet ontvangen."),
        ("licht-en-nabij", "Volgend jaar komt er een tweede huis in de wijk."),
        ("onderwijs-in-eigen-gemeente", "Wie volgend jaar met een duofiets naar school komt, weten wij niet."),
    ],
)
def test_een_belofte_die_klopt_en_een_zin_die_niets_belooft_mogen(fouten, plek, tekst):
    assert fouten(plek, tekst) == []


def test_een_genoemde_datum_die_voorbij_is_telt_ook_als_te_laat(soest):
    te_laat = Verwachting(Status.TE_LAAT, volgende="2026-03")
    verwacht = dict.fromkeys(soest.kader.indicatoren, Verwachting(Status.LATER, volgende="2027")) | {
        i.id: te_laat for i in soest.kader.indicatoren.values() if i.bron == "eemkracht"
    }
    zin = "De wachttijd bij Eemkracht komt volgend jaar."
    assert list(toets_beloften("toegang-tot-zorg", zin, soest.kader, verwacht, 2026))


def test_de_termijn_telt_vanaf_het_rapportagejaar():
    (belofte,) = lees_beloften("Daar is nog geen cijfer. De monitor volgt over vier jaar.", 2030)
    assert belofte.jaren == (2034,)


@pytest.mark.parametrize(("editie", "ernst"), [("concept", "let op"), ("definitief", "fout")])
def test_sturing_toets_weigert_een_loze_belofte_in_de_definitieve_editie(editie, ernst, tmp_path):
    kop = nbformat.v4.new_markdown_cell("(werken-loont)=\n## Kop")
    tekst = "De cijfers van Eemkracht komen naar verwachting volgend jaar."
    cel = nbformat.v4.new_markdown_cell(tekst, id="duiding", metadata={"tags": ["jaar-2026"]})
    pad = tmp_path / "bestaanszekerheid.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[kop, cel]), pad)
    (bevinding,) = toets_duidingen([pad], lees_dossier(WORTEL, "soest", 2026, editie))
    assert bevinding.ernst == ernst and "cel duiding: 'volgend jaar' is beloofd" in str(bevinding)
    assert bevinding.remedie.startswith("schrijf wat niet is ontvangen")


@pytest.mark.parametrize("editie", ["concept", "definitief"])
def test_onze_eigen_duidingen_beloven_niets_wat_niet_komt(editie):
    bevindingen = toets_duidingen(
        sorted((WORTEL / "notebooks").glob("*.ipynb")), lees_dossier(WORTEL, "soest", 2026, editie)
    )
    assert [str(b) for b in bevindingen if "is beloofd" in b.tekst] == []
