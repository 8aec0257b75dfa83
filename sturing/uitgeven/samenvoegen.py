"""Van de losse webpagina's van het boek naar één document voor druk: omslag, inhoudsopgave, hoofdstukken."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path

from bs4 import Tag

from sturing.uitgeven.banden import BIJLAGEN, Band, Deel, lees_toc
from sturing.uitgeven.drukklaar import Blad, laat_melding_weg, lees_blad
from sturing.uitgeven.drukwoorden import houd_woorden_bijeen
from sturing.uitgeven.kolombreedtes import tel_regels
from sturing.uitgeven.omslag import Omslag, hoofd_html, omslag_html
from sturing.uitgeven.register import REGISTER, TITEL, register_html, titel_van, zoek_vermeldingen
from sturing.uitgeven.verwijzingen import leg_verwijzingen

#: Het anker van de inhoudsopgave; geen blad kan zo heten, want een bestandsnaam begint niet met een streepje.
INHOUD = "-inhoud"
#: Zoveel tekens passen op een regel van een kolom in de inhoudsopgave, het wit meegerekend.
TEKENS_PER_KOLOM = 57
_HOORT_BIJ = (
    "<p>Deze bijlagen horen bij het rapport met dezelfde naam."
    " De nummers van tabellen en figuren lopen vanuit het rapport door.</p>"
)


def voeg_samen(toc: Path, html: Path, omslag: Omslag, band: Band = Band.RAPPORT) -> str:
    """Eén semantische HTML-tekst met alle bladzijden van een band van het boek, op de volgorde van `toc`.

    Ankers zijn uniek, verwijzingen binnen de band blijven werken, en er staat niets in dat een
    browser of het web nodig heeft.
    """
    alle = lees_toc(toc)
    delen = tuple(deel for deel in alle if deel.band is band)
    bladen = {slug: lees_blad(html, slug) for deel in delen for slug in deel.slugs}
    for slug, blad in bladen.items():
        if slug != alle[0].slugs[0]:
            laat_melding_weg(blad, omslag.melding)
    elders = {slug: deel.band.value for deel in alle if deel.band is not band for slug in deel.slugs}
    register, bijlagen = "", []
    if band is Band.RAPPORT:
        # Vóór de verwijzingen: die halen de links naar losse bladen weg.
        register = register_html(zoek_vermeldingen(bladen.values()), html)
        bijlagen = [titel_van(html, slug) for slug in elders]
    for blad in bladen.values():
        leg_verwijzingen(blad, bladen, elders)
    hoofdstukken = "".join(_hoofdstuk(blad) for blad in bladen.values())
    inhoud = _inhoudsopgave(delen, bladen, bool(register), bijlagen)
    omslag = omslag_van(omslag, band)
    return (
        f'<!DOCTYPE html><html lang="nl">{hoofd_html(omslag)}<body>{omslag_html(omslag)}'
        f"{inhoud}<main>{hoofdstukken}{register}</main></body></html>"
    )


def omslag_van(omslag: Omslag, band: Band) -> Omslag:
    """De omslag van een band; die van de bijlagen zegt dat zij het rapport niet is."""
    return omslag if band is Band.RAPPORT else replace(omslag, titel=f"{omslag.titel}: {BIJLAGEN.lower()}")


def _hoofdstuk(blad: Blad) -> str:
    houd_woorden_bijeen(blad.artikel)
    blad.artikel.name = "div"
    blad.artikel.attrs = {"class": "hoofdstuk"}
    return str(blad.artikel)


def _inhoudsopgave(delen: tuple[Deel, ...], bladen: dict[str, Blad], register: bool, bijlagen: list[str]) -> str:
    """De hoofdstukken met hun paragrafen; `bijlagen` zijn de titels die het rapport niet zelf heeft."""
    stukken = []
    vooraf = _HOORT_BIJ if delen[0].band is Band.BIJLAGEN else ""
    for deel in delen:
        if deel.opschrift and deel.band is Band.RAPPORT:  # de band met bijlagen heet al zo
            stukken.append(f'<p class="deel">{escape(deel.opschrift)}</p>')
        punten = "".join(f"<li>{_punten(bladen[slug])}</li>" for slug in deel.slugs)
        stukken.append(f"<ul>{punten}</ul>")
    if register:
        stukken.append(f"<ul><li>{_inhoudsregel(TITEL, REGISTER)}</li></ul>")
    if bijlagen:
        punten = _in_kolommen([(titel, escape(titel)) for titel in bijlagen])
        stukken.append(f'<div class="elders"><p class="deel">{BIJLAGEN}, in een eigen PDF</p>{punten}</div>')
    return f'<nav class="inhoud"><h1 id="{INHOUD}">Inhoud</h1>{vooraf}{"".join(stukken)}</nav>'


def _punten(blad: Blad) -> str:
    """Een hoofdstuk in de inhoudsopgave, met zijn paragrafen."""
    return _regel(blad.artikel.find("h1")) + _in_kolommen(
        [(_tekst(kop), _regel(kop)) for kop in blad.artikel.find_all("h2", id=True)]
    )


def _in_kolommen(regels: list[tuple[str, str]]) -> str:
    """Een lijst in twee kolommen die zo gelijk zijn als kan; van elke regel de tekst en de HTML.

    Niet met `columns`: WeasyPrint zet een lijst dan net zo lang opnieuw tot de kolommen gelijk zijn, en dat kost bij
    een rapport seconden. Een lijst in een lijst zonder punt ertussen wordt bij het nabewerken weer één lijst.
    """
    if not regels:
        return ""
    hoog = [tel_regels(tekst, TEKENS_PER_KOLOM) for tekst, _ in regels]
    deel = min(range(1, len(hoog) + 1), key=lambda i: max(sum(hoog[:i]), sum(hoog[i:])))
    punten = [f"<li>{regel}</li>" for _, regel in regels]
    kolommen = ("".join(punten[:deel]), "".join(punten[deel:]))
    return f'<ul class="kolommen">{"".join(f"<ul>{kolom}</ul>" for kolom in kolommen if kolom)}</ul>'


def _tekst(kop: Tag) -> str:
    return " ".join(kop.get_text().split())


def _regel(kop: Tag) -> str:
    """Een regel van de inhoudsopgave voor een kop."""
    return _inhoudsregel(_tekst(kop), kop["id"])


def _inhoudsregel(tekst: str, anker: str) -> str:
    """Een regel van de inhoudsopgave; het bladzijdenummer komt uit het stijlblad en hoort bij de verwijzing."""
    return f'<div class="regel"><a href="#{escape(anker)}">{escape(tekst)}</a></div>'
