"""Een editie opnieuw bouwen en bewijzen dat zij gelijk is, en twee edities vergelijken."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sturing.fouten import SturingFout
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.opdrachten import draai_rapport
from sturing.paden import WORTEL_VARIABELE, uitvoermap
from sturing.rekenen.edities import bereken_veranderingen
from sturing.samenvatting import bereken_getoond
from sturing.tonen.zinnen_editie import zin_oorzaak
from sturing.uitgeven.herkomst import BRONNEN, PAKKETMAP, hash_map, hash_pakket, hash_van, lees_versies
from sturing.uitgeven.manifest import Bestand, Manifest, hash_uitvoer, lees_manifest
from sturing.uitgeven.toenmalig import SLOT, bouw_in, checkout_van, vergelijk_slot
from sturing.uitgeven.vergelijken import (
    VERSIE,
    Deel,
    Rij,
    lees_editie,
    toets_zelfde_gemeente,
    vergelijk,
    vergelijk_bestanden,
    vergelijk_invoer,
)


@dataclass(frozen=True)
class Herbouw:
    """De uitslag: wat vooraf al verschilde, en welke bestanden anders werden."""

    manifest: Manifest
    vooraf: tuple[Rij, ...]
    verschillen: tuple[Rij, ...]

    @property
    def gelijk(self) -> bool:
        """Waar als HTML, PDF en gegevens byte voor byte gelijk zijn."""
        return not self.verschillen


def toets_vooraf(wortel: Path, manifest: Manifest) -> tuple[Rij, ...]:
    """Wat er aan invoer, code en versies anders is dan toen; nog zonder iets te bouwen."""
    nu = {p: _hash_nu(wortel / p) for p in manifest.invoer if p.startswith("data/")}
    invoer = {p: h for p, h in nu.items() if h} | _lees_nu(wortel, manifest) | hash_map(wortel, BRONNEN)
    code = manifest.code.model_copy(update={"pakket": hash_pakket()})
    straks = manifest.model_copy(update={"invoer": invoer, "code": code, "versies": lees_versies()})
    return tuple(vergelijk_invoer(manifest, straks))


def _lees_nu(wortel: Path, manifest: Manifest) -> dict[str, str]:
    """Wat het dossier vandaag leest: ook een bestand dat er toen nog niet was."""
    dossier = _dossier_van(wortel, manifest)
    return {pad.replace("\\", "/"): waarde for pad, waarde in dossier.verslag.gelezen.items()} if dossier else {}


def _hash_nu(pad: Path) -> str:
    return hash_van(pad.read_bytes()) if pad.is_file() else ""


def herbouw(
    wortel: Path, pad: Path, vooraf: Callable[[tuple[Rij, ...]], None] = lambda rijen: None,
    gemeld: Callable[[str], None] = lambda stap: None,
) -> Herbouw:  # fmt: skip
    """Bouw de editie van manifest `pad` opnieuw, in een eigen map, en vergelijk elke byte.

    `vooraf` krijgt eerst wat al verschilt, `gemeld` wat er gebeurt. Is de code of invoer anders dan toen, dan komen zij
    uit de commit van het manifest. Er verandert niets in de checkout of in `_build`.
    """
    manifest = lees_manifest(pad)
    anders = toets_vooraf(wortel, manifest)
    vooraf(anders)
    for regel in noem_twijfels(manifest):
        gemeld(regel)
    keuze = (manifest.gemeente, manifest.jaar, manifest.editie, manifest.peildatum.isoformat())
    if manifest.code.commit and any(not wat.startswith(VERSIE) for wat, _ in anders):
        gemeld(f"De code en gegevens van toen komen uit commit {manifest.code.commit[:12]}.")
        nieuw = _bouw_toen(wortel, manifest.code.commit, keuze, gemeld)
    else:
        _noem_slot(wortel, gemeld)
        with kopie_van(wortel, manifest.gemeente) as kopie:
            draai_rapport(kopie, *keuze)
            nieuw = hash_uitvoer(uitvoermap(kopie, *keuze[:3]))
    verschillen = vergelijk_bestanden(manifest, manifest.model_copy(update={"uitvoer": nieuw}))
    return Herbouw(manifest, anders, tuple(verschillen))


def _bouw_toen(wortel: Path, commit: str, keuze: tuple, gemeld: Callable[[str], None]) -> dict[str, Bestand]:
    gemeente, jaar, editie, peildatum = keuze
    with checkout_van(wortel, commit) as toen:
        _noem_slot(toen, gemeld)
        bouw_in(toen, ("rapport", str(jaar), "--gemeente", gemeente, "--editie", editie, "--peildatum", peildatum))
        return hash_uitvoer(uitvoermap(toen, gemeente, jaar, editie))


def _noem_slot(checkout: Path, gemeld: Callable[[str], None]) -> None:
    for naam, hoe in vergelijk_slot(checkout / SLOT, lees_versies()):
        gemeld(f"  {naam}: {hoe}")


def noem_twijfels(manifest: Manifest) -> Iterator[str]:
    """Waarom byte voor byte gelijk niet te beloven is."""
    if not manifest.code.commit:
        yield "Let op: deze editie is buiten git gebouwd; de code en gegevens van toen zijn niet terug te halen."
    elif manifest.code.gewijzigd:
        yield (
            "Let op: deze editie kwam uit code of gegevens die niet in git stonden;"
            " byte voor byte gelijk is dan niet te beloven."
        )


@contextmanager
def kopie_van(wortel: Path, gemeente: str) -> Iterator[Path]:
    """Een tijdelijke checkout met alleen wat een run van `gemeente` nodig heeft."""
    weg = shutil.ignore_patterns("__pycache__", "gedraaid", ".ipynb_checkpoints", "*.mo", "momentopnamen")
    gezet = os.environ.get(WORTEL_VARIABELE)
    with tempfile.TemporaryDirectory(prefix="sturing-herbouw-") as map_:
        kopie = Path(map_) / "checkout"
        for naam in (f"data/{gemeente}", *BRONNEN):
            bron = wortel / naam
            (kopie / naam).parent.mkdir(parents=True, exist_ok=True)
            if bron.is_dir():
                shutil.copytree(bron, kopie / naam, ignore=weg)
            else:
                shutil.copy(bron, kopie / naam)
        shutil.copytree(PAKKETMAP, kopie / "sturing", ignore=weg)
        try:
            yield kopie
        finally:
            # De run wijst met deze variabele naar de kopie, en die verdwijnt nu.
            os.environ.pop(WORTEL_VARIABELE, None)
            if gezet is not None:
                os.environ[WORTEL_VARIABELE] = gezet


def vergelijk_edities(wortel: Path, eerst: Path, nu: Path) -> tuple[Manifest, Manifest, tuple[Deel, ...]]:
    """Vergelijk twee edities van één gemeente; `eerst` en `nu` zijn mappen of manifesten."""
    oud, nieuw = lees_editie(eerst), lees_editie(nu)
    toets_zelfde_gemeente(oud.manifest, nieuw.manifest)
    return oud.manifest, nieuw.manifest, vergelijk(oud, nieuw, zoek_oorzaken(wortel, oud.manifest, nieuw.manifest))


def zoek_oorzaken(wortel: Path, oud: Manifest, nieuw: Manifest) -> Mapping[str, str]:
    """Waardoor oordelen anders zijn; leeg als de gegevens van een van beide edities er niet meer zijn.

    Alleen een dossier dat vandaag nog hetzelfde zegt als de editie toen, mag iets verklaren.
    """
    dossiers = [_dossier_van(wortel, manifest) for manifest in (oud, nieuw)]
    if None in dossiers:
        return {}
    eerst, nu = (bereken_getoond(dossier) for dossier in dossiers)
    for editie, manifest in ((eerst, oud), (nu, nieuw)):
        toen = {naam: regel.oordeel for naam, regel in manifest.inhoud.oordelen.items()}
        if {naam: stand.oordeel.uitkomst.value for naam, stand in editie.standen.items()} != toen:
            return {}
    return {v.indicator: zin_oorzaak(v) for v in bereken_veranderingen(eerst, nu)}


def _dossier_van(wortel: Path, manifest: Manifest) -> Dossier | None:
    try:
        return lees_dossier(wortel, manifest.gemeente, manifest.jaar, manifest.editie, manifest.peildatum)
    except SturingFout:
        return None
