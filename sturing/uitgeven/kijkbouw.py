"""De HTML van een rapport voor wie eraan schrijft: wat veranderde staat er zo snel mogelijk, de rest volgt."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sturing.uitgeven.bladen import maak_bladen
from sturing.uitgeven.draaien import Opdracht, draai_alle
from sturing.uitgeven.losbladklaar import Blad, schrijf_losse_bladen
from sturing.uitgeven.rapport import Uitgave, bronnotebooks, leg_bron_klaar, maak_html
from sturing.uitgeven.voorraad import Leenvoorraad, Voorraad
from sturing.uitgeven.werkplaats import Werkplaats


def kijk_vooruit(uitgave: Uitgave, losse_bladen: Iterable[Blad], maak_map: Callable[[], Path]) -> Iterator[Path]:
    """Bouw alleen de HTML; geef haar map, en nog een als er daarna iets anders bleek.

    Een bladzijde die andere notebooks leest (welke doelen hebben al een duiding?) draait bij elke bewaarde duiding, en
    komt er bijna altijd hetzelfde uit. Zij staat er daarom eerst zoals zij was, en draait terwijl Sphinx werkt. De
    laatste map is die van een gewone bouw. `maak_map` geeft telkens een nieuwe werkmap.
    """
    werkplaats, werk = Werkplaats.open(uitgave.wortel, uitgave.gemeente), maak_map()
    voorraad = Leenvoorraad(werkplaats.notebooks())
    bronnen = bronnotebooks(uitgave.wortel)
    draai_alle(_opdracht(uitgave, bronnen, werk / "gedraaid", voorraad))
    na_te_gaan = tuple(pad for pad in bronnen if pad.stem in voorraad.geleend)
    with ThreadPoolExecutor(1) as naast:
        gedraaid = naast.submit(draai_alle, _opdracht(uitgave, na_te_gaan, werk / "na", werkplaats.notebooks()))
        _bouw_bladzijden(uitgave, losse_bladen, werk, werkplaats)
        yield werk / "html"
        gedraaid.result()
    if anders := [pad for pad in (werk / "na").glob("*.ipynb") if _is_anders(pad, werk / "gedraaid" / pad.name)]:
        nieuw = maak_map()
        shutil.copytree(werk / "gedraaid", nieuw / "gedraaid")
        for pad in anders:
            shutil.copy(pad, nieuw / "gedraaid")
        _bouw_bladzijden(uitgave, losse_bladen, nieuw, werkplaats)
        yield nieuw / "html"


def _bouw_bladzijden(uitgave: Uitgave, losse_bladen: Iterable[Blad], werk: Path, werkplaats: Werkplaats) -> None:
    bron = werk / "bron"
    beschreven, _ = maak_bladen(werk / "gedraaid", bron, werk / "notebooks", uitgave.editie)
    schrijf_losse_bladen(losse_bladen, bron)
    leg_bron_klaar(uitgave, bron, beschreven)
    maak_html(bron, werk / "html", werkplaats)


def _opdracht(uitgave: Uitgave, notebooks: tuple[Path, ...], doel: Path, voorraad: Voorraad) -> Opdracht:
    return Opdracht(
        notebooks, uitgave.parameters, doel, uitgave.wortel, uitgave.tegelijk, uitgave.gewone_kernels,
        uitgave.opwarming, voorraad=voorraad,
    )  # fmt: skip


def _is_anders(een: Path, ander: Path) -> bool:
    return een.read_bytes() != ander.read_bytes()
