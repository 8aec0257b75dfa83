"""Hoe bewoners hun wijk waarderen, over alle wijken samen."""

from __future__ import annotations

from sturing.rekenen.wijkwaardering import bereken_waarderingsbeeld
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import voeg_vindplaatsen
from sturing.tonen.object import Getoond
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.zinnen_wijken import zinnen_dalingen


def toon_wijkwaardering() -> Getoond:
    """In hoeveel wijken een waardering van bewoners daalde; zonder waarderingen dat zij niet zijn vastgelegd."""
    gemeente = huidig().dossier.gemeente
    beeld = bereken_waarderingsbeeld(gemeente.wijken)
    if beeld is None:
        zin = "Hoe bewoners van elke wijk hun wijk waarderen, is voor deze gemeente niet vastgelegd."
        return Getoond(naam="wijkwaardering", tekst=(zin,))
    vindplaats = voeg_vindplaatsen(w.vindplaats for w in gemeente.wijken if w.vindplaats)
    bron = f":::{{div}} bronregel\nBron: {voor_markdown(vindplaats)}.\n:::"
    woorden = voor_markdown(" ".join(zinnen_dalingen(beeld, gemeente.naam)))
    return Getoond(naam="wijkwaardering", tekst=(woorden, *([bron] if vindplaats else [])))
