"""gemeente.yml van Voorbeeldstad."""

from __future__ import annotations

from datetime import date

from sturing.bronnen.voorbeeld.wereld import GEMEENTECODE, INWONERS, VINDPLAATS, Wereld, Wijkprofiel

#: Plaats van elke wijk op de tegelkaart: kolom en rij.
_TEGELS = ((1, 1), (2, 1), (0, 0), (1, 0), (0, 1), (0, 2), (1, 2), (2, 3), (2, 0), (2, 2), (0, 3), (1, 3))

#: Gebieden om mee te vergelijken. Ook hun cijfers zijn verzonnen, die van Nederland incluis.
VERGELIJK = (
    {"code": "GG9999", "naam": "GGD-regio Voorbeeld", "soort": "regio"},
    {"code": "PV99", "naam": "provincie Voorbeeld", "soort": "provincie"},
    {"code": "NL", "naam": "Nederland (verzonnen)", "soort": "land"},
)


def bouw_gemeente(wereld: Wereld) -> dict:
    """De gemeente met haar wijken, vergelijkgebieden en twee verzonnen documenten."""
    return {
        "naam": "Voorbeeldstad",
        "volledige_naam": "Gemeente Voorbeeldstad (verzonnen)",
        "code": GEMEENTECODE,
        "verzonnen": True,
        "wijken": [_bouw_wijk(nr, wijk) for nr, wijk in enumerate(wereld.wijken)],
        "vergelijk": list(VERGELIJK),
        "meldpunt": "sociaaldomein@voorbeeldstad.example (verzonnen)",
        "huisstijl": {"hoofdkleur": "#3f5a36", "accentkleur": "#a8480f"},
        "documenten": _bouw_documenten(),
    }


def _bouw_wijk(nr: int, wijk: Wijkprofiel) -> dict:
    inwoners = round(INWONERS * wijk.aandeel, -1)
    kenmerken = [f"Ongeveer {inwoners:,.0f} inwoners".replace(",", ".")]
    if abs(wijk.kwetsbaar) >= 0.4:
        kenmerken.append(f"{'Meer' if wijk.kwetsbaar > 0 else 'Minder'} lage inkomens dan gemiddeld")
    if abs(wijk.vergrijsd) >= 0.4:
        kenmerken.append(f"{'Meer' if wijk.vergrijsd > 0 else 'Minder'} 65-plussers dan gemiddeld")
    let_op = ["Deze wijk is verzonnen."]
    if inwoners < 1500:
        let_op.append("De wijk is klein: kleine aantallen kunnen een percentage sterk laten schommelen.")
    return {
        "code": wijk.code,
        "naam": wijk.naam,
        "schets": wijk.schets,
        "kenmerken": kenmerken,
        "let_op": let_op,
        "vindplaats": VINDPLAATS,
        "tegel": list(_TEGELS[nr]) if nr < len(_TEGELS) else [nr % 4, nr // 4 + 1],
    }


def _bouw_documenten() -> list[dict]:
    return [
        {
            "id": "plan-2026",
            "naam": "Uitvoeringsplan Voorbeeldstad 2026 (verzonnen)",
            "uitgever": "Gemeente Voorbeeldstad (verzonnen)",
            "datum": "december 2025",
            "bekend_per": date(2025, 12, 31),
            "toelichting": "Dit document bestaat niet.",
        },
        {
            "id": "visie-voorbeeldstad",
            "naam": "Visie Voorbeeldstad 2024-2028 (verzonnen)",
            "uitgever": "Gemeente Voorbeeldstad (verzonnen)",
            "datum": "december 2023",
            "bekend_per": date(2023, 12, 7),
            "toelichting": "Dit document bestaat niet.",
        },
    ]
