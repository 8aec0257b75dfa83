"""Persoonsgegevens in vrije tekst vinden en onherkenbaar maken.

Gebruikt voordat iets van inwoners of partners in de open gegevens komt. Wat hier gevonden wordt, is een vermoeden:
een mens beslist. Hoe goed het vinden lukt, meet `tests/benchmarks/persoonsgegevens.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sturing.bronnen.effentekst import Effen, maak_effen
from sturing.bronnen.persoonscodes import zoek_bsn, zoek_email, zoek_iban, zoek_telefoon
from sturing.bronnen.persoonsplekken import (
    zoek_adres,
    zoek_geboortedatum,
    zoek_kenteken,
    zoek_postcode,
    zoek_webadres,
)
from sturing.bronnen.vondst import HARDE_SOORTEN, Soort, Stuk, Vondst

__all__ = ["HARDE_SOORTEN", "Soort", "Vondst", "maak_onherkenbaar", "zoek_harde_gegevens", "zoek_persoonsgegevens"]

#: Op volgorde van zekerheid: een stuk tekst dat twee dingen kan zijn, heet naar het eerste.
_HARD = (zoek_email, zoek_iban, zoek_telefoon, zoek_bsn, zoek_postcode, zoek_kenteken)
_ZACHT = (zoek_webadres, zoek_geboortedatum, zoek_adres)


def zoek_persoonsgegevens(tekst: str, eigen: frozenset[str] = frozenset()) -> tuple[Vondst, ...]:
    """Alle vermoedelijke persoonsgegevens in `tekst`, op volgorde en zonder overlap.

    Woorden in `eigen` noemen hier een wijk of organisatie en zijn op zichzelf geen naam; zie `gegevens/eigennamen`.

    >>> [(v.soort.value, v.tekst) for v in zoek_persoonsgegevens("Bel mevrouw Jansen op 06-12345678.")]
    [('naam', 'mevrouw Jansen'), ('telefoonnummer', '06-12345678')]
    """
    from sturing.bronnen.persoonsnamen import zoek_namen  # de lijsten met namen kosten een seconde om te laden

    effen = maak_effen(tekst)
    stukken = [stuk for zoek in (*_HARD, *_ZACHT) for stuk in zoek(effen.tekst)]
    stukken += zoek_namen(effen.tekst, eigen)
    return _als_vondsten(tekst, effen, stukken)


# Elk notebook leest hetzelfde dossier; wie uit het warme proces is gevorkt, erft wat daar al is nagezocht.
@lru_cache(maxsize=20_000)
def zoek_harde_gegevens(tekst: str) -> tuple[Vondst, ...]:
    """Alleen nummers en adressen die zelf een persoon aanwijzen; snel, en zonder oordeel over namen.

    >>> zoek_harde_gegevens("Soest heeft 47.000 inwoners en 165 indicatoren.")
    ()
    """
    effen = maak_effen(tekst)
    return _als_vondsten(tekst, effen, [stuk for zoek in _HARD for stuk in zoek(effen.tekst)])


def _als_vondsten(tekst: str, effen: Effen, stukken: Iterable[Stuk]) -> tuple[Vondst, ...]:
    """De stukken als vondsten in het origineel; van wat overlapt blijft het eerste in de rij over."""
    gekozen: list[Stuk] = []
    for stuk in stukken:
        if not any(stuk[0] < ander[1] and ander[0] < stuk[1] for ander in gekozen):
            gekozen.append(stuk)
    return tuple(sorted(_vondst(tekst, effen, stuk) for stuk in gekozen))


def _vondst(tekst: str, effen: Effen, stuk: Stuk) -> Vondst:
    begin, einde = effen.terug(stuk[0], stuk[1])
    return Vondst(begin, einde, stuk[2], tekst[begin:einde], stuk[3])


def maak_onherkenbaar(tekst: str, vondsten: Iterable[Vondst]) -> str:
    """Vervang elke vondst door haar soort tussen haken.

    >>> maak_onherkenbaar("Mail jan@voorbeeld.nl", zoek_harde_gegevens("Mail jan@voorbeeld.nl"))
    'Mail [e-mailadres]'
    """
    return "".join(_stukken(tekst, sorted(vondsten)))


def _stukken(tekst: str, vondsten: list[Vondst]) -> Iterator[str]:
    plek = 0
    for vondst in vondsten:
        if vondst.begin >= plek:
            yield tekst[plek : vondst.begin]
            yield f"[{vondst.soort.value}]"
        plek = max(plek, vondst.einde)
    yield tekst[plek:]
