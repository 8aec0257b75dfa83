"""De startpagina: hoe het ervoor staat, op het eerste scherm en op één bladzijde papier."""

from __future__ import annotations

from collections.abc import Mapping

from sturing.gegevens.kadermodel import Opgave
from sturing.gegevens.perioden import NIET_VERMELD
from sturing.paden import pdfnaam
from sturing.rekenen.achteruitgang import kies_tegen_de_richting
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.stand import Dekking, Stand, tel_dekking
from sturing.rekenen.uitkomsten import Uitkomst
from sturing.tonen.adressen import adres_fiche
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.notatie import tel, toon_getal, toon_punt
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import als_anker, voor_html, voor_markdown
from sturing.tonen.tabel import Cel, Gegevens, Rij, Tabel
from sturing.tonen.toon_oogopslag import TEKEN_UITKOMST
from sturing.tonen.toon_opgave import figuur_dekking
from sturing.tonen.zinnen import zin_van_naar
from sturing.tonen.zinnen_oogopslag import HOOGSTENS_OVER_ALLES, zin_namen, zin_onbekend, zin_winst, zin_zorg

#: Zoveel namen passen er naast de grootste zorg in een rij van het eerste scherm.
_HOOGSTENS_IN_RIJ = 3


def toon_oogopslag_opgaven() -> Getoond:
    """Het antwoord in een paar zinnen, en per opgave één rij: de oordelen, de dekking en de grootste zorg."""
    blad = huidig()
    kader = blad.dossier.kader
    alle = blad.standen(tuple(kader.indicatoren.values()))
    soorten = _soorten(alle)
    koppen = ("Opgave", *(TEKEN_UITKOMST[soort] for soort in soorten), "met een cijfer", "Grootste zorg")
    tabel = Tabel(
        koppen,
        tuple(_rij(blad, opgave, soorten) for opgave in kader.opgaven),
        (17, *(9 for _ in soorten), 9, 74 - 9 * len(soorten)),
        "oogopslag",
    )
    # In een rekenblad zou een teken als = of + voor een kop een formule lijken.
    kolommen = ("opgave", *(soort.value for soort in soorten), "met een cijfer", "grootste zorg")
    return Getoond(
        naam="oogopslag",
        titel=f"{blad.dossier.gemeente.naam} in één oogopslag: aantal indicatoren per oordeel",
        tekst=(voor_markdown(zin_antwoord(alle)),),
        tabel=tabel,
        gegevens=Gegevens(kolommen, tuple(tuple(rij) for rij in tabel.als_tekst())),
    )


def _soorten(standen: tuple[Stand, ...]) -> tuple[Uitkomst, ...]:
    """De oordelen met een eigen kolom; 'veranderd' alleen als het voorkomt, de andere altijd, ook bij nul."""
    verdeling = _verdeling(standen)
    return tuple(u for u in TEKEN_UITKOMST if u != Uitkomst.VERANDERD or verdeling[u])


def _verdeling(standen: tuple[Stand, ...]) -> Mapping[Uitkomst, int]:
    """Hoeveel indicatoren met een cijfer elk oordeel hebben."""
    return bereken_doelstand(tuple(s for s in standen if s.hoofdreeks)).verdeling


def zin_antwoord(standen: tuple[Stand, ...]) -> str:
    """Van hoeveel indicatoren er een cijfer is, en hoeveel daarvan aantoonbaar veranderden.

    >>> zin_antwoord(())
    'Het kader heeft nog geen indicatoren.'
    """
    if not standen:
        return "Het kader heeft nog geen indicatoren."
    met = tuple(s for s in standen if s.hoofdreeks)
    if not met:
        return f"Van de {toon_getal(len(standen))} indicatoren heeft er nog geen een cijfer. Er is dus niets te zeggen."
    verdeling = _verdeling(met)
    benadering = sum(s.dekking == Dekking.BENADERING for s in met)
    kanttekeningen = [f"{benadering} alleen bij benadering"] if benadering else []
    # Wie een cijfer leest, denkt aan nu: hoe oud het is, mag niet stil blijven.
    if zonder_jaar := sum(s.punt.periode == NIET_VERMELD for s in met):
        kanttekeningen.append(f"bij {zonder_jaar} noemt de bron geen jaar")
    tussen = f" ({'; '.join(kanttekeningen)})" if kanttekeningen else ""
    return (
        f"Van de {tel(len(standen), 'indicator', 'indicatoren')} hebben er {len(met)} een cijfer{tussen}."
        f" Aantoonbaar ongunstig veranderd: {verdeling[Uitkomst.ONGUNSTIG] or 'geen'}."
        f" Aantoonbaar gunstig: {verdeling[Uitkomst.GUNSTIG] or 'geen'}."
        f" Bij {verdeling[Uitkomst.NIET_TE_ZEGGEN] or 'geen enkele'} is over de verandering nog niets te zeggen."
    )


def _rij(blad: Bladzijde, opgave: Opgave, soorten: tuple[Uitkomst, ...]) -> Rij:
    standen = blad.standen_van_opgave(opgave)
    verdeling = _verdeling(standen)
    gemeten = sum(bool(s.hoofdreeks) for s in standen)
    return (
        Cel(opgave.naam, naar=f"opgave-{opgave.id}"),
        *(_cel_aantal(verdeling[soort], soort) for soort in soorten),
        _met_opschrift("met een cijfer", Cel(f"{gemeten} van {len(standen)}")),
        _met_opschrift("grootste zorg", cel_zorg(blad, standen)),
    )


