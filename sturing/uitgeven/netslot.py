"""Geen netwerk tijdens een run: wat een notebook toont, komt uit de gegevensmap en nergens anders vandaan.

Twee grendels. Op Linux weigert de kern van het systeem (seccomp) elke nieuwe verbinding buiten de machine,
ook voor andere talen en voor processen die een notebook start. Overal, ook op Windows en macOS, weigert
daarnaast Python zelf. Die tweede grendel houdt vergissingen tegen, geen kwade wil: code die buiten Python
om werkt, komt er daar langs. Wat het slot niet doet: bestanden van de gebruiker afschermen.
"""

from __future__ import annotations

import ctypes
import ipaddress
import platform
import struct
import sys

#: Zo vraagt wie een kernel start om het slot.
SLOT_VARIABELE = "STURING_NETSLOT"
_GEEN_NET = "tijdens een run is er geen netwerk; haal cijfers vooraf op met 'sturing haal-op'"

#: Per processor: het kenmerk en de nummers van de aanroepen `socket` en `seccomp` (Linux, audit.h en unistd.h).
_PROCESSORS = {"x86_64": (0xC000003E, 41, 317), "aarch64": (0xC00000B7, 198, 277)}
_IO_URING_SETUP, _X32 = 425, 0x40000000
_AF_UNIX, _EACCES = 1, 13
#: Opdrachten van het filter: laden, gelijk, groter of gelijk, klaar (Linux, bpf_common.h).
_LAAD, _GELIJK, _VANAF, _KLAAR = 0x20, 0x15, 0x35, 0x06
_TOESTAAN, _WEIGER = 0x7FFF0000, 0x00050000 | _EACCES
_PR_SET_NO_NEW_PRIVS, _SET_MODE_FILTER, _VOOR_ALLE_DRADEN = 38, 1, 1


def sluit_net_af() -> bool:
    """Doe beide grendels dicht voor dit proces en wat het start; waar als ook het systeem weigert.

    Er is geen weg terug: alleen een nieuw proces heeft weer netwerk.
    """
    sys.addaudithook(_weiger)
    return _grendel_van_systeem()


def _weiger(gebeurtenis: str, gegevens: tuple) -> None:
    """Audithaak: alleen de eigen machine is bereikbaar."""
    if not gebeurtenis.startswith("socket."):
        return
    if gebeurtenis in ("socket.connect", "socket.sendto"):
        adres = gegevens[1]
        if isinstance(adres, tuple) and not _is_eigen_machine(str(adres[0])):
            raise PermissionError(_GEEN_NET)
    elif gebeurtenis in ("socket.getaddrinfo", "socket.gethostbyname") and not _is_eigen_machine(_tekst(gegevens[0])):
        raise PermissionError(_GEEN_NET)


def _tekst(naam: object) -> str:
    return naam.decode("ascii", "replace") if isinstance(naam, bytes) else str(naam or "localhost")


def _is_eigen_machine(naam: str) -> bool:
    """Waar voor localhost en de adressen die daarbij horen.

    >>> _is_eigen_machine("127.0.0.1"), _is_eigen_machine("::1"), _is_eigen_machine("www.soest.nl")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(naam).is_loopback
    except ValueError:
        return naam == "localhost"


def _grendel_van_systeem() -> bool:
    """Laat Linux elke socket weigeren die niet van het type Unix is; onwaar als dat hier niet kan."""
    if sys.platform != "linux" or platform.machine() not in _PROCESSORS or struct.calcsize("P") != 8:
        return False
    kenmerk, socket, seccomp = _PROCESSORS[platform.machine()]
    filter_ = _filter(kenmerk, socket)
    regels = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *regel) for regel in filter_))
    programma = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(filter_), ctypes.addressof(regels)))
    libc = ctypes.CDLL(None, use_errno=True)
    nul = ctypes.c_ulong(0)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), nul, nul, nul):
        return False
    keuze = (ctypes.c_long(seccomp), ctypes.c_ulong(_SET_MODE_FILTER), ctypes.c_ulong(_VOOR_ALLE_DRADEN))
    return libc.syscall(*keuze, ctypes.byref(programma)) == 0


def _filter(kenmerk: int, socket: int) -> tuple[tuple[int, int, int, int], ...]:
    """Het filter als rij van (opdracht, sprong bij waar, sprong bij onwaar, waarde)."""
    return (
        (_LAAD, 0, 0, 4),  # de processor
        (_GELIJK, 0, 6, kenmerk),
        (_LAAD, 0, 0, 0),  # het nummer van de aanroep
        (_VANAF, 4, 0, _X32),  # een tweede reeks nummers op x86 zou het filter omzeilen
        (_GELIJK, 3, 0, _IO_URING_SETUP),  # io_uring maakt sockets zonder de aanroep socket
        (_GELIJK, 0, 3, socket),
        (_LAAD, 0, 0, 16),  # het eerste argument: de familie
        (_GELIJK, 1, 0, _AF_UNIX),
        (_KLAAR, 0, 0, _WEIGER),
        (_KLAAR, 0, 0, _TOESTAAN),
    )
