"""Werk in dit proces dat naast het wachten op anderen doorloopt.

Terwijl de kernels rekenen, heeft het hoofdproces niets te doen. Wat het rapport verder nodig heeft, kan dan worden
gemaakt; `Klus` doet hetzelfde in een eigen proces, voor werk dat niets uit dit proces nodig heeft.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Naastwerk(Generic[T]):
    """Een lopende functie; `wacht` geeft haar uitkomst of haar fout.

    Wie afbreekt, hoeft niet te wachten: het proces stopt ook als de functie nog loopt.

    >>> Naastwerk(sum, [1, 2]).wacht()
    3
    """

    def __init__(self, functie: Callable[..., T], *waarden: object) -> None:
        self._uitkomst: Future[T] = Future()
        Thread(target=self._draai, args=(functie, waarden), daemon=True, name=functie.__name__).start()

    def _draai(self, functie: Callable[..., T], waarden: tuple[object, ...]) -> None:
        try:
            self._uitkomst.set_result(functie(*waarden))
        except BaseException as fout:  # noqa: BLE001 - de fout gaat naar wie op de uitkomst wacht
            self._uitkomst.set_exception(fout)

    def wacht(self) -> T:
        """De uitkomst, zodra zij er is."""
        return self._uitkomst.result()
