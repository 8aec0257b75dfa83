"""De opdracht `sturing rapport` voor één rapport: voortgang laten zien en zeggen wat er staat."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from sturing.levenslijn import volg_baas
from sturing.paden import zoek_wortel
from sturing.uitgeven.snelweg import Snelweg
from sturing.uitgeven.uitvoerders import Uitvoerderkeuze, open_uitvoerder

#: Hier staan de gevulde bladzijden die `jupyter-book build .` leest; een run ververst ze.
_GEDRAAID = "book/gedraaid"


def rapporteer(
    jaar: str | None, gemeente: str, editie: str, peildatum: str | None, opnieuw: bool, gewone_kernels: bool,
    scherm: Console, meldingen: Console, keuze: Uitvoerderkeuze | None = None, in_reeks: bool = False,
) -> None:  # fmt: skip
    """Bouw het rapport, of zeg dat er niets veranderd is sinds het er staat.

    Een rapport `in_reeks` stopt als de reeks stopt, en ververst de bladzijden in de checkout niet: daar zou het
    botsen met het rapport ernaast.
    """
    if in_reeks:
        volg_baas()
    begin = time.monotonic()
    wortel = zoek_wortel()
    vraag = {"jaar": jaar, "gemeente": gemeente, "editie": editie, "peildatum": peildatum, "in_reeks": in_reeks}
    snelweg = Snelweg(wortel, gemeente, vraag)
    verslag = None if opnieuw else snelweg.haal()
    onveranderd = verslag is not None
    if verslag is None:
        vast = {"opnieuw": opnieuw, "gewone_kernels": gewone_kernels, "ververs_checkout": not in_reeks}
        with open_uitvoerder(keuze, wortel) as uitvoerder:
            verslag = _bouw(wortel, (gemeente, jaar, editie, peildatum), vast | {"uitvoerder": uitvoerder}, meldingen)
        snelweg.onthoud(verslag, (verslag["map"],) if in_reeks else (verslag["map"], _GEDRAAID))
    _meld(verslag, time.monotonic() - begin, onveranderd, scherm)


def _bouw(wortel: Path, keuze: tuple, hoe: Mapping, meldingen: Console) -> dict:
    # Pas hier: dit laadt papermill en meer, en dat is niet nodig als er niets veranderde.
    if not hoe["gewone_kernels"]:
        from sturing.warmte import warm_alles_op

        gekozen = dict(zip(("gemeente", "jaar", "editie", "peildatum"), keuze, strict=True))
        warm_alles_op(wortel, gekozen, met_kernels=hoe["uitvoerder"] is None)
    from sturing.opdrachten import draai_rapport
    from sturing.uitgeven.rapport import bronnotebooks

    kolommen = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # Buiten een terminal is er geen balk te zien, alleen de lege regel waarmee Rich haar afsluit.
    with Progress(*kolommen, console=meldingen, transient=True, disable=not meldingen.is_interactive) as balk:
        taak = balk.add_task("Lezen en toetsen", total=len(bronnotebooks(wortel)) + 2)

        def gemeld(stap: str) -> None:
            balk.update(taak, advance=1, description=f"{stap.replace('_', ' ')} klaar")

        uitslag = draai_rapport(wortel, *keuze, gemeld, **hoe)
    return {
        "map": uitslag.html.parent.parent.relative_to(wortel).as_posix(),
        "html": uitslag.html.relative_to(wortel).as_posix(),
        "pdfs": [[pad.relative_to(wortel).as_posix(), bladzijden] for pad, bladzijden in uitslag.pdfs],
        "gaten": len(uitslag.gaten),
        "zonder": uitslag.dekking["nog geen meting"],
        "alle": sum(uitslag.dekking.values()),
    }


def _meld(verslag: Mapping, seconden: float, onveranderd: bool, scherm: Console) -> None:
    gaten = verslag["gaten"]
    missen = "1 duiding ontbreekt" if gaten == 1 else f"{gaten} duidingen ontbreken"
    duidingen = missen if gaten else "alle duidingen zijn er"
    duur = f"{seconden:.0f}" if seconden >= 10 else f"{seconden:.1f}".replace(".", ",")
    regels = (
        f"HTML: {verslag['html']}",
        *(f"PDF:  {pad} ({bladzijden} bladzijden)" for pad, bladzijden in verslag["pdfs"]),
        f"Tijd: {duur} seconden" + (" (er is niets veranderd sinds de vorige keer)" if onveranderd else ""),
        f"Nog niet compleet: {verslag['zonder']} van {verslag['alle']} indicatoren zonder cijfer; {duidingen}.",
    )
    for regel in regels:
        scherm.print(regel, soft_wrap=True, highlight=False)
