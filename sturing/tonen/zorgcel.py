"""De grootste zorg van een opgave in één cel van de startpagina."""

from __future__ import annotations

from sturing.gegevens.zorgmodel import Documentzorg
from sturing.rekenen.achteruitgang import kies_oorzaak, kies_tegen_de_richting
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.stand import Stand
from sturing.tonen.adressen import adres_fiche
from sturing.tonen.blad import Bladzijde
from sturing.tonen.groepen import zin_groep
from sturing.tonen.notatie import toon_periode, toon_punt
from sturing.tonen.opmaak import voor_html, voor_markdown
from sturing.tonen.tabel import Cel
from sturing.tonen.zinnen import zin_van_naar
from sturing.tonen.zinnen_verloop import zin_land
from sturing.tonen.zinnen_verwant import zin_documentzorg

#: Zoveel namen passen er naast de grootste zorg in een rij van het eerste scherm.
_HOOGSTENS_IN_RIJ = 3


def cel_zorg(blad: Bladzijde, standen: tuple[Stand, ...], zorgen: tuple[Documentzorg, ...] = ()) -> Cel:
    """De grootste zorg in één regel, met een link naar haar fiche; nooit sterker dan het oordeel.

    Ging geen cijfer de ongewenste kant op, dan staat er wat de documenten melden (`zorgen`).
    """
    doelstand = bereken_doelstand(standen)
    zorg, naast = doelstand.zorg, doelstand.zorg_naast
    if zorg and naast:
        hier, daar = (toon_punt(punt, zorg.indicator.eenheid) for punt in (zorg.punt, naast.punt))
        return _naar("Ongunstiger dan elders: ", zorg, f": {hier}; {blad.kort_gebied(naast.gebied)} {daar}")
    if zorg:
        return _van_naar(blad, "Ongunstig: ", zorg, "")
    tegen = kies_tegen_de_richting(standen)
    if tegen:
        return _van_naar(blad, "Niet zeker, wel ongewenst: ", tegen[0], _erbij(blad, tegen[0]) + _ook(blad, tegen[1:]))
    if zorgen:
        nog = f"; en nog {len(zorgen) - 1}" if len(zorgen) > 1 else ""
        return Cel(f"Niet gemeten, wel gemeld: {zin_documentzorg(blad, zorgen[0])}{nog}")
    return Cel("Geen aantoonbare zorg" if doelstand.beoordeeld else "Nog niet te zeggen")


def _ook(blad: Bladzijde, rest: tuple[Stand, ...]) -> str:
    """De andere met hun getallen; zijn het er te veel voor een rij, dan hoeveel: zij staan bij de opgave."""
    if len(rest) > _HOOGSTENS_IN_RIJ:
        return f"; en {len(rest)} andere"
    zinnen = (f"{zin_van_naar(stand, zin_groep(blad, stand))}{_erbij(blad, stand)}" for stand in rest)
    return "".join(f"; en ook: {zin}" for zin in zinnen)


def _erbij(blad: Bladzijde, stand: Stand) -> str:
    """Tussen haakjes wat de lezer van dit scherm niet mag missen: het land, de oorzaak en een nieuwer cijfer."""
    oorzaak, eenheid = kies_oorzaak(stand), stand.indicator.eenheid
    nieuwer = (reeks.laatste for reeks in stand.naast if reeks.laatste.tijd > stand.uiteinden[1].tijd)
    delen = (
        zin_land(blad, stand),
        f"volgens de bron mede door {oorzaak}" if oorzaak else "",
        *(f"ander cijfer: {toon_punt(punt, eenheid)} in {toon_periode(punt.periode)}" for punt in nieuwer),
    )
    gevuld = "; ".join(filter(None, delen))
    return f" ({gevuld})" if gevuld else ""


def _van_naar(blad: Bladzijde, voor: str, stand: Stand, na: str) -> Cel:
    zin = zin_van_naar(stand, zin_groep(blad, stand)).removeprefix(f"‘{stand.indicator.kort}’")
    return _naar(voor, stand, zin + na)


def _naar(voor: str, stand: Stand, na: str) -> Cel:
    link = f'<a class="blad" href="{voor_html(adres_fiche(stand.indicator))}">{voor_markdown(stand.indicator.kort)}</a>'
    # `voor_markdown` haalt de spatie aan de rand van een deel weg; hier hoort zij bij de zin.
    scheiding = " " if na.startswith(" ") else ""
    return Cel(
        f"{voor}{stand.indicator.kort}{na}", markdown=f"{voor_markdown(voor)} {link}{scheiding}{voor_markdown(na)}"
    )
