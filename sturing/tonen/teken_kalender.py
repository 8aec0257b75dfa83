"""De kalender van cijfers: wat er is, wat te laat is en wat er komt, per bron en jaar."""

from __future__ import annotations

import textwrap

from sturing.tonen.stijl import BLAUW, GRIJS, INKT, LICHT, ORANJE, VLAK, figuur, naar_svg

Jaren = tuple[int, ...]


def teken_kalender(rijen: tuple[tuple[str, Jaren, Jaren, Jaren], ...], jaren: Jaren, nu: int) -> str:
    """Een rij per bron: een stip waar cijfers zijn, een open ruit waar het volgende komt, een kruis als het te laat is.

    Een rij is `(naam, jaren met een cijfer, jaren waarin het komt, jaren waarin het te laat is)`.
    """
    with figuur(0.25 * len(rijen) + 0.9) as (fig, as_):
        as_.axvspan(nu - 0.5, nu + 0.5, color=VLAK, zorder=0)
        for i, (_, met, komt, laat) in enumerate(rijen):
            as_.plot(met, [i] * len(met), "o", color=BLAUW, markersize=8, zorder=3)
            as_.plot(komt, [i] * len(komt), "D", color=ORANJE, markersize=7, markerfacecolor="white", zorder=3)
            as_.plot(laat, [i] * len(laat), "x", color=INKT, markersize=9, markeredgewidth=2.4, zorder=4)
        as_.set_yticks(range(len(rijen)), [textwrap.shorten(naam, 42, placeholder=" …") for naam, *_ in rijen])
        as_.set_ylim(len(rijen) - 0.4, -0.6)
        as_.set_xticks(jaren, [str(jaar) for jaar in jaren], rotation=45)
        as_.set_xlim(jaren[0] - 0.6, jaren[-1] + 0.6)
        as_.tick_params(axis="y", length=0, colors=INKT, labelsize=9)
        as_.spines[["left"]].set_visible(False)
        as_.grid(axis="both", color=LICHT)
        as_.set_title(_UITLEG, loc="left", color=GRIJS)
        return naar_svg(fig)


_UITLEG = "●  cijfers over dit jaar      ◆  volgend cijfer (open ruit)      ×  te laat"
