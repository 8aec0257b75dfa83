"""Het kader van een jaar: lezen uit `kader/<jaar>/` en opzoeken wat waar hangt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sturing.fouten import GegevensFout, InvoerFout, bedoelde_u
from sturing.gegevens.cyclusmodel import Cyclus, Grondslag
from sturing.gegevens.kadermodel import (
    Bron,
    Bronrij,
    Doel,
    Groep,
    Indicator,
    Opgave,
    Resultaat,
    Samenhang,
    Tegenstrijdigheid,
    Verband,
)
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.tabellen import lees_modeltabel
from sturing.gegevens.wegingmodel import Afwegingskader

#: Bestanden in de kadermap die geen opgave beschrijven.
_GEEN_OPGAVE = {
    "afwegingskader", "bronnen", "cyclus", "grondslag", "groepen", "indicatoren", "partners",
    "samenhang", "tegenstrijdigheden", "vragenlijst",
}  # fmt: skip


@dataclass(frozen=True)
class Kader:
    """Het sturingskader van één jaar; `plaats` is de map waaruit het is gelezen, voor in meldingen."""

    jaar: int
    plaats: str
    opgaven: tuple[Opgave, ...]
    indicatoren: Mapping[str, Indicator]
    bronnen: Mapping[str, Bron]
    groepen: Mapping[str, Groep]
    samenhang: Samenhang
    tegenstrijdigheden: tuple[Tegenstrijdigheid, ...]
    bronrijen: tuple[Bronrij, ...]
    grondslag: Grondslag
    cyclus: Cyclus
    afwegingskader: Afwegingskader

    @property
    def gemeentemap(self) -> str:
        """De map van de gemeente waar dit kader bij hoort, voor in meldingen."""
        return self.plaats.rsplit("/", 2)[0]

    @cached_property
    def doelen(self) -> dict[str, Doel]:
        """Alle doelen op id, in volgorde van opgave en nummer."""
        return {doel.id: doel for opgave in self.opgaven for doel in opgave.doelen}

    @cached_property
    def resultaten(self) -> dict[str, Resultaat]:
        """Alle resultaten op id."""
        return {r.id: r for doel in self.doelen.values() for r in doel.resultaten}

    @cached_property
    def opgave_van(self) -> dict[str, Opgave]:
        """De opgave bij elk doel-id en resultaat-id."""
        uit: dict[str, Opgave] = {}
        for opgave in self.opgaven:
            for doel in opgave.doelen:
                uit[doel.id] = opgave
                uit.update({r.id: opgave for r in doel.resultaten})
        return uit

    @cached_property
    def doel_van(self) -> dict[str, Doel]:
        """Het doel bij elk doel-id en resultaat-id."""
        uit: dict[str, Doel] = {}
        for doel in self.doelen.values():
            uit[doel.id] = doel
            uit.update({r.id: doel for r in doel.resultaten})
        return uit

    def opgave(self, sleutel: str) -> Opgave:
        """De opgave met dit id; een fout met een voorstel als die er niet is."""
        return _zoek({o.id: o for o in self.opgaven}, sleutel, "opgave", self.jaar)

    def doel(self, sleutel: str) -> Doel:
        """Het doel met dit id."""
        return _zoek(self.doelen, sleutel, "doel", self.jaar)

    def indicator(self, sleutel: str) -> Indicator:
        """De indicator met dit id."""
        return _zoek(self.indicatoren, sleutel, "indicator", self.jaar)

    def indicatoren_bij(self, plek: str) -> tuple[Indicator, ...]:
        """Indicatoren die rechtstreeks aan dit doel of resultaat hangen."""
        return tuple(i for i in self.indicatoren.values() if plek in i.hangt_aan)

    def indicatoren_van_doel(self, doel: Doel) -> tuple[Indicator, ...]:
        """Indicatoren van het doel en zijn resultaten, elk één keer, in volgorde van het kader."""
        plekken = {doel.id, *(r.id for r in doel.resultaten)}
        return tuple(i for i in self.indicatoren.values() if plekken & set(i.hangt_aan))

    def indicatoren_van_opgave(self, opgave: Opgave) -> tuple[Indicator, ...]:
        """Indicatoren van alle doelen van de opgave, elk één keer."""
        gezien: dict[str, Indicator] = {}
        for doel in opgave.doelen:
            gezien.update({i.id: i for i in self.indicatoren_van_doel(doel)})
        return tuple(gezien.values())

    def verbanden_van(self, opgave: Opgave) -> tuple[Verband, ...]:
        """De pijlen die het kader bij deze opgave noemt."""
        return tuple(v for v in self.samenhang.verbanden if v.opgave == opgave.id)

    def naam_van(self, sleutel: str) -> str:
        """De leesbare naam van een opgave, doel, resultaat, indicator of factor."""
        voor = {f.id: f.naam for f in self.samenhang.factoren}
        voor |= {o.id: o.naam for o in self.opgaven}
        voor |= {d.id: d.naam for d in self.doelen.values()}
        voor |= {r.id: r.naam for r in self.resultaten.values()}
        voor |= {i.id: i.kort for i in self.indicatoren.values()}
        return voor.get(sleutel, sleutel)


def _zoek(voorraad: Mapping, sleutel: str, soort: str, jaar: int):
    if sleutel not in voorraad:
        remedie = bedoelde_u(sleutel, list(voorraad)) or f"kies een id uit kader/{jaar}"
        raise InvoerFout("", f"{soort} '{sleutel}' bestaat niet in kader {jaar}", remedie)
    return voorraad[sleutel]


def kaderjaar(map_: Path, jaar: int) -> int:
    """Het kaderjaar dat een rapport gebruikt: het jaar zelf, anders het dichtstbijzijnde.

    Een eerder rapport kan geen eigen kader hebben; dan geldt het eerste latere.
    Een later rapport houdt het laatste vastgestelde kader tot er een nieuw is.
    """
    jaren = sorted(int(m.name) for m in (map_ / "kader").glob("[0-9]" * 4) if m.is_dir())
    if not jaren:
        raise InvoerFout(f"{map_.name}/kader", "hier staat geen enkel kaderjaar", "maak kader/<jaar>/ aan")
    ouder = [j for j in jaren if j <= jaar]
    return ouder[-1] if ouder else jaren[0]


#: Zo ver mag een rapport van een vastgesteld kader af liggen; verder is het jaar een vergissing.
SPELING_KADER = 2


def toets_kaderjaar(map_: Path, jaar: int) -> int:
    """Het kaderjaar voor een rapport over `jaar`; `InvoerFout` als geen kader er dicht genoeg bij ligt."""
    gebruikt = kaderjaar(map_, jaar)
    if abs(gebruikt - jaar) > SPELING_KADER:
        raise InvoerFout(
            "jaar",
            f"voor {jaar} is er geen kader; het dichtstbijzijnde is van {gebruikt}",
            f"kies een jaar van {gebruikt - SPELING_KADER} tot en met {gebruikt + SPELING_KADER}, of begin het nieuwe"
            f" jaar met 'sturing nieuw jaar {jaar} --gemeente {map_.name}'"
            if jaar > gebruikt
            else f"kies een jaar vanaf {gebruikt - SPELING_KADER}",
        )
    return gebruikt


def lees_kader(lezer: Lezer, map_: Path, jaar: int) -> Kader:
    """Lees het kader dat bij `jaar` hoort uit de gemeentemap `map_`."""
    gebruikt = toets_kaderjaar(map_, jaar)
    plek = map_ / "kader" / str(gebruikt)
    opgaven = [_lees_opgave(lezer, pad) for pad in sorted(plek.glob("*.yml")) if pad.stem not in _GEEN_OPGAVE]
    return Kader(
        jaar=gebruikt,
        plaats=lezer.plaats(plek),
        opgaven=tuple(sorted(opgaven, key=lambda o: o.nummer)),
        indicatoren=_op_id(lezer, plek / "indicatoren.yml", Indicator),
        bronnen=_op_id(lezer, plek / "bronnen.yml", Bron),
        groepen=_op_id(lezer, plek / "groepen.yml", Groep),
        samenhang=lezer.lees_yaml(plek / "samenhang.yml", Samenhang),
        tegenstrijdigheden=tuple(lezer.lees_yaml(plek / "tegenstrijdigheden.yml", tuple[Tegenstrijdigheid, ...])),
        bronrijen=lees_modeltabel(lezer, plek / "bronrijen.csv", Bronrij),
        grondslag=lezer.lees_yaml(plek / "grondslag.yml", Grondslag),
        cyclus=lezer.lees_yaml(plek / "cyclus.yml", Cyclus),
        afwegingskader=lezer.lees_yaml(plek / "afwegingskader.yml", Afwegingskader),
    )


def _lees_opgave(lezer: Lezer, pad: Path) -> Opgave:
    """Een opgave; haar id is de naam van het bestand, zodat een melding het bestand kan noemen."""
    opgave = lezer.lees_yaml(pad, Opgave)
    if opgave.id != pad.stem:
        raise GegevensFout(
            lezer.plaats(pad), f"id '{opgave.id}' is anders dan de bestandsnaam", f"noem het bestand {opgave.id}.yml"
        )
    return opgave


def _op_id(lezer: Lezer, pad: Path, vorm: type) -> dict:
    """Een lijst uit YAML als woordenboek op id; een dubbel id is een fout."""
    rijen: Iterable = lezer.lees_yaml(pad, tuple[vorm, ...])
    uit: dict = {}
    for rij in rijen:
        if rij.id in uit:
            raise GegevensFout(lezer.plaats(pad), f"id '{rij.id}' staat er twee keer", "geef elk zijn eigen id")
        uit[rij.id] = rij
    return uit
