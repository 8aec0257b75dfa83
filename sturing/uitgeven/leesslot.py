"""Geen ongemelde leesacties: wat een notebook leest, staat in de checkout en in het verslag, of het mag niet.

Anders klopt een bewaarde uitkomst niet meer: wie `/tmp/extern.csv` leest, krijgt na een wijziging daarvan het oude
cijfer uit de voorraad. Open-om-te-lezen mag daarom alleen in de invoermappen (dat wordt genoteerd), in Python en
dit pakket (hun versies en code tellen mee in de voorraad), in lettertypen en instellingen van het systeem, en in
bestanden die de kernel zelf heeft gemaakt. Start een notebook een ander programma, dan is niet te zien wat dat leest;
de uitkomst wordt dan niet bewaard. De klok en het toeval vangen wij niet af: Python en de bibliotheken hebben die
zelf nodig, en een cel mag alleen `sturing` aanroepen, waar datums en seeds parameters zijn.

De grens: dit is een audithaak van Python. Hij houdt vergissingen tegen, geen kwade wil; code die buiten Python om
leest (ctypes, een bibliotheek in C) of een bestand eerst hernoemt, komt erlangs.
"""

from __future__ import annotations

import os
import site
import sys
import sysconfig
from collections.abc import Iterator

from sturing.uitgeven.herkomst import PAKKETMAP
from sturing.uitgeven.verslag import BUITEN_ZICHT, INVOER

#: Wat een vork of een ander programma leest, ziet deze haak niet.
_ANDER_PROGRAMMA = {
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.fork", "os.forkpty",
    "pty.spawn",
}  # fmt: skip
#: Lettertypen, talen, tijdzones en instellingen van het systeem; per bestandssysteem alleen wat er is.
_SYSTEEM = ("/usr", "/lib", "/lib64", "/etc", "/proc", "/sys", "/dev", "/var/cache/fontconfig", "/System", "/Library")
_THUIS = (".fonts", ".local/share/fonts", ".cache/fontconfig", ".cache/matplotlib", ".config/matplotlib",
          ".config/fontconfig", ".matplotlib", "Library/Fonts")  # fmt: skip
_UIT_OMGEVING = ("MPLCONFIGDIR", "IPYTHONDIR", "SYSTEMROOT")
#: Wat van een ander proces te zien mag zijn: stand en verbruik, nooit zijn omgeving of geheugen.
_VAN_ANDEREN = {"stat", "statm", "status"}
_INVOER, _MAG = "invoer", "mag"


class OngemeldeLeesactie(PermissionError):
    """Een notebook wil iets lezen dat niet in het verslag zou komen."""


class Leesslot:
    """Beoordeelt elke geopende plek; de diepste map op de lijst beslist.

    `geopend` krijgt wat in de invoermappen is gelezen, als pad vanaf de wortel met schuine strepen.
    """

    def __init__(self, wortel: str, geopend: set[str]) -> None:
        self.wortel = os.path.realpath(wortel)
        self.geopend = geopend
        self._eigen: set[str] = set()
        self._oordeel = dict(self._lijst())

    def _lijst(self) -> Iterator[tuple[str, str]]:
        """Per map wat er mag; wat later komt, gaat voor."""
        paden = sysconfig.get_paths()
        python = (sys.prefix, sys.base_prefix, sys.exec_prefix)
        omgeving = [os.environ[naam] for naam in _UIT_OMGEVING if os.environ.get(naam)]
        if kast := os.environ.get("XDG_CACHE_HOME"):
            omgeving += [os.path.join(kast, naam) for naam in ("fontconfig", "matplotlib")]  # noqa: PTH118
        thuis = [os.path.join(os.path.expanduser("~"), naam) for naam in _THUIS]  # noqa: PTH111, PTH118
        for map_ in (*_SYSTEEM, *python, *omgeving, *thuis):
            yield os.path.realpath(map_), _MAG
        yield self.wortel, ""
        pakketten = (*site.getsitepackages(), site.getusersitepackages())
        code = [paden[naam] for naam in ("stdlib", "platstdlib", "purelib", "platlib", "include")]
        for map_ in (*code, *pakketten, str(PAKKETMAP)):
            yield os.path.realpath(map_), _MAG
        for naam in INVOER:
            yield os.path.join(self.wortel, naam), _INVOER  # noqa: PTH118

    def haak(self, gebeurtenis: str, gegevens: tuple) -> None:
        """De audithaak zelf; `OngemeldeLeesactie` als het niet mag."""
        if gebeurtenis == "open":
            self._open(gegevens[0], gegevens[2])
        elif gebeurtenis == "sqlite3.connect" and gegevens[0] not in ("", b"", ":memory:"):
            self._open(gegevens[0], os.O_RDONLY)
        elif gebeurtenis in _ANDER_PROGRAMMA:
            self.geopend.add(BUITEN_ZICHT)

    def _open(self, pad: object, vlaggen: int) -> None:
        if not isinstance(pad, str | bytes | os.PathLike):
            return  # een nummer van een bestand dat al openstaat
        naam = os.path.abspath(os.fsdecode(pad))  # noqa: PTH100 - nu, want de werkmap kan later een andere zijn
        if vlaggen & (os.O_WRONLY | os.O_RDWR) and vlaggen & (os.O_TRUNC | os.O_EXCL):
            self._eigen.add(os.path.realpath(naam))
            return
        if vlaggen & os.O_WRONLY:
            return
        # Een koppeling binnen de invoermappen hoort bij de invoer, ook als zij naar een gedeelde schijf wijst.
        if self._kies(naam) == _INVOER:
            self.geopend.add(os.path.relpath(naam, self.wortel).replace(os.sep, "/"))
            return
        echt = os.path.realpath(naam)
        if self._kies(echt) == _INVOER:
            self.geopend.add(os.path.relpath(echt, self.wortel).replace(os.sep, "/"))
        elif not (echt in self._eigen or self._mag(echt)) and os.path.exists(echt) and not os.path.isdir(echt):  # noqa: PTH110, PTH112
            raise OngemeldeLeesactie(
                f"het notebook leest '{naam}', en dat is geen invoer van het rapport;"
                " lees gegevens alleen via sturing en zet het bestand in data/<gemeente>"
            )

    def _mag(self, pad: str) -> bool:
        if pad.startswith("/proc/"):
            return _mag_in_proc(pad)
        if pad.startswith("/dev/"):
            return not os.path.isfile(pad)  # noqa: PTH113 - apparaten wel, gewone bestanden (/dev/shm) niet
        return self._kies(pad) == _MAG

    def _kies(self, pad: str) -> str:
        """Het oordeel van de diepste map op de lijst waar `pad` onder valt."""
        while pad not in self._oordeel:
            hoger = os.path.dirname(pad)  # noqa: PTH120 - wordt bij elk open() aangeroepen
            if hoger == pad:
                return ""
            pad = hoger
        return self._oordeel[pad]


def _mag_in_proc(pad: str) -> bool:
    """Het eigen proces en de machine wel, een ander proces alleen zijn stand."""
    delen = pad.split("/")[2:]
    return not delen[0].isdigit() or delen[0] == str(os.getpid()) or delen[-1] in _VAN_ANDEREN


def sluit_lezen_af(wortel: str, geopend: set[str]) -> None:
    """Laat dit proces alleen nog lezen wat in het verslag komt of er niet toe doet; er is geen weg terug."""
    sys.addaudithook(Leesslot(wortel, geopend).haak)
