"""Zinnen in één oogopslag: winst, zorg en wat we niet weten. Wat achteruitging, staat er bij naam."""

from __future__ import annotations

from collections.abc import Sequence

from sturing.gegevens.kadermodel import Doel, Opgave
from sturing.gegevens.zorgmodel import Documentzorg
from sturing.rekenen.achteruitgang import kies_ongunstige, kies_tegen_de_richting
from sturing.rekenen.doelstand import Doelstand, bereken_doelstand
from sturing.rekenen.stand import Cijfertelling, Stand, tel_cijfers
from sturing.rekenen.uitkomsten import Uitkomst
from sturing.tonen.blad import Bladzijde
from sturing.tonen.groepen import zin_groep
from sturing.tonen.kerndeel import Alinea, Kerndeel, maak_deel
from sturing.tonen.notatie import tel
from sturing.tonen.zinnen import zin_bevinding, zin_elders_slechter, zin_van_naar
from sturing.tonen.zinnen_cijfers import zin_niet_ontvangen
from sturing.tonen.zinnen_verloop import zin_daarbij, zin_verandering_voluit
from sturing.tonen.zinnen_verwant import punt_zorg, punten_zonder_cijfer

#: Zoveel namen kan een zin over alle opgaven samen hebben en nog op één bladzijde passen.
HOOGSTENS_OVER_ALLES = 10


def zin_opgave(opgave: Opgave, standen: tuple[Stand, ...]) -> str:
    """Hoeveel doelen en indicatoren de opgave heeft, en van hoeveel een cijfer bekend is."""
    telling = tel_cijfers(standen)
    zin = (
        f"De opgave heeft {tel(len(opgave.doelen), 'doel', 'doelen')} en"
        f" {tel(telling.alle, 'indicator', 'indicatoren')}. Van {tel(telling.eigen, 'indicator', 'indicatoren')}"
        " is een cijfer bekend"
    )
    if not telling.benadering:
        return f"{zin}."
    return f"{zin}, {_hoeveel_daarvan(telling.benadering, telling.eigen)}alleen bij benadering."


def _hoeveel_daarvan(deel: int, geheel: int) -> str:
    """Hoeveel van de cijfers: alle (dan telt het getal niet nog eens), of een deel ervan."""
    if deel < geheel:
        return f"waarvan {deel} "
    return {1: "", 2: "beide "}.get(geheel, "alle ")


def zin_winst(doelstand: Doelstand) -> str:
    """De sterkste gunstige verandering, of dat die er niet is."""
    if doelstand.winst:
        return f"{zin_bevinding(doelstand.winst)}."
    return _zin_geen(doelstand, "gunstige")


def _zin_geen(doelstand: Doelstand, soort: str) -> str:
    """Dat geen indicator zo veranderde; is er geen te toetsen, dan is ook dat niet te zeggen: leeg is nooit nul.

    >>> from sturing.rekenen.doelstand import bereken_doelstand
    >>> _zin_geen(bereken_doelstand(()), "gunstige")
    'Dat weten we nog niet. Er zijn geen indicatoren.'
    """
    alle, beoordeeld = doelstand.alle, doelstand.beoordeeld
    if not alle:
        return "Dat weten we nog niet. Er zijn geen indicatoren."
    if not beoordeeld:
        wie = "Van de enige indicator is de verandering niet"
        if alle > 1:
            wie = f"Van geen van de {alle} indicatoren is de verandering"
        return f"Dat weten we nog niet. {wie} te toetsen."
    if beoordeeld == alle:
        return f"Geen enkele indicator laat aantoonbaar een {soort} verandering zien."
    zijn = (
        "is er 1 te toetsen; die laat geen"
        if beoordeeld == 1
        else f"zijn er {beoordeeld} te toetsen; geen ervan laat een"
    )
    return f"Van de {alle} indicatoren {zijn} {soort} verandering zien."


