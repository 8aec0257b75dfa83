"""De opdracht achter `sturing leesbaarheid`: meet per bladzijde de tekst zoals de lezer hem ziet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from sturing.fouten import InvoerFout
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.jaarkeuze import kies_jaar
from sturing.paden import uitvoermap
from sturing.tonen.leesbaarheid import Leesmaat, meet_leesbaarheid

#: De kop waaronder elke opgave haar samenvatting heeft: het stuk dat iedereen leest.
OOGOPSLAG = "In één oogopslag"
#: Wat geen lopende tekst is: tabellen, bijschriften, bronregels en de uitklappers met cijfers.
_GEEN_TEKST = "table, figcaption, .bronregel, .waarover, details, nav, .headerlink, .verborgen, .admonition-title"


@dataclass(frozen=True)
class Bladmaat:
    """De maat van een bladzijde, en die van haar samenvatting als zij die heeft."""

    blad: str
    titel: str
    maat: Leesmaat
    oogopslag: Leesmaat | None = None


def meet_rapport(wortel: Path, gemeente: str, jaar: str | int | None, editie: str = "definitief") -> list[Bladmaat]:
    """Meet elke bladzijde van het gebouwde rapport; een fout als het er niet is."""
    dossier = lees_dossier(wortel, gemeente, kies_jaar(wortel, gemeente, jaar), editie)
    html = uitvoermap(wortel, gemeente, dossier.rapportage.jaar, editie) / "html"
    bladen = [pad for pad in sorted(html.glob("*.html")) if pad.name != "search.html"]
    if not bladen:
        raise InvoerFout(
            f"_build/{gemeente}/{dossier.rapportage.jaar}/{editie}", "hier staat geen gebouwd rapport",
            f"draai eerst: sturing rapport {dossier.rapportage.jaar} --gemeente {gemeente} --editie {editie}",
        )  # fmt: skip
    namen = vaste_namen(dossier)
    return [meet_blad(pad.stem, pad.read_text(encoding="utf-8"), namen) for pad in bladen]


def meet_blad(naam: str, html: str, namen: tuple[str, ...] = ()) -> Bladmaat:
    """Meet de lopende tekst van één bladzijde."""
    artikel = BeautifulSoup(html, "html.parser").find("article") or BeautifulSoup("", "html.parser")
    for deel in artikel.select(_GEEN_TEKST):
        deel.decompose()
    kop = artikel.find("h1")
    samenvatting = next((k.parent for k in artikel.find_all("h2") if OOGOPSLAG in k.get_text()), None)
    return Bladmaat(
        naam,
        kop.get_text(" ", strip=True) if kop else naam,
        meet_leesbaarheid(_tekst(artikel, namen), namen),
        meet_leesbaarheid(_tekst(samenvatting, namen), namen) if samenvatting else None,
    )


def vaste_namen(dossier: Dossier) -> tuple[str, ...]:
    """De namen die het kader en het register vastleggen: daar kan een schrijver niets aan doen."""
    kader = dossier.kader
    onderdelen = [*kader.opgaven, *kader.doelen.values(), *kader.resultaten.values(), *kader.bronnen.values()]
    namen = [o.naam for o in onderdelen]
    namen += [naam for i in kader.indicatoren.values() for naam in (i.naam, i.kort)]
    namen += [regeling.naam for regeling in kader.afwegingskader.regelingen]
    namen += [activiteit.activiteit for activiteit in dossier.aanbod.activiteiten]
    return tuple(dict.fromkeys(naam for naam in namen if " " in naam or len(naam) > 12))


def _tekst(deel: Tag, namen: tuple[str, ...]) -> str:
    """De alinea's en punten, elk op een regel; een punt dat alleen een vaste naam is, is geen zin."""
    blokken = [b for b in deel.find_all(["p", "li", "dd"]) if not b.find(["p", "li"])]
    teksten = [" ".join(b.get_text().split()) for b in blokken]
    return "\n".join(tekst for tekst in teksten if tekst not in namen)
