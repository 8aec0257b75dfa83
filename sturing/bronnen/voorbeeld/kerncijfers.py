"""Kerncijfers van alle wijken en van de gemeente."""

from __future__ import annotations

from sturing.bronnen.voorbeeld.wereld import GEMEENTECODE, INWONERS, VINDPLAATS, Wereld

KERNCIJFERKOLOMMEN = (
    "kerncijfer", "gebied", "periode", "waarde", "eenheid", "groep", "bron", "beschikbaar_per", "vindplaats",
    "verworpen", "opmerking",
)  # fmt: skip

# Naam, eenheid, groep, gemiddelde, effect van kwetsbaarheid, effect van vergrijzing, decimalen.
_SOORTEN = (
    ("aandeel kinderen", "procent", "0-17", 19.6, 0.5, -4.2, 1),
    ("aandeel 65-plussers", "procent", "65-plus", 22.1, -0.4, 6.4, 1),
    ("huurwoningen", "procent", "totaal", 38.0, 21.0, 2.0, 0),
    ("eenpersoonshuishoudens", "procent", "totaal", 33.0, 8.0, 4.0, 0),
    ("huishoudens met een laag inkomen", "procent", "totaal", 7.4, 4.8, 0.3, 1),
    ("gemiddeld inkomen per inwoner", "duizend-euro", "totaal", 34.1, -6.2, 1.1, 1),
    ("afstand tot huisarts", "kilometer", "totaal", 1.1, -0.4, -0.1, 1),
)
_GROEI = 0.006


def bouw_kerncijfers(wereld: Wereld) -> list[dict]:
    """Inwoners van de laatste vijf jaar en de overige cijfers van de laatste twee, op volgorde."""
    rijen = []
    for jaar in range(max(wereld.eerste, wereld.laatste - 4), wereld.laatste + 1):
        aantallen = [round(INWONERS * w.aandeel * (1 + _GROEI * (jaar - wereld.laatste))) for w in wereld.wijken]
        rijen += _rijen(wereld, "inwoners", "aantal", "totaal", jaar, aantallen, sum(aantallen))
    for jaar in (wereld.laatste - 1, wereld.laatste):
        for naam, eenheid, groep, midden, kwetsbaar, vergrijsd, decimalen in _SOORTEN:
            toeval = wereld.toeval(f"{naam} {jaar}")
            waarden = [
                max(
                    midden + kwetsbaar * w.kwetsbaar + vergrijsd * w.vergrijsd + toeval.normal(0, midden / 60),
                    0.2,
                )
                for w in wereld.wijken
            ]
            gemeente = sum(waarde * w.aandeel for waarde, w in zip(waarden, wereld.wijken, strict=True))
            waarden = [round(float(waarde), decimalen) for waarde in waarden]
            rijen += _rijen(wereld, naam, eenheid, groep, jaar, waarden, round(float(gemeente), decimalen))
    return rijen


def _rijen(
    wereld: Wereld, naam: str, eenheid: str, groep: str, jaar: int, waarden: list, gemeente: float
) -> list[dict]:
    codes = [*(w.code for w in wereld.wijken), GEMEENTECODE]
    return [
        {
            "kerncijfer": naam, "gebied": code, "periode": str(jaar), "waarde": waarde, "eenheid": eenheid,
            "groep": groep, "bron": "cbs", "beschikbaar_per": f"{jaar + 1}-03-20", "vindplaats": VINDPLAATS,
        }
        for code, waarde in zip(codes, [*waarden, gemeente], strict=True)
    ]  # fmt: skip
