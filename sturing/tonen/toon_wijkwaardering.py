"""Hoe bewoners hun wijk waarderen, over alle wijken samen."""

from __future__ import annotations

from sturing.rekenen.wijkwaardering import bereken_waarderingsbeeld
from sturing.tonen.blad import huidig
from sturing.tonen.fichecijfers import naam_bestand
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
    woorden = voor_markdown(" ".join(zinnen_dalingen(beeld, gemeente.naam, _document())))
    return Getoond(naam="wijkwaardering", tekst=(woorden, *([bron] if vindplaats else [])))


def _document() -> str:
    """Het document met de wijkbeschrijvingen, en van wanneer; leeg als geen kerncijfer uit dezelfde plek komt.

    Een wijk noemt alleen haar vindplaats; een kerncijfer met die vindplaats noemt ook het document.
    """
    dossier = huidig().dossier
    plekken = {wijk.vindplaats for wijk in dossier.gemeente.wijken if wijk.vindplaats}
    bronnen = {cijfer.bron for cijfer, _ in huidig().kerncijfers if cijfer.vindplaats in plekken}
    datums = {d.id: d.datum for d in dossier.gemeente.documenten if d.id in bronnen}
    if len(datums) != 1:
        return ""
    ((bron, datum),) = datums.items()
    return f"{naam_bestand(huidig(), bron)} ({datum})"