def _cel_aantal(aantal: int, soort: Uitkomst) -> Cel:
    """Een aantal onder zijn oordeel; teken en woord staan in de kop, kleur geeft alleen nadruk."""
    klasse = f"oordeel-{als_anker(soort.value)}" if aantal else "oordeel-geen"
    cel = Cel(str(aantal), markdown=f'<span class="{klasse}">{aantal}</span>')
    return _met_opschrift(TEKEN_UITKOMST[soort], cel)


def _met_opschrift(kop: str, cel: Cel) -> Cel:
    """De cel met de naam van haar kolom ervoor, voor een smal scherm: daar staat een rij onder elkaar, zonder kop."""
    return Cel(cel.tekst, markdown=f'<span class="smal">{voor_markdown(kop)}: </span>{cel.als_markdown()}')


def cel_zorg(blad: Bladzijde, standen: tuple[Stand, ...]) -> Cel:
    """De grootste zorg in één regel, met een link naar haar fiche; nooit sterker dan het oordeel."""
    doelstand = bereken_doelstand(standen)
    zorg, naast = doelstand.zorg, doelstand.zorg_naast
    if zorg and naast:
        hier, daar = (toon_punt(punt, zorg.indicator.eenheid) for punt in (zorg.punt, naast.punt))
        return _naar("Ongunstiger dan elders: ", zorg, f": {hier}; {blad.kort_gebied(naast.gebied)} {daar}")
    if zorg:
        return _van_naar("Ongunstig: ", zorg, "")
    tegen = kies_tegen_de_richting(standen)
    if not tegen:
        return Cel("Geen aantoonbare zorg" if any(_beoordeeld(s) for s in standen) else "Nog niet te zeggen")
    return _van_naar("Niet zeker, wel ongewenst: ", tegen[0], _ook(tegen[1:]))


def _ook(rest: tuple[Stand, ...]) -> str:
    """De andere bij naam; zijn het er te veel voor een rij, dan hoeveel: hun namen staan bij de opgave."""
    if len(rest) > _HOOGSTENS_IN_RIJ:
        return f"; en {len(rest)} andere"
    return f"; en ook: {zin_namen(rest)}" if rest else ""


def _beoordeeld(stand: Stand) -> bool:
    return bool(stand.hoofdreeks) and stand.oordeel.uitkomst != Uitkomst.NIET_TE_ZEGGEN


def _van_naar(voor: str, stand: Stand, na: str) -> Cel:
    return _naar(voor, stand, zin_van_naar(stand).removeprefix(f"‘{stand.indicator.kort}’") + na)


def _naar(voor: str, stand: Stand, na: str) -> Cel:
    link = f'<a class="blad" href="{voor_html(adres_fiche(stand.indicator))}">{voor_markdown(stand.indicator.kort)}</a>'
    # `voor_markdown` haalt de spatie aan de rand van een deel weg; hier hoort zij bij de zin.
    scheiding = " " if na.startswith(" ") else ""
    return Cel(
        f"{voor}{stand.indicator.kort}{na}", markdown=f"{voor_markdown(voor)} {link}{scheiding}{voor_markdown(na)}"
    )


def toon_ingangen() -> Getoond:
    """Waar de lezer hierna heen kan. De PDF bestaat alleen na een run; zonder run haalt het boek dat punt weg."""
    rapport = huidig().dossier.rapportage
    ingangen = (
        ("indicatoren.html", "Zoek een indicator of wijk", ""),
        ("raad.html", "Stukken voor de raad", ""),
        (pdfnaam(rapport.gemeente, rapport.jaar), "Dit rapport als PDF", ' class="alleen-run"'),
        ("leeswijzer.html", "Zo leest u dit", ""),
    )
    punten = "".join(f'<li{soort}><a href="{voor_html(adres)}">{naam}</a></li>' for adres, naam, soort in ingangen)
    return Getoond(naam="ingangen", tekst=(f'<ul class="ingangen alleen-scherm">{punten}</ul>',))


def toon_kern() -> Stapel:
    """De sterkste winst, de grootste zorg, wat we niet weten, en de dekking per opgave."""
    blad = huidig()
    kader = blad.dossier.kader
    kern = Getoond(naam="kern", tekst=_kern(blad, blad.standen(tuple(kader.indicatoren.values()))))
    dekking = tuple(
        (o.naam, {d.value: n for d, n in tel_dekking(blad.standen_van_opgave(o)).items()}) for o in kader.opgaven
    )
    return Stapel(
        (kern, figuur_dekking(dekking, "dekking", "Hoeveel indicatoren per opgave een cijfer hebben", "Opgave"))
    )


def _kern(blad: Bladzijde, standen: tuple[Stand, ...]) -> tuple[str, ...]:
    doelstand = bereken_doelstand(standen)
    onbekend = zin_onbekend(blad, tuple(blad.dossier.kader.doelen.values()), standen)
    return (
        f"**Sterkste winst.** {voor_markdown(zin_winst(doelstand))}",
        f"**Grootste zorg.** {voor_markdown(zin_zorg(blad, doelstand, standen, HOOGSTENS_OVER_ALLES))}",
        f"**Wat we niet weten.** {voor_markdown(onbekend)}",
        "Een indicator kan bij meer opgaven horen; de rijen per opgave tellen daarom op tot meer dan het totaal.",
    )
