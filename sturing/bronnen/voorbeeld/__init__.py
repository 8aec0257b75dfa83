"""De verzonnen gemeente Voorbeeldstad: complete gegevens uit een vaste seed, om het rapport mee te zien en te toetsen."""

from sturing.bronnen.voorbeeld.maken import maak_voorbeeld

__all__ = ["maak_voorbeeld"]
