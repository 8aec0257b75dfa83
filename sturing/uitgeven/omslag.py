"""Wat er op de omslag van de PDF staat, en dezelfde gegevens als metadata."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

from babel.dates import format_date

from sturing.fouten import BoekFout


@dataclass(frozen=True)
class Omslag:
    """Titel, ondertitel, uitgever, datum (jjjj-mm-dd) en zo nodig een melding voor elke bladzijde.

    De datum staat op de omslag en in de metadata; zij is vast, zodat twee keer maken hetzelfde geeft.
    """

    titel: str
    ondertitel: str
    uitgever: str
    datum: str
    melding: str = ""
    #: Hoofdkleur en accentkleur van de gemeente; leeg is de gewone.
    huisstijl: tuple[str, ...] = ()


def hoofd_html(omslag: Omslag) -> str:
    """Het `<head>` van het document: titel, auteur, onderwerp en datum.

    Een datum die geen datum is, is een BoekFout.
    """
    dag = _lees_datum(omslag.datum).isoformat()
    velden = {
        "author": omslag.uitgever,
        "description": omslag.ondertitel,
        "generator": "sturing",
        "dcterms.created": dag,
        "dcterms.modified": dag,
    }
    meta = "".join(f'<meta name="{naam}" content="{escape(waarde)}">' for naam, waarde in velden.items())
    return f'<head><meta charset="utf-8"><title>{escape(omslag.titel)}</title>{meta}</head>'


def omslag_html(omslag: Omslag) -> str:
    """De omslag. De lopende koppen nemen titel, uitgever, datum en melding hiervan over."""
    datum = format_date(_lees_datum(omslag.datum), "d MMMM y", locale="nl")
    melding = f'<p class="melding">{escape(omslag.melding)}</p>' if omslag.melding else ""
    return (
        f'<section class="omslag" data-uitgever="{escape(omslag.uitgever)}"><div class="paneel">'
        f'<p class="titel">{escape(omslag.titel)}</p>'
        f'<p class="ondertitel">{escape(omslag.ondertitel)}</p></div>{melding}'
        f'<div class="onder"><p class="uitgever">{escape(omslag.uitgever)}</p>'
        f'<p class="datum">{datum}</p></div></section>'
    )


def _lees_datum(datum: str) -> date:
    try:
        return date.fromisoformat(datum)
    except ValueError as fout:
        raise BoekFout("omslag", f"'{datum}' is geen datum", "schrijf jjjj-mm-dd, zoals 2026-07-31") from fout
