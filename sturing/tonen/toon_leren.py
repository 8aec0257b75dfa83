"""Leren en verbeteren: conclusie, voorstel, verbeterpunten en afspraken, per opgave en bij elkaar."""

from __future__ import annotations

from sturing.gegevens.lerenmodel import Les
from sturing.tonen.blad import huidig
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Cel, Tabel

_VAN_WIE = "Conclusie en voorstel komen van de opstellers van dit rapport. Het college heeft ze niet vastgesteld."
_GEEN_LES = "Voor dit rapportagejaar zijn nog geen lessen vastgelegd."


def toon_leren() -> Getoond | Stapel:
    """Wat de opgave van deze bladzijde leert, en wat er van de afspraken van vorig jaar kwam."""
    blad = huidig()
    opgave = blad.opgave
    les = next((les for les in blad.dossier.lessen if les.opgave == opgave.id), None)
    if les is None:
        return Getoond(naam=f"leren-{opgave.id}", tekst=(_GEEN_LES,))
    regels = [
        _VAN_WIE,
        f"**Conclusie.** {voor_markdown(les.conclusie)}",
        f"**Voorstel tot bijsturing.** {voor_markdown(les.voorstel)}",
    ]
    if les.verbeterpunten:
        regels += ["**Verbeterpunten**", "\n".join(f"- {voor_markdown(punt)}" for punt in les.verbeterpunten)]
    tekst = Getoond(naam=f"leren-{opgave.id}", tekst=tuple(regels))
    return Stapel((tekst, _afspraken(les), _vorig_jaar(opgave.id)))


def _afspraken(les: Les) -> Getoond:
    if not les.afspraken:
        return Getoond(naam=f"afspraken-{les.opgave}", tekst=("Er zijn nog geen afspraken vastgelegd.",))
    rijen = tuple((a.wat, a.wie, a.wanneer, a.status.replace("-", " ")) for a in les.afspraken)
    return Getoond(
        naam=f"afspraken-{les.opgave}",
        titel=f"Afspraken bij {huidig().dossier.kader.naam_van(les.opgave)}",
        tabel=Tabel(("Wat", "Wie", "Wanneer", "Status"), rijen, (46, 22, 18, 14)),
    )


def _vorig_jaar(opgave: str) -> Getoond:
    """Wat er van de afspraken van vorig jaar is gekomen."""
    dossier = huidig().dossier
    vorig = [a for les in dossier.lessen_vorig_jaar if les.opgave == opgave for a in les.afspraken]
    naam = f"vorig-jaar-{opgave}"
    if not vorig:
        return Getoond(naam=naam, tekst=(f"Uit {dossier.rapportage.jaar - 1} zijn geen afspraken bekend.",))
    rijen = tuple((a.wat, a.wie, a.status.replace("-", " "), a.toelichting or "-") for a in vorig)
    return Getoond(
        naam=naam,
        titel=f"Wat er van de afspraken uit {dossier.rapportage.jaar - 1} kwam",
        tabel=Tabel(("Afspraak", "Wie", "Status", "Toelichting"), rijen, (40, 20, 14, 26)),
    )


def toon_lessen() -> Stapel | Getoond:
    """De lessen van alle opgaven bij elkaar: voor de kadernota en het volgende uitvoeringsplan."""
    dossier = huidig().dossier
    if not dossier.lessen:
        return Getoond(naam="lessen", tekst=(_GEEN_LES,))
    rijen = tuple(
        (Cel(dossier.kader.naam_van(les.opgave), naar=f"opgave-{les.opgave}"), les.conclusie, les.voorstel)
        for les in dossier.lessen
    )
    tabel = Getoond(
        naam="lessen",
        titel="Conclusie en voorstel per opgave",
        tekst=(_VAN_WIE,),
        tabel=Tabel(("Opgave", "Conclusie", "Voorstel tot bijsturing"), rijen, (18, 42, 40)),
    )
    return Stapel(
        (
            tabel,
            _inbreng("voor_kadernota", "kadernota", "de kadernota"),
            _inbreng("voor_uitvoeringsplan", "uitvoeringsplan", "het volgende uitvoeringsplan"),
        )
    )


def _inbreng(veld: str, naam: str, waarvoor: str) -> Getoond:
    """Punten uit alle opgaven voor één vervolgdocument; verbeterpunten horen bij het uitvoeringsplan."""
    kader = huidig().dossier.kader
    rijen = []
    for les in huidig().dossier.lessen:
        punten = getattr(les, veld) + (les.verbeterpunten if veld == "voor_uitvoeringsplan" else ())
        rijen += [(punt, kader.naam_van(les.opgave)) for punt in punten]
    if not rijen:
        return Getoond(naam=f"inbreng-{naam}", tekst=(f"Er is nog geen inbreng voor {waarvoor}.",))
    return Getoond(
        naam=f"inbreng-{naam}",
        titel=f"Inbreng voor {waarvoor}",
        tabel=Tabel(("Punt", "Opgave"), tuple(rijen), (70, 30)),
    )
