"""Zinnen voor inwoners: in korte, gewone woorden wat het opvallendste cijfer van een opgave zegt."""

from __future__ import annotations

import re

from sturing.gegevens.kadermodel import Eenheid, Indicator, Lezing
from sturing.rekenen.achteruitgang import bereken_uitersten, kies_oorzaak, kies_tegen_de_richting
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.reeksen import Punt, Reeks
from sturing.rekenen.stand import Cijfertelling, Stand, tel_cijfers
from sturing.rekenen.uitkomsten import Uitkomst
from sturing.rekenen.vergelijken import Vergelijking
from sturing.tonen.blad import Bladzijde
from sturing.tonen.fiche import tegenstrijdigheden_van
from sturing.tonen.groepen import zin_over_wie
from sturing.tonen.notatie import periode_in_zin, toon_periode, toon_punt, toon_waarde, voeg_samen
from sturing.tonen.raadslijsten import naam_zonder_eenheid, toon_met_eenheid
from sturing.tonen.zinnen_verloop import zin_land

_LEEFTIJDEN = re.compile(r"\b(\d+)-(\d+) jaar\b")
_GEEN = "Er zijn nog geen cijfers. Wij kunnen dus nog niet zeggen hoe het gaat."
#: De leeftijd achter een naam: ', 13-16 jaar', ', 65 jaar en ouder', ', 65+'.
_ACHTERAAN = re.compile(r", \d[^,]*$")
_BENADERING = "Dit is niet precies wat wij willen weten, maar het komt in de buurt."
_MODEL = "Dit cijfer is berekend met een model, niet gemeten."
_NIET_VERGELIJKEN = "U kunt die cijfers niet met elkaar vergelijken."
#: Zoveel cijfers die de verkeerde kant op gingen, staan er bij een opgave; de rest staat in het rapport.
HOOGSTENS_TEGEN = 3


def zin_inwoners(blad: Bladzijde, standen: tuple[Stand, ...], hoogstens: int = HOOGSTENS_TEGEN) -> str:
    """Hoeveel wij weten, en het cijfer dat het meest opvalt.

    Een verslechtering gaat voor, ook als zij niet bewezen is; dan volgt wat er wel de goede kant op gaat. Van wat niet
    bewezen is, staan er `hoogstens` zoveel, en dan hoeveel er nog zijn. Verandert er niets aantoonbaar, dan staat er
    één cijfer, met wat ernaast staat.
    """
    met = [s for s in standen if s.heeft_eigen_cijfer]
    if not met:
        return _GEEN
    begin = _begin(tel_cijfers(standen))
    doelstand, tegen = bereken_doelstand(standen), kies_tegen_de_richting(standen)
    winst = f" Wel beter: {_verloop(blad, doelstand.winst)}" if doelstand.winst else ""
    if doelstand.zorg and doelstand.zorg_naast:
        return f"{begin} {_elders(blad, doelstand.zorg, doelstand.zorg_naast)}{winst}"
    if doelstand.zorg:
        return f"{begin} Dit gaat de verkeerde kant op: {_verloop(blad, doelstand.zorg)}{winst}"
    if tegen:
        return f"{begin} {_tegen(blad, tegen, hoogstens)}{winst}"
    if doelstand.winst:
        return f"{begin} Dit gaat de goede kant op: {_verloop(blad, doelstand.winst)}"
    return f"{begin} {_stand(blad, met)}"


def _begin(telling: Cijfertelling) -> str:
    alle, met = telling.alle, telling.eigen
    dingen = "1 ding" if alle == 1 else f"{alle} dingen"
    cijfer = (f"Van alle {alle}" if alle > 1 else "Daarvan") if met == alle else f"Van {met}"
    return f"Wij willen hier {dingen} meten. {cijfer} hebben wij een cijfer."