def delen_verandering(
    blad: Bladzijde,
    doelstand: Doelstand,
    standen: tuple[Stand, ...],
    hoogstens: int | None = None,
    *,
    na_antwoord: bool = False,
) -> tuple[Kerndeel, ...]:
    """De sterkste winst en de grootste zorg; zeggen beide dat er niets te toetsen is, dan staat dat er één keer.

    Met `na_antwoord` staat dat laatste al boven aan de bladzijde, en hier dus niet nog eens.
    """
    winst, zorg = deel_winst(doelstand), deel_zorg(blad, doelstand, standen, hoogstens)
    if winst.alineas[0] != zorg.alineas[0]:
        return winst, zorg
    if not na_antwoord:
        return (maak_deel("Winst en zorg", *zorg.alineas),)
    over = deel_zorg(blad, doelstand, standen, hoogstens, na_antwoord=True)
    return (over,) if over.alineas else ()


def zin_zorg(blad: Bladzijde, doelstand: Doelstand, standen: tuple[Stand, ...], hoogstens: int | None = None) -> str:
    """De grootste zorg als doorlopende tekst; zie `deel_zorg`."""
    return deel_zorg(blad, doelstand, standen, hoogstens).als_tekst()


def deel_winst(doelstand: Doelstand) -> Kerndeel:
    """De sterkste winst als deel van de kern."""
    return maak_deel("Sterkste winst", Alinea(zin_winst(doelstand)))


def deel_zorg(
    blad: Bladzijde,
    doelstand: Doelstand,
    standen: tuple[Stand, ...],
    hoogstens: int | None = None,
    *,
    na_antwoord: bool = False,
) -> Kerndeel:
    """Wat aantoonbaar ongunstig veranderde, wat onbewezen de verkeerde kant op ging, en wat documenten melden.

    Het zwaarste staat vooraan, en alles staat er met zijn getallen: één punt per indicator. Wat een document meldt waar
    geen eigen cijfer is, kan ook een zorg zijn. Alleen wie over alle opgaven heen schrijft, geeft `hoogstens`: zijn het
    er meer, dan zegt de zin hoeveel er bij hun opgave staan. Met `na_antwoord` ontbreekt dat er niets te toetsen is.
    """
    ongunstig = kies_ongunstige(standen)
    if doelstand.zorg and doelstand.zorg_naast:
        zin = f"{zin_elders_slechter(doelstand.zorg, doelstand.zorg_naast, blad.naam_gebied)}."
    elif ongunstig:
        zin = f"{zin_bevinding(ongunstig[0])}.{zin_daarbij(blad, ongunstig[0])}"
    else:
        zin = "" if na_antwoord else _zin_geen(doelstand, "ongunstige")
    tegen = kies_tegen_de_richting(standen)
    voegwoord = " ook" if doelstand.zorg else " wel" if zin else ""
    return maak_deel(
        "Grootste zorg",
        Alinea(zin),
        _ook_ongunstig(blad, ongunstig[1:], hoogstens),
        *_tegen(blad, tegen, voegwoord, hoogstens),
        _uit_documenten(blad, standen, hoogstens is not None),
    )


def _ook_ongunstig(blad: Bladzijde, rest: tuple[Stand, ...], hoogstens: int | None) -> Alinea | None:
    if not rest:
        return None
    if hoogstens is not None and len(rest) > hoogstens:
        return Alinea(f"Nog {len(rest)} andere indicatoren zijn ongunstig veranderd; die staan bij hun opgave.")
    return Alinea("Ook ongunstig:", tuple(f"{zin_van_naar(s, zin_groep(blad, s))}." for s in rest))


def _tegen(blad: Bladzijde, tegen: tuple[Stand, ...], voegwoord: str, hoogstens: int | None) -> tuple[Alinea, ...]:
    """De onbewezen verslechteringen, elk met haar cijfers en met wat erbij hoort."""
    if not tegen:
        return ()
    getoond = tegen if hoogstens is None else tegen[:hoogstens]
    punten = [zin_verandering_voluit(blad, stand) for stand in getoond]
    if len(getoond) < len(tegen):
        punten.append(f"Nog {len(tegen) - len(getoond)} andere, die bij hun opgave staan.")
    gingen = "ging" if len(tegen) == 1 else "gingen"
    zin = f"De ongewenste kant op {gingen}{voegwoord}:"
    return Alinea(zin, tuple(punten)), Alinea("Zonder marges is niet te zeggen of dat toeval is.")


