"""Hoeveel kernels er samen draaien."""

from __future__ import annotations

import os

import pytest

from sturing.uitgeven.omgeving import KERNELS_PER_KERN, kies_aantal

KERNEN = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@pytest.mark.parametrize(
    ("gevraagd", "per_kernel", "aantal"),
    [(1, 1, 1), (1000, 1, KERNEN * KERNELS_PER_KERN), (8, 1 << 60, 1)],
    ids=["gevraagd", "kernen", "geheugen"],
)
def test_het_aantal_kernels_volgt_de_kernen_en_het_geheugen(gevraagd, per_kernel, aantal):
    assert kies_aantal(gevraagd, per_kernel) == aantal
