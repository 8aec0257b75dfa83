"""De stijl van figuren: letters, kleuren en maten, op één plaats.

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

LETTERMAP = Path(__file__).resolve().parents[1] / "letters"
STIJLBLAD = Path(__file__).with_name("sturing.mplstyle")

INKT = "#1b1f24"
GRIJS = "#5b6570"
LICHT = "#d5dbe1"
VLAK = "#eef2f6"
BLAUW = "#1f4e79"
ORANJE = "#b4500a"
#: Kleur per soort dekking, van donker (reeks) naar bijna wit (niets).
KLEUR_DEKKING = {
    "reeks": "#1f4e79",
    "nulmeting": "#5f8fbe",
    "alleen een benadering": "#b9cfe4",
    "nog geen meting": "#f1f3f5",
}
#: Breedte van een figuur in inches: op een telefoon van 390 pixels nog leesbaar.
BREEDTE = 5.6
#: Breedte van een figuur die op een breed scherm naast een andere staat.
SMAL = 3.6

# Een ontbrekend lettergewicht mag nooit als melding in een bladzijde belanden.
logging.getLogger("matplotlib").setLevel(logging.ERROR)

for _pad in sorted(LETTERMAP.glob("*.ttf")):
    font_manager.fontManager.addfont(_pad)


@contextmanager
def figuur(hoogte: float, breedte: float = BREEDTE, **opties):
    """Een figuur in de stijl van het rapport; sluit haar na gebruik."""
    with pyplot.style.context(STIJLBLAD), matplotlib.rc_context({"svg.hashsalt": "sturing"}):
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
