"""De kalender van cijfers: wat er is, wat niet is ontvangen en wat er komt, per bron en jaar."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from matplotlib.lines import Line2D

from sturing.tonen.stijl import BLAUW, GRIJS, INKT, LICHT, ORANJE, VLAK, figuur, naar_svg

Jaren = tuple[int, ...]

#: Hoe een cijfer, een komend cijfer en een gemist cijfer eruitzien, en wat de legenda ervan zegt.
_MERKEN = (
    ({"marker": "o", "color": BLAUW, "markersize": 8}, "cijfers over dit jaar"),
    ({"marker": "D", "color": ORANJE, "markersize": 7, "markerfacecolor": "white"}, "volgend cijfer komt"),
    ({"marker": "x", "color": INKT, "markersize": 9, "markeredgewidth": 2.4}, "niet ontvangen"),
)


@dataclass(frozen=True)
class Kalenderrij:
    """Eén bron: de jaren met een cijfer, waarin het komt en niet ontvangen is, en of er cijfers zonder jaar zijn."""

    naam: str
    jaren: Jaren
    komt: Jaren
    niet_ontvangen: Jaren
    zonder_jaar: bool = False

    @property
    def leeg(self) -> bool:
        """Waar als er van deze bron niets te tekenen is."""
        return not (self.jaren or self.komt or self.niet_ontvangen or self.zonder_jaar)


def teken_kalender(rijen: tuple[Kalenderrij, ...], jaren: Jaren, nu: int) -> str:
    """Een rij per bron: een stip waar cijfers zijn, een open ruit waar het volgende komt, een kruis waar er een mist.

    `jaren` krijgen elk een kolom. Wat ervoor of erna valt staat samen in een kolom aan de rand, en cijfers waarvan de
    bron geen jaar noemt in 'geen jaar': niets verdwijnt. Die kolommen zijn er alleen als dat nodig is.
    """
    kolommen = _kolommen(rijen, jaren)
    with figuur(0.25 * len(rijen) + 0.9) as (fig, as_):
        as_.axvspan(nu - 0.5, nu + 0.5, color=VLAK, zorder=0)
        for rand in {min(kolommen), max(kolommen)} - set(jaren):
            as_.axvline(jaren[0] - 0.5 if rand < jaren[0] else jaren[-1] + 0.5, color=GRIJS, linewidth=0.8, zorder=1)
        for i, rij in enumerate(rijen):
            met = _plekken(rij.jaren, jaren) + [jaren[0] - 2] * rij.zonder_jaar
            komt, laat = _plekken(rij.komt, jaren), _plekken(rij.niet_ontvangen, jaren)
            for (merk, _), plekken in zip(_MERKEN, (met, komt, laat), strict=True):
                as_.plot(plekken, [i] * len(plekken), linestyle="", zorder=3, **merk)
        as_.set_yticks(range(len(rijen)), [textwrap.shorten(rij.naam, 42, placeholder=" …") for rij in rijen])
        as_.set_ylim(len(rijen) - 0.4, -0.6)
        as_.set_xticks(list(kolommen), list(kolommen.values()), rotation=45, ha="right", rotation_mode="anchor")
        as_.set_xlim(min(kolommen) - 0.6, max(kolommen) + 0.6)
        as_.tick_params(axis="y", length=0, colors=INKT, labelsize=9)
        as_.spines[["left"]].set_visible(False)
        as_.grid(axis="both", color=LICHT)
        fig.legend(handles=_legenda(rijen), loc="outside upper left", ncols=3, frameon=False, labelcolor=GRIJS)
        return naar_svg(fig)


def _kolommen(rijen: tuple[Kalenderrij, ...], jaren: Jaren) -> dict[int, str]:
    """De plek en het woord van elke kolom."""
    plekken = {
        plek for rij in rijen for groep in (rij.jaren, rij.komt, rij.niet_ontvangen) for plek in _plekken(groep, jaren)
    }
    rand = {jaren[0] - 1: f"voor {jaren[0]}", jaren[-1] + 1: f"na {jaren[-1]}"}
    kolommen = {jaar: str(jaar) for jaar in jaren} | {plek: rand[plek] for plek in plekken & set(rand)}
    if any(rij.zonder_jaar for rij in rijen):
        kolommen[jaren[0] - 2] = "geen jaar"
    return dict(sorted(kolommen.items()))


def _plekken(gevraagd: Jaren, jaren: Jaren) -> list[int]:
    """De kolom van elk jaar; alles van voor of na de kalender komt samen in de kolom aan de rand."""
    return sorted({min(max(jaar, jaren[0] - 1), jaren[-1] + 1) for jaar in gevraagd})


def _legenda(rijen: tuple[Kalenderrij, ...]) -> list[Line2D]:
    """De tekens zoals zij in de figuur staan; alleen wat er ook voorkomt."""
    soorten = (
        any(r.jaren or r.zonder_jaar for r in rijen),
        any(r.komt for r in rijen),
        any(r.niet_ontvangen for r in rijen),
    )
    raak = [merk for merk, komt_voor in zip(_MERKEN, soorten, strict=True) if komt_voor]
    return [Line2D([], [], linestyle="", label=uitleg, **merk) for merk, uitleg in raak]
