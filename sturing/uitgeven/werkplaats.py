"""Wat een run bij de hand heeft: de momentopname van de invoer en wat vorige runs bewaarden."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from sturing.uitgeven.bouwmap import werk_boek_bij
from sturing.uitgeven.herkomst import hash_van
from sturing.uitgeven.invoer import Invoer
from sturing.uitgeven.pdf import Omslag, maak_pdf
from sturing.uitgeven.samenvoegen import lees_toc
from sturing.uitgeven.voorraad import CACHE, Bewaarplaats, Notebookvoorraad


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

    def maak_html(self, bron: Path, html: Path) -> None:
        """Bouw het boek van `bron` in `html`; alleen gewijzigde pagina's opnieuw."""
        werk_boek_bij(bron, html, self.cache, self.invoer.code, self.opnieuw)

    def maak_pdf(self, toc: Path, html: Path, uit: Path, omslag: Omslag) -> int:
        """Maak de PDF en geef het aantal bladzijden; veranderde geen pagina of beeld, dan ligt zij in voorraad."""
        sleutel = self._pdfsleutel(toc, html, omslag)
        for bewijs in [] if self.opnieuw else self.plaats.lees_bewijzen("pdf", sleutel):
            if (inhoud := self.plaats.geef(bewijs["pdf"])) is not None:
                uit.write_bytes(inhoud)
                return bewijs["bladzijden"]
        bladzijden = maak_pdf(toc, html, uit, omslag)
        self.plaats.schrijf_bewijs(
            "pdf", sleutel, {"sleutel": hash_van(sleutel.encode()), "pdf": self.plaats.bewaar(uit.read_bytes()),
                             "bladzijden": bladzijden},
        )  # fmt: skip
        return bladzijden

    def _pdfsleutel(self, toc: Path, html: Path, omslag: Omslag) -> str:
        """Alles waaruit de PDF ontstaat: de bladzijden op volgorde, de beelden, het omslag en de code."""
        slugs = [slug for deel in lees_toc(toc) for slug in deel.slugs]
        paden = [toc, *(html / f"{slug}.html" for slug in slugs), *sorted((html / "_images").glob("*"))]
        regels = [f"{pad.name} {hash_van(pad.read_bytes())}" for pad in paden if pad.is_file()]
        return "\n".join([self.invoer.code, repr(sorted(asdict(omslag).items())), *regels])
