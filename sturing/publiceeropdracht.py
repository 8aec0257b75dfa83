"""Een editie keuren en publiceren: de functies achter `sturing publiceer`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sturing.fouten import GegevensFout, InvoerFout, VeleFouten
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.rapportage import toets_editie, toets_gemeente, toets_jaar
from sturing.paden import uitvoermap
from sturing.tonen.blad import Bladzijde
from sturing.uitgeven.editielijst import Lijst
from sturing.uitgeven.manifest import Manifest, lees_manifest
from sturing.uitgeven.plaatsen import Plaatsing, neem_terug, plaats
from sturing.uitgeven.publicatiekeuring import keur

_SLEUTEL = ("indicator", "gebied", "periode", "groep", "herkomst")
_GETALLEN = ("waarde", "ondergrens", "bovengrens", "n", "teller", "noemer")


@dataclass(frozen=True)
class Wens:
    """Wat er gepubliceerd wordt en waarheen."""

    wortel: Path
    gemeente: str
    jaar: int
    editie: str
    naar: Path
    herziening: int = 1
    ondanks_wijzigingen: bool = False


def publiceer(wens: Wens) -> tuple[Plaatsing, tuple[str, ...]]:
    """Keur de gebouwde editie en zet haar op haar plek; geeft ook waarschuwingen die niets tegenhouden.

    Fouten: `VeleFouten` met elk bezwaar; er is dan niets geschreven.
    """
    manifest, editiemap = zoek_editie(wens)
    bezwaren = (
        *keur_vastlegging(manifest, wens.ondanks_wijzigingen),
        *keur(editiemap, manifest),
        *keur_afscherming(wens.wortel, manifest, editiemap / "data"),
    )
    if bezwaren:
        raise VeleFouten([GegevensFout(f"{wens.gemeente} {wens.jaar} {wens.editie}", b) for b in bezwaren])
    # Alleen een definitieve editie heeft die uitzondering nodig, en alleen dan staat zij in de lijst.
    losse_code = manifest.editie == "definitief" and bool(waarschuw(manifest))
    return plaats(editiemap, manifest, wens.naar, wens.herziening, losse_code), waarschuw(manifest)


def zoek_editie(wens: Wens) -> tuple[Manifest, Path]:
    """De gebouwde editie en haar manifest; een fout als zij niet gebouwd is of niet bij de vraag hoort."""
    toets_gemeente(wens.wortel, wens.gemeente)
    toets_jaar(wens.jaar)
    toets_editie(wens.editie)
    if wens.herziening < 1 or (wens.herziening > 1 and wens.editie != "definitief"):
        raise InvoerFout("herziening", "alleen een definitieve editie kent een herziening", "geef 2 of hoger")
    editiemap = uitvoermap(wens.wortel, wens.gemeente, wens.jaar, wens.editie)
    if not editiemap.is_dir():
        raise InvoerFout(
            f"{wens.gemeente} {wens.jaar}", f"er is geen {wens.editie}-editie gebouwd",
            f"bouw haar eerst: sturing rapport {wens.jaar} --gemeente {wens.gemeente} --editie {wens.editie}",
        )  # fmt: skip
    manifest = lees_manifest(editiemap)
    if (manifest.gemeente, manifest.jaar, manifest.editie) != (wens.gemeente, wens.jaar, wens.editie):
        raise GegevensFout(str(editiemap), f"hier staat {manifest.naam}", "bouw de editie opnieuw")
    return manifest, editiemap


def terug(wortel: Path, gemeente: str, naar: Path) -> Lijst:
    """Maak de vorige gepubliceerde editie weer de laatste."""
    toets_gemeente(wortel, gemeente)
    return neem_terug(naar, gemeente)


def waarschuw(manifest: Manifest) -> tuple[str, ...]:
    """Wat niets tegenhoudt, maar wel later herbouwen moeilijk maakt."""
    if not manifest.code.commit:
        return ("Deze editie is buiten git gebouwd: bewaar de checkout zelf, anders is zij later niet te herbouwen.",)
    if manifest.code.gewijzigd:
        return (
            "Er waren wijzigingen die niet in git staan. Leg ze vast, anders is de editie later niet te herbouwen.",
        )
    return ()


def keur_vastlegging(manifest: Manifest, ondanks_wijzigingen: bool = False) -> Iterator[str]:
    """Een definitieve editie komt uit code en gegevens die in git staan, want alleen die zijn later terug te halen."""
    if manifest.editie == "definitief" and not ondanks_wijzigingen:
        for waarschuwing in waarschuw(manifest):
            yield (
                f"{waarschuwing} Een definitieve editie gaat zo niet uit; bouw haar opnieuw na het vastleggen,"
                " of kies --ondanks-wijzigingen (de lijst van edities noemt dat)"
            )


def keur_afscherming(wortel: Path, manifest: Manifest, data: Path) -> Iterator[str]:
    """Elke cel die de afscherming van vandaag weglaat, is ook in de gegevens van de editie leeg.

    Dit rekent opnieuw, buiten de bladzijden om: wie een cijfer op een andere weg in de uitvoer kreeg, valt op.
    """
    keuze = (manifest.gemeente, manifest.jaar, manifest.editie, manifest.peildatum)
    dicht = afgeschermde_cellen(lees_dossier(wortel, *keuze))
    for pad in sorted(data.glob("*.csv")):
        with pad.open(encoding="utf-8", newline="") as stroom:
            for nummer, rij in enumerate(csv.DictReader(stroom), start=2):
                if _lekt(rij, dicht):
                    yield f"{pad.name}, regel {nummer}: hier staat een getal dat afgeschermd hoort te zijn"


def afgeschermde_cellen(dossier: Dossier) -> frozenset[tuple[str, ...]]:
    """De cellen die na afscherming geen getal hebben, als sleutel van indicator tot herkomst."""
    getoond = Bladzijde(dossier).metingen
    weg = getoond[getoond["afgeschermd"].astype(bool)]
    return frozenset(tuple(str(rij[k]) for k in _SLEUTEL) for rij in weg.to_dict("records"))


def _lekt(rij: dict[str, str], dicht: frozenset[tuple[str, ...]]) -> bool:
    """Waar als een rij een getal heeft dat zij niet mag hebben."""
    if not any(rij.get(kolom) for kolom in _GETALLEN):
        return False
    if rij.get("afgeschermd") in ("1", "True", "true"):
        return True
    return all(k in rij for k in _SLEUTEL) and tuple(rij[k] for k in _SLEUTEL) in dicht
