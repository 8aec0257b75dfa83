"""Elke regel aan het kader en aan de feiten valt op als zij wordt overtreden."""

# ruff: noqa: E501 - een melding staat hier zoals zij verschijnt: op één regel

from __future__ import annotations

import pytest

from sturing.gegevens.feitentoets import REGELS as FEITENREGELS
from sturing.gegevens.feitentoets import toets_feiten
from sturing.gegevens.kadertoets import toets_kader
from sturing.gegevens.leeftijden import lees_grenzen, lees_grenzen_uit_id

K = "kader/2026"
M = "data/klein"

OVERTREDINGEN = {
    "hangt_aan": (
        f"{K}/indicatoren.yml", "hangt_aan: [minder-middelen]", "hangt_aan: [minder-middel]",
        f"{M}/{K}/indicatoren.yml: indicator 'vapen-wekelijks-13-16': hangt_aan 'minder-middel' bestaat niet; bedoelde u 'minder-middelen'?",
    ),
    "bron": (
        f"{K}/indicatoren.yml", "bron: register", "bron: registers",
        f"{M}/{K}/indicatoren.yml: indicator 'meldingen': bron 'registers' bestaat niet; bedoelde u 'register'?",
    ),
    "andere_bronnen": (
        f"{K}/indicatoren.yml", "bron: register", "bron: register\n  andere_bronnen: [zzz]",
        f"{M}/{K}/indicatoren.yml: indicator 'meldingen': andere_bronnen 'zzz' bestaat niet; kies er een uit bronnen.yml",
    ),
    "groep": (
        f"{K}/indicatoren.yml", "groep: 13-16", "groep: 13-17",
        f"{M}/{K}/indicatoren.yml: indicator 'vapen-wekelijks-13-16': groep '13-17' bestaat niet; bedoelde u '13-16'?",
    ),
    "dimensie": (
        f"{K}/samen-leven.yml", "dimensies: [meedoen-dimensie]", "dimensies: [zingeving]",
        f"{M}/{K}/samen-leven.yml: opgave 'samen-leven': dimensies 'zingeving' bestaat niet; kies er een uit grondslag.yml",
    ),
    "invloed_op": (
        f"{K}/samen-leven.yml", "op: gezond-opgroeien", "op: gezond-groeien",
        f"{M}/{K}/samen-leven.yml: doel 'meedoen': invloed_op 'gezond-groeien' bestaat niet; bedoelde u 'gezond-opgroeien'?",
    ),
    "regeling": (
        f"{K}/afwegingskader.yml", "doelen: [meedoen]", "doelen: [meedoe]",
        f"{M}/{K}/afwegingskader.yml: regeling 'fonds': doelen 'meedoe' bestaat niet; bedoelde u 'meedoen'?",
    ),
    "verband": (
        f"{K}/samenhang.yml", "naar: meedoen", "naar: meedoe",
        f"{M}/{K}/samenhang.yml: verband schulden -> meedoe: naar 'meedoe' bestaat niet; bedoelde u 'meedoen'?",
    ),
    "betreft": (
        f"{K}/tegenstrijdigheden.yml", "A001, WK999901", "A002, WK999901",
        f"{M}/{K}/tegenstrijdigheden.yml: tegenstrijdigheid 'leeftijd-eenzaamheid': betreft 'A002' bestaat niet; bedoelde u 'H002'?",
    ),
    "bevolkingsgroep": (
        f"{K}/grondslag.yml", "groep: 18-plus", "groep: 18plus",
        f"{M}/{K}/grondslag.yml: bevolkingsgroep 'Volwassenen': groep '18plus' bestaat niet; bedoelde u '18-plus'?",
    ),
    "id_over_soorten_heen": (
        f"{K}/bronnen.yml", "id: register", "id: register, naam: R, houder: h, soort: register, frequentie: jaarlijks, wijze: bestand}\n- {id: schulden",
        f"{M}/{K}: id 'schulden' is er 2 keer: als bron en als factor; geef elk zijn eigen id",
    ),
    "nummer": (
        f"{K}/samen-leven.yml", "nummer: 2", "nummer: 1",
        f"{M}/{K}/samen-leven.yml: 'doel 1' staat er 2 keer; geef elk een eigen id of nummer",
    ),
    "resultaat_zonder_indicator": (
        f"{K}/samen-leven.yml", ", zonder_indicator: niemand meet dit", "",
        f"{M}/{K}/samen-leven.yml: resultaat 'meer-slaap' heeft geen indicator en zegt niet waarom; hang er een indicator aan, of vul zonder_indicator in",
    ),
    "resultaat_met_uitleg_te_veel": (
        f"{K}/samen-leven.yml", "naam: Minder inwoners zijn eenzaam,", "naam: Minder inwoners zijn eenzaam, zonder_indicator: geen,",
        f"{M}/{K}/samen-leven.yml: resultaat 'minder-eenzaam' heeft wel een indicator, maar zonder_indicator is ingevuld; haal zonder_indicator weg",
    ),
    "grens_te_hoog": (
        f"{K}/groepen.yml", "naam: 18 jaar en ouder, van: 18", "naam: 18 jaar en ouder, van: 19",
        f"{M}/{K}/groepen.yml: groep '18-plus': de naam zegt 18 tot en met het einde, de grenzen zeggen 19 tot en met het einde; maak ze gelijk",
    ),
    "grenzen_omgekeerd": (
        f"{K}/groepen.yml", "van: 13, tot_en_met: 16", "van: 16, tot_en_met: 13",
        f"{M}/{K}/groepen.yml: groep '13-16': van 16 ligt boven tot_en_met 13; wissel ze om",
    ),
    "bronrij_ongedekt": (
        f"{K}/indicatoren.yml", "bronrijen: [H001, A001]", "bronrijen: [H001]",
        f"{M}/{K}/bronrijen.csv: bronrij 'A001' hoort bij geen enkele indicator; noem haar bij bronrijen van een indicator",
    ),
    "bronrij_onbekend": (
        f"{K}/indicatoren.yml", "bronrijen: [H003]", "bronrijen: [H003, H009]",
        f"{M}/{K}/indicatoren.yml: indicator 'meldingen': bronrijen 'H009' bestaat niet; bedoelde u 'H003'?",
    ),
    "bronrijtekst": (
        f"{K}/bronrijen.csv", ",Aantal meldingen,", ",Aantal klachten,",
        f"{M}/{K}/indicatoren.yml: indicator 'meldingen': de tekst van bronrij H003 staat niet bij zijn namen: 'Aantal klachten'; zet de tekst bij namen_elders, met vindplaats",
    ),
    "tegel": (
        "gemeente.yml", "tegel: [0, 1]", "tegel: [0, 0]",
        f"{M}/gemeente.yml: wijk 'Zuid' heeft dezelfde tegel als 'Noord': (0, 0); geef elke wijk haar eigen tegel",
    ),
    "cyclusjaar": (
        f"{K}/cyclus.yml", "jaar: 2026", "jaar: 2025",
        f"{M}/{K}/cyclus.yml: jaar 2025 is niet het kaderjaar 2026; maak ze gelijk",
    ),
    "edities_omgekeerd": (
        f"{K}/cyclus.yml", "peildatum: 2026-03-31", "peildatum: 2026-08-31",
        f"{M}/{K}/cyclus.yml: het concept heeft een latere peildatum dan de definitieve editie; wissel ze om",
    ),
    "editie_ontbreekt": (
        f"{K}/cyclus.yml", "  concept: {peildatum: 2026-03-31, toelichting: Het concept.}\n", "",
        f"{M}/{K}/cyclus.yml: editie 'concept' ontbreekt; geef haar een peildatum",
    ),
    "volgende_voor_laatste": (
        f"{K}/bronnen.yml", 'volgende: "2028"', 'volgende: "2023"',
        f"{M}/{K}/bronnen.yml: 'monitor': volgende 2023 ligt niet na laatste 2024; controleer beide",
    ),
    "volgende_geen_periode": (
        f"{K}/indicatoren.yml", 'volgende: "2028"', "volgende: binnenkort",
        f"{M}/{K}/indicatoren.yml: 'eenzaamheid-18-plus': volgende 'binnenkort' is geen periode; schrijf 2027, 2026/2027 of 2027-K1",
    ),
    "ervaring_met_onbekend_doel": (
        "ervaringen/2026.yml", "doelen: [meedoen]", "doelen: [meedo]",
        f"{M}/ervaringen: ervaring 'praatje': doelen 'meedo' bestaat niet; bedoelde u 'meedoen'?",
    ),
    "ervaring_in_onbekende_wijk": (
        "ervaringen/2026.yml", "WK999901", "WK999909",
        f"{M}/ervaringen: ervaring 'praatje': wijk 'WK999909' bestaat niet; bedoelde u 'WK999902'?",
    ),
    "ontwikkeling_met_onbekende_opgave": (
        "ontwikkelingen/2026.yml", "opgave: samen-leven", "opgave: samen-leve",
        f"{M}/ontwikkelingen: ontwikkeling 'vergrijzing': opgave 'samen-leve' bestaat niet; bedoelde u 'samen-leven'?",
    ),
    "uitspraak_met_andere_waarde": (
        "uitspraken.csv", ",42.2,", ",42.3,",
        f"{M}/uitspraken.csv: uitspraak 'U001': waarde is hier '42.3', maar in metingen/monitor.csv '42.2'; maak ze gelijk",
    ),
    "uitspraak_dubbel": (
        "uitspraken.csv", "U005,", "U004,",
        f"{M}/uitspraken.csv: uitspraak 'U004' staat er 2 keer; geef elk een eigen id",
    ),
    "uitspraak_zonder_indicator": (
        "uitspraken.csv", "benadering,vapen-wekelijks-13-16,", "benadering,,",
        f"{M}/uitspraken.csv: uitspraak 'U003': indicator '(leeg)' bestaat niet; kies er een uit indicatoren.yml",
    ),
    "context_met_onbekende_indicator": (
        "uitspraken.csv", "enquête,context,,", "enquête,context,meldinge,",
        f"{M}/uitspraken.csv: uitspraak 'U004': indicator 'meldinge' bestaat niet; bedoelde u 'meldingen'?",
    ),
    "uitspraak_over_onbekend_gebied": (
        "uitspraken.csv", ",deelnemers,GM9999,", ",deelnemers,GM9998,",
        f"{M}/uitspraken.csv: uitspraak 'U004': gebied 'GM9998' bestaat niet; bedoelde u 'GM9999'?",
    ),
    "document_onbekend": (
        "gemeente.yml", "id: integrale-visie-2024-2028", "id: visie",
        f"{M}/uitspraken.csv: uitspraak 'U004': document 'integrale-visie-2024-2028' bestaat niet; kies er een uit gemeente.yml",
    ),
    "meting_noemt_onbekende_uitspraak": (
        "metingen/monitor.csv", "tabel 1,", "tabel 1 (U999),",
        f"{M}/metingen/monitor.csv: meting van 'eenzaamheid-18-plus', NL, 2024: uitspraak 'U999' bestaat niet; kies er een uit uitspraken.csv",
    ),
    "meting_noemt_context": (
        "metingen/monitor.csv", "tabel 1,", "tabel 1 (U004),",
        f"{M}/metingen/monitor.csv: meting van 'eenzaamheid-18-plus', NL, 2024: uitspraak 'U004' is context en wordt dus geen meting; maak er in uitspraken.csv meting of benadering van",
    ),
    "kerncijfer_dubbel": (
        "kerncijfers.csv", "WK999902", "WK999901",
        f"{M}/kerncijfers.csv: kerncijfer 'aantal inwoners', WK999901, 2025 staat er 2 keer; haal de dubbele weg, of geef een herziening haar eigen beschikbaar_per",
    ),
    "kerncijfer_zonder_periode": (
        "kerncijfers.csv", "GM9999,2025", "GM9999,vorig jaar",
        f"{M}/kerncijfers.csv: kerncijfer 'aantal inwoners', GM9999: periode 'vorig jaar' is geen periode; schrijf 2024, 2024/2025, 2025-H1, 2025-K1, 2025-06 of niet vermeld",
    ),
}  # fmt: skip


