"""De tekens van een oordeel: één stel, voor wijzer, fiche, tabellen, figuren, stukken en legenda's.

Het teken zegt of een verandering gunstig is, niet of het getal stijgt of daalt. Welke kant het getal op ging, staat
er als getal bij (zie `notatie.toon_verschil`); een pijl daarvoor zou naast deze tekens een tweede taal zijn.
"""

from __future__ import annotations

from sturing.rekenen.uitkomsten import Uitkomst

#: Het teken per uitkomst, met het slechtste vooraan: zo valt een achteruitgang nooit weg.
TEKEN = {
    Uitkomst.ONGUNSTIG: "−",
    Uitkomst.GUNSTIG: "+",
    Uitkomst.VERANDERD: "±",
    Uitkomst.GEEN_VERANDERING: "=",
    Uitkomst.NIET_TE_ZEGGEN: "?",
}
#: Zonder gewenste richting is een verandering niet goed of slecht, en dat hoort er in een kop of telling bij.
_VOLUIT = {Uitkomst.VERANDERD: "veranderd, zonder gewenste richting"}
#: Teken en woord per uitkomst, in dezelfde volgorde.
TEKEN_UITKOMST = {uitkomst: f"{teken} {_VOLUIT.get(uitkomst, uitkomst.value)}" for uitkomst, teken in TEKEN.items()}
