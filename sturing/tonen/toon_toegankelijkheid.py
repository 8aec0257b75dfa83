"""De verklaring over toegankelijkheid: waarvoor zij geldt, wat is getest, en waar een lezer iets meldt."""

from __future__ import annotations

from sturing.tonen.blad import huidig
from sturing.tonen.notatie import toon_datum
from sturing.tonen.object import Getoond
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Tabel

#: Wat de tests van dit rapport doen. Wie een test verandert, verandert hier de zin.
_TESTS = (
    (
        "Regels van WCAG 2.2 A en AA",
        "axe, in een echte browser",
        "elke bladzijde, licht en donker, breed en smal",
    ),
    ("Alles met het toetsenbord", "een test die de toetsen indrukt", "menu, zoeken, filters, uitklappers en tabellen"),
    (
        "Zichtbaar op 400% en op een smal scherm",
        "een echte browser van 320 en 390 pixels",
        "niets steekt uit het scherm",
    ),
    ("Kleur is nooit de enige drager", "test op teken en woord bij elk oordeel", "figuren, tabellen en oordelen"),
    (
        "Tekst bij elke figuur",
        "test op een tekstalternatief met de bevinding en de cijfers",
        "alle figuren, ook in de PDF",
    ),
    ("Koppen, taal en tabelkoppen", "test op de opbouw van de HTML", "elke bladzijde"),
    ("PDF/UA-1", "validator", "de hele PDF"),
    ("Gewoon Nederlands", "leesindex van Douma en lijst van moeilijke woorden", "de samenvattingen: 60 of hoger"),
)


def toon_verklaring() -> Getoond:
    """Over welk rapport de verklaring gaat, van wie en van wanneer."""
    dossier = huidig().dossier
    rapport = dossier.rapportage
    zin = (
        f"Deze verklaring geldt voor de voortgangsrapportage sociaal domein {rapport.jaar} van"
        f" {dossier.gemeente.volledige_naam}, in HTML en als PDF. Zij hoort bij de editie van"
        f" {toon_datum(rapport.peildatum)} en wordt bij elke nieuwe editie herzien."
    )
    return Getoond(naam="verklaring", tekst=(voor_markdown(zin),))


def toon_toegankelijkheidstests() -> Getoond:
    """Wat er is getest, waarmee en waarop."""
    return Getoond(
        naam="toegankelijkheidstests",
        titel="Wat bij elke verandering wordt getest",
        bron="de tests van dit rapport",
        tabel=Tabel(("Wat", "Waarmee", "Waarop"), _TESTS, (34, 36, 30)),
    )


def toon_meldpunt() -> Getoond:
    """Waar een lezer een probleem meldt."""
    gemeente = huidig().dossier.gemeente
    waar = f": {gemeente.meldpunt}" if gemeente.meldpunt else ""
    return Getoond(
        naam="meldpunt",
        tekst=(voor_markdown(f"Meld het bij {gemeente.volledige_naam}{waar}."),),
    )
