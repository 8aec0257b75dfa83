"""Zinnen over het rapport als geheel: wat er veranderde, wat toeval kan zijn en hoe volledig het is."""

from __future__ import annotations

from sturing.rekenen.edities import Oorzaak, Verandering
from sturing.rekenen.toeval import Toeval
from sturing.rekenen.uitkomsten import Beweging, Oordeel, Regel, Uitkomst
from sturing.tonen.notatie import tel, toon_getal, toon_periode, voeg_samen
from sturing.tonen.zinnen import zin_oordeel

OORZAAK = {
    Oorzaak.NIEUW_CIJFER: "er is een nieuw cijfer",
    Oorzaak.HERZIENING: "de bron heeft eerdere cijfers herzien",
    Oorzaak.ANDER_CIJFER: "er is een ander cijfer gekozen; dat zegt niet dat er iets veranderde",
    Oorzaak.METHODE: "er wordt anders gemeten of gerekend",
    Oorzaak.KADER: "het sturingskader is veranderd",
}
#: Welke cijfers er zijn, toen en nu, naar de regel die zij dragen.
_CIJFERS = {
    Regel.GEEN_METING: ("was er geen cijfer", "is er geen cijfer"),
    Regel.EEN_CIJFER: ("was er niets om mee te vergelijken", "is er niets om mee te vergelijken"),
    Regel.VERSCHIL: ("waren er cijfers zonder marge", "zijn er cijfers zonder marge"),
    Regel.VERSCHIL_MET_MARGE: ("waren er een paar cijfers met een marge", "zijn er een paar cijfers met een marge"),
    Regel.GEWOGEN_HELLING: ("waren er vijf cijfers met een marge", "zijn er vijf cijfers met een marge"),
    Regel.HELLING: ("waren er acht jaarcijfers", "zijn er acht jaarcijfers"),
}
_BEWEGING = {
    Beweging.OMHOOG: "ging het getal omhoog",
    Beweging.OMLAAG: "ging het getal omlaag",
    Beweging.GELIJK: "bleef het getal gelijk",
    Beweging.ONBEKEND: "was de richting niet bekend",
}
#: Een oordeel dat bleef, waar 'nog steeds' en het oordeel zelf samen geen zin zijn.
_GEBLEVEN = {Uitkomst.NIET_TE_ZEGGEN: "Over de verandering is nog niets te zeggen."}


def zin_oorzaak(verandering: Verandering) -> str:
    """Waardoor een oordeel of een stand anders is, met de herziene perioden erbij.

    >>> zin_oorzaak(Verandering("x", None, None, (Oorzaak.HERZIENING, Oorzaak.NIEUW_CIJFER), ("2023",)))
    'de bron heeft eerdere cijfers herzien (2023) en er is een nieuw cijfer'
    """
    perioden = f" ({voeg_samen([toon_periode(p) for p in verandering.herzien])})" if verandering.herzien else ""
    return voeg_samen([OORZAAK[o] + (perioden if o == Oorzaak.HERZIENING else "") for o in verandering.oorzaken])


def zin_verschuiving(verandering: Verandering) -> str:
    """Wat er aan een oordeel veranderde, in hele zinnen.

    >>> zin_verschuiving(Verandering("x", None, None, (Oorzaak.KADER,)))
    'Dit staat niet in het sturingskader.'
    """
    oud, nieuw = verandering.oud, verandering.nieuw
    if nieuw is None:
        was = f" Het oordeel was ‘{zin_oordeel(oud)}’." if oud else ""
        return f"Dit staat niet {'meer ' if oud else ''}in het sturingskader.{was}"
    if oud is None:
        return f"Dit is nieuw in het sturingskader. Het oordeel is ‘{zin_oordeel(nieuw)}’."
    if oud.uitkomst == nieuw.uitkomst:
        return f"{_GEBLEVEN.get(nieuw.uitkomst, f'Nog steeds {nieuw.uitkomst.value}.')} {_zin_waarop(oud, nieuw)}"
    begin = f"Eerst {_CIJFERS[oud.regel][0]}." if oud.regel == Regel.GEEN_METING else f"Eerst ‘{zin_oordeel(oud)}’."
    return f"{begin} Nu is het oordeel ‘{zin_oordeel(nieuw)}’."


def _zin_waarop(oud: Oordeel, nieuw: Oordeel) -> str:
    """Waarop hetzelfde oordeel eerst rustte en nu; rust het op hetzelfde, dan draaide de richting van het getal."""
    if oud.regel == nieuw.regel:
        return f"Eerst {_BEWEGING[oud.beweging]}, nu {_BEWEGING[nieuw.beweging]}."
    return f"Eerst {_CIJFERS[oud.regel][0]}, nu {_CIJFERS[nieuw.regel][1]}."


def zin_toeval(toeval: Toeval) -> str:
    """Hoeveel oordelen er naar verwachting door toeval zijn.

    >>> zin_toeval(Toeval(getoetst=60, aangetoond=20, verwacht=2.4, overeind=("a",) * 17))  # doctest: +ELLIPSIS
    'Van 60 getoetste reeksen laten er 20 een verandering zien. Ook als er niets zou veranderen, ...'
    """
    if not toeval.getoetst:
        return "Er is nog geen reeks die getoetst kan worden."
    reeksen = tel(toeval.getoetst, "getoetste reeks", "getoetste reeksen")
    verwacht = toon_getal(round(toeval.verwacht, 1))
    return (
        f"Van {reeksen} laten er {toeval.aangetoond} een verandering zien."
        f" Ook als er niets zou veranderen, waren dat er naar verwachting {verwacht}."
        f" Bij een strengere toets over alle reeksen samen blijven er {len(toeval.overeind)} over."
    )
