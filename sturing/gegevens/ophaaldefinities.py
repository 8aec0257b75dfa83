"""De definities in `kader/<jaar>/ophalen/` lezen en toetsen aan het kader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sturing.bronnen.ophalen.definitie import Blok, Cbsblok, Ophaalbestand, ZonderWeg
from sturing.fouten import GegevensFout, InvoerFout, bedoelde_u
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import Kader
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.perioden import is_periode
from sturing.gegevens.tabellen import meld


@dataclass(frozen=True)
class Ophaaldefinities:
    """Alle blokken van een kader, en de indicatoren zonder openbare weg."""

    blokken: tuple[Blok, ...]
    zonder_weg: tuple[ZonderWeg, ...]

    @property
    def bronnen(self) -> tuple[str, ...]:
        """De bronnen met een blok, op alfabet."""
        return tuple(sorted({blok.bron for blok in self.blokken}))

    def van_bron(self, bron: str | None) -> dict[str, tuple[Blok, ...]]:
        """De blokken per bron; van één bron als die is gegeven. `InvoerFout` als er niets op te halen is."""
        if not self.blokken:
            raise InvoerFout(
                "kader", "dit kader heeft geen definities om mee op te halen", "maak kader/<jaar>/ophalen/<bron>.yml"
            )
        if bron is not None and bron not in self.bronnen:
            raise InvoerFout(
                "bron",
                f"'{bron}' heeft geen openbare cijfers om op te halen",
                bedoelde_u(bron, self.bronnen) or f"kies uit {', '.join(self.bronnen) or '(nog geen enkele)'}",
            )
        return {b: tuple(x for x in self.blokken if x.bron == b) for b in ([bron] if bron else self.bronnen)}


def lees_ophaaldefinities(lezer: Lezer, map_: Path, kader: Kader) -> Ophaaldefinities:
    """Lees alle definities van het kader; zonder map zijn het er geen.

    Fouten: `GegevensFout` of `VeleFouten` met bestand, overtreder en remedie.
    """
    blokken: list[Blok] = []
    zonder: list[ZonderWeg] = []
    fouten: list[GegevensFout] = []
    for pad in sorted((map_ / "kader" / str(kader.jaar) / "ophalen").glob("*.yml")):
        bestand = lezer.lees_yaml(pad, Ophaalbestand)
        blokken += bestand.blokken
        zonder += bestand.zonder_weg
        fouten += _onbekende_namen(lezer.plaats(pad), bestand, kader)
    meld([*fouten, *_dubbele_reeksen(blokken)])
    return Ophaaldefinities(tuple(blokken), tuple(zonder))


def _onbekende_namen(plaats: str, bestand: Ophaalbestand, kader: Kader) -> Iterator[GegevensFout]:
    for soort, naam, bekend in _namen(bestand, kader):
        if naam not in bekend:
            remedie = bedoelde_u(naam, list(bekend)) or f"kies een {soort} uit kader/{kader.jaar}"
            yield GegevensFout(plaats, f"{soort} '{naam}' bestaat niet in kader {kader.jaar}", remedie)
    for blok in bestand.blokken:
        for tabel in blok.tabellen if isinstance(blok, Cbsblok) else ():
            if tabel.periode and not is_periode(tabel.periode):
                yield GegevensFout(
                    plaats, f"'{tabel.periode}' bij tabel {tabel.code} is geen periode", "schrijf hem als 2024"
                )
        for reeks in blok.reeksen:
            indicator = kader.indicatoren.get(reeks.indicator)
            if indicator and reeks.herkomst == "gemeten" and reeks.groep != indicator.groep:
                yield GegevensFout(
                    plaats,
                    f"{reeks.indicator}: gemeten bij groep '{reeks.groep}', de indicator gaat over '{indicator.groep}'",
                    "maak er een benadering van",
                )


def _namen(bestand: Ophaalbestand, kader: Kader) -> Iterator[tuple[str, str, object]]:
    for blok in bestand.blokken:
        yield "bron", blok.bron, kader.bronnen
        for reeks in blok.reeksen:
            yield "indicator", reeks.indicator, kader.indicatoren
            yield "groep", reeks.groep, kader.groepen
    for zonder in bestand.zonder_weg:
        yield "indicator", zonder.indicator, kader.indicatoren


def _dubbele_reeksen(blokken: list[Blok]) -> Iterator[GegevensFout]:
    """Twee tabellen die dezelfde reeks voeden, zouden elkaar elke keer herzien.

    Tabellen met een eigen periode mogen naast elkaar: elk gaat over een ander jaar.
    """
    gezien: dict[tuple[str, ...], str] = {}
    for blok in blokken:
        vast = [tabel.periode for tabel in blok.tabellen] if isinstance(blok, Cbsblok) else [""]
        for reeks in blok.reeksen:
            for periode in vast:
                sleutel = (reeks.indicator, reeks.groep, reeks.herkomst, periode)
                if sleutel in gezien:
                    yield GegevensFout(
                        f"ophalen/{blok.bron}",
                        f"{reeks.indicator} ({reeks.herkomst}, {reeks.groep}) staat ook bij {gezien[sleutel]}",
                        "kies één van beide",
                    )
                gezien[sleutel] = blok.bron


def gebieden_per_soort(gemeente: Gemeente) -> dict[str, tuple[str, ...]]:
    """De codes uit gemeente.yml per soort gebied."""
    uit: dict[str, list[str]] = {"gemeente": [gemeente.code], "wijken": [w.code for w in gemeente.wijken]}
    uit |= {"regio": [], "provincie": [], "land": []}
    for gebied in gemeente.vergelijk:
        uit[gebied.soort].append(gebied.code)
    return {soort: tuple(codes) for soort, codes in uit.items()}
