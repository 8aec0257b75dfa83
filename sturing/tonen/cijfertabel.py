"""De tabel met cijfers bij een doel: elke meting die het dossier heeft, komt hier aan bod."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Indicator
from sturing.rekenen.naast import zoek_tegenspraak
from sturing.rekenen.reeksen import Reeks, bereken_reeksen
from sturing.rekenen.stand import Stand
from sturing.tonen.adressen import naar_fiche
from sturing.tonen.blad import Bladzijde
from sturing.tonen.groepen import naam_groep
from sturing.tonen.notatie import periode_in_zin, toon_periode, toon_punt
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Rij, Tabel
from sturing.tonen.vonk import met_vonk
from sturing.tonen.zinnen import GEMETEN, woord_herkomst, zin_ligging, zin_richting, zin_verandering_en_oordeel
from sturing.tonen.zinnen_cijfers import zin_afwijking, zin_geen_eigen


def cijfertabel(blad: Bladzijde, standen: tuple[Stand, ...]) -> Tabel | None:
    """Alle cijfers bij deze standen: een kolom per gebied waarmee vergeleken is; None als er niets is."""
    gebieden = [g.code for g in blad.dossier.gemeente.vergelijk if _heeft_cijfer(blad, standen, g.code)]
    rijen = [rij for stand in standen for rij in _rijen(blad, stand, gebieden)]
    if not rijen:
        return None
    koppen = ("Indicator", "Stand", "Verandering en oordeel", *(_kop(blad.kort_gebied(code)) for code in gebieden))
    breedtes = (34, 22, 26, *([max(10, 34 // len(gebieden))] * len(gebieden) if gebieden else ()))
    return Tabel(koppen, tuple(rijen), breedtes, "cijfertabel")


def _kop(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _heeft_cijfer(blad: Bladzijde, standen: tuple[Stand, ...], gebied: str) -> bool:
    return any(bereken_reeksen(blad.metingen, stand.indicator.id, gebied) for stand in standen)


def _rijen(blad: Bladzijde, stand: Stand, gebieden: list[str]) -> list[Rij]:
    """De rijen van één indicator: de hoofdreeks, en daaronder elke andere reeks die er is."""
    label = naar_fiche(stand.indicator, f"{stand.indicator.kort} ({zin_richting(stand.indicator)})")
    elders = tuple(_elders(blad, stand, code) for code in gebieden)
    if stand.hoofdreeks is None:
        geen = zin_geen_eigen(blad, stand)
        return [(label, geen, "-", *elders)] if any(cel != "-" for cel in elders) else []
    oordeel = met_vonk(zin_verandering_en_oordeel(stand), stand.hoofdreeks, stand.indicator.eenheid)
    eerste = (label, woord_reeks(blad, stand.hoofdreeks, stand.indicator), oordeel, *elders)
    anderen = [
        (
            f"{stand.indicator.kort}, {_anders(blad, stand, reeks)}",
            woord_reeks(blad, reeks, stand.indicator),
            _tegenspraak(stand, reeks),
            *("-" for _ in elders),
        )
        for reeks in stand.reeksen[1:]
    ]
    return [eerste, *anderen]


def _anders(blad: Bladzijde, stand: Stand, reeks: Reeks) -> str:
    """Waarin een andere reeks verschilt van die waar het oordeel op rust."""
    hoofd = stand.hoofdreeks
    if (reeks.groep, reeks.herkomst) != (hoofd.groep, hoofd.herkomst):
        return "andere reeks"
    bronnen = blad.dossier.kader.bronnen
    return f"volgens {bronnen[reeks.bestand].naam if reeks.bestand in bronnen else reeks.bestand}"


def _tegenspraak(stand: Stand, reeks: Reeks) -> str:
    """Waar een andere levering iets anders zegt over dezelfde periode; een streepje als dat nergens is."""
    eenheid = stand.indicator.eenheid
    zinnen = [
        f"spreekt het cijfer hierboven tegen: {toon_punt(ander, eenheid)} en niet {toon_punt(eigen, eenheid)}"
        f" in {periode_in_zin(eigen.periode)}"
        for eigen, ander in zoek_tegenspraak((stand.hoofdreeks, reeks))
    ]
    return "; ".join(zinnen) or "-"


def _elders(blad: Bladzijde, stand: Stand, gebied: str) -> str:
    """Het cijfer van een ander gebied; het jaar staat erbij als het niet hetzelfde is.

    Is het niet met een eigen cijfer te vergelijken, dan staat er ook waarin het afwijkt van de indicator, en waar het
    staat.
    """
    for v in stand.vergelijkingen:
        if v.gebied == gebied:
            jaar = "" if v.zelfde_periode else f" ({toon_periode(v.punt.periode)})"
            return toon_punt(v.punt, stand.indicator.eenheid) + jaar + zin_ligging(v)
    for reeks in bereken_reeksen(blad.metingen, stand.indicator.id, gebied):
        punt, anders = reeks.laatste, zin_afwijking(blad, reeks, stand.indicator)
        erbij = "; ".join(filter(None, (toon_periode(punt.periode), anders)))
        return f"{toon_punt(punt, stand.indicator.eenheid)} ({erbij})"
    return "-"


def woord_reeks(blad: Bladzijde, reeks: Reeks, indicator: Indicator) -> str:
    """De laatste waarde van een reeks, met periode, herkomst en de groep als die afwijkt.

    Punten zonder jaar horen niet in een trend en staan er daarom los bij.
    """
    delen = [f"{toon_punt(reeks.laatste, indicator.eenheid)}, {toon_periode(reeks.laatste.periode)}"]
    if (soort := woord_herkomst(reeks.herkomst, reeks.gemodelleerd)) != GEMETEN:
        delen.append(soort)
    if groep := naam_groep(blad, reeks, indicator):
        delen.append(groep)
    los = [p for p in reeks.punten[:-1] if not p.heeft_periode]
    delen += [f"ook genoemd: {toon_punt(p, indicator.eenheid)}, {toon_periode(p.periode)}" for p in los]
    return "; ".join(delen)


def uitleg_benaderingen(standen: list[Stand]) -> str:
    """Per benadering waarin zij afwijkt van de indicator, als opsomming."""
    regels = []
    for stand in standen:
        for reeks in stand.reeksen:
            if reeks.herkomst == "benadering" and (uitleg := reeks.laatste.opmerking):
                # Een opmerking kan ook aantekeningen voor de analist hebben; die staan in de CSV.
                verschil = uitleg.rpartition("benadering:")[2].strip().rstrip(".")
                regels.append(f"- {voor_markdown(stand.indicator.kort)}: {voor_markdown(verschil)}.")
    if not regels:
        return ""
    inhoud = "\n".join(dict.fromkeys(regels))
    return f"```{{dropdown}} Waarin de benaderingen afwijken\n:class-container: cijfers\n\n{inhoud}\n```"


def wijkreeksen(blad: Bladzijde, indicator: Indicator) -> list[tuple[str, Reeks]]:
    """De reeksen van de indicator per wijk."""
    uit = []
    for wijk in blad.dossier.gemeente.wijken:
        uit += [(wijk.naam, reeks) for reeks in bereken_reeksen(blad.metingen, indicator.id, wijk.code)[:1]]
    return uit
