"""De startpagina: hoe het ervoor staat, op het eerste scherm en op één bladzijde papier."""

from __future__ import annotations

from collections.abc import Mapping

from sturing.gegevens.kadermodel import Opgave
from sturing.paden import pdfnaam
from sturing.rekenen.achteruitgang import kies_tegen_de_richting
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.rekenen.stand import Cijfertelling, Stand, tel_cijfers, tel_dekking
from sturing.rekenen.uitkomsten import Uitkomst
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.notatie import tel, toon_getal
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.oordeeltekens import TEKEN_UITKOMST
from sturing.tonen.opmaak import als_anker, voor_html, voor_markdown
from sturing.tonen.tabel import Cel, Gegevens, Rij, Tabel
from sturing.tonen.toon_opgave import figuur_dekking
from sturing.tonen.zinnen_cijfers import zin_telling_elders
from sturing.tonen.zinnen_oogopslag import (
    HOOGSTENS_OVER_ALLES,
    deel_onbekend,
    delen_verandering,
    kies_documentzorgen,
)
from sturing.tonen.zorgcel import cel_zorg

#: Staat in plaats van een aantal als van geen enkele indicator de verandering te toetsen is.
NIETS_TE_TOETSEN = "–"
_ONGUNSTIG_OF_GUNSTIG = "Ongunstig of gunstig"
_UITLEG_STREEPJE = f" Een {NIETS_TE_TOETSEN} betekent: daar is niets te toetsen."


def toon_oogopslag_opgaven() -> Getoond:
    """Het antwoord in een paar zinnen, en per opgave één rij: de oordelen, de dekking en de grootste zorg."""
    blad = huidig()
    kader = blad.dossier.kader
    alle = blad.standen(tuple(kader.indicatoren.values()))
    soorten = _soorten(alle)
    oordelen = tuple(TEKEN_UITKOMST[soort] for soort in soorten) or (_ONGUNSTIG_OF_GUNSTIG,)
    koppen = ("Opgave", *oordelen, "Met een cijfer", "Grootste zorg")
    tabel = Tabel(
        koppen,
        tuple(_rij(blad, opgave, soorten) for opgave in kader.opgaven),
        (16, *(8 for _ in soorten), 8, 76 - 8 * len(soorten)) if soorten else (16, 12, 9, 63),
        "oogopslag",
    )
    # In een rekenblad zou een teken als = of + voor een kop een formule lijken.
    kolommen = ("opgave", *(soort.value for soort in soorten), "met een cijfer", "grootste zorg")
    if not soorten:
        kolommen = ("opgave", _ONGUNSTIG_OF_GUNSTIG.lower(), *kolommen[1:])
    inhoud = "aantal indicatoren per oordeel" if soorten else "hoeveel indicatoren een cijfer hebben"
    return Getoond(
        naam="oogopslag",
        titel=f"{blad.dossier.gemeente.naam} in één oogopslag: {inhoud}",
        tekst=(voor_markdown(zin_antwoord(alle) + _uitleg_streepje(tabel)),),
        tabel=tabel,
        gegevens=Gegevens(kolommen, tuple(tuple(rij) for rij in tabel.als_tekst())),
    )


def _uitleg_streepje(tabel: Tabel) -> str:
    return _UITLEG_STREEPJE if any(NIETS_TE_TOETSEN in rij for rij in tabel.als_tekst()) else ""


def _soorten(standen: tuple[Stand, ...]) -> tuple[Uitkomst, ...]:
    """De oordelen met een eigen kolom; 'veranderd' alleen als het voorkomt, de andere altijd, ook bij nul.

    Leeg als nergens iets te toetsen is: kolommen vol nullen zouden een oordeel lijken.
    """
    if not bereken_doelstand(standen).beoordeeld:
        return ()
    verdeling = _verdeling(standen)
    return tuple(u for u in TEKEN_UITKOMST if u != Uitkomst.VERANDERD or verdeling[u])


def _verdeling(standen: tuple[Stand, ...]) -> Mapping[Uitkomst, int]:
    """Hoeveel indicatoren met een cijfer elk oordeel hebben."""
    return bereken_doelstand(tuple(s for s in standen if s.heeft_eigen_cijfer)).verdeling


