"""De bestanden van een editie naast haar manifest: staat er nog wat er gebouwd is?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sturing.uitgeven.herkomst import hash_van
from sturing.uitgeven.manifest import MANIFEST, Manifest, hash_uitvoer

_VERANDERD = "is veranderd"


def bestanden_van(manifest: Manifest) -> dict[str, str]:
    """Wat er gepubliceerd wordt: per pad onder het adres het pad in de gebouwde editie.

    De HTML bevat de gegevens en de PDF al; die gaan dus niet nog eens mee.
    """
    return {pad.removeprefix("html/"): pad for pad in manifest.uitvoer if pad.startswith("html/")}


def zoek_schade(doel: Path, manifest: Manifest) -> list[str]:
    """Elk bestand van een gepubliceerde editie dat ontbreekt, anders is of er niet hoort."""
    return [f"{pad} {wat}" for pad, wat in _lees_gepubliceerd(doel, manifest)]


def zoek_bouwschade(editiemap: Path, manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Elk bestand van een gebouwde editie dat ontbreekt, anders is of er niet hoort: haar pad, en wat."""
    nu = hash_uitvoer(editiemap)
    for pad in sorted({*nu, *manifest.uitvoer}):
        if nu.get(pad) != manifest.uitvoer.get(pad):
            yield pad, "ontbreekt" if pad not in nu else "hoort er niet" if pad not in manifest.uitvoer else _VERANDERD


def lees_na(map_: Path, manifest: Manifest) -> tuple[tuple[str, str], ...] | None:
    """Wat in de map van een gebouwde of gepubliceerde editie niet meer is zoals haar manifest zegt.

    None als de bestanden er niet bij staan, zoals bij een los bewaard manifest: dan is er niets na te lezen.
    """
    if (map_ / "html").is_dir():
        return tuple(zoek_bouwschade(map_, manifest))
    if any((map_ / pad).is_file() for pad in bestanden_van(manifest)):
        return tuple(_lees_gepubliceerd(map_, manifest))
    return None


def _lees_gepubliceerd(doel: Path, manifest: Manifest) -> Iterator[tuple[str, str]]:
    hoort = bestanden_van(manifest)
    for pad, bron in hoort.items():
        bestand = doel / pad
        if not bestand.is_file():
            yield pad, "ontbreekt"
        elif hash_van(bestand.read_bytes()) != manifest.uitvoer[bron].sha256:
            yield pad, _VERANDERD
    er_is = {pad.relative_to(doel).as_posix() for pad in doel.rglob("*") if pad.is_file()}
    yield from ((pad, "hoort er niet") for pad in sorted(er_is - {*hoort, MANIFEST}))
