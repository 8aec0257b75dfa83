"""Werk dat naast de run doorloopt: een functie in een eigen proces, gevorkt uit het warme proces als dat er is.

Met draden alleen wint een run niets: opmaken en snoeien zijn rekenwerk, en Python rekent per proces met één draad.
"""

from __future__ import annotations

import pickle
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from sturing.fouten import BoekFout
from sturing.uitgeven.notebooktaak import werkwortel
from sturing.uitgeven.vork import WARM_DRUK, start_warm

_STARTER = "sturing.uitgeven.klusstart"


class Klus:
    """Een lopende functie; `wacht` geeft haar uitkomst. Gebruik haar met `with`: wie afbreekt, beëindigt haar.

    Een `rustig` werk gaat voor wie erop wacht opzij: het krijgt de tijd die anderen laten liggen.

    `functie` staat op het hoogste niveau van een module of is een methode, en haar waarden kunnen naar een ander
    proces. Als `module:functie` hoeft dit proces de module niet te laden. `warm` is wat het warme proces geladen heeft.
    Fouten van het rapport (`SturingFout`) komen heel terug.
    """

    def __init__(
        self, functie: Callable[..., Any] | str, *waarden: object, rustig: bool = False,
        warm: tuple[str, ...] | None = None,
    ) -> None:  # fmt: skip
        self._naam = functie.rpartition(":")[2] if isinstance(functie, str) else functie.__name__
        self._map = Path(tempfile.mkdtemp(prefix="klus-", dir=werkwortel()))
        invoer, self._uit, self._tekst = (self._map / naam for naam in ("in", "uit", "tekst"))
        invoer.write_bytes(pickle.dumps((functie, waarden, rustig)))
        with self._tekst.open("wb") as tekst:
            argumenten = [str(invoer), str(self._uit)]
            self._proces = start_warm(_STARTER, argumenten, Path.cwd(), tekst.fileno(), warm or WARM_DRUK)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._proces.poll() is None:
            self._proces.kill()
            self._proces.wait()
        shutil.rmtree(self._map, ignore_errors=True)

    def wacht(self) -> Any:
        """De uitkomst van de functie, zodra zij klaar is."""
        code = self._proces.wait()
        if not self._uit.exists():
            laatste = self._tekst.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
            wat = f"het proces voor '{self._naam}' stopte met code {code}: {' '.join(laatste) or 'zonder bericht'}"
            raise BoekFout("rapport", wat, "is er genoeg geheugen vrij? Draai het dan nog een keer")
        gelukt, uitkomst = pickle.loads(self._uit.read_bytes())
        if not gelukt:
            raise uitkomst
        return uitkomst
