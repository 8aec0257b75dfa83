"""Zinnen over het rapport als geheel: wat er veranderde, wat toeval kan zijn en hoe volledig het is."""

from __future__ import annotations

from sturing.rekenen.edities import Oorzaak, Verandering
from sturing.rekenen.toeval import Toeval
from sturing.tonen.notatie import tel, toon_getal, toon_periode, voeg_samen
from sturing.tonen.zinnen import REGEL

OORZAAK = {
    Oorzaak.NIEUW_CIJFER: "er is een nieuw cijfer",
    Oorzaak.HERZIENING: "de bron heeft eerdere cijfers herzien",
    Oorzaak.METHODE: "er wordt anders gemeten of gerekend",
    Oorzaak.KADER: "het sturingskader is veranderd",
}


def zin_oorzaak(verandering: Verandering) -> str:
    """Waardoor een oordeel anders is, met de herziene perioden erbij.

    >>> zin_oorzaak(Verandering("x", None, None, (Oorzaak.HERZIENING, Oorzaak.NIEUW_CIJFER), ("2023",)))
    'de bron heeft eerdere cijfers herzien (2023) en er is een nieuw cijfer'
    """
    perioden = f" ({voeg_samen([toon_periode(p) for p in verandering.herzien])})" if verandering.herzien else ""
    return voeg_samen([OORZAAK[o] + (perioden if o == Oorzaak.HERZIENING else "") for o in verandering.oorzaken])


def zin_verschuiving(verandering: Verandering) -> str:
    """Het oude en het nieuwe oordeel in woorden.

    >>> zin_verschuiving(Verandering("x", None, None, (Oorzaak.KADER,)))
    'niet in het kader, nu niet in het kader'
    """
    oud, nieuw = (o.uitkomst.value if o else "niet in het kader" for o in (verandering.oud, verandering.nieuw))
    if oud == nieuw and verandering.oud and verandering.nieuw:
        return f"{nieuw}; eerst {REGEL[verandering.oud.regel]}, nu {REGEL[verandering.nieuw.regel]}"
    return f"{oud}, nu {nieuw}"


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
