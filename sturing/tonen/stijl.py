"""De stijl van figuren. De kleuren komen uit `sturing.vormtaal`; hier krijgen zij hun betekenis in een figuur.

De kleuren zijn te onderscheiden bij kleurenblindheid (blauw tegen oranje) en
verschillen in grijs genoeg in helderheid; nergens draagt kleur alleen de betekenis.
"""

from __future__ import annotations

import io
import logging
from contextlib import contextmanager
from pathlib import Path

import matplotlib

matplotlib.use("agg")

import seaborn as sns
from matplotlib import font_manager, pyplot
from matplotlib.figure import Figure

from sturing.vormtaal import FIGUUR, OP_WIT

LETTERMAP = Path(__file__).resolve().parents[1] / "letters"
STIJLBLAD = Path(__file__).with_name("sturing.mplstyle")

INKT = OP_WIT["inkt"]
GRIJS = OP_WIT["neutraal"]
LICHT = FIGUUR["licht"]
VLAK = OP_WIT["vlak"]
BLAUW = OP_WIT["gunstig"]
ORANJE = OP_WIT["ongunstig"]
#: Kleur per soort dekking, van donker (reeks) naar bijna wit (niets).
KLEUR_DEKKING = {
    "reeks": FIGUUR["reeks"],
    "één cijfer": FIGUUR["nulmeting"],
    "alleen een benadering": FIGUUR["benadering"],
    "nog geen meting": FIGUUR["leeg"],
}
#: Kleur per oordeel; het teken en het woord staan er altijd bij.
KLEUR_UITKOMST = {
    "ongunstig": ORANJE,
    "gunstig": BLAUW,
    "veranderd": GRIJS,
    "geen aantoonbare verandering": GRIJS,
    "kan nog niets zeggen": GRIJS,
}
#: Breedte van een figuur in inches: op een telefoon van 390 pixels nog leesbaar.
BREEDTE = 5.6
#: Breedte van een figuur die op een breed scherm naast een andere staat.
SMAL = 3.6

#: Wat het stijlblad van matplotlib niet kan: kleuren bij hun naam noemen.
_KLEUREN = {
    "axes.labelcolor": GRIJS, "axes.edgecolor": FIGUUR["as"], "grid.color": FIGUUR["hulplijn"], "xtick.color": INKT,
    "ytick.color": GRIJS, "text.color": INKT, "figure.facecolor": OP_WIT["papier"],
    "axes.facecolor": OP_WIT["papier"], "svg.hashsalt": "sturing",
}  # fmt: skip

# Een ontbrekend lettergewicht mag nooit als melding in een bladzijde belanden.
logging.getLogger("matplotlib").setLevel(logging.ERROR)

for _pad in sorted(LETTERMAP.glob("*.ttf")):
    font_manager.fontManager.addfont(_pad)


@contextmanager
def figuur(hoogte: float, breedte: float = BREEDTE, **opties):
    """Een figuur in de stijl van het rapport; sluit haar na gebruik."""
    with pyplot.style.context(STIJLBLAD), matplotlib.rc_context(_KLEUREN):
        sns.set_palette([BLAUW, ORANJE, GRIJS])
        fig, assen = pyplot.subplots(figsize=(breedte, hoogte), layout="constrained", **opties)
        try:
            yield fig, assen
        finally:
            pyplot.close(fig)


#: Tekst onder elke figuur van een verzonnen gemeente; leeg bij een echte.
_merk = ""


def zet_merk(tekst: str) -> None:
    """Zet `tekst` voortaan onder elke figuur, zodat zij ook los van haar bladzijde te herkennen is."""
    global _merk
    _merk = tekst


def naar_svg(fig: Figure) -> str:
    """De figuur als SVG: zelfde invoer geeft dezelfde bytes, letters als vormen."""
    if _merk:
        fig.text(1.0, -0.01, _merk, ha="right", va="top", fontsize=9, color=ORANJE, fontweight="semibold")
    buffer = io.StringIO()
    fig.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None}, bbox_inches="tight", pad_inches=0.04)
    tekst = buffer.getvalue()
    return tekst[tekst.index("<svg") :]
