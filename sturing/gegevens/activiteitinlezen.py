"""Een ingevuld werkboek naast wat al vastligt: wat er bij mag, en wat nooit stil verdwijnt.

Verschillende mensen vullen tegelijk een werkboek in. Elk werkboek draagt de vingerafdruk van het register waarvoor
het gemaakt is. Zo is te zien of een rij die ontbreekt is weggehaald, of later door een ander is toegevoegd.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sturing.bronnen.persoonsgegevens import zoek_persoonsgegevens
from sturing.fouten import GegevensFout
from sturing.gegevens.activiteitaanbod import Aanbod, volgorde
from sturing.gegevens.activiteitmodel import ACTIVITEITKOLOMMEN, Activiteit, Antwoord
from sturing.gegevens.tabellen import meld

#: Zo heet de vingerafdruk op het blad Uitleg.
KENMERK_REGISTER = "register"
_NIEUW = "maak een nieuw werkboek met sturing weeg --excel, of neem alleen de antwoorden over met --alleen-antwoorden"


@dataclass(frozen=True)
class Inleeswens:
    """Wat de gebruiker uitdrukkelijk wil; zonder wens verdwijnt er niets."""

    verwijder: frozenset[str] = frozenset()
    alleen_antwoorden: bool = False
    vervang: bool = False
    gezien: bool = False


def bereken_vingerafdruk(activiteiten: Iterable[Activiteit]) -> str:
    """Zestien tekens die veranderen zodra er iets in het register verandert.

    >>> bereken_vingerafdruk(())
    'e3b0c44298fc1c14'
    """
    regels = ("\x1f".join(str(getattr(a, k)) for k in ACTIVITEITKOLOMMEN) for a in activiteiten)
    return hashlib.sha256("\x1e".join(sorted(regels)).encode()).hexdigest()[:16]


def voeg_werkboek_toe(
    oud: Aanbod, nieuw: Aanbod, plaats: str, vingerafdruk: str, plek_van: Mapping[tuple, str], wens: Inleeswens,
    eigen: frozenset[str] = frozenset(),
) -> Aanbod:  # fmt: skip
    """Het vastgelegde aanbod met het werkboek erbij.

    `vingerafdruk` is die op het blad Uitleg; `plek_van` geeft van een antwoord de rij (op `volgorde`, met de datum
    als tekst).
    Fouten: alles waardoor iets verloren zou gaan, samen in één `VeleFouten`.
    """
    verouderd = bool(oud.activiteiten) and vingerafdruk != bereken_vingerafdruk(oud.activiteiten)
    fouten = [] if wens.alleen_antwoorden else list(_toets_register(oud, nieuw, plaats, verouderd, wens))
    fouten += _toets_antwoorden(oud, nieuw, plaats, plek_van, wens)
    fouten += [] if wens.gezien else _zoek_namen(oud, nieuw, plaats, plek_van, wens, eigen)
    meld(fouten)
    alle = {volgorde(a): a for a in (*oud.antwoorden, *nieuw.antwoorden)}
    return Aanbod(
        oud.activiteiten if wens.alleen_antwoorden else nieuw.activiteiten, tuple(alle[s] for s in sorted(alle))
    )


def _toets_register(
    oud: Aanbod, nieuw: Aanbod, plaats: str, verouderd: bool, wens: Inleeswens
) -> Iterator[GegevensFout]:
    was, wordt = ({a.id: a for a in kant.activiteiten} for kant in (oud, nieuw))
    yield from _toets_verwijderen(oud, set(wordt), plaats, wens)
    weg = sorted(set(was) - set(wordt) - wens.verwijder)
    if verouderd:
        anders = sorted(i for i in set(was) & set(wordt) if was[i] != wordt[i])
        delen = [f"alleen in het register: {', '.join(weg)}"] if weg else []
        delen += [f"anders dan in het register: {', '.join(anders)}"] if anders else []
        if delen:
            overtreder = f"het register is veranderd nadat dit werkboek is gemaakt ({'; '.join(delen)})"
            yield GegevensFout(f"{plaats}, blad 'Uitleg', {KENMERK_REGISTER}", overtreder, _NIEUW)
        return
    for sleutel in weg:
        yield GegevensFout(
            f"{plaats}, blad 'Activiteiten'",
            f"de rij van '{sleutel}' ({was[sleutel].activiteit}) is verdwenen",
            f"zet de rij terug, of verwijder haar uitdrukkelijk met --verwijder {sleutel}",
        )


def _toets_verwijderen(oud: Aanbod, in_werkboek: set[str], plaats: str, wens: Inleeswens) -> Iterator[GegevensFout]:
    bekend, beantwoord = {a.id for a in oud.activiteiten}, {a.activiteit for a in oud.antwoorden}
    for sleutel in sorted(wens.verwijder):
        if sleutel not in bekend:
            yield GegevensFout("verwijder", f"'{sleutel}' staat niet in het register", "kijk met sturing weeg")
        elif sleutel in in_werkboek:
            overtreder = f"de rij van '{sleutel}' staat er nog"
            yield GegevensFout(f"{plaats}, blad 'Activiteiten'", overtreder, "haal de rij ook uit het werkboek")
        elif sleutel in beantwoord:
            overtreder = f"over '{sleutel}' liggen antwoorden vast, en die gaan nooit weg"
            yield GegevensFout(
                "verwijder", overtreder, "laat de activiteit staan en zet in de toelichting dat zij stopt"
            )


def _plek(antwoord: Antwoord, plaats: str, plek_van: Mapping[tuple, str]) -> str:
    """De rij van een antwoord in het werkboek, of het werkboek als die niet te vinden is."""
    *waarvan, wanneer = volgorde(antwoord)
    return plek_van.get((*waarvan, wanneer.isoformat()), plaats)


def _toets_antwoorden(
    oud: Aanbod, nieuw: Aanbod, plaats: str, plek_van: Mapping[tuple, str], wens: Inleeswens
) -> Iterator[GegevensFout]:
    bekend, eerder = {a.id for a in oud.activiteiten}, {volgorde(a): a for a in oud.antwoorden}
    for antwoord in nieuw.antwoorden:
        if wens.alleen_antwoorden and antwoord.activiteit not in bekend:
            overtreder = f"activiteit '{antwoord.activiteit}' staat niet in het register"
            yield GegevensFout(
                _plek(antwoord, plaats, plek_van), overtreder, "lees ook het register in, of haal het antwoord weg"
            )
        vast = eerder.get(volgorde(antwoord))
        if vast and not wens.vervang and (vast.antwoord, vast.toelichting) != (antwoord.antwoord, antwoord.toelichting):
            yield GegevensFout(
                _plek(antwoord, plaats, plek_van),
                f"dit antwoord van {antwoord.wie} op {antwoord.wanneer} ligt al anders vast ('{vast.antwoord}')",
                "zet bij een nieuw antwoord een nieuwe datum, of vervang het oude uitdrukkelijk met --vervang",
            )


def _zoek_namen(
    oud: Aanbod, nieuw: Aanbod, plaats: str, plek_van: Mapping[tuple, str], wens: Inleeswens, eigen: frozenset[str]
) -> Iterator[GegevensFout]:
    """Wat op een naam of adres van een mens lijkt in nieuwe tekst; de gegevens zijn openbaar."""
    bekend = {tekst for _, _, tekst in _teksten(oud, plaats, {})}
    for plek, veld, tekst in _teksten(nieuw, plaats, plek_van):
        if tekst in bekend or (wens.alleen_antwoorden and veld == "register"):
            continue
        bekend.add(tekst)
        for vondst in zoek_persoonsgegevens(tekst, eigen):
            yield GegevensFout(
                plek,
                f"hier staat misschien een {vondst.soort.value}: '{vondst.tekst}'",
                "maak de tekst anoniem (bij wie: een rol of initialen), of bevestig met --gezien dat het geen mens is",
            )


def _teksten(aanbod: Aanbod, plaats: str, plek_van: Mapping[tuple, str]) -> Iterator[tuple[str, str, str]]:
    """Elke vrije tekst over mensen: waar zij staat, in welk deel, en de tekst."""
    for a in aanbod.activiteiten:
        for kolom in ("doelgroep", "toelichting"):
            yield f"{plaats}, blad 'Activiteiten', {a.id}, {kolom}", "register", getattr(a, kolom)
    for a in aanbod.antwoorden:
        for kolom in ("wie", "toelichting"):
            yield f"{_plek(a, plaats, plek_van)}, {kolom}", "antwoord", getattr(a, kolom)
