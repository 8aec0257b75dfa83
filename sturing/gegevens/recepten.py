"""De recepten in `kader/<jaar>/recepten/` lezen, toetsen aan het kader en kiezen bij een bestand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from sturing.bronnen.inlezen.bestand import Levering
from sturing.bronnen.inlezen.blad import als_tekst, gelijk_gemaakt
from sturing.fouten import GegevensFout, InvoerFout, bedoelde_u
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import Kader
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.metingen import gebiedscodes
from sturing.gegevens.perioden import is_periode
from sturing.gegevens.receptmodel import Aanwijzing, Recept, Recepttabel
from sturing.gegevens.tabellen import meld

#: Een bestand herkennen doen wij aan de eerste rijen: daar staan titel en koppen.
_KOPGEBIED = 40


@dataclass(frozen=True)
class Receptbestand:
    """Een recept met zijn naam (van het bestand) en de hash van zijn inhoud."""

    id: str
    recept: Recept
    sha256: str


def lees_recepten(lezer: Lezer, map_: Path, kader: Kader, gemeente: Gemeente) -> tuple[Receptbestand, ...]:
    """Lees alle recepten van het kader; zonder map zijn het er geen.

    Fouten: `GegevensFout` of `VeleFouten` met bestand, overtreder en remedie.
    """
    uit, fouten = [], []
    for pad in sorted((map_ / "kader" / str(kader.jaar) / "recepten").glob("*.yml")):
        recept = lezer.lees_yaml(pad, Recept)
        fouten += _onbekende_namen(lezer.plaats(pad), recept, kader, gemeente)
        uit.append(Receptbestand(pad.stem, recept, hashlib.sha256(lezer.lees_bytes(pad)).hexdigest()))
    meld(fouten)
    return tuple(uit)


def _onbekende_namen(plaats: str, recept: Recept, kader: Kader, gemeente: Gemeente) -> Iterator[GegevensFout]:
    gebieden = gebiedscodes(gemeente)
    bekend = {"indicator": list(kader.indicatoren), "gebied": list(gebieden), "groep": list(kader.groepen)}
    bekend["bron"] = list(kader.bronnen)
    for soort, naam in _genoemd(recept):
        if soort == "periode" and not is_periode(naam):
            yield GegevensFout(plaats, f"'{naam}' is geen periode", "schrijf hem als 2024, 2024/2025 of 2025-H1")
        elif soort in bekend and naam not in bekend[soort]:
            waar = "staat niet in gemeente.yml" if soort == "gebied" else f"bestaat niet in kader {kader.jaar}"
            kies = "een gebied uit gemeente.yml" if soort == "gebied" else f"een {soort} uit kader/{kader.jaar}"
            yield GegevensFout(plaats, f"{soort} '{naam}' {waar}", bedoelde_u(naam, bekend[soort]) or f"kies {kies}")


def indicatoren_van(recept: Recept) -> frozenset[str]:
    """De indicatoren waarvan dit recept cijfers leest."""
    return frozenset(naam for soort, naam in _genoemd(recept) if soort == "indicator")


def _genoemd(recept: Recept) -> Iterator[tuple[str, str]]:
    """Elke indicator, groep, bron, periode en elk gebied dat het recept noemt."""
    if recept.bron:
        yield "bron", recept.bron
    for tabel in recept.tabellen:
        for houder in (tabel, *tabel.cijfers):
            for soort in ("indicator", "gebied", "periode", "groep"):
                yield from ((soort, naam) for naam in _namen(getattr(houder, soort)))
    if recept.peiling:
        yield "periode", recept.peiling.periode
        yield "gebied", recept.peiling.gebied
        yield from (("gebied", code) for code in recept.peiling.wijken.values())
        for vraag in recept.peiling.vragen:
            yield "indicator", vraag.indicator
            yield from (("groep", vraag.groep),) if vraag.groep else ()


def _namen(aanwijzing: Aanwijzing | None) -> tuple[str, ...]:
    if aanwijzing is None:
        return ()
    return (*((aanwijzing.vast,) if aanwijzing.vast else ()), *aanwijzing.waarden.values())


def kies_recept(recepten: tuple[Receptbestand, ...], levering: Levering, gevraagd: str | None) -> Receptbestand | None:
    """Het recept dat bij dit bestand hoort; None als geen enkel past.

    Fouten: `InvoerFout` als het gevraagde recept niet bestaat of niet past, of als er meer dan één past.
    """
    if gevraagd:
        gekozen = next((r for r in recepten if r.id == gevraagd), None)
        if gekozen is None:
            namen = [r.id for r in recepten]
            raise InvoerFout("recept", f"'{gevraagd}' bestaat niet", bedoelde_u(gevraagd, namen) or "kijk in recepten/")
        if waarom := waarom_niet(gekozen.recept, levering):
            raise InvoerFout(levering.naam, f"past niet bij recept '{gevraagd}': {waarom}", "pas het recept aan")
        return gekozen
    passend = [r for r in recepten if not waarom_niet(r.recept, levering)]
    if len(passend) > 1:
        namen = " en ".join(r.id for r in passend)
        raise InvoerFout(levering.naam, f"past bij meer dan één recept: {namen}", "kies er een met --recept")
    return passend[0] if passend else None


def waarom_niet(recept: Recept, levering: Levering) -> str:
    """Waarom dit bestand niet bij het recept past; leeg als het past."""
    herken = recept.herken
    if herken.soort != levering.soort:
        return f"het recept is voor {herken.soort}, dit is {levering.soort}"
    if herken.bestandsnaam and not fnmatch(levering.naam.casefold(), herken.bestandsnaam.casefold()):
        return f"de bestandsnaam is niet als '{herken.bestandsnaam}'"
    if levering.enquete:
        weg = [v for v in herken.variabelen if v not in levering.enquete.variabelen]
        return f"variabele '{weg[0]}' ontbreekt" if weg else ""
    namen = {blad.naam for blad in levering.bladen}
    for tabel in recept.tabellen:
        if not kies_bladnamen(tabel, namen):
            return f"blad '{tabel.blad}' ontbreekt"
    staat_er = {
        gelijk_gemaakt(als_tekst(cel)) for blad in levering.bladen for rij in blad.rijen[:_KOPGEBIED] for cel in rij
    }
    return next((f"'{t}' staat niet bij de koppen" for t in herken.teksten if not _komt_voor(t, staat_er)), "")


def kies_bladnamen(tabel: Recepttabel, namen: set[str]) -> list[str]:
    """De bladen waarvoor deze tabel geldt; zonder bladnaam in het recept alle, `Tabel*` past op meer bladen."""
    return sorted(naam for naam in namen if not tabel.blad or fnmatch(naam.casefold(), tabel.blad.casefold()))


def _komt_voor(tekst: str, staat_er: set[str]) -> bool:
    return any(fnmatch(cel, gelijk_gemaakt(tekst)) for cel in staat_er)
