"""Een editie keuren en publiceren: de functies achter `sturing publiceer`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sturing.fouten import GegevensFout, InvoerFout, VeleFouten
from sturing.gegevens.rapportage import toets_editie, toets_gemeente, toets_jaar
from sturing.paden import uitvoermap
from sturing.publicatieafscherming import keur_afscherming
from sturing.toetsen import toets_alles
from sturing.uitgeven.bestemming import toets_bestemming
from sturing.uitgeven.manifest import Manifest, lees_manifest
from sturing.uitgeven.plaatsen import Plaatsing, Terugname, neem_terug, plaats
from sturing.uitgeven.publicatiekeuring import keur, waarschuw_verklaring


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
    # Een tikfout in de map of het nummer valt zo meteen op, en niet pas na de keuring.
    toets_bestemming(wens.naar, manifest, wens.herziening)
    bezwaren = (
        *keur_vastlegging(manifest, wens.ondanks_wijzigingen),
        *keur(editiemap, manifest),
        *keur_toetsen(wens.wortel, manifest),
        *keur_afscherming(wens.wortel, manifest, editiemap),
    )
    if bezwaren:
        raise VeleFouten([GegevensFout(f"{wens.gemeente} {wens.jaar} {wens.editie}", b) for b in bezwaren])
    # Alleen een definitieve editie heeft die uitzondering nodig, en alleen dan staat zij in de lijst.
    losse_code = manifest.editie == "definitief" and bool(waarschuw(manifest))
    return plaats(editiemap, manifest, wens.naar, wens.herziening, losse_code), (
        *waarschuw(manifest),
        *waarschuw_verklaring(editiemap, manifest),
    )


def zoek_editie(wens: Wens) -> tuple[Manifest, Path]:
    """De gebouwde editie en haar manifest; een fout als zij niet gebouwd is of niet bij de vraag hoort."""
    toets_gemeente(wens.wortel, wens.gemeente)
    toets_jaar(wens.jaar)
    toets_editie(wens.editie)
    if wens.herziening < 1:
        raise InvoerFout("herziening", f"{wens.herziening} is geen nummer van een herziening", "geef 2 of hoger")
    if wens.herziening > 1 and wens.editie != "definitief":
        raise InvoerFout(
            "herziening", "alleen een definitieve editie kent een herziening",
            "laat --herziening weg; elk concept krijgt vanzelf een eigen adres",
        )  # fmt: skip
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


def keur_toetsen(wortel: Path, manifest: Manifest) -> Iterator[str]:
    """Alles wat `sturing toets` voor deze editie een fout noemt, op de peildatum waarmee zij is gebouwd.

    Dat de gegevens en notebooks nog die van de bouw zijn, zegt `keur_invoer`. Een fout die het lezen al tegenhoudt,
    wordt opgegooid.
    """
    peildatum = manifest.peildatum.isoformat()
    for bevinding in toets_alles(wortel, manifest.gemeente, manifest.jaar, manifest.editie, peildatum):
        if bevinding.ernst == "fout":
            yield f"sturing toets: {bevinding}"


def terug(wortel: Path, gemeente: str, naar: Path, jaar: int | None = None, editie: str | None = None) -> Terugname:
    """Maak de vorige gepubliceerde editie weer de laatste; alleen als de laatste die van `jaar` en `editie` is."""
    toets_gemeente(wortel, gemeente)
    if editie is not None:
        toets_editie(editie)
    return neem_terug(naar, gemeente, jaar, editie)


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
