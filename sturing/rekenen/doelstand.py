"""De stand van een doel of opgave: de verdeling van oordelen, slechtste en beste met naam, nooit een gemiddelde."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sturing.rekenen.stand import Dekking, Stand, tel_dekking
from sturing.rekenen.uitkomsten import Ligging, Uitkomst
from sturing.rekenen.vergelijken import Vergelijking


@dataclass(frozen=True)
class Doelstand:
    """Wat de indicatoren van een doel of opgave samen zeggen.

    `verdeling` telt alle indicatoren per uitkomst, ook de nullen. `zorg` is de indicator met
    de sterkste ongunstige verandering; zijn er geen, dan die met het sterkste ongunstige
    verschil met een ander gebied (dan staat dat in `zorg_naast`). `winst` is de sterkste
    gunstige verandering. Alle drie None als er niets is aangetoond.
    """

    verdeling: Mapping[Uitkomst, int]
    dekking: Mapping[Dekking, int]
    zorg: Stand | None
    zorg_naast: Vergelijking | None
    winst: Stand | None

    @property
    def alle(self) -> int:
        """Hoeveel indicatoren er zijn, elk één keer."""
        return sum(self.verdeling.values())

    @property
    def beoordeeld(self) -> int:
        """Van hoeveel indicatoren de verandering te toetsen is; bij nul is er niets goed en niets slecht te noemen."""
        return self.alle - self.verdeling[Uitkomst.NIET_TE_ZEGGEN]


def bereken_doelstand(standen: Sequence[Stand]) -> Doelstand:
    """Vat standen samen; een indicator die er twee keer in zit, telt één keer.

    >>> bereken_doelstand(()).zorg is None
    True
    """
    uniek = tuple({stand.indicator.id: stand for stand in standen}.values())
    verdeling = dict.fromkeys(Uitkomst, 0)
    for stand in uniek:
        verdeling[stand.oordeel.uitkomst] += 1
    zorg, naast = _sterkste(uniek, Uitkomst.ONGUNSTIG), None
    if zorg is None:
        zorg, naast = _slechtste_ligging(uniek)
    return Doelstand(verdeling, tel_dekking(uniek), zorg, naast, _sterkste(uniek, Uitkomst.GUNSTIG))


def sterkte(effect: float | None, kleinste: float | None) -> float:
    """Hoeveel keer een effect groter is dan wat net zichtbaar is; zo zijn eenheden vergelijkbaar.

    >>> sterkte(-6.0, 3.0)
    2.0
    """
    if not effect:
        return 0.0
    return abs(effect) / kleinste if kleinste else float("inf")


def _sterkste(standen: tuple[Stand, ...], uitkomst: Uitkomst) -> Stand | None:
    """De stand met deze uitkomst en de sterkste verandering; bij gelijke sterkte beslist het id."""
    raak = [stand for stand in standen if stand.oordeel.uitkomst == uitkomst]
    if not raak:
        return None
    return min(raak, key=lambda s: (-sterkte(s.oordeel.effect, s.oordeel.kleinste_zichtbaar), s.indicator.id))


def _slechtste_ligging(standen: tuple[Stand, ...]) -> tuple[Stand, Vergelijking] | tuple[None, None]:
    raak = [
        (stand, v)
        for stand in standen
        for v in stand.vergelijkingen
        if v.ligging in (Ligging.HOGER, Ligging.LAGER) and v.gunst == Uitkomst.ONGUNSTIG
    ]
    if not raak:
        return None, None
    return min(raak, key=lambda paar: (-sterkte(paar[1].verschil, paar[1].kleinste_zichtbaar), paar[0].indicator.id))
