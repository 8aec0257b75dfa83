"""De kalender van cijfers als lijst: wat in haar tabel staat, voor een scherm waarop de figuur niet past.

Per soort nieuws één lijst, en daarin per moment de bronnen: wie zoekt wanneer er iets komt, leest niet elke bron.
"""

from __future__ import annotations

from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Tabel


def maak_kalenderlijst(tabel: Tabel) -> str:
    """De tabel van de kalender (bron, jaren, niet ontvangen, volgend cijfer) als lijsten in MyST.

    >>> rijen = (("CBS", "2020", "over 2025 niet ontvangen", "-"), ("GGD", "2024", "-", "2027"))
    >>> print(maak_kalenderlijst(Tabel(("Bron", "Jaren", "Niet ontvangen", "Volgend"), rijen)))
    **Volgend**
    <BLANKLINE>
    - 2027
      - GGD
    <BLANKLINE>
    **Niet ontvangen**
    <BLANKLINE>
    - over 2025 niet ontvangen
      - CBS
    <BLANKLINE>
    **Jaren**
    <BLANKLINE>
    - CBS: 2020
    - GGD: 2024
    """
    bron, jaren, mist, komt = zip(*tabel.als_tekst(), strict=True) if tabel.rijen else ((), (), (), ())
    _, kop_jaren, kop_mist, kop_komt = tabel.koppen
    per_bron = [f"- {voor_markdown(f'{naam}: {cel}')}" for naam, cel in zip(bron, jaren, strict=True) if cel != "-"]
    lijsten = ((kop_komt, _per_moment(bron, komt)), (kop_mist, _per_moment(bron, mist)), (kop_jaren, per_bron))
    return "\n\n".join("\n".join([f"**{voor_markdown(kop)}**", "", *regels]) for kop, regels in lijsten if regels)


def _per_moment(bronnen: tuple[str, ...], cellen: tuple[str, ...]) -> list[str]:
    """Elk moment met zijn bronnen eronder, jaartallen eerst; een cel met twee momenten staat bij beide."""
    momenten: dict[str, list[str]] = {}
    for bron, cel in zip(bronnen, cellen, strict=True):
        for moment in cel.split("; ") if cel != "-" else ():
            momenten.setdefault(moment, []).append(bron)
    regels = []
    for moment in sorted(momenten, key=lambda m: (not m[0].isdigit(), m)):
        regels += [f"- {voor_markdown(moment)}", *(f"  - {voor_markdown(bron)}" for bron in momenten[moment])]
    return regels
