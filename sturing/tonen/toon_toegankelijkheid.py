"""Wat er aan de toegankelijkheid is getest, waarmee en waarop; de verklaring zelf staat in `toon_verklaring`."""

from __future__ import annotations

from dataclasses import dataclass

from sturing.tonen.object import Getoond
from sturing.tonen.tabel import Tabel


@dataclass(frozen=True)
class Toets:
    """Wat er is getest, waarmee en waarop, en de tests (bestand::functie) die dat doen."""

    wat: str
    waarmee: str
    waarop: str
    tests: tuple[str, ...]


#: De verklaring is een wettelijk stuk: zij noemt alleen wat een test doet. tests/test_verklaring.py bewaakt dat elke
#: test bestaat. Wie een test verandert, verandert hier de zin.
TOETSEN = (
    Toets(
        "Alle regels van WCAG 2.2 A en AA die een programma kan toetsen",
        "axe, in een echte browser; wat axe niet beslist, rekent de test na of keurt zij af",
        "elke bladzijde op 320 pixels; hoofdstukken, presentaties en elke soort fiche ook op 390 en 1280 pixels,"
        " licht en donker",
        ("test_axe::test_axe_vindt_niets_en_niets_steekt_uit", "test_axe::test_axe_vindt_niets_op_alle_fiches",
         "test_axe::test_de_keuring_rekent_het_contrast_van_onbesliste_tekst_zelf_uit",
         "test_axe::test_de_keuring_vindt_een_gebrek"),
    ),
    Toets(
        "Op 400% en op een telefoon steekt niets uit het scherm",
        "een echte browser van 320 en 390 pixels breed",
        "dezelfde bladzijden, met alles uitgeklapt",
        ("test_axe::test_axe_vindt_niets_en_niets_steekt_uit", "test_axe::test_axe_vindt_niets_op_alle_fiches"),
    ),
    Toets(
        "Alles met het toetsenbord, en altijd te zien waar u bent",
        "een test die de toetsen indrukt en het contrast van de rand meet",
        "van elke soort bladzijde één, licht en donker: menu, zoeken, filters, uitklappers en tabellen",
        ("test_boek_toegang::test_met_tab_is_alles_te_bereiken_met_zichtbare_focus_en_zonder_val",
         "test_boek_toegang::test_de_eerste_toets_slaat_het_menu_over",
         "test_wijzer_browser::test_de_wijzer_werkt_met_alleen_het_toetsenbord"),
    ),
    Toets(
        "Wat een schermlezer opsomt: delen, koppen, knoppen en tabellen",
        "de toegankelijkheidsboom van de browser, vergeleken met een vaste lijst",
        "van elke soort bladzijde één",
        ("test_toegankelijkheidsboom::test_een_schermlezer_somt_alles_op_met_naam_en_op_volgorde",),
    ),
    Toets(
        "Ruimere regels, letters en woorden",
        "een echte browser van 390 pixels breed",
        "van elke soort bladzijde één: niets valt weg",
        ("test_boek_toegang::test_met_ruimere_tekst_valt_niets_weg",),
    ),
    Toets(
        "Eigen kleuren (hoog contrast) en minder beweging",
        "een echte browser met die voorkeuren aan",
        "van elke soort bladzijde één: knoppen, velden, koppen, figuren en focus zijn te zien; niets beweegt",
        ("test_boek_toegang::test_met_eigen_kleuren_is_bediening_kop_figuur_en_focus_te_zien",
         "test_boek_toegang::test_wie_geen_beweging_wil_krijgt_geen_beweging"),
    ),
    Toets(
        "Kleur is nooit de enige drager van een oordeel",
        "test op een teken of woord naast de kleur",
        "de oordelenkaart, de halterfiguur en de tabel in één oogopslag",
        ("test_figuren::test_de_oordelenkaart_heeft_voor_elke_indicator_van_elk_doel_een_vakje_met_een_teken",
         "test_figuren::test_een_halterfiguur_zet_het_ongunstige_bovenaan_en_zegt_het_in_woorden",
         "test_oogopslag::test_de_verdeling_noemt_het_ongunstige_vooraan_en_telt_alles"),
    ),
    Toets(
        "Tekst bij elke figuur",
        "test op een tekstalternatief met bevinding en getallen, een bijschrift en de cijfers erbij",
        "alle figuren in de hoofdstukken; een tekstalternatief ook in de PDF",
        ("test_alternatief::test_elke_figuur_van_het_boek_zegt_haar_bevinding_en_haar_getallen",
         "test_boek_html::test_elke_figuur_heeft_een_tekst_een_bijschrift_en_haar_cijfers",
         "test_pdf::test_elke_figuur_van_het_rapport_heeft_een_tekstalternatief"),
    ),
    Toets(
        "Koppen op volgorde; tabellen met bijschrift en koppen",
        "test op de opbouw van de HTML",
        "elk hoofdstuk",
        ("test_boek_html::test_koppen_beginnen_met_een_h1_en_slaan_geen_niveau_over",
         "test_boek_html::test_elke_tabel_heeft_bijschrift_richting_en_een_vak_met_naam"),
    ),
    Toets(
        "De taal van de bladzijde, en van Engelse woorden daarin",
        "test op de HTML en op de structuur van de PDF",
        "elke bladzijde; Engelse woorden uit een vaste lijst",
        ("test_boek_html::test_elke_bladzijde_is_nederlands_en_heeft_een_eigen_titel",
         "test_taalwissels::test_elk_engels_woord_op_een_bladzijde_is_gemerkt",
         "test_taalwissels::test_elk_engels_woord_in_de_pdf_heeft_zijn_taal"),
    ),
    Toets(
        "HTML volgens de standaard",
        "de validator van het W3C (vnu)",
        "elke bladzijde",
        ("test_html_standaard::test_elke_bladzijde_volgt_de_standaard",),
    ),
    Toets(
        "PDF/UA-1",
        "een validator",
        "de PDF van het rapport, die van de bijlagen en elk stuk voor de raad",
        ("test_pdf::test_het_rapport_zelf_voldoet_aan_pdf_ua_1_en_is_klein",
         "test_raadsstukken::test_elk_stuk_heeft_precies_zijn_bladzijden_en_voldoet_aan_pdf_ua_1"),
    ),
    Toets(
        "Gewoon Nederlands",
        "leesindex van Douma",
        "de samenvattingen in één oogopslag",
        ("test_leesbaarheid::test_de_samenvattingen_van_het_rapport_zijn_gewoon_nederlands",),
    ),
)  # fmt: skip


def toon_toegankelijkheidstests() -> Getoond:
    """Wat er is getest, waarmee en waarop."""
    rijen = tuple((toets.wat, toets.waarmee, toets.waarop) for toets in TOETSEN)
    return Getoond(
        naam="toegankelijkheidstests",
        titel="Wat bij elke verandering wordt getest",
        bron="de tests van dit rapport",
        tabel=Tabel(("Wat", "Waarmee", "Waarop"), rijen, (32, 34, 34)),
    )
