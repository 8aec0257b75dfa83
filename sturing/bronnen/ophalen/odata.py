"""Wat OData v3 en v4 delen: de omslag, bladeren en vragen samenstellen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from sturing.bronnen.ophalen.adressen import pad_binnen
from sturing.bronnen.ophalen.web import Haler, Onvolledig, TeVeelCellen
from sturing.fouten import BronFout

#: De bron geeft hoogstens 10.000 cellen per vraag; wij blijven eronder.
CELLEN_PER_VRAAG = 9_000
#: Meer bladzijden dan dit is geen tabel van één gemeente maar een fout.
_MEESTE_BLADZIJDEN = 2_000
#: Tekens die in een vraag leesbaar mogen blijven.
_ZONDER_CODE = "(),'$:"


def toets_omslag(inhoud: bytes) -> None:
    """Fout als `inhoud` geen hele omslag `{"value": [...]}` is."""
    _lees_omslag(inhoud)


def _lees_omslag(inhoud: bytes) -> tuple[list[dict], str | None]:
    try:
        omslag = json.loads(inhoud.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError):
        raise Onvolledig("het antwoord is geen hele JSON") from None
    rijen = omslag.get("value") if isinstance(omslag, dict) else None
    if not isinstance(rijen, list) or not all(isinstance(rij, dict) for rij in rijen):
        raise Onvolledig("het antwoord heeft geen lijst 'value'")
    return rijen, omslag.get("odata.nextLink") or omslag.get("@odata.nextLink")


def bouw_pad(pad: str, vraag: Mapping[str, str]) -> str:
    """Het pad met de vraag erachter, zo gecodeerd dat elke server het gelijk leest.

    >>> bouw_pad("/odata/T/Set", {"$filter": "startswith(RegioS,'GM0342')", "$top": "5"})
    "/odata/T/Set?$filter=startswith(RegioS,'GM0342')&$top=5"
    """
    delen = [f"{naam}={quote(waarde, safe=_ZONDER_CODE)}" for naam, waarde in vraag.items()]
    return f"{pad}?{'&'.join(delen)}" if delen else pad


def lees_alle(haler: Haler, dienst: str, pad: str, vraag: Mapping[str, str]) -> list[dict]:
    """Alle rijen achter `pad`, langs elke vervolgverwijzing van de bron."""
    return [rij for blad in _bladen(haler, dienst, bouw_pad(pad, vraag)) for rij in blad]


def lees_gebladerd(haler: Haler, dienst: str, pad: str, vraag: Mapping[str, str], breedte: int) -> list[dict]:
    """Alle rijen achter `pad`, in stukken onder de cellengrens.

    `breedte` is het aantal kolommen. Vindt de bron een stuk toch te groot, dan
    wordt het gehalveerd.
    """
    stuk, rijen = max(CELLEN_PER_VRAAG // max(breedte, 1), 1), []
    for _ in range(_MEESTE_BLADZIJDEN):
        deel = {**vraag, "$top": str(stuk), "$skip": str(len(rijen))}
        try:
            nieuw = lees_alle(haler, dienst, pad, deel)
        except TeVeelCellen:
            if stuk == 1:
                raise
            stuk //= 2
            continue
        rijen += nieuw
        if len(nieuw) < stuk:
            return rijen
    raise BronFout(pad, "de bron houdt niet op met bladzijden", "maak het filter in de definitie nauwer")


def _bladen(haler: Haler, dienst: str, pad: str) -> Iterator[list[dict]]:
    gezien: set[str] = set()
    volgende: str | None = pad
    while volgende:
        if volgende in gezien or len(gezien) >= _MEESTE_BLADZIJDEN:
            raise BronFout(
                pad.split("?")[0], "de bron verwijst in een kring naar dezelfde bladzijde", "probeer het later opnieuw"
            )
        gezien.add(volgende)
        rijen, verwijzing = _lees_omslag(haler.haal(dienst, volgende, toets_omslag))
        yield rijen
        # Een verwijzing kan spaties bevatten; die staan in een pad als %20.
        volgende = pad_binnen(dienst, str(verwijzing)).replace(" ", "%20") if verwijzing else None


def begint_met(veld: str, codes: tuple[str, ...]) -> str:
    """Een filter op hele codes: sleutels zijn met spaties gevuld, dus gelijk-aan vindt ze niet.

    Nooit een deeltekst als '0342': die vindt ook andere gebieden.

    >>> begint_met("RegioS", ("GM0342", "NL01"))
    "(startswith(RegioS,'GM0342') or startswith(RegioS,'NL01'))"
    """
    return "(" + " or ".join(f"startswith({veld},'{code}')" for code in codes) + ")"
