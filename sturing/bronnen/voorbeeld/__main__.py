"""Maak `data/voorbeeld` opnieuw: `python -m sturing.bronnen.voorbeeld`."""

from sturing.bronnen.voorbeeld.maken import maak_voorbeeld
from sturing.paden import zoek_wortel

if __name__ == "__main__":
    wortel = zoek_wortel()
    maak_voorbeeld(wortel, wortel / "data" / "voorbeeld")