def _uit_documenten(blad: Bladzijde, standen: tuple[Stand, ...], over_alles: bool) -> Alinea:
    """Wat de documenten melden waar geen eigen cijfer is; over alle opgaven heen per opgave het eerste."""
    if over_alles:
        punten = tuple(_eerste_melding(blad, opgave) for opgave in blad.dossier.kader.opgaven)
    else:
        punten = punten_zonder_cijfer(blad, standen, kies_documentzorgen(blad, blad.gekozen))
    punten = tuple(filter(None, punten))
    elk = " (per opgave één, de andere staan daar)" if over_alles else ""
    return Alinea(f"Zonder eigen cijfer, maar wel in de documenten{elk}:" if punten else "", punten)


def _eerste_melding(blad: Bladzijde, opgave: Opgave) -> str:
    zorgen = kies_documentzorgen(blad, opgave)
    if not zorgen:
        return ""
    rest = f" En nog {len(zorgen) - 1}." if len(zorgen) > 1 else ""
    return f"{opgave.naam}: {punt_zorg(blad, zorgen[0])}{rest}"


def kies_documentzorgen(blad: Bladzijde, opgave: Opgave | None) -> tuple[Documentzorg, ...]:
    """Wat de documenten bij deze opgave melden, in de volgorde van het bestand; leeg zonder opgave."""
    return tuple(zorg for zorg in blad.dossier.zorgen if opgave and opgave.id in zorg.opgaven)


def zin_onbekend(blad: Bladzijde, doelen: Sequence[Doel], standen: tuple[Stand, ...]) -> str:
    """Wat we niet weten als doorlopende tekst; zie `deel_onbekend`."""
    return deel_onbekend(blad, doelen, standen).als_tekst()


def deel_onbekend(
    blad: Bladzijde, doelen: Sequence[Doel], standen: tuple[Stand, ...], *, na_antwoord: bool = False
) -> Kerndeel:
    """Hoeveel indicatoren geen cijfer hebben, waar niets is gemeten, en over hoeveel cijfers niets te zeggen is.

    Met `na_antwoord` valt weg wat het antwoord boven aan de bladzijde al telde: is er niets te toetsen, dan staat daar
    hoeveel indicatoren geen eigen cijfer hebben en dat van de andere niets te zeggen is.
    """
    telling = tel_cijfers(standen)
    stil = sum(s.heeft_eigen_cijfer and s.oordeel.uitkomst == Uitkomst.NIET_TE_ZEGGEN for s in standen)
    wie = tel(stil, "indicator", "indicatoren")
    geteld = na_antwoord and not bereken_doelstand(standen).beoordeeld
    zonder = _zin_zonder(telling, elders=not na_antwoord)
    return maak_deel(
        "Wat we niet weten",
        _leeg(blad, doelen, "" if geteld else zonder) if telling.zonder else Alinea(zonder),
        Alinea(zin_niet_ontvangen(blad, (s.indicator for s in standen))),
        Alinea(f"Over de verandering bij {wie} met een cijfer is nog niets te zeggen." if stil and not geteld else ""),
    )


def _zin_zonder(telling: Cijfertelling, *, elders: bool) -> str:
    if not telling.zonder:
        return "Van elke indicator is een cijfer bekend."
    ander = f"; van {telling.elders} daarvan is er wel een cijfer van een ander gebied"
    daarvan = ander if elders and telling.elders else ""
    return f"{tel(telling.zonder, 'indicator heeft', 'indicatoren hebben')} nog geen eigen cijfer{daarvan}."


def _leeg(blad: Bladzijde, doelen: Sequence[Doel], zin: str) -> Alinea:
    """Achter `zin` bij welke doelen er geen enkel cijfer is."""
    leeg = tuple(f"{d.naam}." for d in doelen if not tel_cijfers(blad.standen_van_doel(d)).eigen)
    elk = "Elk doel heeft wel ten minste één indicator met een cijfer."
    return Alinea(f"{zin} {'Er is helemaal niets gemeten bij:' if leeg else elk}".strip(), leeg)
