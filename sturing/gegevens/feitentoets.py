"""De toets op feiten: uitspraken uit de documenten tegen metingen, en kerncijfers tegen het kader.

Elke regel is een functie; haar docstring is de regel. De toets kijkt naar alles wat in
`data/` staat, ook naar wat op de peildatum van dit rapport nog niet bekend was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from sturing.gegevens.bevinding import Bevinding
from sturing.gegevens.feitenmodel import Gemeente, Kerncijfer, Uitspraak
from sturing.gegevens.kader import Kader
from sturing.gegevens.metingen import gebiedscodes
from sturing.gegevens.perioden import is_periode
from sturing.gegevens.verwijzingentoets import toets_verwijzing

if TYPE_CHECKING:
    from sturing.gegevens.dossier import Dossier

#: Zo verwijst een meting in haar vindplaats naar de uitspraak waar zij uit komt: 'Visie §3.1 (U055)'.
_VERWIJZING = re.compile(r"\((U\d+)\)")
_ZELFDE = ("indicator", "gebied", "periode", "groep", "waarde")


@dataclass(frozen=True)
class Feiten:
    """Alle feiten van een gemeente, los van jaar en peildatum; alleen om te toetsen."""

    kader: Kader
    gemeente: Gemeente
    metingen: pd.DataFrame
    uitspraken: tuple[Uitspraak, ...]
    kerncijfers: tuple[Kerncijfer, ...]

    def plaats(self, bestand: str) -> str:
        """Het pad van een bestand in de map van de gemeente."""
        return f"{self.kader.gemeentemap}/{bestand}"


def regel_uitspraak_is_een_keer_vastgelegd(feiten: Feiten) -> Iterator[Bevinding]:
    """Elke uitspraak heeft een eigen id; een meting of benadering noemt een indicator, context mag er een noemen."""
    plaats = feiten.plaats("uitspraken.csv")
    for sleutel, aantal in Counter(u.id for u in feiten.uitspraken).items():
        if aantal > 1:
            yield Bevinding("fout", plaats, f"uitspraak '{sleutel}' staat er {aantal} keer", "geef elk een eigen id")
    for u in feiten.uitspraken:
        if u.indicator or u.wordt != "context":
            sleutels = [u.indicator] if u.indicator else ["(leeg)"]
            yield from toets_verwijzing(
                plaats, f"uitspraak '{u.id}'", "indicator", sleutels, feiten.kader.indicatoren, "indicatoren.yml"
            )


def regel_uitspraak_noemt_wat_bestaat(feiten: Feiten) -> Iterator[Bevinding]:
    """Groep, gebied, periode, document en bron van elke uitspraak bestaan."""
    documenten = {d.id for d in feiten.gemeente.documenten}
    for u in feiten.uitspraken:
        plaats, wie = feiten.plaats("uitspraken.csv"), f"uitspraak '{u.id}'"
        yield from _toets_plek(feiten, plaats, wie, u)
        yield from toets_verwijzing(plaats, wie, "document", [u.document], documenten, "gemeente.yml")
        if u.waarde_tot is not None and u.waarde_tot < u.waarde:
            yield Bevinding(
                "fout", plaats, f"{wie}: waarde_tot {u.waarde_tot:g} ligt onder waarde {u.waarde:g}", "wissel ze om"
            )


def regel_kerncijfer_noemt_wat_bestaat(feiten: Feiten) -> Iterator[Bevinding]:
    """Groep, gebied, periode en bron van elk kerncijfer bestaan, en elk kerncijfer staat er één keer."""
    plaats = feiten.plaats("kerncijfers.csv")
    for k in feiten.kerncijfers:
        yield from _toets_plek(feiten, plaats, f"kerncijfer '{k.kerncijfer}', {k.gebied}", k)
    tellingen = Counter(
        (k.kerncijfer, k.gebied, k.periode, k.groep, k.bron, k.beschikbaar_per) for k in feiten.kerncijfers
    )
    for sleutel, aantal in tellingen.items():
        if aantal > 1:
            tekst = f"kerncijfer '{sleutel[0]}', {sleutel[1]}, {sleutel[2]} staat er {aantal} keer"
            yield Bevinding(
                "fout", plaats, tekst, "haal de dubbele weg, of geef een herziening haar eigen beschikbaar_per"
            )


def _toets_plek(feiten: Feiten, plaats: str, wie: str, rij: Uitspraak | Kerncijfer) -> Iterator[Bevinding]:
    kader = feiten.kader
    yield from toets_verwijzing(plaats, wie, "groep", [rij.groep], kader.groepen, "groepen.yml")
    yield from toets_verwijzing(plaats, wie, "gebied", [rij.gebied], gebiedscodes(feiten.gemeente), "gemeente.yml")
    if not rij.bron.startswith("publicatie:"):
        yield from toets_verwijzing(plaats, wie, "bron", [rij.bron], kader.bronnen, "bronnen.yml")
    if not is_periode(rij.periode):
        remedie = "schrijf 2024, 2024/2025, 2025-H1, 2025-K1, 2025-06 of niet vermeld"
        yield Bevinding("fout", plaats, f"{wie}: periode '{rij.periode}' is geen periode", remedie)


def regel_uitspraak_heeft_precies_een_meting(feiten: Feiten) -> Iterator[Bevinding]:
    """Bij elke uitspraak die een meting of benadering wordt, hoort precies één meting met dezelfde inhoud."""
    metingen = feiten.metingen.to_dict("records")
    verwezen: dict[str, list[dict]] = {}
    for meting in metingen:
        for sleutel in _VERWIJZING.findall(meting["vindplaats"]):
            verwezen.setdefault(sleutel, []).append(meting)
    plaats = feiten.plaats("uitspraken.csv")
    for u in feiten.uitspraken:
        if u.wordt == "context":
            continue
        wie, eigen = f"uitspraak '{u.id}'", verwezen.get(u.id, [])
        if len(eigen) > 1:
            tekst = f"{wie}: {len(eigen)} metingen noemen ({u.id}) in hun vindplaats"
            yield Bevinding("fout", plaats, tekst, "laat er één staan")
        elif eigen:
            yield from _verschillen(plaats, wie, u, eigen[0])
        elif any(_zelfde(u, meting) for meting in metingen):
            tekst = f"{wie}: er is een meting met dezelfde inhoud, maar zij noemt ({u.id}) niet"
            yield Bevinding("let op", plaats, tekst, f"zet ({u.id}) in de vindplaats van die meting")
        else:
            tekst = f"{wie} wordt {u.wordt} van '{u.indicator}', maar geen meting noemt ({u.id})"
            yield Bevinding("fout", plaats, tekst, "voeg de meting toe, of maak er context van")


def _herkomst(u: Uitspraak) -> str:
    return "benadering" if u.wordt == "benadering" else "gemeten"


def _zelfde(u: Uitspraak, meting: dict) -> bool:
    return meting["herkomst"] == _herkomst(u) and all(meting[k] == getattr(u, k) for k in _ZELFDE)


def _verschillen(plaats: str, wie: str, u: Uitspraak, meting: dict) -> Iterator[Bevinding]:
    verwacht = {k: getattr(u, k) for k in _ZELFDE} | {"herkomst": _herkomst(u)}
    for veld, waarde in verwacht.items():
        if meting[veld] != waarde:
            elders = f"in metingen/{meting['bestand']}.csv '{_kort(meting[veld])}'"
            tekst = f"{wie}: {veld} is hier '{_kort(waarde)}', maar {elders}"
            yield Bevinding("fout", plaats, tekst, "maak ze gelijk")


def _kort(waarde: object) -> str:
    return f"{waarde:g}" if isinstance(waarde, float) else str(waarde)


def regel_meting_verwijst_naar_een_uitspraak_die_haar_draagt(feiten: Feiten) -> Iterator[Bevinding]:
    """Elke meting die een uitspraak noemt, noemt er een die bestaat en die geen context is."""
    soort = {u.id: u.wordt for u in feiten.uitspraken}
    for meting in feiten.metingen.to_dict("records"):
        plaats = feiten.plaats(f"metingen/{meting['bestand']}.csv")
        wie = f"meting van '{meting['indicator']}', {meting['gebied']}, {meting['periode']}"
        sleutels = _VERWIJZING.findall(meting["vindplaats"])
        yield from toets_verwijzing(plaats, wie, "uitspraak", sleutels, soort, "uitspraken.csv")
        for sleutel in sleutels:
            if soort.get(sleutel) == "context":
                tekst = f"{wie}: uitspraak '{sleutel}' is context en wordt dus geen meting"
                yield Bevinding("fout", plaats, tekst, "maak er in uitspraken.csv meting of benadering van")


REGELS: tuple[Callable[[Feiten], Iterator[Bevinding]], ...] = (
    regel_uitspraak_is_een_keer_vastgelegd,
    regel_uitspraak_noemt_wat_bestaat,
    regel_kerncijfer_noemt_wat_bestaat,
    regel_uitspraak_heeft_precies_een_meting,
    regel_meting_verwijst_naar_een_uitspraak_die_haar_draagt,
)


def toets_feiten(dossier: Dossier) -> list[Bevinding]:
    """Alle bevindingen over de feiten van het dossier, in de volgorde van de regels."""
    return toets_alle_feiten(dossier.feiten)


def toets_alle_feiten(feiten: Feiten) -> list[Bevinding]:
    """Alle bevindingen over deze feiten."""
    return [bevinding for regel in REGELS for bevinding in regel(feiten)]
