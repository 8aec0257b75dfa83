"""Zinnen voor inwoners: in korte, gewone woorden wat het opvallendste cijfer van een opgave zegt."""

from __future__ import annotations

from sturing.gegevens.perioden import NIET_VERMELD
from sturing.rekenen.achteruitgang import kies_tegen_de_richting
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.stand import Stand
from sturing.rekenen.uitkomsten import Uitkomst
from sturing.rekenen.vergelijken import Vergelijking
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import toon_periode, toon_punt
from sturing.tonen.raadslijsten import naam_zonder_eenheid, toon_met_eenheid

_GEEN = "Er zijn nog geen cijfers. Wij kunnen dus nog niet zeggen hoe het gaat."
_SOORT = {
    "benadering": " Dit cijfer meet het bijna, maar niet precies.",
    "model": " Dit cijfer is een berekening.",
}


def zin_inwoners(blad: Bladzijde, standen: tuple[Stand, ...]) -> str:
    """Hoeveel wij weten, en het cijfer dat het meest opvalt.

    Een verslechtering gaat voor, ook als zij niet bewezen is; dan volgt wat er wel de goede kant op gaat. Verandert er
    niets aantoonbaar, dan staat er het nieuwste gemeten cijfer.
    """
    met = [s for s in standen if s.hoofdreeks]
    if not met:
        return _GEEN
    begin = _begin(len(standen), len(met))
    doelstand, tegen = bereken_doelstand(standen), kies_tegen_de_richting(standen)
    winst = f" Wel beter: {_verloop(doelstand.winst)}" if doelstand.winst else ""
    if doelstand.zorg and doelstand.zorg_naast:
        return f"{begin} {_elders(blad, doelstand.zorg, doelstand.zorg_naast)}{winst}"
    if doelstand.zorg:
        return f"{begin} Dit gaat de verkeerde kant op: {_verloop(doelstand.zorg)}{winst}"
    if tegen:
        zin = f"Dit ging de verkeerde kant op: {_verloop(tegen[0])} Of dat toeval is, weten wij niet."
        return f"{begin} {zin}{winst}"
    if doelstand.winst:
        return f"{begin} Dit gaat de goede kant op: {_verloop(doelstand.winst)}"
    return f"{begin} {_stand(met)}"


def _begin(alle: int, met: int) -> str:
    onderwerpen = "1 onderwerp" if alle == 1 else f"{alle} onderwerpen"
    bekend = (f"alle {alle}" if alle > 1 else "dat onderwerp") if met == alle else str(met)
    return f"Wij volgen hier {onderwerpen}. Van {bekend} is een cijfer bekend."


def _verloop(stand: Stand) -> str:
    (van, toen), (naar, nu) = ((p, toon_periode(p.periode)) for p in stand.uiteinden)
    eenheid = stand.indicator.eenheid
    zin = f"{_naam(stand)} ging van {toon_punt(van, eenheid)} in {toen} naar {toon_met_eenheid(naar, eenheid)} in {nu}."
    return f"{zin}{_SOORT.get(stand.hoofdreeks.herkomst, '')}"


def _elders(blad: Bladzijde, stand: Stand, naast: Vergelijking) -> str:
    hier, daar = (toon_met_eenheid(p, stand.indicator.eenheid) for p in (stand.punt, naast.punt))
    gebied = blad.naam_gebied(naast.gebied)
    soort = _SOORT.get(stand.hoofdreeks.herkomst, "")
    return f"Dit is hier minder goed dan elders: {_naam(stand)} is hier {hier}. In {gebied} is het {daar}.{soort}"


def _stand(met: list[Stand]) -> str:
    """Eén cijfer: gemeten gaat voor een benadering, een cijfer met een jaar voor een zonder, en nieuw voor oud.

    Een cijfer dat eigenlijk van een ander gebied is, komt het laatst.
    """
    volgorde = [
        (
            s.punt.geen_eigen_cijfer, s.hoofdreeks.herkomst != "gemeten", s.punt.periode == NIET_VERMELD,
            -s.punt.tijd, s.indicator.id,
        )
        for s in met
    ]  # fmt: skip
    stand = met[volgorde.index(min(volgorde))]
    punt = stand.punt
    zonder_jaar = punt.periode == NIET_VERMELD
    zin = f"Een cijfer over {_naam(stand)}: {toon_met_eenheid(punt, stand.indicator.eenheid)}"
    zin += ". Het jaar is niet bekend." if zonder_jaar else f" in {toon_periode(punt.periode)}."
    gelijk = stand.oordeel.uitkomst == Uitkomst.GEEN_VERANDERING
    slot = "Dat veranderde niet duidelijk." if gelijk else "Of het beter of slechter gaat, weten wij nog niet."
    return f"{zin}{_SOORT.get(stand.hoofdreeks.herkomst, '')} {slot}"


def _naam(stand: Stand) -> str:
    return f"‘{naam_zonder_eenheid(stand.indicator)}’"
