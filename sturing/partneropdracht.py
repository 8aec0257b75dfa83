"""De opdrachten rond partners zonder scherm: werkboeken schrijven, en een ingevuld werkboek teruglezen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sturing.bronnen.partnerwerkboek import Partnerbestand, lees_partnerbestand, open_werkboek
from sturing.bronnen.persoonsgegevens import zoek_persoonsgegevens
from sturing.fouten import Afloop, InvoerFout, OmgevingFout, SturingFout, bedoelde_u
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.eigennamen import eigennamen
from sturing.gegevens.jaarkeuze import kies_jaar
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.metingen import toets_rijen
from sturing.gegevens.opslag import Opslag, als_velden
from sturing.gegevens.partnerformat import KOLOMMEN, KOPRIJ, MERK, NAKIJKBLAD, SCHEMABLAD
from sturing.gegevens.partnerkeuring import Keuring, keur_levering
from sturing.gegevens.partnermodel import PERIODEN, Partnerlevering
from sturing.gegevens.partneropslag import Leveringsopslag, bouw_opbrengsten
from sturing.gegevens.partnerprivacy import Aangehouden, houd_aan
from sturing.schijf import schrijf_atomair
from sturing.tonen.notatie import tel
from sturing.tonen.partnerwerkboek import maak_partnerboek
from sturing.uitgeven.partnerexcel import bouw_invulboek
from sturing.uitgeven.partnernakijken import bouw_nakijkboek


@dataclass(frozen=True)
class Leesuitslag:
    """Wat er te melden is, en met welke code de opdracht afloopt."""

    regels: list[str]
    afloop: int


def schrijf_partnerformats(
    wortel: Path, gemeente: str, jaar: str | int | None, partner: str | None, periode: str | None, naar: Path
) -> list[Path]:
    """Schrijf de werkboeken naar map `naar` en geef hun paden.

    Fouten: `InvoerFout` als gemeente, jaar, partner of periode niet bestaat; er is dan niets geschreven.
    """
    dossier, jaar = _lees(wortel, gemeente, jaar)
    if periode is not None and periode not in PERIODEN:
        remedie = bedoelde_u(periode, PERIODEN) or f"kies {' of '.join(PERIODEN)}"
        raise InvoerFout("periode", f"'{periode}' bestaat niet", remedie)
    samen = dossier.samenwerking
    gekozen = (samen.partner(partner),) if partner else samen.partners
    inhoud = {}
    for p in gekozen:
        for over in p.perioden if periode is None else (periode,):
            if over not in p.perioden:
                if partner:
                    raise InvoerFout("periode", f"met '{p.id}' is geen {over} afgesproken", "kies een andere periode")
                continue
            naam = f"rapportage-{p.id}-{jaar}-{over}.xlsx"
            inhoud[naam] = bouw_invulboek(maak_partnerboek(dossier, p, jaar, over))
    for naam, bytes_ in inhoud.items():
        _schrijf(naar / naam, bytes_)
    return [naar / naam for naam in inhoud]


def _lees(wortel: Path, gemeente: str, jaar: str | int | None) -> tuple[Dossier, int]:
    """Het dossier en het jaar; een fout als er voor dat jaar geen afspraken zijn."""
    gekozen = kies_jaar(wortel, gemeente, jaar)
    dossier = lees_dossier(wortel, gemeente, gekozen, peildatum=date.max.isoformat())
    afspraken = dossier.samenwerking.afspraken
    if afspraken is None:
        raise InvoerFout(
            f"{dossier.kader.plaats}/partners.yml",
            "er zijn geen afspraken met partners",
            "maak dit bestand; zie data/README.md",
        )
    if gekozen < afspraken.eerste_jaar:
        raise InvoerFout(
            "jaar", f"over {gekozen} zijn er geen afspraken met partners", f"kies {afspraken.eerste_jaar} of later"
        )
    return dossier, gekozen


def _schrijf(pad: Path, inhoud: bytes) -> None:
    try:
        schrijf_atomair(pad, inhoud)
    except PermissionError:
        raise InvoerFout(
            str(pad), "dit werkboek is niet te schrijven", "sluit het in Excel en probeer het opnieuw"
        ) from None
    except OSError as fout:
        raise OmgevingFout(
            str(pad), f"schrijven lukt niet ({fout.strerror})", "controleer de map en de ruimte"
        ) from None


def lees_partnerwerkboek(
    wortel: Path, gemeente: str, jaar: str | int | None, pad: Path, vastleggen: bool, vandaag: date | None = None
) -> Leesuitslag:
    """Lees een ingevuld werkboek; met `vastleggen` komt het in `data/`, anders blijft het bij kijken.

    Klopt er iets niet, dan is er niets vastgelegd en staat naast het bestand een kopie met de gemerkte cellen.
    `jaar` is het lopende jaar: ingeleverd mag worden over dat jaar en het jaar ervoor.
    """
    dag = vandaag or date.today()
    bestand = lees_partnerbestand(pad, MERK, SCHEMABLAD, tuple(KOLOMMEN), KOPRIJ)
    dossier, lopend = _lees(wortel, gemeente, jaar)
    samen = dossier.samenwerking
    jaren = tuple(j for j in (lopend, lopend - 1) if j >= samen.afspraken.eerste_jaar)
    keuring = keur_levering(bestand, samen, dossier.kader, dossier.gemeente.code, jaren, dag)
    if keuring.klachten:
        return _stuur_terug(bestand, pad, keuring)
    zoek = partial(zoek_persoonsgegevens, eigen=eigennamen(dossier.gemeente))
    open_, aangehouden = houd_aan(keuring.levering, zoek)
    regels = _vat_samen(dossier, open_, keuring, aangehouden)
    if not vastleggen:
        return Leesuitslag([*regels, "Alleen bekeken: er is niets vastgelegd."], Afloop.GOED)
    return Leesuitslag([*regels, *_leg_vast(wortel, dossier, open_, aangehouden)], Afloop.GOED)


def _stuur_terug(bestand: Partnerbestand, pad: Path, keuring: Keuring) -> Leesuitslag:
    """Schrijf de kopie met merken en noem elke klacht."""
    nakijken = pad.with_name(f"{pad.stem.removesuffix('-nakijken')}-nakijken.xlsx")
    regels = [
        f"{bestand.plaats}{', ' + k.waar if k.waar else ''}: {k.overtreder}; {k.remedie}" for k in keuring.klachten
    ]
    boek = open_werkboek(bestand.inhoud, bestand.plaats)
    _schrijf(nakijken, bouw_nakijkboek(boek, keuring.klachten, NAKIJKBLAD))
    wat = "1 punt" if len(regels) == 1 else f"{len(regels)} punten"
    slot = f"{wat} om na te kijken; er is niets vastgelegd. Stuur de partner {nakijken.name}: daarin is het gemerkt."
    return Leesuitslag([*regels, slot], Afloop.FOUT_IN_GEGEVENS)


def _vat_samen(
    dossier: Dossier, v: Partnerlevering, keuring: Keuring, aangehouden: tuple[Aangehouden, ...]
) -> list[str]:
    naam = dossier.samenwerking.partner(v.partner).naam
    met = sum(c.waarde is not None for c in v.cijfers)
    regels = [
        f"{naam}, {v.periode} {v.jaar}: {met} van {len(v.cijfers)} cijfers,"
        f" {tel(len(v.ervaringen), 'ervaring', 'ervaringen')}, {tel(len(v.signalen), 'signaal', 'signalen')}."
    ]
    if keuring.zonder_toestemming:
        citaten = tel(keuring.zonder_toestemming, "citaat", "citaten")
        regels.append(f"Zonder toestemming en niet overgenomen: {citaten}.")
    if aangehouden:
        wacht = tel(len(aangehouden), "tekst wacht", "teksten wachten")
        regels.append(f"{wacht} op een collega: er kan een persoonsgegeven in staan.")
        regels += [f"  {a.veld}: {', '.join(a.soorten)}" for a in aangehouden]
    return regels


def _leg_vast(wortel: Path, dossier: Dossier, v: Partnerlevering, aangehouden: tuple[Aangehouden, ...]) -> list[str]:
    """Eerst de metingen, dan de levering zelf: breekt het ertussen af, dan maakt nog eens inlezen het af."""
    map_ = wortel / "data" / dossier.rapportage.gemeente
    leveringen = Leveringsopslag(map_)
    with leveringen.slot():
        if leveringen.bekend(v):
            return ["Dit werkboek was al ingelezen: er is niets veranderd."]
        nieuw, herzien = _schrijf_metingen(wortel, map_, dossier, v)
        leveringen.houd_apart(v, aangehouden)
        pad = leveringen.schrijf(v)
    plek = pad.relative_to(wortel).as_posix()
    return [f"Vastgelegd: {tel(nieuw, 'nieuwe meting', 'nieuwe metingen')}, {herzien} herzien.", f"Levering: {plek}"]


def _schrijf_metingen(wortel: Path, map_: Path, dossier: Dossier, v: Partnerlevering) -> tuple[int, int]:
    """Schrijf de cijfers die metingen worden; geeft hoeveel er nieuw en herzien zijn."""
    kader, gemeente = dossier.kader, dossier.gemeente
    opslag = Opslag(Lezer(wortel), map_, partial(toets_rijen, kader=kader, gemeente=gemeente))
    opbrengsten = bouw_opbrengsten(v, dossier.samenwerking.partner(v.partner), kader, gemeente.code)
    # Alles toetsen voordat er iets wordt geschreven: een levering komt er helemaal in, of niet.
    for opbrengst in opbrengsten:
        toets_rijen([als_velden(rij) for rij in opbrengst.rijen], f"rapportage {v.partner}", kader, gemeente)
        if botsing := opslag.bekijk(opbrengst).botsing:
            raise _botsing(opbrengst.bron, botsing[0].nieuw.indicator)
    verschillen = [opslag.schrijf(opbrengst) for opbrengst in opbrengsten]
    return sum(len(w.nieuw) for w in verschillen), sum(len(w.herzien) for w in verschillen)


def _botsing(bron: str, indicator: str) -> SturingFout:
    return InvoerFout(
        f"metingen/{bron}.csv", f"van '{indicator}' is vandaag al een ander cijfer vastgelegd",
        "lees de herziene rapportage op een andere dag in, of verbeter het cijfer in het bestand",
    )  # fmt: skip
