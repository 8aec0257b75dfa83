"""Zinnen in één oogopslag: winst, zorg en wat we niet weten. Wat achteruitging, staat er bij naam."""

from __future__ import annotations

from collections.abc import Sequence

from sturing.gegevens.kadermodel import Doel, Opgave
from sturing.rekenen.achteruitgang import kies_ongunstige, kies_tegen_de_richting
from sturing.rekenen.doelstand import Doelstand
from sturing.rekenen.stand import Dekking, Stand
from sturing.rekenen.uitkomsten import Uitkomst
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import tel
from sturing.tonen.zinnen import zin_bevinding, zin_elders_slechter, zin_soort, zin_van_naar

#: Zoveel onbewezen verslechteringen krijgen hun cijfers erbij; de andere staan er met alleen hun naam.
_MET_CIJFERS = 3
#: Zoveel namen kan een zin over alle opgaven samen hebben en nog op één bladzijde passen.
HOOGSTENS_OVER_ALLES = 10


def zin_opgave(opgave: Opgave, standen: tuple[Stand, ...]) -> str:
    """Hoeveel doelen en indicatoren de opgave heeft, en van hoeveel een cijfer bekend is."""
    met = sum(bool(s.hoofdreeks) for s in standen)
    benadering = sum(s.dekking == Dekking.BENADERING for s in standen)
    zin = (
        f"De opgave heeft {tel(len(opgave.doelen), 'doel', 'doelen')} en"
        f" {tel(len(standen), 'indicator', 'indicatoren')}. Van {tel(met, 'indicator', 'indicatoren')}"
        " is een cijfer bekend"
    )
    if not benadering:
        return f"{zin}."
    return f"{zin}, {_hoeveel_daarvan(benadering, met)}alleen bij benadering."


def _hoeveel_daarvan(deel: int, geheel: int) -> str:
    """Hoeveel van de cijfers: alle (dan telt het getal niet nog eens), of een deel ervan."""
    if deel < geheel:
        return f"waarvan {deel} "
    return {1: "", 2: "beide "}.get(geheel, "alle ")


def zin_winst(doelstand: Doelstand) -> str:
    """De sterkste gunstige verandering, of dat die er niet is."""
    if doelstand.winst:
        return f"{zin_bevinding(doelstand.winst)}."
    return "Geen enkele indicator laat aantoonbaar een gunstige verandering zien."


def zin_zorg(blad: Bladzijde, doelstand: Doelstand, standen: tuple[Stand, ...], hoogstens: int | None = None) -> str:
    """Wat aantoonbaar ongunstig veranderde, het sterkste vooraan, en wat onbewezen de verkeerde kant op ging.

    Alles staat er bij naam. Alleen wie over alle opgaven heen schrijft, geeft `hoogstens`: zijn het er
    meer, dan zegt de zin hoeveel er bij hun opgave staan.
    """
    ongunstig = kies_ongunstige(standen)
    if doelstand.zorg and doelstand.zorg_naast:
        zin = f"{zin_elders_slechter(doelstand.zorg, doelstand.zorg_naast, blad.naam_gebied)}."
    elif ongunstig:
        zin = f"{zin_bevinding(ongunstig[0])}.{_ook_ongunstig(ongunstig[1:], hoogstens)}"
    else:
        zin = "Geen enkele indicator laat aantoonbaar een ongunstige verandering zien."
    tegen = kies_tegen_de_richting(standen)
    return f"{zin} {_zin_tegen(tegen, bool(doelstand.zorg), hoogstens)}" if tegen else zin


def _ook_ongunstig(rest: tuple[Stand, ...], hoogstens: int | None) -> str:
    if not rest:
        return ""
    if hoogstens is not None and len(rest) > hoogstens:
        return f" Nog {len(rest)} andere indicatoren zijn ongunstig veranderd; die staan bij hun opgave."
    return f" Ook ongunstig: {zin_namen(rest)}."


def _zin_tegen(tegen: tuple[Stand, ...], na_zorg: bool, hoogstens: int | None) -> str:
    """De onbewezen verslechteringen: de grootste met hun cijfers, de andere bij naam."""
    gingen = "ging" if len(tegen) == 1 else "gingen"
    namen = "; ".join(zin_van_naar(s) for s in tegen[:_MET_CIJFERS])
    rest = tegen[_MET_CIJFERS:]
    if hoogstens is not None and len(rest) > hoogstens:
        namen += f"; en nog {len(rest)} andere, die bij hun opgave staan"
    elif rest:
        namen += f"; en ook: {zin_namen(rest)}"
    return (
        f"Tegen de gewenste richting in {gingen} {'ook' if na_zorg else 'wel'}: {namen}."
        " Zonder marges is niet te zeggen of dat toeval is."
    )


def zin_namen(standen: tuple[Stand, ...]) -> str:
    """De namen van indicatoren op een rij, met erbij of een cijfer geen gewone meting is."""
    return "; ".join(f"‘{s.indicator.kort}’{zin_soort(s)}" for s in standen)


def zin_onbekend(blad: Bladzijde, doelen: Sequence[Doel], standen: tuple[Stand, ...]) -> str:
    """Hoeveel indicatoren geen cijfer hebben, waar niets is gemeten, en over hoeveel cijfers niets te zeggen is."""
    zonder = sum(s.hoofdreeks is None for s in standen)
    stil = sum(bool(s.hoofdreeks) and s.oordeel.uitkomst == Uitkomst.NIET_TE_ZEGGEN for s in standen)
    leeg = [d.naam for d in doelen if not any(s.hoofdreeks for s in blad.standen_van_doel(d))]
    if not zonder:
        zinnen = ["Van elke indicator is een cijfer bekend."]
    else:
        zinnen = [f"{tel(zonder, 'indicator heeft', 'indicatoren hebben')} nog geen cijfer."]
        namen = "; ".join(f"‘{naam}’" for naam in leeg)
        zinnen.append(f"Helemaal niets gemeten is er bij {namen}." if leeg else "Elk doel heeft er ten minste één.")
    if stil:
        wie = tel(stil, "indicator", "indicatoren")
        zinnen.append(f"Over de verandering bij {wie} met een cijfer is nog niets te zeggen.")
    return " ".join(zinnen)
