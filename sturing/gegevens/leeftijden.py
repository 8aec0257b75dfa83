"""Leeftijdsgroepen: welke grenzen een naam als '16 tot en met 25 jaar' noemt."""

from __future__ import annotations

import re

Grenzen = tuple[int | None, int | None]

#: Van bijzonder naar algemeen: het eerste patroon dat past, telt.
_NAMEN = (
    (re.compile(r"(\d+) tot en met (\d+) jaar"), lambda m: (int(m[1]), int(m[2]))),
    (re.compile(r"(\d+) tot (\d+) jaar"), lambda m: (int(m[1]), int(m[2]) - 1)),
    (re.compile(r"(\d+)- en (\d+)-jarigen"), lambda m: (int(m[1]), int(m[2]))),
    (re.compile(r"(\d+)-jarigen"), lambda m: (int(m[1]), int(m[1]))),
    (re.compile(r"(\d+) jaar en ouder"), lambda m: (int(m[1]), None)),
    (re.compile(r"^tot en met (\d+) jaar"), lambda m: (None, int(m[1]))),
    (re.compile(r"^tot (\d+) jaar"), lambda m: (None, int(m[1]) - 1)),
)
_SLEUTELS = (
    (re.compile(r"(\d+)-(\d+)$"), lambda m: (int(m[1]), int(m[2]))),
    (re.compile(r"(\d+)-plus$"), lambda m: (int(m[1]), None)),
    (re.compile(r"tot-(\d+)$"), lambda m: (None, int(m[1]) - 1)),
    (re.compile(r"(\d+)$"), lambda m: (int(m[1]), int(m[1]))),
)


def lees_grenzen(naam: str) -> Grenzen:
    """De eerste en laatste leeftijd die de naam noemt; None waar zij er geen noemt.

    >>> lees_grenzen("16 tot 23 jaar"), lees_grenzen("65 jaar en ouder"), lees_grenzen("alle leeftijden")
    ((16, 22), (65, None), (None, None))
    """
    return _eerste(_NAMEN, naam)


def lees_grenzen_uit_id(sleutel: str) -> Grenzen:
    """De grenzen die een id noemt.

    >>> lees_grenzen_uit_id("13-16"), lees_grenzen_uit_id("18-plus"), lees_grenzen_uit_id("tot-aow")
    ((13, 16), (18, None), (None, None))
    """
    return _eerste(_SLEUTELS, sleutel)


def _eerste(patronen: tuple, tekst: str) -> Grenzen:
    for patroon, grenzen in patronen:
        if treffer := patroon.search(tekst):
            return grenzen(treffer)
    return None, None
