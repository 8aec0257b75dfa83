"""Een editie op haar vaste plek zetten, zo dat een lezer op elk moment de oude of de nieuwe stand heel ziet.

De volgorde maakt het veilig. Eerst komt de editie in een verborgen map naast haar plek, byte voor byte
nagelezen. Dan krijgt die map in één stap haar naam; er stond nog niets, dus er verdwijnt niets. Pas als laatste
wisselt de lijst van edities, ook in één stap, en daarmee tegelijk wat "de laatste" is.

"Laatste" is geen symbolische link: die bestaat niet op een Windows-schijf, en een webserver volgt hem niet altijd.
Het is een vaste pagina die naar de lijst wijst, en alleen de lijst weet welke editie dat is.
"""

from __future__ import annotations

import os
import shutil
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from sturing.fouten import BoekFout, InvoerFout, schijffouten
from sturing.schijf import ruim_resten_op, schrijf_atomair, wissel
from sturing.uitgeven.bestemming import bepaal_adres, toets_begin, toets_herziening, toets_map
from sturing.uitgeven.editielijst import (
    LIJST,
    Lijst,
    Vermelding,
    lees_lijst,
    maak_lijst,
    maak_vermelding,
    maak_wijzer,
)
from sturing.uitgeven.herkomst import hash_van
from sturing.uitgeven.manifest import MANIFEST, Manifest, lees_manifest
from sturing.uitgeven.nalezen import bestanden_van, zoek_schade

#: Zo beginnen mappen waar nog aan gewerkt wordt; een webserver hoort ze niet te tonen.
_IN_AANBOUW = ".nieuw-"
_SLOT = ".slot"
_WACHT = 60


@dataclass(frozen=True)
class Plaatsing:
    """Waar een editie kwam, en of zij er al stond."""

    map: Path
    stond_er_al: bool
    lijst: Lijst
    #: Waar als er in de map nog nooit iets was gepubliceerd.
    nieuwe_site: bool = False
    #: Waar als deze editie eerder was teruggenomen; nu geldt zij weer.
    was_teruggenomen: bool = False


@dataclass(frozen=True)
class Terugname:
    """Welke editie is teruggenomen, en welke nu de laatste is."""

    weg: Vermelding
    laatste: Vermelding


def plaats(editiemap: Path, manifest: Manifest, naar: Path, herziening: int = 1, losse_code: bool = False) -> Plaatsing:
    """Zet de gebouwde editie in `editiemap` bij de andere in `naar` en werk de lijst bij.

    `losse_code` zegt in de lijst dat de editie uit code of gegevens kwam die niet in git stonden.
    Na elke afgebroken poging maakt dezelfde opdracht het werk af. Fouten: `InvoerFout` als er op het
    adres een definitieve editie met andere bytes staat; `BoekFout` als de schijf iets anders teruggeeft;
    `SchijfFout` als zij vol, op slot of weg is. De oude stand blijft dan staan.
    """
    adres = bepaal_adres(manifest, herziening)
    toets_map(naar)
    with schijffouten(str(naar)), _slot(naar):
        toets_begin(naar, adres)
        lijst = lees_lijst(naar)
        toets_herziening(lijst, manifest, herziening)
        doel = naar / adres
        stond_er_al = doel.exists()
        nieuwe_site = not (stond_er_al or (naar / LIJST).exists())
        if stond_er_al:
            _toets_gelijk(doel, manifest, herziening)
        else:
            _kopieer(editiemap, manifest, doel)
        _zet_wijzers(naar, manifest)
        nieuw = lijst.met(maak_vermelding(manifest, adres, herziening, losse_code))
        _schrijf_lijst(naar, lijst, nieuw)
    was_teruggenomen = any(v.adres == adres and v.teruggenomen for v in lijst.vermeldingen)
    return Plaatsing(doel, stond_er_al, nieuw, nieuwe_site, was_teruggenomen)


