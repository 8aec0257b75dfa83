"""De verzonnen gemeente Voorbeeldstad: complete gegevens uit een vaste seed."""

from sturing.bronnen.voorbeeld.maken import maak_voorbeeld

__all__ = ["maak_voorbeeld"]
