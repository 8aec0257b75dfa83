"""Het aanbod als geheel: overlap, witte vlekken en tijdelijk geld dat eindigt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sturing.gegevens.activiteitmodel import Activiteit
from sturing.gegevens.kader import Kader


@dataclass(frozen=True)
class Dekkingsbeeld:
    """Per resultaat de activiteiten die eraan werken; lopend aanbod en aanvragen apart."""

    lopend: Mapping[str, tuple[Activiteit, ...]]
    aangevraagd: Mapping[str, tuple[Activiteit, ...]]

    @property
    def overlap(self) -> dict[str, tuple[Activiteit, ...]]:
        """De resultaten met naast een lopende activiteit nog een activiteit of aanvraag; wat loopt staat vooraan."""
        samen = {r: (*a, *self.aangevraagd[r]) for r, a in self.lopend.items() if a}
        return {r: a for r, a in samen.items() if len(a) > 1}

    @property
    def witte_vlekken(self) -> tuple[str, ...]:
        """De resultaten waaraan geen lopende activiteit werkt."""
        return tuple(r for r, a in self.lopend.items() if not a)


def bereken_dekking(activiteiten: Iterable[Activiteit], kader: Kader, op: date) -> Dekkingsbeeld:
    """Alle resultaten van het kader, op volgorde, met hun activiteiten op de dag `op`.

    Een activiteit waarvan het geld al op is, loopt niet meer en dekt dus geen resultaat.
    Een activiteit die alleen een doel noemt, telt niet bij een resultaat: welk resultaat zij dient, is onbekend.
    """
    geordend = sorted((a for a in activiteiten if not is_geeindigd(a, op)), key=lambda a: a.id)
    per_soort = {
        soort: {r: tuple(a for a in geordend if a.soort == soort and r in a.resultaten) for r in kader.resultaten}
        for soort in ("activiteit", "aanvraag")
    }
    return Dekkingsbeeld(per_soort["activiteit"], per_soort["aanvraag"])


def is_geeindigd(activiteit: Activiteit, op: date) -> bool:
    """Waar als de laatste dag met geld voor een lopende activiteit vóór de dag `op` ligt."""
    return activiteit.soort == "activiteit" and activiteit.tot_en_met is not None and activiteit.tot_en_met < op


def kies_ander_aanbod(activiteit: Activiteit, activiteiten: Iterable[Activiteit], op: date) -> tuple[Activiteit, ...]:
    """Wat op de dag `op` naast deze activiteit aan een van dezelfde resultaten werkt, of daarvoor is aangevraagd."""
    eigen = set(activiteit.resultaten)
    samen = (a for a in activiteiten if a.id != activiteit.id and eigen & set(a.resultaten) and not is_geeindigd(a, op))
    return tuple(sorted(samen, key=lambda a: (a.soort == "aanvraag", a.id)))


def kies_eindigend(activiteiten: Iterable[Activiteit]) -> tuple[Activiteit, ...]:
    """Lopende activiteiten met tijdelijk geld, wat het eerst eindigt vooraan; een onbekend einde komt als laatste."""
    tijdelijk = [a for a in activiteiten if a.soort == "activiteit" and (a.dekking == "tijdelijk" or a.tot_en_met)]
    return tuple(sorted(tijdelijk, key=lambda a: (a.tot_en_met or date.max, a.id)))


def kies_van_opgave(activiteiten: Iterable[Activiteit], kader: Kader) -> dict[str, tuple[Activiteit, ...]]:
    """Per opgave-id de activiteiten die haar dienen; één activiteit mag bij meer opgaven staan."""
    geordend = sorted(activiteiten, key=lambda a: a.id)
    return {o.id: tuple(a for a in geordend if o.id in opgaven_van(a, kader)) for o in kader.opgaven}


def opgaven_van(activiteit: Activiteit, kader: Kader) -> tuple[str, ...]:
    """De opgaven die de activiteit dient, in de volgorde van het kader."""
    gediend = {kader.opgave_van[r].id for r in activiteit.resultaten}
    return tuple(o.id for o in kader.opgaven if o.id in gediend)


def tel_kosten(activiteiten: Iterable[Activiteit]) -> tuple[float, int]:
    """De som van de bekende kosten, en van hoeveel activiteiten de kosten onbekend zijn."""
    kosten = [a.kosten for a in activiteiten]
    return sum(k for k in kosten if k is not None), sum(k is None for k in kosten)
