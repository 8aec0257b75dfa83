"""Stukken voor de raad en voor inwoners: dezelfde zinnen en figuren als het boek, op één of twee bladzijden.

Per opgave een blad voor de themabijeenkomst en een presentatie; over alles een oplegger voor de
raadsinformatiebijeenkomst en één bladzijde voor inwoners en partners. Opmaken doet de kamer `uitgeven`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from sturing.gegevens.kadermodel import Opgave
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.stand import Stand, tel_cijfers
from sturing.tonen.blad import Bladzijde, met_bladzijde, nieuwste_jaar
from sturing.tonen.losblad import Losblad, vul_sjabloon
from sturing.tonen.notatie import tel, toon_datum
from sturing.tonen.raadsdias import maak_dias
from sturing.tonen.raadsfiguren import maak_diahalters, maak_diakaarten
from sturing.tonen.raadslijsten import lijst_cijfers, lijst_verwacht, voeg_vragen_samen
from sturing.tonen.raadsstemmen import lijst_stemmen, met_minder, zin_keuze_stemmen
from sturing.tonen.teken_oordelenkaart import BREDE_KAART
from sturing.tonen.toon_editie import Sinds, sinds_vorige, veranderingsrijen, zin_alleen_nieuw
from sturing.tonen.toon_ervaringen import verteld_door_inwoners
from sturing.tonen.toon_halters import Opvallend, figuur_opvallend, kies_opvallend
from sturing.tonen.toon_oogopslag import vragen, woorden_verdeling
from sturing.tonen.toon_oordelenkaart import figuur_oordelenkaart
from sturing.tonen.zinnen_cijfers import zin_niet_ontvangen
from sturing.tonen.zinnen_inwoners import HOOGSTENS_TEGEN, zin_inwoners
from sturing.tonen.zinnen_oogopslag import HOOGSTENS_OVER_ALLES, deel_onbekend, delen_verandering, zin_opgave

#: Zoveel veranderde oordelen en halters passen erop; de rest staat in het boek.
_VERANDERD, _VERANDERD_OPGAVE, _HALTERS = 5, 3, 5
#: Zoveel losse cijfers passen er naast alle halters, en zoveel meer voor elke halter die er niet is.
_CIJFERS, _CIJFERS_PER_HALTER = 6, 1.5
#: Past een blad niet, dan gaat eerst de kaart eraf (de tabel zegt hetzelfde); daarna blijven zoveel van de cijfers en
#: zoveel verhalen over. Beide lijsten zeggen wat er niet op staat.
_KORTER = ((1, 3), (0.5, 3), (0.5, 1), (0.25, 0))
#: Zo ook de veranderingen op de oplegger: eerst elk in minder woorden, dan pas minder.
_VERANDERD_KORTER = ((_VERANDERD, True), (3, True), (1, True))
#: Zo ook het blad voor inwoners: met verhalen of zonder, en hoeveel er bij een opgave de verkeerde kant op ging.
_INWONERS = ((True, HOOGSTENS_TEGEN), (True, 1), (False, HOOGSTENS_TEGEN), (False, 1))


@dataclass(frozen=True)
class Raadsstuk:
    """Eén stuk: `inhoud` is veilige HTML zonder `<html>`; `bladzijden` is hoeveel het er zijn.

    Een stuk met `scherm` komt er ook als HTML, om te laten zien; `liggend` is de vorm van een dia. `korter` is het
    stuk met steeds minder van wat in het boek staat: wat een partner of inwoner schrijft, heeft geen vaste lengte.
    """

    naam: str
    titel: str
    inhoud: str
    bladzijden: int
    liggend: bool = False
    scherm: bool = False
    korter: tuple[str, ...] = ()


def maak_raadsstukken(blad: Bladzijde) -> tuple[Raadsstuk, ...]:
    """Alle stukken van een editie, in de volgorde waarin de raad ze gebruikt."""
    dossier = blad.dossier
    with met_bladzijde(blad):
        sinds = sinds_vorige(blad)
        stukken = [_oplegger(blad, sinds)]
        for opgave in dossier.kader.opgaven:
            inhoud = _over_opgave(blad, opgave) | {"sinds": _sinds(blad, sinds, opgave, _VERANDERD_OPGAVE)}
            stukken += [_handout(opgave, inhoud), _presentatie(opgave, inhoud)]
        return (*stukken, _inwoners(blad))


def _over(blad: Bladzijde) -> dict[str, object]:
    """Wat elk stuk onderaan zegt: van wie, tot wanneer, en of het verzonnen of een concept is."""
    rapport, gemeente = blad.dossier.rapportage, blad.dossier.gemeente
    return {
        "naam": gemeente.naam, "volledig": gemeente.volledige_naam, "jaar": rapport.jaar,
        "tot": nieuwste_jaar(blad.dossier), "peildatum": toon_datum(rapport.peildatum),
        "concept": rapport.editie == "concept", "verzonnen": gemeente.verzonnen,
    }  # fmt: skip


def _over_opgave(blad: Bladzijde, opgave: Opgave) -> dict[str, object]:
    """Alles wat de stukken over één opgave delen."""
    eigen = Bladzijde(blad.dossier, opgave, berekend=blad.berekend)
    standen = eigen.standen_van_opgave(opgave)
    doelstand = bereken_doelstand(standen)
    opvallend = kies_opvallend(eigen, opgave, _HALTERS)
    genoemd = [*opvallend.standen, *(s for s in (doelstand.winst, doelstand.zorg) if s)]
    stemmen = lijst_stemmen(eigen, opgave)
    return {
        "over": _over(blad),
        "opgave": opgave.naam,
        "stand": zin_opgave(opgave, standen),
        "doelen": tuple(_doelrij(eigen, opgave)),
        "opvallend_delen": (
            *delen_verandering(eigen, doelstand, standen),
            deel_onbekend(eigen, opgave.doelen, standen),
        ),
        "vragen": tuple(vragen(eigen, opgave, doelstand)),
        "kaart": figuur_oordelenkaart(eigen, opgave, BREDE_KAART),
        "halter": figuur_opvallend(eigen, opgave, opvallend),
        "dia_kaarten": maak_diakaarten(eigen, opgave),
        "dia_halters": maak_diahalters(eigen, opgave, opvallend),
        "cijfers": lijst_cijfers(eigen, standen, genoemd, _ruimte_voor_cijfers(opvallend)),
        "kop_cijfers": "Andere cijfers die er zijn" if genoemd else "De cijfers die er zijn",
        "stemmen": stemmen,
        "keuze": zin_keuze_stemmen(stemmen),
        "verwacht": lijst_verwacht(eigen, standen),
        "niet_ontvangen": zin_niet_ontvangen(eigen, (s.indicator for s in standen)),
    }


def _ruimte_voor_cijfers(opvallend: Opvallend) -> int:
    return _CIJFERS + int(_CIJFERS_PER_HALTER * (_HALTERS - len(opvallend.standen)))


def _doelrij(blad: Bladzijde, opgave: Opgave) -> Iterator[dict[str, str]]:
    for doel in opgave.doelen:
        standen = blad.standen_van_doel(doel)
        telling, verteld = tel_cijfers(standen), len(verteld_door_inwoners(blad, doel))
        yield {
            "naam": doel.naam, "oordeel": woorden_verdeling(standen), "met": f"{telling.eigen} van {telling.alle}",
            "ervaringen": str(verteld) if verteld else "nog geen",
        }  # fmt: skip


def _handout(opgave: Opgave, inhoud: dict[str, object]) -> Raadsstuk:
    html, *korter = (vul_sjabloon("raad_opgave.html", **deel) for deel in (inhoud, *_korter(inhoud)))
    return Raadsstuk(opgave.id, f"{opgave.naam} op twee bladzijden", html, bladzijden=2, korter=tuple(korter))


def _korter(inhoud: dict[str, object]) -> Iterator[dict[str, object]]:
    """Hetzelfde blad met steeds minder van wat in het boek helemaal staat; oordelen, figuren en vragen blijven."""
    cijfers, stemmen = inhoud["cijfers"], inhoud["stemmen"]
    for deel, verhalen in _KORTER:
        minder = met_minder(stemmen, verhalen)
        yield inhoud | {
            "kaart": None,
            "cijfers": cijfers.met_hoogstens(ceil(deel * len(cijfers.regels))),
            "stemmen": minder,
            "keuze": zin_keuze_stemmen(minder),
        }


def _presentatie(opgave: Opgave, inhoud: dict[str, object]) -> Raadsstuk:
    dias = maak_dias(inhoud)
    html = vul_sjabloon("raad_presentatie.html", dias=dias, **inhoud)
    titel = f"{opgave.naam}, presentatie"
    return Raadsstuk(f"{opgave.id}-presentatie", titel, html, bladzijden=len(dias) + 1, liggend=True, scherm=True)


def _sinds(
    blad: Bladzijde, sinds: Sinds | None, opgave: Opgave | None = None, hoogstens: int = _VERANDERD, kort: bool = False
) -> dict[str, object]:
    """Wat er anders is dan in de vorige editie, van één opgave of van alles; `rest` past er niet op."""
    if sinds is None:
        return {"zin": "Dit is de eerste editie. Er is nog geen vorige om mee te vergelijken.", "rijen": (), "rest": 0}
    eigen = {i.id for i in blad.dossier.kader.indicatoren_van_opgave(opgave)} if opgave else None
    rijen = veranderingsrijen(blad, sinds.veranderd, eigen, kort=kort)
    nieuw = zin_alleen_nieuw(sum(eigen is None or v.indicator in eigen for v in sinds.nieuw))
    zin = f"Wat anders is dan in {sinds.wat}:" if rijen else f"Hier is geen enkel oordeel anders dan in {sinds.wat}."
    zin = f"{nieuw} {zin}" if nieuw else zin
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
    html, *korter = (
        vul_sjabloon(
            "raad_oplegger.html", over=_over(blad), opgaven=tuple(opgaven), bekend=_zin_bekend(alle),
            vragen=voeg_vragen_samen(per_opgave),
            delen=delen_verandering(blad, doelstand, alle, HOOGSTENS_OVER_ALLES),
            sinds=_sinds(blad, sinds, hoogstens=hoogstens, kort=kort),
        )
        for hoogstens, kort in ((_VERANDERD, False), *_VERANDERD_KORTER)
    )  # fmt: skip
    titel = "Oplegger voor de raadsinformatiebijeenkomst"
    return Raadsstuk("oplegger", titel, html, bladzijden=1, korter=tuple(korter))


def _kort(standen: tuple[Stand, ...]) -> str:
    telling = tel_cijfers(standen)
    return f"{telling.eigen} van {tel(telling.alle, 'indicator', 'indicatoren')} met een cijfer"


def _zin_bekend(standen: tuple[Stand, ...]) -> str:
    telling = tel_cijfers(standen)
    wie, hebben = tel(telling.alle, "indicator", "indicatoren"), "heeft" if telling.eigen == 1 else "hebben"
    if not telling.eigen:
        return f"Geen van de {wie} heeft een cijfer."
    return f"Van de {wie} {hebben} er {telling.eigen} een cijfer."


def _inwoners(blad: Bladzijde) -> Raadsstuk:
    """Eén bladzijde voor inwoners en partners, in gewone woorden."""
    inhoud = {aantal: _voor_inwoners(blad, aantal) for aantal in {aantal for _, aantal in _INWONERS}}
    html, *korter = (vul_sjabloon("raad_inwoners.html", met_verhalen=m, **inhoud[a]) for m, a in _INWONERS)
    return Raadsstuk("inwoners", f"{_vraag(blad)} Voor inwoners en partners", html, 1, korter=tuple(korter))


def _vraag(blad: Bladzijde) -> str:
    return f"Hoe gaat het in {blad.dossier.gemeente.naam}?"


def _voor_inwoners(blad: Bladzijde, hoogstens: int = HOOGSTENS_TEGEN) -> dict[str, object]:
    """Wat de bladzijde op de site en het blad om af te drukken delen; `hoogstens` als bij `zin_inwoners`."""
    opgaven = []
    for opgave in blad.dossier.kader.opgaven:
        standen = blad.standen_van_opgave(opgave)
        eigen = Bladzijde(blad.dossier, opgave, berekend=blad.berekend)
        opgaven.append(
            {
                "id": opgave.id,
                "naam": opgave.naam,
                "cijfers": zin_inwoners(eigen, standen, hoogstens),
                "stem": next(iter(lijst_stemmen(eigen, opgave, hoogstens=1).regels), None),
            }
        )
    return {"over": _over(blad), "opgaven": tuple(opgaven), "contact": blad.dossier.gemeente.meldpunt}


def maak_inwonersblad(blad: Bladzijde) -> Losblad:
    """Hetzelfde als het blad voor inwoners, als bladzijde van de site: een A4 is op een telefoon niet te lezen."""
    inhoud = _voor_inwoners(blad)
    koppen = [(f"inwoners-{o['id']}", o["naam"]) for o in inhoud["opgaven"]]
    koppen.append(("inwoners-betekent", "Wat betekent dit?"))
    html = vul_sjabloon("inwoners.html", met_verhalen=True, **inhoud)
    ouders = (("raad.html", "Stukken voor de raad"),)
    return Losblad("inwoners", _vraag(blad), html, "inwoners gewone woorden", ouders=ouders, koppen=tuple(koppen))


def maak_raadblad(blad: Bladzijde) -> Losblad:
    """De bladzijde van het boek waar alle stukken op een rij staan."""
    inhoud = vul_sjabloon("raad.html", over=_over(blad), opgaven=blad.dossier.kader.opgaven)
    koppen = (("raad-alles", "Over alle opgaven"), ("raad-opgaven", "Per opgave"), ("raad-inwoners", "Voor inwoners"))
    zoektekst = "raad oplegger handout presentatie dia's themabijeenkomst raadsinformatiebijeenkomst inwoners afdrukken"
    return Losblad("raad", "Stukken voor de raad", inhoud, zoektekst, koppen=koppen)
