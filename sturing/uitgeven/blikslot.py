"""Geen blik in andere processen: een notebook leest de omgeving of het geheugen van de runner niet.

De omgeving van een kernel is schoon, maar op Linux is die van elk ander proces van dezelfde gebruiker te lezen
(`/proc/<nummer>/environ`), ook van de shell waaruit de run begon. `prctl(PR_SET_DUMPABLE)` in de runner zou alleen de
runner zelf dekken. Daarom krijgt de kernel een Landlock-domein: de kern van Linux (vanaf 5.13) weigert hem en alles wat
hij start dan elke blik in een proces buiten dat domein. Een kernel van root raakt daarvoor ook twee rechten kwijt die
langs Landlock gaan. Elders, en op een kern zonder Landlock, weigert alleen de audithaak van `leesslot`; die houdt geen
ander programma tegen. Grens: wie root is, kan zich hier met kwade wil uit werken; draai een run niet als root.
"""

from __future__ import annotations

import ctypes
import os
import sys

#: Nummers van de aanroepen `landlock_create_ruleset` en `landlock_restrict_self`, op elke processor gelijk.
_MAAK, _BEPERK = 444, 446
_PR_SET_NO_NEW_PRIVS, _PR_CAPBSET_DROP = 38, 24
#: Met CAP_PERFMON of CAP_SYS_ADMIN leest een programma het geheugen van elk proces, buiten Landlock om.
_VOORBIJ_LANDLOCK = (38, 21)
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
        for recht in _VOORBIJ_LANDLOCK:  # mislukt bij wie het recht niet heeft, en dat is goed
            libc.prctl(_PR_CAPBSET_DROP, ctypes.c_ulong(recht), nul, nul, nul)
        return libc.syscall(ctypes.c_long(_BEPERK), ctypes.c_int(greep), nul) == 0
    finally:
        os.close(greep)
