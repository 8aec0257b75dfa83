"""De legenda: elk teken van een oordeel met wat het zegt."""

from __future__ import annotations

from sturing.rekenen.uitkomsten import Uitkomst
from sturing.tonen.object import Getoond
from sturing.tonen.oordeeltekens import TEKEN_UITKOMST
from sturing.tonen.opmaak import voor_markdown

_BETEKENIS = {
    Uitkomst.ONGUNSTIG: "het gaat aantoonbaar de verkeerde kant op",
    Uitkomst.GUNSTIG: "het gaat aantoonbaar de goede kant op",
    Uitkomst.VERANDERD: "het is aantoonbaar anders; goed of slecht is hier niet te zeggen",
    Uitkomst.GEEN_VERANDERING: "er zijn genoeg cijfers, maar een verschil kan toeval zijn",
    Uitkomst.NIET_TE_ZEGGEN: "er is één cijfer, de bron noemt geen jaar of zij geeft geen marge",
}


def toon_tekens() -> Getoond:
    """De tekens van een oordeel, het ongunstige vooraan, met wat zij betekenen."""
    regels = [f"- **{voor_markdown(teken)}**: {_BETEKENIS[u]}." for u, teken in TEKEN_UITKOMST.items()]
    return Getoond(naam="tekens", tekst=("\n".join(regels),))
