"""Wat een run bij de hand heeft: de momentopname van de invoer en wat vorige runs bewaarden."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from pathlib import Path

from sturing.uitgeven.banden import Band, lees_toc
from sturing.uitgeven.boek import Zodra
from sturing.uitgeven.bouwmap import werk_boek_bij
from sturing.uitgeven.herkomst import hash_van
from sturing.uitgeven.invoer import Invoer
from sturing.uitgeven.pdf import Omslag, maak_pdf
from sturing.uitgeven.register import titel_van
from sturing.uitgeven.voorraad import CACHE, Bewaarplaats, Notebookvoorraad

_BEELD = re.compile(rb"_images/[^\"'?#]+")
_LOS_BLAD = re.compile(rb'href="(indicator/[^"#]+)\.html')


@dataclass(frozen=True)
class Werkplaats:
    """De invoer op dit moment en de map met bewaarde uitkomsten; met `opnieuw` wordt daar niets uit gehaald."""

    cache: Path
    invoer: Invoer
    plaats: Bewaarplaats
    opnieuw: bool = False

    @classmethod
    def open(cls, wortel: Path, gemeente: str, opnieuw: bool = False) -> Werkplaats:
        """Neem de invoer op en open de map met bewaarde uitkomsten."""
        return cls(wortel / CACHE, Invoer(wortel, gemeente), Bewaarplaats(wortel / CACHE), opnieuw)

    def notebooks(self) -> Notebookvoorraad:
        """De voorraad gedraaide notebooks."""
        return Notebookvoorraad(self.plaats, self.invoer, lezen=not self.opnieuw)

    def maak_html(self, bron: Path, html: Path, zodra: Zodra | None = None) -> None:
        """Bouw het boek van `bron` in `html`; alleen gewijzigde pagina's opnieuw. `zodra` is die van `bouw_html`."""
        werk_boek_bij(bron, html, self.cache, self.invoer.code, self.opnieuw, zodra)

    def maak_pdf(self, toc: Path, html: Path, uit: Path, omslag: Omslag, band: Band) -> int:
        """Maak de PDF van een band en geef het aantal bladzijden; veranderde niets erin, dan ligt zij in voorraad."""
        sleutel = self._pdfsleutel(toc, html, omslag, band)
        for bewijs in [] if self.opnieuw else self.plaats.lees_bewijzen("pdf", sleutel):
            if (inhoud := self.plaats.geef(bewijs["pdf"])) is not None:
                uit.write_bytes(inhoud)
                return bewijs["bladzijden"]
        bladzijden = maak_pdf(toc, html, uit, omslag, band)
        self.plaats.schrijf_bewijs(
            "pdf", sleutel, {"sleutel": hash_van(sleutel.encode()), "pdf": self.plaats.bewaar(uit.read_bytes()),
                             "bladzijden": bladzijden},
        )  # fmt: skip
        return bladzijden

    def _pdfsleutel(self, toc: Path, html: Path, omslag: Omslag, band: Band) -> str:
        """Alles waaruit de PDF ontstaat: de bladzijden op volgorde, hun beelden, het omslag en de code."""
        delen = lees_toc(toc)
        paden = [html / f"{slug}.html" for deel in delen if deel.band is band for slug in deel.slugs]
        inhoud = [pad.read_bytes() for pad in paden if pad.is_file()]
        beelden = sorted({naam.decode() for tekst in inhoud for naam in _BEELD.findall(tekst)})
        regels = [hash_van(tekst) for tekst in (toc.read_bytes(), *inhoud)]
        regels += [f"{naam} {hash_van((html / naam).read_bytes())}" for naam in beelden if (html / naam).is_file()]
        elders = [titel_van(html, slug) for deel in delen if deel.band is not band for slug in deel.slugs]
        # Het register noemt een los blad bij zijn titel; die staat niet altijd op de bladzijde die ernaar wijst.
        elders += [
            titel_van(html, pad) for pad in sorted({los.decode() for t in inhoud for los in _LOS_BLAD.findall(t)})
        ]
        return "\n".join([self.invoer.code, band.value, repr(sorted(asdict(omslag).items())), *regels, *elders])
