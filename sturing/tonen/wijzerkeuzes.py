"""De filters van de indicatorenwijzer: waarop te kiezen is, en hoeveel er dan overblijven."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from sturing.gegevens.kadermodel import Indicator
from sturing.rekenen.kant import Kant
from sturing.rekenen.leeftijden import kies_bevolkingsgroepen
from sturing.rekenen.stand import Dekking
from sturing.rekenen.status import Status
from sturing.tonen.blad import Bladzijde
from sturing.tonen.notatie import tel
from sturing.tonen.oordeeltekens import TEKEN
from sturing.tonen.opmaak import als_anker
from sturing.tonen.toon_ervaringen import STREKKING, van_inwoners

#: Zo zwaar weegt een oordeel als de lezer op oordeel sorteert: wat aandacht vraagt komt eerst. Zonder cijfer is er
#: geen oordeel; dan staat er hetzelfde als op de startpagina.
VOLGORDE = (*TEKEN, Dekking.GEEN)
#: Deze filters staan meteen in beeld; de andere staan onder 'Meer keuzes'.
_METEEN = ("opgave", "doel", "oordeel", "verandering")


@dataclass(frozen=True)
class Keuze:
    """Een filter: zijn naam in het adres, zijn opschrift, de keuzes als (waarde, naam, groep), en hun aantallen.

    Een aantal is wat er overblijft als dit de enige keuze is; het script telt opnieuw zodra er gekozen is.
    """

    veld: str
    opschrift: str
    opties: tuple[tuple[str, str, str], ...]
    aantallen: Mapping[str, str] = field(default_factory=dict)

    @property
    def meteen(self) -> bool:
        """Waar als dit filter meteen in beeld staat."""
        return self.veld in _METEEN

    @property
    def per_groep(self) -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
        """De keuzes als (waarde, naam, aantal) bij elkaar per groep, in volgorde; een lege naam is geen groep."""
        return tuple(
            (groep, tuple((waarde, naam, self.aantallen[waarde]) for waarde, naam, _ in opties))
            for groep, opties in groupby(self.opties, key=lambda o: o[2])
        )


def maak_keuzes(blad: Bladzijde, rijen: tuple[dict, ...], ervaringen: tuple[dict, ...]) -> tuple[Keuze, ...]:
    """De filters, met alleen keuzes waar ten minste één rij bij hoort, van een indicator of van een ervaring."""
    kader = blad.dossier.kader
    # Een levering kan een bestand zijn dat geen bron van het kader is; daarop is niet te kiezen.
    bronnen = sorted(kader.bronnen.values(), key=lambda b: b.naam.lower())
    groepen = kader.grondslag.bevolkingsgroepen
    alle = (
        ("opgave", "Opgave", tuple((o.id, o.naam, "") for o in kader.opgaven)),
        ("doel", "Doel", tuple((d.id, d.naam, o.naam) for o in kader.opgaven for d in o.doelen)),
        ("oordeel", "Oordeel", _opties(VOLGORDE)),
        ("verandering", "Verandering", _opties(Kant)),
        ("bron", "Bron", tuple((b.id, b.naam, "") for b in bronnen)),
        ("bevolkingsgroep", "Bevolkingsgroep",
         tuple((als_anker(b.naam), f"{b.naam}, {kader.groepen[b.groep].naam}", "") for b in groepen)),
        ("groep", "Leeftijd", tuple((g.id, g.naam, "") for g in kader.groepen.values())),
        ("wijk", "Wijk", tuple((w.code, w.naam, "") for w in blad.dossier.gemeente.wijken)),
        ("dekking", "Dekking", _opties(Dekking)),
        ("status", "Status", _opties(Status)),
        ("wie", "Wie vertelt", tuple((als_anker(w), w, "") for w in vertellers(blad))),
        ("strekking", "Strekking", tuple((waarde, naam, "") for waarde, naam in STREKKING.items())),
    )  # fmt: skip
    return tuple(_keuze(*k, rijen, ervaringen) for k in alle)


def _keuze(veld: str, opschrift: str, opties: tuple, rijen: tuple[dict, ...], ervaringen: tuple[dict, ...]) -> Keuze:
    indicatoren, verteld = (
        Counter(waarde for rij in tabel for waarde in rij.get(veld, "").split()) for tabel in (rijen, ervaringen)
    )
    over = tuple(o for o in opties if indicatoren[o[0]] or verteld[o[0]])
    return Keuze(veld, opschrift, over, {o[0]: zeg_aantal(indicatoren[o[0]], verteld[o[0]]) for o in over})


def zeg_aantal(indicatoren: int, ervaringen: int) -> str:
    """Wat een keuze overlaat: indicatoren, en zonder indicatoren de ervaringen; net als `zegAantal` in `wijzer.js`.

    >>> zeg_aantal(12, 3), zeg_aantal(0, 1), zeg_aantal(0, 0)
    ('12', '1 ervaring', '0')
    """
    return tel(ervaringen, "ervaring", "ervaringen") if ervaringen and not indicatoren else str(indicatoren)


def bevolkingsgroepen_van(blad: Bladzijde, indicator: Indicator) -> tuple[str, ...]:
    """De waarden van het filter op bevolkingsgroep waar deze indicator bij hoort; leeg zonder leeftijden."""
    kader = blad.dossier.kader
    groepen = kader.grondslag.bevolkingsgroepen
    return tuple(
        als_anker(b.naam) for b in kies_bevolkingsgroepen(kader.groepen[indicator.groep], groepen, kader.groepen)
    )


def vertellers(blad: Bladzijde) -> tuple[str, ...]:
    """De groepen die iets vertelden; 'ouderen' vindt ook 'ouderen met een niet-westerse achtergrond'."""
    return tuple(sorted({e.doelgroep for e in van_inwoners(blad.dossier.ervaringen) if e.doelgroep}, key=str.lower))


def _opties(waarden: Iterable[StrEnum]) -> tuple[tuple[str, str, str], ...]:
    return tuple((als_anker(w.value), w.value, "") for w in waarden)
