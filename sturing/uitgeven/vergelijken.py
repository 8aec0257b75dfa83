"""Wat er tussen twee edities veranderde: cijfers, oordelen, dekking, duidingen en bestanden.

De vergelijking gaat over wat gepubliceerd is, dus over de manifesten en gegevens van de edities zelf. Zij werkt
ook als de gegevens in `data/` al weer verder zijn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sturing.fouten import InvoerFout
from sturing.uitgeven.manifest import Inhoud, Manifest, Oordeelregel, lees_manifest
from sturing.uitgeven.nalezen import lees_na

Rij = tuple[str, ...]
#: Zo begint een rij over een pakket of systeem; de andere rijen van `vergelijk_invoer` gaan over invoer en code.
VERSIE = "versie van "


@dataclass(frozen=True)
class Editie:
    """Een gebouwde of gepubliceerde editie: haar manifest en de map waarin zij staat."""

    map: Path
    manifest: Manifest


@dataclass(frozen=True)
class Deel:
    """Een onderdeel van de vergelijking: een kop, een zin, en zo nodig een tabel."""

    kop: str
    zin: str
    kolommen: Rij = ()
    rijen: tuple[Rij, ...] = ()


def lees_editie(pad: Path) -> Editie:
    """Lees een editie uit haar map of haar manifest."""
    manifest = lees_manifest(pad)
    return Editie(pad if pad.is_dir() else pad.parent, manifest)


def toets_zelfde_gemeente(oud: Manifest, nieuw: Manifest) -> None:
    """Een fout als de edities van twee gemeenten zijn: elk verschil zou dan over iets anders gaan."""
    if oud.gemeente != nieuw.gemeente:
        wat = f"de eerste editie is van {oud.gemeente}, de tweede van {nieuw.gemeente}"
        raise InvoerFout("vergelijk", wat, "kies twee edities van dezelfde gemeente")


def vergelijk(oud: Editie, nieuw: Editie, waardoor: Mapping[str, str] | None = None) -> tuple[Deel, ...]:
    """Alle verschillen, in vaste volgorde; `waardoor` geeft per indicator-id de oorzaak als die bekend is."""
    eerst, nu = oud.manifest.inhoud, nieuw.manifest.inhoud
    return (
        _over(oud.manifest, nieuw.manifest),
        _oordelen(eerst, nu, waardoor or {}),
        _waarden(eerst, nu, waardoor or {}),
        _dekking(eerst, nu),
        _kader(eerst, nu),
        _duidingen(oud.manifest, nieuw.manifest),
        _gegevens(oud, nieuw),
        _bestanden(oud.manifest, nieuw.manifest),
        _nagelezen(oud, nieuw),
    )


def _over(oud: Manifest, nieuw: Manifest) -> Deel:
    """Waarmee de edities zijn gemaakt."""
    paren = [
        ("rapportagejaar", str(oud.jaar), str(nieuw.jaar)),
        ("editie", oud.editie, nieuw.editie),
        ("peildatum", oud.peildatum.isoformat(), nieuw.peildatum.isoformat()),
        ("commit", oud.code.commit[:12] or "onbekend", nieuw.code.commit[:12] or "onbekend"),
        ("code van sturing", oud.code.pakket[:12], nieuw.code.pakket[:12]),
    ]
    namen = sorted({*oud.versies, *nieuw.versies})
    paren += [(n, oud.versies.get(n, "") or "geen", nieuw.versies.get(n, "") or "geen") for n in namen]
    rijen = tuple(paar for paar in paren if paar[1] != paar[2])
    zin = "Dit is anders aan de edities zelf." if rijen else "Beide edities zijn met dezelfde code en keuzes gemaakt."
    return Deel("De edities", zin, ("Wat", "Eerst", "Nu"), rijen)


def _samen(eerst: Inhoud, nu: Inhoud) -> Iterable[tuple[str, Oordeelregel, Oordeelregel]]:
    return ((i, eerst.oordelen[i], regel) for i, regel in nu.oordelen.items() if i in eerst.oordelen)


def _oordelen(eerst: Inhoud, nu: Inhoud, waardoor: Mapping[str, str]) -> Deel:
    rijen = tuple(
        (regel.naam, f"{oud.oordeel} ({oud.regel})", f"{regel.oordeel} ({regel.regel})", waardoor.get(naam, "onbekend"))
        for naam, oud, regel in _samen(eerst, nu)
        if (oud.oordeel, oud.regel) != (regel.oordeel, regel.regel)
    )
    anders = [naam for naam, oud, regel in _samen(eerst, nu) if oud.oordeel != regel.oordeel]
    zin = _tel(anders, "oordeel is anders", "oordelen zijn anders", "Geen enkel oordeel is anders.")
    if alleen_regel := len(rijen) - len(anders):
        zin += f" Bij {alleen_regel} {'indicator' if alleen_regel == 1 else 'indicatoren'} is alleen de regel anders."
    return Deel("Oordelen", zin, ("Indicator", "Eerst", "Nu", "Waardoor"), rijen)


def _waarden(eerst: Inhoud, nu: Inhoud, waardoor: Mapping[str, str]) -> Deel:
    rijen = tuple(
        (regel.naam, _cijfer(oud), _cijfer(regel), waardoor.get(naam, "onbekend"))
        for naam, oud, regel in _samen(eerst, nu)
        if _cijfer(oud) != _cijfer(regel)
    )
    zin = _tel(
        rijen, "indicator heeft een ander laatste cijfer", "indicatoren hebben een ander laatste cijfer",
        "Elk laatste cijfer is hetzelfde.",
    )  # fmt: skip
    return Deel("Laatste cijfers", zin, ("Indicator", "Eerst", "Nu", "Waardoor"), rijen)


def _cijfer(regel: Oordeelregel) -> str:
    return f"{regel.waarde or 'geen getal'} ({regel.periode})" if regel.periode else "geen cijfer"


def _dekking(eerst: Inhoud, nu: Inhoud) -> Deel:
    """Hoeveel indicatoren per soort dekking, toen en nu."""
    toen, straks = (Counter(r.dekking for r in inhoud.oordelen.values()) for inhoud in (eerst, nu))
    soorten = sorted({*toen, *straks})
    rijen = tuple((soort, str(toen[soort]), str(straks[soort])) for soort in soorten if toen[soort] != straks[soort])
    zin = "De dekking is veranderd." if rijen else "De dekking is gelijk gebleven."
    return Deel("Dekking", zin, ("Dekking", "Indicatoren eerst", "Indicatoren nu"), rijen)


def _kader(eerst: Inhoud, nu: Inhoud) -> Deel:
    erbij = [(r.naam, "nieuw in het kader") for i, r in nu.oordelen.items() if i not in eerst.oordelen]
    weg = [(r.naam, "niet meer in het kader") for i, r in eerst.oordelen.items() if i not in nu.oordelen]
    rijen = (*erbij, *weg)
    zin = _tel(rijen, "indicator kwam of ging", "indicatoren kwamen of gingen", "De lijst van indicatoren is gelijk.")
    return Deel("Kader", zin, ("Indicator", "Wat"), rijen)


def _duidingen(oud: Manifest, nieuw: Manifest) -> Deel:
    rijen = []
    for plek, toen, straks in _paar_duidingen(oud, nieuw):
        if toen is None:
            rijen.append((plek, "nieuw", "(stond er niet)", straks))
        elif straks is None:
            rijen.append((plek, "vervallen", toen, "(staat er niet meer)"))
        elif toen != straks:
            rijen.append((plek, "gewijzigd", toen, straks))
    zin = _tel(rijen, "duiding is anders", "duidingen zijn anders", "Elke duiding is hetzelfde.")
    return Deel("Duidingen", zin, ("Plek", "Wat", "Eerst", "Nu"), tuple(rijen))


def _paar_duidingen(oud: Manifest, nieuw: Manifest) -> Iterable[tuple[str, str | None, str | None]]:
    """Elke plek met haar tekst toen en nu.

    Een duiding van één editie of één jaar staat in een eigen cel, waarvan het id dat noemt. Zij zijn dezelfde plek
    als hun id zonder die editie en dat jaar gelijk is, en er aan beide kanten maar één zo heet.
    """
    eerst, nu = dict(oud.inhoud.duidingen), dict(nieuw.inhoud.duidingen)
    alleen_toen = _op_plek(oud, [plek for plek in eerst if plek not in nu])
    alleen_nu = _op_plek(nieuw, [plek for plek in nu if plek not in eerst])
    vorige = {
        alleen_nu[kern][0]: plekken[0]
        for kern, plekken in alleen_toen.items()
        if len(plekken) == len(alleen_nu.get(kern, ())) == 1
    }
    for plek in sorted({*eerst, *nu} - set(vorige.values())):
        yield plek, eerst.get(vorige.get(plek, plek)), nu.get(plek)


def _op_plek(manifest: Manifest, plekken: Iterable[str]) -> dict[str, list[str]]:
    """De plekken op hun id zonder het jaar en de editie van dit manifest."""
    uit: dict[str, list[str]] = {}
    for plek in plekken:
        kern = re.sub(rf"-{manifest.jaar}(?=-|$)", "", plek.removesuffix(f"-{manifest.editie}"))
        uit.setdefault(kern, []).append(plek)
    return uit


def _gegevens(oud: Editie, nieuw: Editie) -> Deel:
    """Per gegevensbestand hoeveel rijen erbij kwamen en weggingen."""
    toen, straks = _rijen_per_bestand(oud), _rijen_per_bestand(nieuw)
    rijen = []
    for naam in sorted({*toen, *straks}):
        voor, na = toen.get(naam, Counter()), straks.get(naam, Counter())
        if voor != na:
            rijen.append((naam, str((na - voor).total()), str((voor - na).total())))
    zin = _tel(
        rijen, "gegevensbestand is anders", "gegevensbestanden zijn anders", "Elk gegevensbestand is gelijk.",
    )  # fmt: skip
    return Deel("Gegevens", zin, ("Bestand", "Rijen erbij", "Rijen weg"), tuple(rijen))


def _rijen_per_bestand(editie: Editie) -> dict[str, Counter]:
    bestanden = sorted((editie.map / "data").glob("*.csv"))
    return {pad.name: Counter(pad.read_text(encoding="utf-8").splitlines()[1:]) for pad in bestanden}


def _bestanden(oud: Manifest, nieuw: Manifest) -> Deel:
    rijen = tuple(vergelijk_bestanden(oud, nieuw))
    zin = _tel(rijen, "bestand is anders", "bestanden zijn anders", "Volgens de manifesten is elk bestand gelijk.")
    return Deel("Bestanden", zin, ("Bestand", "Wat"), rijen)


def _nagelezen(oud: Editie, nieuw: Editie) -> Deel:
    """Of er bij beide edities nog staat wat hun manifest zegt; elk bestand wordt daarvoor gelezen."""
    schade = {editie.map: lees_na(editie.map, editie.manifest) for editie in (oud, nieuw)}
    rijen = tuple((f"{map_.name}/{pad}", wat) for map_, rij in schade.items() for pad, wat in rij or ())
    niets = "Elk bestand is nagelezen en is nog zoals het manifest zegt."
    los = [map_.as_posix() for map_, rij in schade.items() if rij is None]
    niets = f"Alleen het manifest vergeleken; in {' en '.join(los)} staan de bestanden zelf niet." if los else niets
    zin = _tel(
        rijen, "bestand is niet meer zoals het manifest zegt", "bestanden zijn niet meer zoals het manifest zegt", niets
    )
    return Deel("Nagelezen", zin, ("Bestand", "Wat"), rijen)


def vergelijk_bestanden(oud: Manifest, nieuw: Manifest) -> Iterable[Rij]:
    """Elk bestand van de uitvoer dat verschilt, met hoe."""
    for pad in sorted({*oud.uitvoer, *nieuw.uitvoer}):
        toen, straks = oud.uitvoer.get(pad), nieuw.uitvoer.get(pad)
        if toen is None or straks is None:
            yield pad, "nieuw" if toen is None else "vervallen"
        elif toen.sha256 != straks.sha256:
            yield pad, "andere inhoud"


def vergelijk_invoer(oud: Manifest, nieuw: Manifest) -> Iterable[Rij]:
    """Elke invoer, parameter en versie die verschilt: waarmee, eerst en nu."""
    for pad in sorted({*oud.invoer, *nieuw.invoer}):
        toen, straks = oud.invoer.get(pad, ""), nieuw.invoer.get(pad, "")
        if toen != straks:
            wat = "er is een bestand bij gekomen" if not toen else "niet meer gelezen" if not straks else "veranderd"
            yield pad, wat
    for naam in sorted({*oud.versies, *nieuw.versies}):
        toen, straks = oud.versies.get(naam, "geen"), nieuw.versies.get(naam, "geen")
        if toen != straks:
            yield f"{VERSIE}{naam}", f"eerst {toen}, nu {straks}"
    if oud.code.pakket != nieuw.code.pakket:
        commit = f" (commit {oud.code.commit[:12]})" if oud.code.commit else ""
        yield "code van sturing", f"anders dan toen de editie is gebouwd{commit}"


def _tel(rijen: Iterable[object], enkelvoud: str, meervoud: str, geen: str) -> str:
    aantal = len(tuple(rijen))
    if not aantal:
        return geen
    return f"{aantal} {enkelvoud if aantal == 1 else meervoud}."