def _tegen(blad: Bladzijde, tegen: tuple[Stand, ...], hoogstens: int) -> str:
    """Wat zonder bewijs de verkeerde kant op ging, het ergste vooraan; nooit leest het eerste als het enige."""
    eerste, *ook = (_verloop(blad, stand) for stand in tegen[:hoogstens])
    rest = len(tegen) - 1 - len(ook)
    nog = f"Nog {rest} {'cijfer ging' if rest == 1 else 'cijfers gingen'} de verkeerde kant op." if rest else ""
    toeval = "deze veranderingen toeval zijn" if len(tegen) > 1 else "de verandering toeval is"
    return _samen(
        f"Dit ging de verkeerde kant op: {eerste}",
        *(f"Ook dit ging de verkeerde kant op: {zin}" for zin in ook),
        nog,
        f"Of {toeval}, weten wij niet.",
    )


def _verloop(blad: Bladzijde, stand: Stand) -> str:
    (van, toen), (naar, nu) = ((p, toon_periode(p.periode)) for p in stand.uiteinden)
    eenheid = stand.indicator.eenheid
    zin = f"{_naam(stand)} ging van {toon_punt(van, eenheid)} in {toen} naar {_waarde(naar, eenheid)} in {nu}."
    return _samen(
        zin, _over_wie(blad, stand), _tussenin(stand), _land(blad, stand), _oorzaak(stand), _soort(stand),
        _naast(blad, stand),
    )  # fmt: skip


def _tussenin(stand: Stand) -> str:
    """Wat er tussen het eerste en laatste cijfer gebeurde: 'Daartussen was het 79,8% in 2020 en 71,6% in 2022.'"""
    punten = sorted(bereken_uitersten(stand), key=lambda punt: punt.tijd)
    woorden = [f"{_waarde(p, stand.indicator.eenheid)} in {periode_in_zin(p.periode)}" for p in punten]
    return f"Daartussen was het {voeg_samen(woorden)}." if woorden else ""


def _oorzaak(stand: Stand) -> str:
    """Wat de bron zelf als oorzaak noemt; leeg als zij dat niet doet."""
    oorzaak = kies_oorzaak(stand)
    return f"Een belangrijke oorzaak is volgens de bron: {oorzaak}." if oorzaak else ""


def _land(blad: Bladzijde, stand: Stand) -> str:
    """Wat er in dezelfde tijd in het land gebeurde: 'In heel Nederland: van 76,3% naar 72,8%.'"""
    land = zin_land(blad, stand)
    return f"In heel {land}." if land else ""


def _over_wie(blad: Bladzijde, stand: Stand) -> str:
    """Over wie het cijfer gaat, als dat anderen zijn dan de naam van de indicator zegt."""
    return zin_over_wie(blad, stand.hoofdreeks, stand.indicator)


def _soort(stand: Stand) -> str:
    """Dat het cijfer geen gewone meting is; leeg als het dat wel is."""
    reeks = stand.hoofdreeks
    if reeks.gemodelleerd:
        return _MODEL
    return _BENADERING if reeks.herkomst == "benadering" else ""


def _samen(*zinnen: str) -> str:
    return " ".join(filter(None, zinnen))


def _elders(blad: Bladzijde, stand: Stand, naast: Vergelijking) -> str:
    hier, daar = (_waarde(p, stand.indicator.eenheid) for p in (stand.punt, naast.punt))
    gebied = blad.naam_gebied(naast.gebied)
    zin = f"Dit is hier minder goed dan elders: {_naam(stand)} is hier {hier}. In {gebied} is het {daar}."
    return _samen(zin, _over_wie(blad, stand), _soort(stand))


def _stand(blad: Bladzijde, met: list[Stand]) -> str:
    """Eén cijfer: gemeten gaat voor een benadering, een cijfer met een jaar voor een zonder, en nieuw voor oud.

    Is er nog een cijfer van gelijke soort, dan staat dat er ook: wie er maar een leest, denkt dat het zeker is.
    """
    volgorde = [
        (s.hoofdreeks.herkomst != "gemeten", not s.punt.heeft_periode, -s.punt.tijd, s.indicator.id) for s in met
    ]
    stand = met[volgorde.index(min(volgorde))]
    punt = stand.punt
    zin = f"{_naam(stand)}: {_wanneer(punt, stand.indicator.eenheid)}"
    gelijk = stand.oordeel.uitkomst == Uitkomst.GEEN_VERANDERING
    slot = "Dat veranderde niet duidelijk." if gelijk else "Of het beter of slechter gaat, weten wij nog niet."
    return _samen(zin, _over_wie(blad, stand), _soort(stand), _naast(blad, stand), slot)


