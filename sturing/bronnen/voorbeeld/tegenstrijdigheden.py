"""Een paar verzonnen tegenstrijdigheden, van elke soort een."""

from __future__ import annotations

from sturing.bronnen.voorbeeld.kader import Voorbeeldkader
from sturing.bronnen.voorbeeld.wereld import VINDPLAATS

# Id, soort, onderwerp, eerste lezing, tweede lezing, keuze, reden, indicator.
_RIJEN = (
    ("leeftijd-sport-ouderen", "leeftijd", "De leeftijd van ouderen bij sport",
     "64 jaar en ouder", "65 jaar en ouder", "65 jaar en ouder", "De vragenlijst gebruikt 65 jaar.",
     "sport-wekelijks-65-plus"),
    ("bron-eenzaamheid", "bron", "Waar het cijfer over eenzaamheid vandaan komt", "de burgerpeiling",
     "de gezondheidsmonitor", "de burgerpeiling", "Die heeft de langste reeks.", "eenzaamheid-18-plus"),
    ("cijfer-bijstand", "cijfer", "Het aantal inwoners met bijstand", "ongeveer 800", "ongeveer 900",
     "het cijfer van de statistiek", "De documenten noemen elk een ander jaar.",
     "inwoners-met-bijstand-18-67"),
    ("naam-vroegsignalering", "naam", "Hoe een geslaagd gesprek heet", "succesvolle interventie",
     "geslaagd bezoek", "succesvolle interventie", "Zo heet het bij de uitvoerder.",
     "succesvolle-interventies-vroegsignalering"),
    ("indeling-dijkdorp", "indeling", "Of Dijkdorp een wijk is", "een wijk",
     "een buurt van De Weide", "een wijk",
     "Inwoners zien het als een eigen dorp.", ""),
)  # fmt: skip


def bouw_tegenstrijdigheden(kader: Voorbeeldkader) -> list[dict]:
    """De lijst voor tegenstrijdigheden.yml; een indicator die het kader niet meer kent, blijft weg."""
    bekend = {indicator["id"] for indicator in kader.indicatoren}
    return [
        {
            "id": sleutel,
            "raakt": soort,
            "onderwerp": onderwerp,
            "lezingen": [{"naam": lezing, "vindplaats": VINDPLAATS} for lezing in (een, twee)],
            "keuze": keuze,
            "reden": reden,
            "betreft": [indicator] if indicator in bekend else [],
        }
        for sleutel, soort, onderwerp, een, twee, keuze, reden, indicator in _RIJEN
    ]
