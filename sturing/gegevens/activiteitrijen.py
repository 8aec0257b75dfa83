"""Ruwe rijen van register of antwoorden: een rij wordt een model, of een fout met haar plek."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from sturing.fouten import GegevensFout
from sturing.gegevens.activiteitmodel import Activiteit, Antwoord
from sturing.gegevens.lezer import vertaal_fout
from sturing.gegevens.privacytoets import toets_tekst

#: In deze velden staat wat een mens schreef; de andere kiezen uit een lijst of wijzen ergens heen.
_VRIJ = ("activiteit", "uitvoerder", "doelgroep", "toelichting", "wie")


@dataclass(frozen=True)
class Ruwetabel:
    """Rijen als tekst; `plek(rij, kolom)` zegt waar een veld staat."""

    rijen: tuple[tuple[int, dict[str, str]], ...]
    plek: Callable[[int, str], str]


def probeer(vorm: type, velden: dict, nr: int, tabel: Ruwetabel, fouten: list) -> Activiteit | Antwoord | None:
    """Het model, of None met de fouten erbij in `fouten`."""
    try:
        return vorm.model_validate(velden)
    except ValidationError as fout:
        for klacht in fout.errors():
            plek = tabel.plek(nr, str(klacht["loc"][0]))
            vertaald = vertaal_fout(plek, None, klacht)
            gevonden = velden.get(str(klacht["loc"][0]))
            overtreder = f"'{gevonden}'" if isinstance(gevonden, str) else "dit veld is leeg"
            overtreder = vertaald.overtreder if klacht["type"] == "value_error" else overtreder
            remedie = "geef 0 of meer; leeg is onbekend" if klacht["type"] == "greater_than_equal" else vertaald.remedie
            fouten.append(GegevensFout(plek, overtreder, remedie))
        return None


def zoek_harde(velden: dict[str, str], nr: int, tabel: Ruwetabel, openbaar: Iterable[str]) -> Iterator[GegevensFout]:
    """Een fout voor elk telefoonnummer, e-mailadres, bsn en dergelijke; de melding herhaalt het gegeven niet."""
    for kolom in _VRIJ:
        if tekst := velden.get(kolom, ""):
            for b in toets_tekst(tabel.plek(nr, kolom), tekst, openbaar):
                yield GegevensFout(b.plaats, b.tekst, b.remedie)