def _naast(blad: Bladzijde, stand: Stand) -> str:
    """Elk ander cijfer van gelijke soort, met de woorden van de bron als die zijn vastgelegd; leeg als er geen is."""
    anders = [_ander_cijfer(blad, stand, reeks) for reeks in stand.naast]
    return _samen(*anders, _NIET_VERGELIJKEN) if anders else ""


def _ander_cijfer(blad: Bladzijde, stand: Stand, reeks: Reeks) -> str:
    punt, eenheid = reeks.laatste, stand.indicator.eenheid
    jaar = "" if punt.heeft_periode else "Het jaar staat er niet bij."
    if lezing := kies_lezing(blad, stand.indicator, punt):
        return _samen(f"Er is ook een ander cijfer: ‘{lezing.naam}’ ({lezing.vindplaats}).", jaar)
    wanneer = f" in {toon_periode(punt.periode)}" if punt.heeft_periode else ""
    zin = f"Er is ook een ander cijfer: {_waarde(punt, eenheid)}{wanneer}."
    return _samen(zin, jaar, zin_over_wie(blad, reeks, stand.indicator))


def kies_lezing(blad: Bladzijde, indicator: Indicator, punt: Punt) -> Lezing | None:
    """De zin waarin een document dit cijfer noemt, als het bij de tegenstrijdigheden staat; None als dat niet zo is."""
    cijfer = re.compile(rf"(?<![\d.,]){re.escape(toon_waarde(punt.waarde, indicator.eenheid))}(?![\d])")
    lezingen = (z for t in tegenstrijdigheden_van(blad, indicator) if t.raakt == "cijfer" for z in t.lezingen)
    return next((lezing for lezing in lezingen if cijfer.search(lezing.naam)), None)


def _wanneer(punt: Punt, eenheid: Eenheid) -> str:
    """Een aantal telt mensen of dingen, een percentage niet: 'in 2020 waren dat er 740', 'in 2024 was dat 47,5%'."""
    waren = "waren dat er" if eenheid == Eenheid.AANTAL else "was dat"
    if punt.heeft_periode:
        return f"in {toon_periode(punt.periode)} {waren} {_waarde(punt, eenheid)}."
    return f"{waren.replace('dat', 'het')} {_waarde(punt, eenheid)}. Het jaar is niet bekend."


def _waarde(punt: Punt, eenheid: Eenheid) -> str:
    """Bij een aantal zegt de zin al dat het een aantal is."""
    return toon_punt(punt, eenheid) if eenheid == Eenheid.AANTAL else toon_met_eenheid(punt, eenheid)


def gewone_naam(indicator: Indicator) -> str:
    """De naam zoals een inwoner hem leest: '18 tot en met 64 jaar' in plaats van '18-64 jaar'."""
    return _LEEFTIJDEN.sub(r"\1 tot en met \2 jaar", naam_zonder_eenheid(indicator))


def naam_zonder_leeftijd(indicator: Indicator) -> str:
    """De naam voor bij een cijfer over een andere leeftijd; die staat dan in een eigen zin."""
    return _ACHTERAAN.sub("", naam_zonder_eenheid(indicator))


def _naam(stand: Stand) -> str:
    """De naam met de leeftijd van de indicator, maar alleen als het cijfer ook daarover gaat."""
    eigen = stand.hoofdreeks.groep == stand.indicator.groep
    return f"‘{gewone_naam(stand.indicator) if eigen else naam_zonder_leeftijd(stand.indicator)}’"