@pytest.mark.parametrize("overtreding", OVERTREDINGEN)
def test_een_overtreding_houdt_het_lezen_tegen_met_precies_deze_melding(klein_dossier, overtreding):
    bestand, oud, nieuw, melding = OVERTREDINGEN[overtreding]
    klein_dossier.vervang(bestand, oud, nieuw)
    assert melding in klein_dossier.fout().splitlines()


def test_een_uitspraak_zonder_meting_houdt_het_lezen_tegen(klein_dossier):
    rijen = klein_dossier.tekst("metingen/monitor.csv").splitlines()
    klein_dossier.schrijf("metingen/monitor.csv", "\n".join(r for r in rijen if "(U003)" not in r) + "\n")
    assert klein_dossier.fout() == (
        f"{M}/uitspraken.csv: uitspraak 'U003' wordt benadering van 'vapen-wekelijks-13-16', maar geen meting noemt"
        " (U003); voeg de meting toe, of maak er context van"
    )


def test_twee_metingen_bij_dezelfde_uitspraak_houden_het_lezen_tegen(klein_dossier):
    klein_dossier.vervang("metingen/monitor.csv", "tabel 1,", "tabel 1 (U001),")
    assert klein_dossier.fout() == (
        f"{M}/uitspraken.csv: uitspraak 'U001': 2 metingen noemen (U001) in hun vindplaats; laat er één staan"
    )


