"""Zinnen over hoe bewoners hun wijk waarderen: wat lager werd staat altijd vooraan."""

from __future__ import annotations

from collections.abc import Iterable

from sturing.gegevens.feitenmodel import Wijkwaardering
from sturing.rekenen.wijkwaardering import Waarderingsbeeld
from sturing.tonen.notatie import tel, toon_getal, voeg_samen

#: In deze volgorde; wat ongunstig is eerst.
_VERANDERING = {
    "gedaald": "lager",
    "niet-gedaald": "niet lager",
    "gelijk": "even hoog",
    "gestegen": "hoger",
    "niet-vermeld": "niet vermeld",
}
_VERGELEKEN = {
    "lager": "lager",
    "iets-lager": "iets lager",
    "gemiddeld": "gemiddeld",
    "hoger": "hoger",
    "niet-vermeld": "niet vermeld",
}


def zinnen_dalingen(beeld: Waarderingsbeeld, gemeente: str, document: str = "") -> tuple[str, ...]:
    """Waar waarderingen daalden, stegen en onder het gemiddelde liggen, over alle wijken samen.

    `document` is waar zij in staan, met de datum: zonder het jaar van de nieuwste peiling zegt die hoe oud zij zijn.

    >>> beeld = Waarderingsbeeld(2, "peiling", 2019, ("A", "B"), (), (("wonen", 2),), ())
    >>> zinnen_dalingen(beeld, "Soest")[0]
    'In alle 2 wijken daalde ten minste één waardering van bewoners, vergeleken met 2019 (peiling).'
    """
    met, alle = len(beeld.dalend), toon_getal(beeld.wijken)
    waar = f"alle {alle}" if met == beeld.wijken else f"{toon_getal(met) if met else 'geen'} van de {alle}"
    wat = "ten minste één waardering" if met else "een waardering"
    sinds = f"{wat} van bewoners, vergeleken met {beeld.sinds} ({beeld.bron})."
    zinnen = [f"Volgens {document} daalde in {waar} wijken {sinds}" if document else f"In {waar} wijken daalde {sinds}"]
    zinnen.append(f"Van welk jaar de nieuwste {beeld.bron} is, staat er niet bij.")
    zinnen += [f"Lager werd: {_tellingen(beeld.gedaald)}."] if beeld.gedaald else []
    zinnen += [f"Hoger werd: {_tellingen(beeld.gestegen)}."] if beeld.gestegen else []
    if beeld.lager:
        onder = tel(len(beeld.lager), "wijk", "wijken")
        zinnen.append(f"In {onder} is ten minste één waardering lager dan gemiddeld in {gemeente}.")
    return (*zinnen, "Hoe groot een verandering is, staat er niet bij. Of het toeval is, is dus niet te zeggen.")


def _tellingen(punten: Iterable[tuple[str, int]]) -> str:
    return voeg_samen([f"‘{over}’ ({tel(aantal, 'wijk', 'wijken')})" for over, aantal in punten])


def zinnen_waardering(waardering: Wijkwaardering, gemeente: str) -> tuple[str, str]:
    """Van één wijk: de waardering vergeleken met eerder, en vergeleken met de gemeente."""
    eerder = _per_woord(((p.verandering, p.over) for p in waardering.punten), _VERANDERING)
    nu = _per_woord(((p.vergeleken, p.over) for p in waardering.punten), _VERGELEKEN)
    alle = f"alle {tel(len(waardering.punten), 'punt', 'punten')}"
    samen = next(iter(nu)) if len(nu) == 1 and len(waardering.punten) > 1 else ""
    return (
        f"Wat bewoners vinden, vergeleken met {waardering.sinds}. {_opsomming(eerder)}",
        f"Wat bewoners vinden, vergeleken met heel {gemeente}. "
        + (f"{_hoofdletter(samen)}: {alle}" if samen else _opsomming(nu)),
    )


def _per_woord(paren: Iterable[tuple[str, str]], woorden: dict[str, str]) -> dict[str, list[str]]:
    namen: dict[str, list[str]] = {stand: [] for stand in woorden}
    for stand, over in paren:
        namen[stand].append(f"‘{over}’")
    return {woorden[stand]: eigen for stand, eigen in namen.items() if eigen}


def _opsomming(per_woord: dict[str, list[str]]) -> str:
    """Per woord een eigen korte zin; de laatste punt zet wie de lijst maakt."""
    return ". ".join(f"{_hoofdletter(woord)}: {voeg_samen(eigen)}" for woord, eigen in per_woord.items())


def _hoofdletter(woord: str) -> str:
    return woord[:1].upper() + woord[1:]