def zin_antwoord(standen: tuple[Stand, ...]) -> str:
    """Hoe het ervoor staat: wat aantoonbaar veranderde of dat dit niet te toetsen is, en dan hoeveel er bekend is.

    >>> zin_antwoord(())
    'Het kader heeft nog geen indicatoren.'
    """
    if not standen:
        return "Het kader heeft nog geen indicatoren."
    telling, doelstand = tel_cijfers(standen), bereken_doelstand(standen)
    elders, alle = zin_telling_elders(telling), toon_getal(telling.alle)
    if not telling.eigen:
        return f"Dat weten we nog niet: geen van de {alle} indicatoren heeft een cijfer.{elders}"
    if not doelstand.beoordeeld:
        zonder = f" en {telling.zonder} van de {alle} indicatoren hebben geen eigen cijfer" if telling.zonder else ""
        begin = f"Dat weten we nog niet: van geen enkele indicator is de verandering te toetsen{zonder}."
        return f"{begin}{_zin_ongewenst(standen)} {_zin_bekend(telling)}{elders}"
    verdeling = doelstand.verdeling
    return (
        f"Aantoonbaar ongunstig veranderd: {verdeling[Uitkomst.ONGUNSTIG] or 'geen'}."
        f" Aantoonbaar gunstig: {verdeling[Uitkomst.GUNSTIG] or 'geen'}."
        f" Dat is te toetsen bij {doelstand.beoordeeld} van de {tel(telling.alle, 'indicator', 'indicatoren')}."
        f"{_zin_ongewenst(standen)} {_zin_bekend(telling)}{elders}"
    )


def _zin_ongewenst(standen: tuple[Stand, ...]) -> str:
    """Hoeveel cijfers zonder marge de ongewenste kant op gingen; welke dat zijn, staat in de tabel en de kern."""
    tegen = kies_tegen_de_richting(standen)
    if not tegen:
        return ""
    gingen = tel(len(tegen), "cijfer ging", "cijfers gingen")
    return f" {gingen} de ongewenste kant op, misschien door toeval."


def _zin_bekend(telling: Cijfertelling) -> str:
    """Van hoeveel indicatoren er een cijfer is; wie een cijfer leest, denkt aan nu, dus ook hoe oud het is."""
    kanttekeningen = [f"{telling.benadering} alleen bij benadering"] if telling.benadering else []
    if telling.zonder_jaar:
        kanttekeningen.append(f"bij {telling.zonder_jaar} noemt de bron geen jaar")
    tussen = f" ({'; '.join(kanttekeningen)})" if kanttekeningen else ""
    return f"{tel(telling.eigen, 'indicator heeft', 'indicatoren hebben')} een cijfer{tussen}."


def _rij(blad: Bladzijde, opgave: Opgave, soorten: tuple[Uitkomst, ...]) -> Rij:
    standen = blad.standen_van_opgave(opgave)
    verdeling = _verdeling(standen)
    telling = tel_cijfers(standen)
    toetsbaar = bool(bereken_doelstand(standen).beoordeeld)
    oordelen = tuple(_cel_aantal(verdeling[soort], soort, toetsbaar) for soort in soorten)
    return (
        Cel(opgave.naam, naar=f"opgave-{opgave.id}"),
        *(oordelen or (_met_opschrift(_ONGUNSTIG_OF_GUNSTIG, Cel("niet te toetsen")),)),
        _met_opschrift("Met een cijfer", Cel(f"{telling.eigen} van {telling.alle}")),
        _met_opschrift("Grootste zorg", cel_zorg(blad, standen, kies_documentzorgen(blad, opgave))),
    )


def _cel_aantal(aantal: int, soort: Uitkomst, toetsbaar: bool) -> Cel:
    """Een aantal onder zijn oordeel; teken en woord staan in de kop, kleur geeft alleen nadruk.

    Is er niets te toetsen, dan staat er een streepje: een nul zou zeggen dat er niets aan de hand is.
    """
    if not toetsbaar and soort != Uitkomst.NIET_TE_ZEGGEN:
        return _met_opschrift(TEKEN_UITKOMST[soort], Cel(NIETS_TE_TOETSEN))
    klasse = f"oordeel-{als_anker(soort.value)}" if aantal else "oordeel-geen"
    cel = Cel(str(aantal), markdown=f'<span class="{klasse}">{aantal}</span>')
    return _met_opschrift(TEKEN_UITKOMST[soort], cel)


def _met_opschrift(kop: str, cel: Cel) -> Cel:
    """De cel met de naam van haar kolom ervoor, voor een smal scherm: daar staat een rij onder elkaar, zonder kop."""
    return Cel(cel.tekst, markdown=f'<span class="smal">{voor_markdown(kop)}: </span>{cel.als_markdown()}')


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
    delen = delen_verandering(blad, doelstand, standen, HOOGSTENS_OVER_ALLES, na_antwoord=True)
    onbekend = deel_onbekend(blad, tuple(blad.dossier.kader.doelen.values()), standen, na_antwoord=True)
    return (
        *(tekst for deel in (*delen, onbekend) for tekst in deel.als_markdown()),
        "Een indicator kan bij meer opgaven horen. Tel de getallen per opgave daarom niet bij elkaar op.",
    )
