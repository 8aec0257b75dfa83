"""Aantallen van wijken per 1.000 inwoners: een grote wijk staat dan niet vanzelf bovenaan.

Methode: het ruwe cijfer (crude rate), `1.000 x aantal / inwoners`. Bron: APHO Technical Briefing 3, Commonly used
public health statistics (2008). Het corrigeert voor grootte en niet voor leeftijd: de noemer zijn alle inwoners, ook
als het aantal over een leeftijdsgroep gaat.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sturing.gegevens.feitenmodel import Kerncijfer
from sturing.gegevens.perioden import jaartal
from sturing.rekenen.afscherming import STANDAARD_DREMPEL

#: Zo kan het inwonertal in `kerncijfers.csv` heten.
NAMEN_INWONERTAL = ("inwoners", "aantal inwoners")
#: Een inwonertal dat meer jaren van het aantal af ligt, is daar geen noemer bij.
HOOGSTENS_JAREN = 1
_SCHAAL = 1000.0
#: Onder dit cijfer per 1.000 zegt een heel getal te weinig om wijken uit elkaar te houden.
_KLEIN = 10.0


@dataclass(frozen=True)
class Inwonertal:
    """Het aantal inwoners per gebied (een code), alles uit één bron en één periode."""

    periode: str
    bron: str
    per_gebied: Mapping[str, float]


@dataclass(frozen=True)
class PerDuizend:
    """Per gebied hoeveel er per 1.000 inwoners zijn, afgerond, en het inwonertal waarmee is gerekend."""

    waarden: Mapping[str, float]
    inwonertal: Inwonertal


def is_inwonertal(naam: str) -> bool:
    """Waar als een kerncijfer met deze naam het aantal inwoners is.

    >>> is_inwonertal("Aantal inwoners"), is_inwonertal("huishoudens")
    (True, False)
    """
    return naam.lower() in NAMEN_INWONERTAL


def kies_inwonertal(
    kerncijfers: Iterable[tuple[Kerncijfer, bool]], gebieden: Iterable[str], jaar: int | None
) -> Inwonertal | None:
    """Het inwonertal dat het dichtst bij `jaar` ligt en er voor elk van de `gebieden` is; None als er geen is.

    `kerncijfers` komt uit `scherm_kerncijfers_af`: wat afgeschermd of verworpen is, telt niet mee, en een cijfer zonder
    jaar ook niet. Zonder `jaar` (de bron noemt het niet) geldt het nieuwste inwonertal. Van één dag staan twee waarden
    nooit door elkaar: alles komt uit dezelfde bron en periode, en een herziening gaat voor.
    """
    nodig = frozenset(gebieden)
    groepen: dict[tuple[str, str], dict[str, Kerncijfer]] = {}
    for cijfer, verborgen in sorted(kerncijfers, key=lambda paar: paar[0].beschikbaar_per):
        if is_inwonertal(cijfer.kerncijfer) and not verborgen and not cijfer.verworpen and jaartal(cijfer.periode):
            groepen.setdefault((cijfer.periode, cijfer.bron), {})[cijfer.gebied] = cijfer
    heel = [sleutel for sleutel, cijfers in groepen.items() if nodig <= cijfers.keys()]
    if not heel:
        return None
    periode, bron = min(heel, key=lambda s: (_afstand(s[0], jaar), -jaartal(s[0]), s))
    return Inwonertal(periode, bron, {gebied: c.waarde for gebied, c in groepen[periode, bron].items()})


def is_bijna_iedereen(aantallen: Mapping[str, float], inwonertal: Inwonertal, drempel: int) -> bool:
    """Waar als er ergens minder dan `drempel` mensen aan een aantal ontbreken; naast het inwonertal is dat te zien.

    >>> is_bijna_iedereen({"WK000101": 96.0}, Inwonertal("2020", "cbs", {"WK000101": 100.0}), 10)
    True
    """
    tal = inwonertal.per_gebied
    return any(gebied in tal and tal[gebied] - aantal < drempel for gebied, aantal in aantallen.items())


def _afstand(periode: str, jaar: int | None) -> int:
    return 0 if jaar is None else abs(jaartal(periode) - jaar)


def bereken_per_duizend(
    aantallen: Mapping[str, float], inwonertal: Inwonertal | None, jaar: int | None, telt_mensen: bool,
    drempel: int = STANDAARD_DREMPEL,
) -> PerDuizend | None:  # fmt: skip
    """De aantallen per 1.000 inwoners; None als zij niet eerlijk of niet veilig om te rekenen zijn.

    `aantallen` bevat alleen toonbare waarden: wat is afgeschermd, krijgt dus ook geen cijfer per 1.000. Er komt niets
    uit als een gebied geen inwonertal heeft, als dat meer dan `HOOGSTENS_JAREN` van `jaar` af ligt, of als er minder
    dan `drempel` mensen aan een aantal ontbreken: dan geeft de noemer een kleine telling vrij ("bijna iedereen"). Een
    gemeente zonder inwonertal laat u weg. In hele getallen, want bronnen ronden aantallen per wijk af; is het hoogste
    cijfer lager dan 10, dan met één decimaal.

    >>> tal = Inwonertal("2020", "cbs", {"WK000101": 4885.0, "WK000102": 2460.0})
    >>> dict(bereken_per_duizend({"WK000101": 250.0, "WK000102": 10.0}, tal, 2020, True).waarden)
    {'WK000101': 51.0, 'WK000102': 4.0}
    """
    if inwonertal is None or jaar is None or not aantallen or _afstand(inwonertal.periode, jaar) > HOOGSTENS_JAREN:
        return None
    noemers = {gebied: inwonertal.per_gebied.get(gebied, 0.0) for gebied in aantallen}
    if not all(noemer > 0 for noemer in noemers.values()):
        return None
    if telt_mensen and is_bijna_iedereen(aantallen, inwonertal, drempel):
        return None
    ruw = {gebied: _SCHAAL * aantal / noemers[gebied] for gebied, aantal in aantallen.items()}
    decimalen = 1 if max(ruw.values()) < _KLEIN else 0
    return PerDuizend({gebied: round(waarde, decimalen) for gebied, waarde in ruw.items()}, inwonertal)
