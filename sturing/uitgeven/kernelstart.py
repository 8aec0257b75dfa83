"""Zo begint elke kernel van een run, gevorkt of gewoon: ipykernel, met drie sloten dicht voor de eerste cel.

Geen netwerk (netslot), niet lezen buiten het verslag om (leesslot), geen blik in andere processen (blikslot).

`python -m sturing.uitgeven.kernelstart -f VERBINDING` staat op de plek van `python -m ipykernel_launcher`.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sturing.paden import WORTEL_VARIABELE
from sturing.uitgeven.blikslot import sluit_blik_af
from sturing.uitgeven.leesslot import sluit_lezen_af
from sturing.uitgeven.netslot import SLOT_VARIABELE, sluit_net_af

#: Invoer die dit proces opende om te lezen; zie `verslag`.
geopend: set[str] = set()


def begin(argumenten: Sequence[str]) -> None:
    """Word een kernel met deze argumenten; keert terug als de kernel klaar is."""
    from ipykernel.kernelapp import IPKernelApp

    fouten = os.dup(2)  # ipykernel neemt het foutenkanaal over; een val moet leesbaar blijven voor de runner
    app = IPKernelApp.instance()
    app.initialize(list(argumenten))
    faulthandler.enable(fouten, all_threads=False)
    # Pas hier: ipykernel opent zelf nog een poort op de eigen machine. Geen enkele cel is dan al gedraaid.
    if os.environ.get(SLOT_VARIABELE):
        sluit_net_af()
        sluit_blik_af()
    if wortel := os.environ.get(WORTEL_VARIABELE):
        sluit_lezen_af(wortel, geopend)
    app.start()


def verslag() -> str:
    """JSON met wat deze kernel opende en welke gegevens de bladzijde gebruikte, elk met hash."""
    lezer = sys.modules.get("sturing.gegevens.leesverslag")  # nooit zelf laden: uitgeven weet niets van de inhoud
    gelezen = lezer.alle_gelezen() if lezer else {}
    return json.dumps({"geopend": sorted(geopend), **gelezen}, sort_keys=True)


if __name__ == "__main__":
    # Net als ipykernel_launcher: de map waar de run begon mag geen module leveren.
    if sys.path[0] in ("", str(Path.cwd())):
        del sys.path[0]
    # Deze module heet hier __main__; de runner vraagt er later onder haar eigen naam naar.
    from sturing.uitgeven import kernelstart

    kernelstart.begin(sys.argv[1:])
