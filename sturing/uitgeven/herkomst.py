"""Waarmee een editie is gebouwd: de code, haar vastlegging in git, en de versies van wat eronder ligt."""

from __future__ import annotations

import hashlib
import platform
import subprocess
from importlib import metadata
from pathlib import Path

from sturing.uitgeven.pangoversie import lees_pangoversie

PAKKETMAP = Path(__file__).resolve().parents[1]
#: Wat in de checkout samen de bron van een rapport is, naast het pakket zelf.
BRONNEN = ("notebooks", "book", "_config.yml", "_toc.yml")
#: De pakketten waarvan een andere versie andere bytes kan geven: rekenen, tekenen, opmaken en PDF.
_BEPALEN = (
    "babel", "docutils", "fonttools", "jupyter-book", "jupytext", "markdown-it-py", "matplotlib", "myst-nb",
    "myst-parser", "nbformat", "networkx", "numpy", "openpyxl", "pandas", "papermill", "pikepdf", "pillow",
    "pydata-sphinx-theme", "pydyf", "pygments", "scipy", "seaborn", "snowballstemmer", "sphinx", "sphinx-book-theme",
    "sphinx-design", "statsmodels", "tinycss2", "weasyprint",
)  # fmt: skip
_NIET_MEE = {"__pycache__", "gedraaid", ".ipynb_checkpoints"}
_SECONDEN = 20


def hash_van(inhoud: bytes) -> str:
    """De sha256 van `inhoud` als zestientallig getal."""
    return hashlib.sha256(inhoud).hexdigest()


def hash_map(map_: Path, alleen: tuple[str, ...] = ("",)) -> dict[str, str]:
    """Elk bestand onder `map_` met zijn hash; het pad met schuine strepen, op volgorde.

    Sporen van gereedschap (`__pycache__`, vertaalde teksten, gevulde bladzijden) tellen niet mee.
    """
    uit = {}
    for naam in alleen:
        bestanden = sorted((map_ / naam).rglob("*")) if (map_ / naam).is_dir() else [map_ / naam]
        for pad in bestanden:
            delen = pad.relative_to(map_).parts
            if pad.is_file() and not _NIET_MEE & set(delen) and pad.suffix not in {".pyc", ".mo"}:
                uit["/".join(delen)] = hash_van(pad.read_bytes())
    return dict(sorted(uit.items()))


def hash_pakket(pakket: Path = PAKKETMAP) -> str:
    """Eén hash over alle code, stijl en letters van het pakket."""
    regels = "".join(f"{naam} {waarde}\n" for naam, waarde in hash_map(pakket).items())
    return hash_van(regels.encode())


def lees_versies() -> dict[str, str]:
    """De versies die de bytes van een rapport bepalen: Python, systeem, Pango en de pakketten."""
    vast = {"python": platform.python_version(), "systeem": platform.system(), "pango": lees_pangoversie()}
    return dict(sorted((vast | {naam: _versie(naam) for naam in _BEPALEN}).items()))


def _versie(naam: str) -> str:
    try:
        return metadata.version(naam)
    except metadata.PackageNotFoundError:
        return ""


def lees_vastlegging(wortel: Path) -> dict[str, object]:
    """De commit van de checkout en of er daarna iets veranderde; een lege commit als git er niet is."""
    commit = _git(wortel, "rev-parse", "HEAD")
    if not commit:
        return {"commit": "", "gewijzigd": False}
    # De checkout kan een map binnen een andere repository zijn; dan zegt die commit niets over het rapport.
    top = _git(wortel, "rev-parse", "--show-toplevel")
    if not top or Path(top).resolve() != wortel.resolve():
        return {"commit": "", "gewijzigd": False}
    gewijzigd = _git(wortel, "status", "--porcelain", "--", "sturing", "data", *BRONNEN)
    return {"commit": commit, "gewijzigd": bool(gewijzigd)}


def _git(wortel: Path, *woorden: str) -> str:
    try:
        uitslag = subprocess.run(
            ["git", "-C", str(wortel), *woorden],
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=_SECONDEN,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return uitslag.stdout.strip() if uitslag.returncode == 0 else ""
