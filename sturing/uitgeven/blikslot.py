"""Geen blik in andere processen: een notebook leest de omgeving of het geheugen van de runner niet.

De omgeving van een kernel is schoon, maar op Linux is die van elk ander proces van dezelfde gebruiker te lezen
(`/proc/<nummer>/environ`), ook van de shell waaruit de run begon. `prctl(PR_SET_DUMPABLE)` in de runner zou alleen de
runner zelf dekken. Daarom krijgt de kernel een Landlock-domein: de kern van Linux (vanaf 5.13) weigert hem en alles wat
hij start dan elke blik in een proces buiten dat domein, ook aan root. Elders, en op een kern zonder Landlock, weigert
alleen de audithaak van `leesslot`; die houdt geen ander programma tegen. Een proces van een andere gebruiker
of van root buiten de kernel kan altijd meekijken.
"""

from __future__ import annotations

import ctypes
import os
import sys

#: Nummers van de aanroepen `landlock_create_ruleset` en `landlock_restrict_self`, op elke processor gelijk.
_MAAK, _BEPERK = 444, 446
_PR_SET_NO_NEW_PRIVS = 38
#: Een domein moet iets beperken; blokapparaten maken doet geen enkel notebook (landlock.h: ACCESS_FS_MAKE_BLOCK).
_BLOKAPPARAAT = 1 << 11


def sluit_blik_af() -> bool:
    """Zet dit proces in een eigen Landlock-domein; waar als dat lukt. Er is geen weg terug."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    regels = ctypes.c_uint64(_BLOKAPPARAAT)
    nul = ctypes.c_ulong(0)
    greep = libc.syscall(ctypes.c_long(_MAAK), ctypes.byref(regels), ctypes.c_size_t(8), nul)
    if greep < 0:
        return False
    try:
        if libc.prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), nul, nul, nul):
            return False
        return libc.syscall(ctypes.c_long(_BEPERK), ctypes.c_int(greep), nul) == 0
    finally:
        os.close(greep)
