"""Waarstaatjegemeente: Swing Open Data Service 2.0, OData v4 met een sleutel bij elke vraag.

Bron van het protocol: de handleiding van de Open Data Service (ABF Research), pad
`/Variables('<code>')/GeoLevels('gemeente')/PeriodLevels('YEAR')/Periods('<jaar>')/Values`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date

from sturing.bronnen.ophalen.cbs import Maatgegevens
from sturing.bronnen.ophalen.definitie import Maat, Reeks, Wsjgblok, naam_van_tabel
from sturing.bronnen.ophalen.keuren import kies_maat
from sturing.bronnen.ophalen.odata import lees_alle
from sturing.bronnen.ophalen.omzetten import lees_getal, reken_om
from sturing.bronnen.ophalen.rij import Bereik, Opbrengst, Rij
from sturing.bronnen.ophalen.web import Haler, NietGevonden, Onvolledig
from sturing.fouten import BronFout, OmgevingFout, SturingFout

#: Alleen uit de omgeving: een sleutel hoort niet in een bestand of op een opdrachtregel.
SLEUTEL_VARIABELE = "STURING_WSJG_SLEUTEL"
_WORTEL = "/jiveservices/odata"


class MetSleutel:
    """Geeft elke vraag de sleutel mee, in een kop: zo komt hij in geen adres, melding of momentopname."""

    def __init__(self, haler: Haler) -> None:
        self._haler = haler
        self._sleutel = os.environ.get(SLEUTEL_VARIABELE, "").strip()
        if not self._sleutel:
            raise OmgevingFout(
                "Waarstaatjegemeente",
                "er is geen sleutel",
                f"vraag hem aan bij de VNG en zet hem in de omgeving als {SLEUTEL_VARIABELE}",
            )
        if not self._sleutel.isascii() or not self._sleutel.isprintable():
            raise OmgevingFout(
                SLEUTEL_VARIABELE, "de sleutel bevat tekens die niet kunnen", "kopieer hem opnieuw, zonder regeleinde"
            )

    def __repr__(self) -> str:
        return "MetSleutel(***)"

    def haal(self, dienst, pad, toets=None, koppen=None) -> bytes:
        """Als `Web.haal`, met de sleutel."""
        return self._haler.haal(dienst, pad, toets, {**(koppen or {}), "apikey": self._sleutel})


def haal_wsjg(haler: Haler, blok: Wsjgblok, gemeente: str, dag: date, jaar: int | None) -> Opbrengst:
    """De opbrengst van alle reeksen; een code die weg of hernoemd is, laat de andere heel."""
    jaren = [jaar] if jaar else list(range(blok.vanaf, dag.year + 1))
    rijen: list[Rij] = []
    mislukt: list[SturingFout] = []
    gelukt: set[tuple[str, str, str]] = set()
    for reeks in blok.reeksen:
        try:
            rijen += _haal_reeks(haler, blok, reeks, gemeente, jaren, dag)
            gelukt.add((reeks.indicator, reeks.groep, reeks.herkomst))
        except BronFout as fout:
            mislukt.append(BronFout(f"{fout.plaats}, {reeks.indicator}", fout.overtreder, fout.remedie))
    if not gelukt:
        raise mislukt[0]
    naam = naam_van_tabel(blok)
    bereik = Bereik(frozenset(gelukt), f"{naam},", frozenset(map(str, jaren)))
    return Opbrengst(blok.bron, naam, tuple(rijen), bereik, tuple(mislukt))


def _haal_reeks(haler: Haler, blok: Wsjgblok, reeks: Reeks, gemeente: str, jaren: list[int], dag: date) -> list[Rij]:
    codes = [_toets_code(haler, blok, maat) for maat in reeks.maten]
    uit = []
    for jaar in jaren:
        plaats = f"{naam_van_tabel(blok)}, {'+'.join(codes)}, {jaar}"
        waarden = [_lees_waarde(haler, blok, code, gemeente, jaar, plaats) for code in codes]
        if all(w is _GEEN_RIJ for w in waarden):
            continue
        som = None if any(w is None or w is _GEEN_RIJ for w in waarden) else sum(waarden)
        waarde, _, _ = reken_om(reeks, som)
        uit.append(
            Rij(
                reeks.indicator,
                gemeente,
                str(jaar),
                reeks.groep,
                waarde,
                reeks.herkomst,
                dag,
                plaats,
                opmerking=reeks.opmerking,
            )
        )
    return uit


def _toets_code(haler: Haler, blok: Wsjgblok, maat: Maat) -> str:
    """Controleer dat de code nog bestaat en nog zo heet als in de definitie."""
    plaats = naam_van_tabel(blok)
    pad = f"{_WORTEL}/Variables('{maat.code}')"
    try:
        velden = json.loads(haler.haal(blok.dienst, pad, _toets_object))
    except NietGevonden:
        raise BronFout(
            plaats, f"code '{maat.code}' bestaat niet (meer)", "zoek de nieuwe code op en pas de definitie aan"
        ) from None
    naam = str(velden.get("Name") or "").strip()
    return kies_maat(plaats, maat, {maat.code: Maatgegevens(maat.code, naam, "", "", "")}).code


def _toets_object(inhoud: bytes) -> None:
    try:
        goed = isinstance(json.loads(inhoud), dict)
    except ValueError:
        goed = False
    if not goed:
        raise Onvolledig("het antwoord is geen hele JSON")


#: Anders dan een lege waarde: over dit jaar zegt de bron niets.
_GEEN_RIJ = object()


def _lees_waarde(haler: Haler, blok: Wsjgblok, code: str, gemeente: str, jaar: int, plaats: str):
    pad = f"{_WORTEL}/Variables('{code}')/GeoLevels('gemeente')/PeriodLevels('YEAR')/Periods('{jaar}')/Values"
    try:
        rijen = lees_alle(haler, blok.dienst, pad, {})
    except NietGevonden:
        return _GEEN_RIJ
    eigen = [rij for rij in rijen if _is_gemeente(rij, gemeente, plaats)]
    if not eigen:
        return _GEEN_RIJ
    if "ValueString" not in eigen[0]:
        raise BronFout(plaats, "kolom 'ValueString' ontbreekt", "de dienst is veranderd; meld het bij de beheerder")
    return lees_getal(eigen[0]["ValueString"], plaats)


def _is_gemeente(rij: Mapping[str, object], gemeente: str, plaats: str) -> bool:
    """Swing schrijft GM0342 als `gemeente_342`; wij vergelijken de hele code."""
    if "ExternalCode" not in rij:
        raise BronFout(plaats, "kolom 'ExternalCode' ontbreekt", "de dienst is veranderd; meld het bij de beheerder")
    return str(rij["ExternalCode"]).strip() in (gemeente, f"gemeente_{int(gemeente[2:])}")
