"""De opdrachten achter de opdrachtregel: dezelfde functies, zonder scherm."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from sturing.gegevens.bevinding import gooi_fouten
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.jaarkeuze import kies_jaar
from sturing.gegevens.tabellen import meld
from sturing.rekenen.afscherming import scherm_af
from sturing.rekenen.stand import bereken_standen, tel_dekking
from sturing.samenvatting import vat_samen
from sturing.tonen.blad import Bladzijde
from sturing.tonen.duidingtoets import toets_duiding_op_gegevens
from sturing.tonen.losse_bladen import maak_losse_bladen
from sturing.tonen.notatie import toon_datum
from sturing.tonen.raadsstuk import maak_raadblad, maak_raadsstukken
from sturing.uitgeven.cellen import toets_cellen
from sturing.uitgeven.rapport import Uitgave, Uitslag, bouw_rapport, bronnotebooks
from sturing.warmte import OPWARMING, warm_alles_op

#: Meer kernels tegelijk helpt niet meer en kost elk een paar honderd MB.
HOOGSTENS_TEGELIJK = 8


def maak_uitgave(dossier: Dossier, wortel: Path) -> Uitgave:
    """Vertaal een dossier naar wat de uitgever moet weten."""
    rapport = dossier.rapportage
    meldingen = []
    if dossier.gemeente.verzonnen:
        meldingen.append("Verzonnen gegevens: deze gemeente bestaat niet.")
    if rapport.editie == "concept":
        meldingen.append("Concept: cijfers en teksten kunnen nog veranderen.")
    return Uitgave(
        wortel=wortel,
        gemeente=rapport.gemeente,
        jaar=rapport.jaar,
        editie=rapport.editie,
        parameters={
            "gemeente": rapport.gemeente,
            "jaar": rapport.jaar,
            "editie": rapport.editie,
            "peildatum": rapport.peildatum.isoformat(),
        },
        titel=f"Voortgangsrapportage sociaal domein {rapport.jaar}",
        ondertitel=f"Cijfers tot en met {rapport.jaar - 1}, zoals bekend op {toon_datum(rapport.peildatum)}",
        uitgever=dossier.gemeente.volledige_naam,
        datum=rapport.peildatum.isoformat(),
        melding=" ".join(meldingen),
        huisstijl=(dossier.gemeente.huisstijl.hoofdkleur, dossier.gemeente.huisstijl.accentkleur),
        tegelijk=HOOGSTENS_TEGELIJK,
    )


def draai_rapport(
    wortel: Path, gemeente: str, jaar: str | int | None, editie: str, peildatum: str | None,
    gemeld: Callable[[str], None] = lambda stap: None, opnieuw: bool = False, gewone_kernels: bool = False,
    ververs_checkout: bool = True, uitvoerder: Executor | None = None,
) -> tuple[Dossier, Uitslag]:  # fmt: skip
    """Lees en toets de gegevens, en bouw dan het rapport.

    `opnieuw` draait ook wat niet veranderde; `gewone_kernels` start elke kernel koud. `ververs_checkout` zet de
    gevulde bladzijden ook in `book/gedraaid`. Op een `uitvoerder` draaien de notebooks op zijn werkers.
    """
    jaar = kies_jaar(wortel, gemeente, jaar)
    if not gewone_kernels:
        keuze = {"gemeente": gemeente, "jaar": jaar, "editie": editie, "peildatum": peildatum}
        warm_alles_op(wortel, keuze, met_kernels=uitvoerder is None)
    dossier = lees_dossier(wortel, gemeente, jaar, editie, peildatum)
    gooi_fouten(toets_duiding_op_gegevens(sorted((wortel / "notebooks").glob("*.ipynb")), dossier))
    meld(toets_cellen(bronnotebooks(wortel)))
    uitgave = replace(
        maak_uitgave(dossier, wortel),
        opnieuw=opnieuw,
        gewone_kernels=gewone_kernels,
        opwarming=OPWARMING,
        ververs_checkout=ververs_checkout,
        uitvoerder=uitvoerder,
    )

    def vul_aan(uitgave: Uitgave) -> Uitgave:
        blad = Bladzijde(dossier)
        return replace(
            uitgave,
            losse_bladen=(*maak_losse_bladen(blad), maak_raadblad(blad)),
            stukken=maak_raadsstukken(blad),
            oordelen=vat_samen(dossier),
        )

    return dossier, bouw_rapport(uitgave, gemeld, vul_aan)


def tel_indicatoren(dossier: Dossier) -> dict[str, int]:
    """Het aantal indicatoren per soort dekking."""
    kader = dossier.kader
    getoond = scherm_af(dossier.metingen, kader, dossier.gemeente.code, dossier.geschiedenis)
    standen = bereken_standen(getoond, kader, tuple(kader.indicatoren.values()), dossier.gemeente.code, ())
    return {soort.value: aantal for soort, aantal in tel_dekking(standen).items()}
