"""Een vaste map waarin het boek wordt bijgewerkt: alleen wat anders is, wordt geschreven en opnieuw gebouwd.

De map hoort bij precies één stel code, versies, instellingen, inhoudsopgave en bestandsnamen. Verandert daar
iets aan, dan begint een nieuwe map vanaf niets; zo kan er nooit iets ouds in blijven hangen.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from sturing.uitgeven.begrippen import SCRIPT
from sturing.uitgeven.boek import Zodra, bouw_html, ruim_op
from sturing.uitgeven.herkomst import hash_van

#: Een map is pas bruikbaar als dit bestand er staat: de vorige bouw is dan goed afgelopen.
_KLAAR = "klaar"
#: Deze bestanden bepalen elke pagina; een wijziging erin begint opnieuw.
_VOOR_ALLES = ("_config.yml", "_toc.yml")
_SJABLONEN = ("_templates", "locales")
_NA_DE_HASH = ("mystnb.*.css", SCRIPT)
_MAPPEN_BEWAARD = 3


def werk_boek_bij(
    bron: Path, html: Path, cache: Path, code: str, opnieuw: bool = False, zodra: Zodra | None = None
) -> None:
    """Zet het boek van `bron` in map `html`; `cache` bewaart wat een volgende keer niet opnieuw hoeft.

    De uitkomst is byte voor byte die van een hele bouw. Mislukt de bouw, dan verdwijnt de bewaarde map:
    een waarschuwing die Sphinx al gaf, geeft hij voor een ongewijzigde pagina geen tweede keer. `zodra` is die van
    `bouw_html`.
    """
    map_ = cache / "boek" / _sleutel(bron, code)
    map_.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{map_}.lock"):
        vers = opnieuw or not (map_ / _KLAAR).exists()
        if vers:
            shutil.rmtree(map_, ignore_errors=True)
        (map_ / _KLAAR).unlink(missing_ok=True)
        try:
            _zet_gelijk(bron, map_ / "bron", map_ / "uit" / "_build" / "html")
            bouw_html(map_ / "bron", map_ / "uit", vers, zodra)
        except BaseException:
            shutil.rmtree(map_, ignore_errors=True)
            raise
        shutil.copytree(map_ / "uit" / "_build" / "html", html)
        (map_ / _KLAAR).touch()
    ruim_op(html)
    _ruim_oude_op(map_)


def _sleutel(bron: Path, code: str) -> str:
    delen = [code, *sorted(pad.relative_to(bron).as_posix() for pad in bron.rglob("*") if pad.is_file())]
    voor_alles = [bron / naam for naam in _VOOR_ALLES]
    voor_alles += [pad for map_ in _SJABLONEN for pad in _bestanden(bron / map_)]
    delen += [hash_van(pad.read_bytes()) for pad in voor_alles if pad.is_file()]
    return hash_van("\n".join(delen).encode())[:24]


def _bestanden(map_: Path) -> list[Path]:
    return sorted(pad for pad in map_.rglob("*") if pad.is_file() and pad.suffix != ".mo")


def _zet_gelijk(van: Path, naar: Path, html: Path) -> None:
    """Schrijf alleen wat anders is: aan de tijd van een bestand ziet Sphinx of het is gewijzigd.

    Een figuur of bijlage die anders is, gaat ook uit `html`; wie haar nodig heeft, legt de nieuwe neer.
    """
    # Deze legt een uitbreiding neer nadat Sphinx naar hun hash keek; liggen ze er al, dan komt die op elke pagina.
    for patroon in _NA_DE_HASH:
        for bestand in (html / "_static").glob(patroon):
            bestand.unlink()
    for pad in van.rglob("*"):
        doel = naar / pad.relative_to(van)
        if not pad.is_file():
            continue
        inhoud = pad.read_bytes()
        if not doel.is_file() or doel.read_bytes() != inhoud:
            doel.parent.mkdir(parents=True, exist_ok=True)
            doel.write_bytes(inhoud)
            for oud in (html / "_images" / pad.name, html / pad.relative_to(van)):
                oud.unlink(missing_ok=True)


def _ruim_oude_op(map_: Path) -> None:
    mappen = sorted((m for m in map_.parent.iterdir() if m.is_dir()), key=_moment, reverse=True)
    for oud in [m for m in mappen if m != map_][_MAPPEN_BEWAARD - 1 :]:
        # Een map waarin een ander rapport nu bouwt, blijft staan. Het slot zelf blijft altijd: wie het weghaalt,
        # geeft twee bouwen elk een eigen slot op dezelfde map.
        with suppress(Timeout, OSError), FileLock(f"{oud}.lock", timeout=0):
            shutil.rmtree(oud, ignore_errors=True)


def _moment(map_: Path) -> float:
    try:
        return map_.stat().st_mtime
    except OSError:  # een ander rapport ruimde haar net op
        return 0.0