def neem_terug(naar: Path, gemeente: str, jaar: int | None = None, editie: str | None = None) -> Terugname:
    """Maak de vorige editie van `gemeente` weer de laatste; er verdwijnt niets.

    Fouten: `InvoerFout` als er niets terug te nemen is, of de laatste niet die van `jaar` en `editie` is.
    """
    toets_begin(naar)
    if not (naar / LIJST).exists():
        raise InvoerFout(str(naar), "hier is nog niets gepubliceerd", "kies met --naar de map van een eerdere keer")
    with schijffouten(str(naar)), _slot(naar):
        lijst = lees_lijst(naar)
        weg = lijst.zoek_laatste(gemeente)
        if weg and (jaar not in (None, weg.jaar) or editie not in (None, weg.editie)):
            raise InvoerFout(
                " ".join(str(deel) for deel in (gemeente, jaar, editie) if deel is not None),
                f"de laatste editie is {weg.jaar} {weg.soort}, en alleen de laatste is terug te nemen",
                f"bedoelt u die, noem dan {weg.jaar} --editie {weg.editie} --terug",
            )
        nieuw = lijst.terug(gemeente)
        _schrijf_lijst(naar, lijst, nieuw)
    return Terugname(weg, nieuw.zoek_laatste(gemeente))


def _toets_gelijk(doel: Path, manifest: Manifest, herziening: int) -> None:
    """Op dit adres staat al iets; dat mag alleen precies hetzelfde zijn."""
    if lees_manifest(doel).kenmerk != manifest.kenmerk:
        raise InvoerFout(
            str(doel),
            "hier staat deze editie al, met een andere inhoud; een gepubliceerde editie verandert nooit",
            f"publiceer een verbeterde editie met --herziening {herziening + 1} (of hoger, als die er al is)",
        )
    if schade := zoek_schade(doel, manifest):
        raise InvoerFout(
            str(doel), f"deze gepubliceerde editie is beschadigd: {schade[0]}", "zet haar terug uit een reservekopie"
        )


def _kopieer(editiemap: Path, manifest: Manifest, doel: Path) -> None:
    """Bouw de map naast haar plek op, lees elke byte na, en geef haar dan pas haar naam."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    for rest in doel.parent.glob(f"{_IN_AANBOUW}*"):
        shutil.rmtree(rest, ignore_errors=True)
    werk = doel.parent / f"{_IN_AANBOUW}{os.getpid()}"
    try:
        for pad, bron in bestanden_van(manifest).items():
            _kopieer_bestand(editiemap / bron, werk / pad, manifest.uitvoer[bron].sha256)
        _kopieer_bestand(editiemap / MANIFEST, werk / MANIFEST, hash_van((editiemap / MANIFEST).read_bytes()))
        wissel(werk, doel)
    finally:
        shutil.rmtree(werk, ignore_errors=True)


def _kopieer_bestand(van: Path, naar: Path, sha256: str) -> None:
    naar.parent.mkdir(parents=True, exist_ok=True)
    with naar.open("wb") as stroom:
        stroom.write(van.read_bytes())
        stroom.flush()
        os.fsync(stroom.fileno())
    if hash_van(naar.read_bytes()) != sha256:
        raise BoekFout(str(naar), "de schijf geeft andere bytes terug", "controleer de schijf en publiceer opnieuw")


def _zet_wijzers(naar: Path, manifest: Manifest) -> None:
    """De vaste pagina's van een gemeente; zij zijn voor elke editie gelijk."""
    gemeente, jaar, naam = manifest.gemeente, manifest.jaar, manifest.gemeentenaam
    wijzers = {
        f"{gemeente}/index.html": (f"Voortgangsrapportages {naam}", f"../{LIJST}#gemeente-{gemeente}"),
        f"{gemeente}/laatste/index.html": (f"Laatste editie {naam}", f"../../{LIJST}#laatste-{gemeente}"),
    }
    if manifest.editie == "concept":
        titel = f"Laatste concept {jaar} {naam}"
        wijzers[f"{gemeente}/{jaar}/concept/index.html"] = (titel, f"../../../{LIJST}#concept-{gemeente}-{jaar}")
    for pad, (titel, adres) in wijzers.items():
        ruim_resten_op((naar / pad).parent)
        if not (naar / pad).exists():
            schrijf_atomair(naar / pad, maak_wijzer(titel, adres))


def _schrijf_lijst(naar: Path, oud: Lijst, nieuw: Lijst) -> None:
    ruim_resten_op(naar)
    if nieuw != oud:
        schrijf_atomair(naar / LIJST, maak_lijst(nieuw))


def _slot(naar: Path) -> AbstractContextManager:
    """Twee mensen die tegelijk publiceren, wachten op elkaar; een gedood proces laat het slot vanzelf los."""
    naar.mkdir(parents=True, exist_ok=True)
    try:
        return FileLock(str(naar / _SLOT), timeout=_WACHT).acquire()
    except Timeout:
        raise InvoerFout(
            str(naar), "iemand anders is hier nu aan het publiceren", "probeer het over een minuut opnieuw"
        ) from None
