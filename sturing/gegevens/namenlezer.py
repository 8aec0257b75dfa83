"""Van de woorden in een bestand naar de ids van het kader: indicator, gebied, periode en groep."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch

from sturing.bronnen.inlezen.blad import gelijk_gemaakt
from sturing.bronnen.inlezen.tekstbestand import is_verminkt
from sturing.fouten import bedoelde_u
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import Kader
from sturing.gegevens.perioden import is_periode
from sturing.gegevens.receptmodel import Aanwijzing
from sturing.tekens import veilige_naam


class Onbekend(ValueError):
    """Deze naam is niet te plaatsen; de tekst is `overtreding; remedie`."""


class Overgeslagen(ValueError):
    """Het recept zegt dat rijen met deze naam niet meedoen."""


@dataclass(frozen=True)
class Namenlezer:
    """Kent de namen van het kader en de gebieden."""

    indicatoren: frozenset[str]
    groepen: frozenset[str]
    gebieden: dict[str, str]

    @classmethod
    def van(cls, kader: Kader, gemeente: Gemeente) -> Namenlezer:
        """De namen van dit kader en deze gemeente."""
        return cls(frozenset(kader.indicatoren), frozenset(kader.groepen), gebiedsnamen(gemeente))

    def lees(self, soort: str, tekst: str, aanwijzing: Aanwijzing) -> str:
        """Het id dat bij `tekst` hoort.

        Fouten: `Overgeslagen` als het recept deze waarde overslaat, `Onbekend` als niets hem kent.
        """
        if aanwijzing.vast:
            return aanwijzing.vast
        if is_verminkt(tekst):
            raise Onbekend(f"'{veilige_naam(tekst)}' is verkeerd omgezette tekst; vraag het bestand opnieuw als UTF-8")
        gelijk = gelijk_gemaakt(tekst)
        vertaling = {gelijk_gemaakt(van): naar for van, naar in aanwijzing.waarden.items()}
        if gelijk in vertaling:
            return vertaling[gelijk]
        if any(fnmatch(gelijk, gelijk_gemaakt(patroon)) for patroon in aanwijzing.overslaan):
            raise Overgeslagen(tekst)
        if gelijk and (eigen := self._eigen_naam(soort, tekst)):
            return eigen
        if gelijk and aanwijzing.anders == "overslaan":
            raise Overgeslagen(tekst)
        raise self._onbekend(soort, tekst, aanwijzing)

    def _eigen_naam(self, soort: str, tekst: str) -> str | None:
        """Een naam die geen vertaling nodig heeft: een id, een gebied uit gemeente.yml of een periode."""
        if soort == "gebied":
            return self.gebieden.get(gelijk_gemaakt(tekst))
        if soort == "periode":
            return tekst if is_periode(tekst) else None
        return tekst if tekst in (self.indicatoren if soort == "indicator" else self.groepen) else None

    def _onbekend(self, soort: str, tekst: str, aanwijzing: Aanwijzing) -> Onbekend:
        if not tekst:
            return Onbekend(f"{soort} is leeg; vul de cel, of zet vul_omlaag in het recept")
        eigen = {"gebied": self.gebieden, "indicator": self.indicatoren, "groep": self.groepen}.get(soort, ())
        bekend = [*aanwijzing.waarden, *sorted(eigen)]
        remedie = bedoelde_u(tekst, bekend) or f"zet hem in het recept bij {soort}, onder waarden of overslaan"
        return Onbekend(f"{soort} '{veilige_naam(tekst)}' staat niet in het recept; {remedie}")


def gebiedsnamen(gemeente: Gemeente) -> dict[str, str]:
    """Elke naam en code uit gemeente.yml met haar code; een naam voor twee gebieden doet niet mee."""
    paren = [(gemeente.naam, gemeente.code), (gemeente.volledige_naam, gemeente.code), (gemeente.code, gemeente.code)]
    for wijk in gemeente.wijken:
        paren += [(naam, wijk.code) for naam in (wijk.naam, wijk.code, *wijk.ook_genoemd)]
    for gebied in gemeente.vergelijk:
        paren += [(gebied.naam, gebied.code), (gebied.code, gebied.code)]
    uit: dict[str, set[str]] = {}
    for naam, code in paren:
        uit.setdefault(gelijk_gemaakt(naam), set()).add(code)
    return {naam: next(iter(codes)) for naam, codes in uit.items() if len(codes) == 1}
