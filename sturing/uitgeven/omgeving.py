"""De omgeving waarin een notebook draait: alleen wat op deze lijst staat, dus geen sleutels of wachtwoorden."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from sturing.paden import WORTEL_VARIABELE
from sturing.uitgeven.netslot import SLOT_VARIABELE

#: Wat Python, matplotlib en het systeem nodig hebben om te starten en hun bestanden te vinden.
_MAG_MEE = re.compile(
    r"PATH|HOME|USER|LOGNAME|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TEMP|TMP|PYTHONPATH|VIRTUAL_ENV|CONDA_PREFIX"
    r"|LD_LIBRARY_PATH|DYLD_\w+|FONTCONFIG_\w+|XDG_CACHE_HOME|MPLCONFIGDIR"
    r"|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|APPDATA|LOCALAPPDATA|USERPROFILE|PROGRAMDATA",
    re.IGNORECASE,
)
#: Zonder vaste waarde draait hash() per kernel anders, en rekent een ander aantal draden net iets anders.
_VAST = {
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "MPLBACKEND": "agg",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    SLOT_VARIABELE: "dicht",
}

#: Een kernel wacht bij een klein notebook de helft van de tijd: op zijn begin, op berichten, op zijn einde. Met twee
#: per kern duurt een run een derde korter; met drie niet nog korter.
KERNELS_PER_KERN = 2


def schone_omgeving(wortel: Path, werkmap: Path, van: Mapping[str, str] = os.environ) -> dict[str, str]:
    """De variabelen voor een kernel die in de checkout `wortel` leest en losse eindjes in `werkmap` legt.

    >>> sorted(schone_omgeving(Path("/w"), Path("/t"), {"PATH": "/bin", "WACHTWOORD": "x"}))[:3]
    ['IPYTHONDIR', 'MKL_NUM_THREADS', 'MPLBACKEND']
    """
    mee = {naam: waarde for naam, waarde in van.items() if _MAG_MEE.fullmatch(naam)}
    # Een eigen IPython-map: de startscripts van de gebruiker horen niet bij het rapport.
    return mee | _VAST | {WORTEL_VARIABELE: str(wortel), "IPYTHONDIR": str(werkmap / "ipython")}


def kies_aantal(gevraagd: int, geheugen_per_kernel: int) -> int:
    """Hoeveel kernels tegelijk: hoogstens `gevraagd`, twee per kern, en niet meer dan in het vrije geheugen past."""
    import psutil

    kernen = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    passend = psutil.virtual_memory().available // geheugen_per_kernel
    return max(1, min(gevraagd, kernen * KERNELS_PER_KERN, passend))
