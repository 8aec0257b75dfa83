"""Verwijzingen in het kader: wat ergens genoemd wordt, moet ergens beschreven zijn.

Elke regel is een functie; haar docstring is de regel.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sturing.fouten import bedoelde_u
from sturing.gegevens.bevinding import Bevinding
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Ervaring, Ontwikkeling


def toets_verwijzing(
    plaats: str, wie: str, veld: str, sleutels: Iterable[str], bekend: Collection[str], waar: str
) -> Iterator[Bevinding]:
    """Een bevinding voor elke sleutel die niet in `bekend` staat, met een voorstel."""
    for sleutel in sleutels:
        if sleutel not in bekend:
            remedie = bedoelde_u(sleutel, sorted(bekend)) or f"kies er een uit {waar}"
            yield Bevinding("fout", plaats, f"{wie}: {veld} '{sleutel}' bestaat niet", remedie)


def regel_indicator_verwijst_naar_wat_bestaat(kader: Kader, _: Gemeente) -> Iterator[Bevinding]:
    """Elke indicator hangt aan iets dat bestaat; haar groep, haar bronnen en wat hetzelfde telt, bestaan ook."""
    plaats = f"{kader.plaats}/indicatoren.yml"
    plekken = {*kader.doelen, *kader.resultaten}
    for i in kader.indicatoren.values():
        wie = f"indicator '{i.id}'"
        yield from toets_verwijzing(plaats, wie, "hangt_aan", i.hangt_aan, plekken, "de doelen en resultaten")
        yield from toets_verwijzing(plaats, wie, "groep", [i.groep], kader.groepen, "groepen.yml")
        yield from toets_verwijzing(plaats, wie, "bron", [i.bron], kader.bronnen, "bronnen.yml")
        yield from toets_verwijzing(plaats, wie, "andere_bronnen", i.andere_bronnen, kader.bronnen, "bronnen.yml")
        ander = [i.telt_zelfde_als] if i.telt_zelfde_als else []
        # Alleen de een verwijst naar de ander: zo blijft duidelijk wie het aantal is en wie het percentage.
        eindpunten = {n: x for n, x in kader.indicatoren.items() if n != i.id and not x.telt_zelfde_als}
        waar = "de andere indicatoren zonder telt_zelfde_als"
        yield from toets_verwijzing(plaats, wie, "telt_zelfde_als", ander, eindpunten, waar)


def regel_opgave_verwijst_naar_wat_bestaat(kader: Kader, _: Gemeente) -> Iterator[Bevinding]:
    """Elke opgave noemt dimensies en Global Goals die bestaan, en elk doel werkt in op iets dat bestaat."""
    dimensies = {d.id for d in kader.grondslag.dimensies}
    goals = {str(g.nummer) for g in kader.grondslag.global_goals}
    doelwit = {*kader.doelen, *(o.id for o in kader.opgaven)}
    for o in kader.opgaven:
        plaats, wie = f"{kader.plaats}/{o.id}.yml", f"opgave '{o.id}'"
        yield from toets_verwijzing(plaats, wie, "dimensies", o.dimensies, dimensies, "grondslag.yml")
        yield from toets_verwijzing(plaats, wie, "global_goals", map(str, o.global_goals), goals, "grondslag.yml")
        for d in o.doelen:
            op = [i.op for i in d.afweging.invloed_op]
            yield from toets_verwijzing(plaats, f"doel '{d.id}'", "invloed_op", op, doelwit, "de doelen en opgaven")


def regel_regeling_dient_wat_bestaat(kader: Kader, _: Gemeente) -> Iterator[Bevinding]:
    """Elke regeling dient opgaven en doelen die bestaan."""
    plaats = f"{kader.plaats}/afwegingskader.yml"
    opgaven = {o.id for o in kader.opgaven}
    for r in kader.afwegingskader.regelingen:
        wie = f"regeling '{r.id}'"
        yield from toets_verwijzing(plaats, wie, "opgaven", r.opgaven, opgaven, "de opgaven")
        yield from toets_verwijzing(plaats, wie, "doelen", r.doelen, kader.doelen, "de doelen")


def regel_verband_verbindt_wat_bestaat(kader: Kader, _: Gemeente) -> Iterator[Bevinding]:
    """Elk verband loopt van en naar een opgave, doel of factor die bestaat, en geen factor blijft los."""
    plaats = f"{kader.plaats}/samenhang.yml"
    opgaven = {o.id for o in kader.opgaven}
    factoren = {f.id for f in kader.samenhang.factoren}
    knopen = {*opgaven, *kader.doelen, *factoren}
    for v in kader.samenhang.verbanden:
        wie = f"verband {v.van} -> {v.naar}"
        yield from toets_verwijzing(plaats, wie, "van", [v.van], knopen, "opgaven, doelen en factoren")
        yield from toets_verwijzing(plaats, wie, "naar", [v.naar], knopen, "opgaven, doelen en factoren")
        yield from toets_verwijzing(plaats, wie, "opgave", [v.opgave], opgaven, "de opgaven")
    gebruikt = {knoop for v in kader.samenhang.verbanden for knoop in (v.van, v.naar)}
    for factor in sorted(factoren - gebruikt):
        yield Bevinding(
            "let op", plaats, f"factor '{factor}' staat in geen enkel verband", "haal hem weg, of trek een verband"
        )


def regel_tegenstrijdigheid_betreft_wat_bestaat(kader: Kader, gemeente: Gemeente) -> Iterator[Bevinding]:
    """Elke tegenstrijdigheid betreft een onderdeel van het kader, een bronrij of een wijk die bestaat."""
    plaats = f"{kader.plaats}/tegenstrijdigheden.yml"
    bekend = {
        *(o.id for o in kader.opgaven), *kader.doelen, *kader.resultaten, *kader.indicatoren,
        *kader.bronnen, *kader.groepen,
        *(f.id for f in kader.samenhang.factoren), *(r.id for r in kader.afwegingskader.regelingen),
        *(r.rij for r in kader.bronrijen), *(w.code for w in gemeente.wijken),
    }  # fmt: skip
    for t in kader.tegenstrijdigheden:
        yield from toets_verwijzing(plaats, f"tegenstrijdigheid '{t.id}'", "betreft", t.betreft, bekend, "het kader")


def regel_bevolkingsgroep_heeft_een_groep(kader: Kader, _: Gemeente) -> Iterator[Bevinding]:
    """Elke bevolkingsgroep in de grondslag verwijst naar een leeftijdsgroep die bestaat."""
    plaats = f"{kader.plaats}/grondslag.yml"
    for b in kader.grondslag.bevolkingsgroepen:
        wie = f"bevolkingsgroep '{b.naam}'"
        yield from toets_verwijzing(plaats, wie, "groep", [b.groep], kader.groepen, "groepen.yml")


def toets_verhalen(
    kader: Kader, gemeente: Gemeente, ontwikkelingen: Iterable[Ontwikkeling], ervaringen: Iterable[Ervaring]
) -> Iterator[Bevinding]:
    """Elke ontwikkeling en ervaring hoort bij een opgave, doelen, een bron en een wijk die bestaan."""
    opgaven = {o.id for o in kader.opgaven}
    wijken = {w.code for w in gemeente.wijken}
    for soort, map_, rijen in (
        ("ontwikkeling", "ontwikkelingen", ontwikkelingen),
        ("ervaring", "ervaringen", ervaringen),
    ):
        plaats = f"{kader.gemeentemap}/{map_}"
        for rij in rijen:
            wie = f"{soort} '{rij.id}'"
            yield from toets_verwijzing(plaats, wie, "opgave", [rij.opgave], opgaven, "de opgaven")
            yield from toets_verwijzing(plaats, wie, "doelen", rij.doelen, kader.doelen, "de doelen")
            if isinstance(rij, Ervaring):
                yield from toets_verwijzing(plaats, wie, "bron", [rij.bron], kader.bronnen, "bronnen.yml")
                yield from toets_verwijzing(plaats, wie, "wijk", [rij.wijk] if rij.wijk else [], wijken, "gemeente.yml")
