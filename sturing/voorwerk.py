"""Wat een rapport uit de gegevens nodig heeft: het werk dat pandas en matplotlib vraagt.

`sturing.opdrachten` laat dit doen in een proces dat die al geladen heeft en de gegevens al ontleedde. Het proces dat
het rapport bouwt, blijft zo klein, ook als het de PDF maakt.
"""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from sturing.gegevens.bevinding import gooi_fouten
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.invulling import toets_invulling
from sturing.gegevens.jaarkeuze import kies_jaar
from sturing.gegevens.tabellen import meld
from sturing.rekenen.stand import tel_dekking
from sturing.samenvatting import vat_samen
from sturing.tonen.blad import Bladzijde, nieuwste_jaar
from sturing.tonen.duidingtoets import toets_duiding_op_gegevens
from sturing.tonen.losse_bladen import maak_losse_bladen
from sturing.tonen.notatie import toon_datum
from sturing.tonen.raadsstuk import maak_inwonersblad, maak_raadblad, maak_raadsstukken
from sturing.uitgeven.cellen import toets_cellen
from sturing.uitgeven.losbladklaar import schrijf_losse_bladen
from sturing.uitgeven.poort import Poort
from sturing.uitgeven.raadsstukken import Stuk
from sturing.uitgeven.rapport import Aanvulling, Uitgave, bronnotebooks

#: Meer kernels tegelijk helpt niet meer en kost elk een paar honderd MB.
HOOGSTENS_TEGELIJK = 8


def lees_en_toets(wortel: Path, gemeente: str, jaar: str | int | None, editie: str, peildatum: str | None) -> Uitgave:
    """Lees de gegevens van een rapport en geef zijn uitgave; een `SturingFout` zegt waarom het niet kan beginnen."""
    dossier = lees_dossier(wortel, gemeente, kies_jaar(wortel, gemeente, jaar), editie, peildatum)
    toets(wortel, dossier)
    return maak_uitgave(dossier, wortel)


def toets(wortel: Path, dossier: Dossier) -> None:
    """Wat elk rapport moet doorstaan voor zijn notebooks draaien; de tragere toetsen draait `publiceer`."""
    # Een definitieve editie heeft geen open plek in haar kader.
    if dossier.rapportage.editie == "definitief":
        gooi_fouten(toets_invulling(wortel, dossier.kader.plaats, "fout"))
    gooi_fouten(toets_duiding_op_gegevens(sorted((wortel / "notebooks").glob("*.ipynb")), dossier))
    meld(toets_cellen(bronnotebooks(wortel)))


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
        ondertitel=f"Cijfers tot en met {nieuwste_jaar(dossier)}, zoals bekend op {toon_datum(rapport.peildatum)}",
        uitgever=dossier.gemeente.volledige_naam,
        datum=rapport.peildatum.isoformat(),
        melding=" ".join(meldingen),
        huisstijl=(dossier.gemeente.huisstijl.hoofdkleur, dossier.gemeente.huisstijl.accentkleur),
        tegelijk=HOOGSTENS_TEGELIJK,
    )


def vul_aan(
    wortel: Path, gemeente: str, jaar: int, editie: str, peildatum: str, bron: Path, poort: Poort
) -> Aanvulling:
    """Maak de wijzer, de fiches, de stukken voor de raad en de regels voor het manifest.

    De losse bladen gaan naar `bron` zodra de `poort` open is: dan liggen daar de figuren van de notebooks, en die
    hoeven niet nog eens getekend.
    """
    dossier = lees_dossier(wortel, gemeente, jaar, editie, peildatum)
    blad = Bladzijde(dossier)
    losse_bladen = (*maak_losse_bladen(blad), maak_raadblad(blad), maak_inwonersblad(blad))
    # Als gewone gegevens: wie ze zet, hoeft `tonen` niet te laden.
    stukken = tuple(
        Stuk(**{veld.name: getattr(stuk, veld.name) for veld in fields(Stuk)}) for stuk in maak_raadsstukken(blad)
    )
    oordelen = vat_samen(dossier)
    poort.wacht()
    schrijf_losse_bladen(losse_bladen, bron)
    return Aanvulling(stukken, oordelen, tel_indicatoren(blad))


def tel_indicatoren(blad: Bladzijde) -> dict[str, int]:
    """Het aantal indicatoren per soort dekking."""
    standen = blad.standen(tuple(blad.dossier.kader.indicatoren.values()))
    return {soort.value: aantal for soort, aantal in tel_dekking(standen).items()}