def test_een_meting_die_haar_uitspraak_niet_noemt_krijgt_let_op(klein_dossier):
    dossier = klein_dossier.vervang("metingen/monitor.csv", " (U001)", "").lees()
    assert [(b.ernst, str(b)) for b in toets_feiten(dossier)] == [
        (
            "let op",
            f"{M}/uitspraken.csv: uitspraak 'U001': er is een meting met dezelfde inhoud, maar zij noemt (U001) niet;"
            " zet (U001) in de vindplaats van die meting",
        )
    ]


def test_een_kring_in_de_samenhang_is_let_op_en_geen_fout(klein_dossier):
    verband = '\n  - {van: meedoen, naar: schulden, teken: "?", reden: r, opgave: samen-leven, vindplaats: Plan §3.4}\n'
    dossier = klein_dossier.voeg_toe(f"{K}/samenhang.yml", verband).lees()
    assert [(b.ernst, b.tekst) for b in toets_kader(dossier.kader, dossier.gemeente)] == [
        ("let op", "kring in de samenhang: meedoen -> schulden -> meedoen")
    ]


def test_een_dichte_samenhang_laat_de_toets_niet_ontploffen(klein_dossier):
    knopen = [f"f{n}" for n in range(14)]
    factoren = "".join(f"  - {{id: {k}, naam: {k}}}\n" for k in knopen)
    verbanden = "".join(
        f'  - {{van: {a}, naar: {b}, teken: "+", reden: r, opgave: samen-leven, vindplaats: v}}\n'
        for a in knopen for b in knopen if a != b
    )  # fmt: skip
    klein_dossier.schrijf(f"{K}/samenhang.yml", f"factoren:\n{factoren}verbanden:\n{verbanden}")
    dossier = klein_dossier.lees()
    assert len(toets_kader(dossier.kader, dossier.gemeente)) == 50


