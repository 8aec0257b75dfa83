"""De periodecodes van het CBS en hoe sturing ze schrijft."""

from __future__ import annotations

import re

_VORMEN = {
    "JJ": ("jaar", lambda jaar, nr: f"{jaar}"),
    "SJ": ("schooljaar", lambda jaar, nr: f"{jaar}/{jaar + 1}"),
    "HJ": ("halfjaar", lambda jaar, nr: f"{jaar}-H{nr}"),
    "KW": ("kwartaal", lambda jaar, nr: f"{jaar}-K{nr}"),
    "MM": ("maand", lambda jaar, nr: f"{jaar}-{nr:02d}"),
}
_CODE = re.compile(r"(\d{4})(JJ|SJ|HJ|KW|MM)(\d{2})$")


def lees_periode(code: str, soort: str) -> str | None:
    """De periode achter een code, of None als zij niet van de gevraagde soort is.

    `soort` is jaar, schooljaar, halfjaar, kwartaal, maand of december (de stand aan het eind van het jaar).

    >>> lees_periode("2021JJ00", "jaar"), lees_periode("2021SJ00", "schooljaar"), lees_periode("2016MM04", "jaar")
    ('2021', '2021/2022', None)
    >>> lees_periode("2023MM12", "december"), lees_periode("2021KW03", "kwartaal")
    ('2023-12', '2021-K3')
    """
    treffer = _CODE.match(code.strip())
    if not treffer:
        return None
    naam, schrijf = _VORMEN[treffer[2]]
    jaar, nummer = int(treffer[1]), int(treffer[3])
    if soort == "december":
        return schrijf(jaar, nummer) if (naam, nummer) == ("maand", 12) else None
    return schrijf(jaar, nummer) if naam == soort else None


def cijferjaar(periode: str) -> int:
    """Het jaar waarin een periode eindigt: zo kiest `--jaar`.

    >>> cijferjaar("2021/2022"), cijferjaar("2023-12")
    (2022, 2023)
    """
    return int(periode[5:9]) if "/" in periode else int(periode[:4])


def perioden_van(jaar: int) -> frozenset[str]:
    """Alle perioden die in dit cijferjaar eindigen.

    >>> "2021/2022" in perioden_van(2022), "2022-K4" in perioden_van(2022), "2021" in perioden_van(2022)
    (True, True, False)
    """
    delen = [*(f"H{n}" for n in (1, 2)), *(f"K{n}" for n in range(1, 5)), *(f"{n:02d}" for n in range(1, 13))]
    return frozenset((f"{jaar}", f"{jaar - 1}/{jaar}", *(f"{jaar}-{deel}" for deel in delen)))
