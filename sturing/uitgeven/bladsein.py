"""Het sein dat de bladzijden van het boek er zijn, terwijl Sphinx nog aan de losse bladen en de zoekindex werkt.

Wie op de bladzijden wacht, zet een bestand neer naast de map met HTML; Sphinx haalt het weg zodra zij er staan. Zonder
dat bestand wacht er niemand en gebeurt er niets.
"""

from __future__ import annotations

from pathlib import Path

_NAAM = "bladzijden-volgen"


def vraag_sein(html: Path) -> None:
    """Vraag om het sein bij de eerstvolgende bouw in map `html`."""
    html.parent.mkdir(parents=True, exist_ok=True)
    (html.parent / _NAAM).touch()


def is_gevraagd(html: Path) -> bool:
    """Of iemand nog op de bladzijden in map `html` wacht."""
    return (html.parent / _NAAM).exists()


def geef_sein(html: Path) -> None:
    """Alle bladzijden van het boek staan met hun beelden in map `html`."""
    (html.parent / _NAAM).unlink(missing_ok=True)
