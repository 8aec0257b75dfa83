"""Stukken voor de raad en voor inwoners: dezelfde zinnen en figuren als het boek, op één of twee bladzijden.

Per opgave een blad voor de themabijeenkomst en een presentatie; over alles een oplegger voor de
raadsinformatiebijeenkomst en één bladzijde voor inwoners en partners. Opmaken doet de kamer `uitgeven`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sturing.gegevens.kadermodel import Opgave
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.stand import Stand
from sturing.tonen.blad import Bladzijde, met_bladzijde
from sturing.tonen.losblad import Losblad, vul_sjabloon
from sturing.tonen.notatie import tel, toon_datum
from sturing.tonen.raadslijsten import (
    lijst_cijfers,
    lijst_stemmen,
    lijst_verwacht,
    voeg_vragen_samen,
    zin_keuze_stemmen,
)
from sturing.tonen.teken_oordelenkaart import BREDE_KAART
from sturing.tonen.toon_editie import Sinds, sinds_vorige, veranderingsrijen
from sturing.tonen.toon_ervaringen import verteld_door_inwoners
from sturing.tonen.toon_halters import figuur_opvallend, kies_opvallend
from sturing.tonen.toon_oogopslag import vragen, woorden_verdeling
from sturing.tonen.toon_oordelenkaart import figuur_oordelenkaart
from sturing.tonen.zinnen_inwoners import zin_inwoners
from sturing.tonen.zinnen_oogopslag import HOOGSTENS_OVER_ALLES, zin_onbekend, zin_opgave, zin_winst, zin_zorg

#: Zoveel veranderde oordelen, halters en losse cijfers passen erop; de rest staat in het boek.
_VERANDERD, _VERANDERD_OPGAVE, _HALTERS, _CIJFERS_BLAD, _CIJFERS_DIA = 5, 3, 5, 6, 6


@dataclass(frozen=True)
class Raadsstuk:
    """Eén stuk: `inhoud` is veilige HTML zonder `<html>`; `bladzijden` is hoeveel het er zijn.

    Een stuk met `scherm` komt er ook als HTML, om te laten zien; `liggend` is de vorm van een dia.
    """

    naam: str
    titel: str
    inhoud: str
    bladzijden: int
    liggend: bool = False
    scherm: bool = False


def maak_raadsstukken(blad: Bladzijde) -> tuple[Raadsstuk, ...]:
    """Alle stukken van een editie, in de volgorde waarin de raad ze gebruikt."""
    dossier = blad.dossier
    with met_bladzijde(blad):
        sinds = sinds_vorige(blad)
        stukken = [_oplegger(blad, sinds)]
        for opgave in dossier.kader.opgaven:
            inhoud = _over_opgave(blad, opgave) | {"sinds": _sinds(blad, sinds, opgave)}
            stukken += [_handout(opgave, inhoud), _presentatie(opgave, inhoud)]
        return (*stukken, _inwoners(blad))


def _over(blad: Bladzijde) -> dict[str, object]:
    """Wat elk stuk onderaan zegt: van wie, tot wanneer, en of het verzonnen of een concept is."""
    rapport, gemeente = blad.dossier.rapportage, blad.dossier.gemeente
    return {
        "naam": gemeente.naam, "volledig": gemeente.volledige_naam, "jaar": rapport.jaar, "tot": rapport.jaar - 1,
        "peildatum": toon_datum(rapport.peildatum), "concept": rapport.editie == "concept",
        "verzonnen": gemeente.verzonnen,
    }  # fmt: skip


def _over_opgave(blad: Bladzijde, opgave: Opgave) -> dict[str, object]:
    """Alles wat de stukken over één opgave delen."""
    eigen = Bladzijde(blad.dossier, opgave, berekend=blad.berekend)
    standen = eigen.standen_van_opgave(opgave)
    doelstand = bereken_doelstand(standen)
    halters = kies_opvallend(eigen, opgave)[:_HALTERS]
    genoemd = [*halters, *(s for s in (doelstand.winst, doelstand.zorg) if s)]
    stemmen = lijst_stemmen(eigen, opgave)
    return {
        "over": _over(blad),
        "opgave": opgave.naam,
        "stand": zin_opgave(opgave, standen),
        "doelen": tuple(_doelrij(eigen, opgave)),
        "winst": zin_winst(doelstand),
        "zorg": zin_zorg(eigen, doelstand, standen),
        "onbekend": zin_onbekend(eigen, opgave.doelen, standen),
        "vragen": tuple(vragen(eigen, opgave, doelstand)),
        "kaart": figuur_oordelenkaart(eigen, opgave, BREDE_KAART),
        "halter": figuur_opvallend(eigen, opgave, _HALTERS),
        "cijfers": lijst_cijfers(standen, genoemd, _CIJFERS_BLAD),
        "cijferdia": lijst_cijfers(standen, (), 0 if halters else _CIJFERS_DIA),
        "kop_cijfers": "Andere cijfers die er zijn" if genoemd else "De cijfers die er zijn",
        "stemmen": stemmen,
        "keuze": zin_keuze_stemmen(stemmen),
        "verwacht": lijst_verwacht(standen),
    }


def _doelrij(blad: Bladzijde, opgave: Opgave) -> Iterator[dict[str, str]]:
    for doel in opgave.doelen:
        standen = blad.standen_van_doel(doel)
        met, verteld = sum(bool(s.hoofdreeks) for s in standen), len(verteld_door_inwoners(blad, doel))
        yield {
            "naam": doel.naam, "oordeel": woorden_verdeling(standen), "met": f"{met} van {len(standen)}",
            "ervaringen": str(verteld) if verteld else "nog geen",
        }  # fmt: skip


def _handout(opgave: Opgave, inhoud: dict[str, object]) -> Raadsstuk:
    html = vul_sjabloon("raad_opgave.html", **inhoud)
    return Raadsstuk(f"{opgave.id}", f"{opgave.naam} op twee bladzijden", html, bladzijden=2)


def _presentatie(opgave: Opgave, inhoud: dict[str, object]) -> Raadsstuk:
    html = vul_sjabloon("raad_presentatie.html", **inhoud)
    titel = f"{opgave.naam}, presentatie"
    dias = html.count('<section class="dia')
    return Raadsstuk(f"{opgave.id}-presentatie", titel, html, bladzijden=dias, liggend=True, scherm=True)


def _sinds(blad: Bladzijde, sinds: Sinds | None, opgave: Opgave | None = None) -> dict[str, object]:
    """Wat er anders is dan in de vorige editie, van één opgave of van alles; `rest` past er niet op."""
    if sinds is None:
        return {"zin": "Dit is de eerste editie. Er is nog geen vorige om mee te vergelijken.", "rijen": (), "rest": 0}
    eigen = {i.id for i in blad.dossier.kader.indicatoren_van_opgave(opgave)} if opgave else None
    rijen = veranderingsrijen(blad, sinds, eigen)
    zin = f"Wat anders is dan in {sinds.wat}:" if rijen else f"Hier is geen enkel oordeel anders dan in {sinds.wat}."
    hoogstens = _VERANDERD_OPGAVE if opgave else _VERANDERD
    return {"zin": zin, "rijen": rijen[:hoogstens], "rest": max(0, len(rijen) - hoogstens)}


def _oplegger(blad: Bladzijde, sinds: Sinds | None) -> Raadsstuk:
    """Eén bladzijde: per opgave de kern en een vraag, en wat er sinds de vorige editie veranderde."""
    opgaven, per_opgave = [], []
    for opgave in blad.dossier.kader.opgaven:
        standen = blad.standen_van_opgave(opgave)
        opgaven.append({"naam": opgave.naam, "oordeel": woorden_verdeling(standen), "stand": _kort(standen)})
        per_opgave.append((opgave.naam, vragen(blad, opgave, bereken_doelstand(standen))[0]))
    alle = blad.standen(tuple(blad.dossier.kader.indicatoren.values()))
    doelstand = bereken_doelstand(alle)
    html = vul_sjabloon(
        "raad_oplegger.html", over=_over(blad), opgaven=tuple(opgaven), stand=_kort(alle),
        vragen=voeg_vragen_samen(per_opgave),
        winst=zin_winst(doelstand), zorg=zin_zorg(blad, doelstand, alle, HOOGSTENS_OVER_ALLES),
        sinds=_sinds(blad, sinds),
    )  # fmt: skip
    return Raadsstuk("oplegger", "Oplegger voor de raadsinformatiebijeenkomst", html, bladzijden=1)


def _kort(standen: tuple[Stand, ...]) -> str:
    met = sum(bool(s.hoofdreeks) for s in standen)
    return f"{met} van {tel(len(standen), 'indicator', 'indicatoren')} met een cijfer"


def _inwoners(blad: Bladzijde) -> Raadsstuk:
    """Eén bladzijde voor inwoners en partners, in gewone woorden."""
    opgaven = []
    for opgave in blad.dossier.kader.opgaven:
        standen = blad.standen_van_opgave(opgave)
        eigen = Bladzijde(blad.dossier, opgave, berekend=blad.berekend)
        opgaven.append(
            {
                "naam": opgave.naam,
                "cijfers": zin_inwoners(eigen, standen),
                "stem": next(iter(lijst_stemmen(eigen, opgave).regels), None),
            }
        )
    gemeente = blad.dossier.gemeente
    html = vul_sjabloon("raad_inwoners.html", over=_over(blad), opgaven=tuple(opgaven), contact=gemeente.meldpunt)
    return Raadsstuk("inwoners", f"Hoe gaat het in {gemeente.naam}? Voor inwoners en partners", html, bladzijden=1)


def maak_raadblad(blad: Bladzijde) -> Losblad:
    """De bladzijde van het boek waar alle stukken op een rij staan."""
    inhoud = vul_sjabloon("raad.html", over=_over(blad), opgaven=blad.dossier.kader.opgaven)
    koppen = (("raad-alles", "Over alle opgaven"), ("raad-opgaven", "Per opgave"), ("raad-inwoners", "Voor inwoners"))
    zoektekst = "raad oplegger handout presentatie dia's themabijeenkomst raadsinformatiebijeenkomst inwoners afdrukken"
    return Losblad("raad", "Stukken voor de raad", inhoud, zoektekst, koppen=koppen)
