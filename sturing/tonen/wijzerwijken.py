"""De cijfers per wijk op de indicatorenwijzer: wie een wijk kiest, ziet haar cijfer naast dat van de gemeente."""

from __future__ import annotations

from sturing.rekenen.stand import Stand
from sturing.tonen.blad import Bladzijde
from sturing.tonen.fichecijfers import naam_bestand
from sturing.tonen.notatie import toon_periode
from sturing.tonen.wijkkeuze import wijkbeeld


def wijkregels(blad: Bladzijde, stand: Stand) -> tuple[dict[str, str], ...]:
    """Per wijk met een cijfer de regel op de rij, en de cellen voor het bestand met de lijst; leeg is onbekend."""
    beeld = wijkbeeld(blad, stand)
    per_duizend = beeld.omgerekend.waarden if beeld.omgerekend else {}
    return tuple(
        {
            "code": c.code,
            "zin": beeld.zin(c),
            "waarde": kaal_getal(c.punt.waarde),
            "per": kaal_getal(per_duizend.get(c.code)),
            "periode": toon_periode(c.punt.periode),
            "herkomst": c.woord_herkomst,
            "bron": naam_bestand(blad, c.punt.bestand),
        }
        for c in beeld.cijfers
    )


def kaal_getal(waarde: float | None) -> str:
    """Een getal voor een programma: decimale punt, geen duizendtallen, nooit een macht van tien; leeg is onbekend.

    >>> kaal_getal(1250.0), kaal_getal(47.5), kaal_getal(None)
    ('1250', '47.5', '')
    """
    return "" if waarde is None else f"{round(waarde, 6) + 0.0:.6f}".rstrip("0").rstrip(".")