def test_een_losse_factor_krijgt_let_op(klein_dossier):
    klein_dossier.vervang(f"{K}/samenhang.yml", "naam: Schulden}", "naam: Schulden}\n  - {id: los, naam: Los}")
    dossier = klein_dossier.lees()
    assert [b.ernst for b in toets_kader(dossier.kader, dossier.gemeente)] == ["let op"]


def test_elke_regel_aan_feiten_zegt_in_een_zin_wat_hij_eist():
    assert [r.__name__ for r in FEITENREGELS if not (r.__doc__ or "").endswith(".")] == []


@pytest.mark.parametrize(
    ("naam", "grenzen"),
    [
        ("13 tot en met 16 jaar", (13, 16)), ("0 tot 18 jaar", (0, 17)), ("10- en 11-jarigen", (10, 11)),
        ("12-jarigen", (12, 12)), ("basisschoolleeftijd (4 tot en met 12 jaar)", (4, 12)), ("75 jaar en ouder", (75, None)),
        ("tot 23 jaar", (None, 22)), ("tot en met 22 jaar", (None, 22)), ("tot de AOW-leeftijd", (None, None)),
        ("alle leeftijden", (None, None)),
    ],
)  # fmt: skip
def test_de_naam_van_een_leeftijdsgroep_heeft_precieze_grenzen(naam, grenzen):
    assert lees_grenzen(naam) == grenzen


def test_het_id_van_een_leeftijdsgroep_heeft_precieze_grenzen():
    verwacht = {"13-16": (13, 16), "18-plus": (18, None), "10": (10, 10), "tot-23": (None, 22), "totaal": (None, None)}
    assert {sleutel: lees_grenzen_uit_id(sleutel) for sleutel in verwacht} == verwacht
