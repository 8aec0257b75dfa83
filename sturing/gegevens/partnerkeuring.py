"""Een aangeleverd werkboek naast de afspraken leggen: een levering als alles klopt, en anders alle klachten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sturing.bronnen.partnerwerkboek import Partnerbestand
from sturing.fouten import InvoerFout
from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Eenheid, Indicator
from sturing.gegevens.partnercellen import Klacht, Rijlezer, als_getal
from sturing.gegevens.partnerformat import (
    CIJFERBLAD,
    ERVARINGBLAD,
    JA_NEE,
    KOLOMMEN,
    KOPRIJ,
    REDENEN,
    SIGNAALBLAD,
    SIGNAALSOORTEN,
    letter,
)
from sturing.gegevens.partnermodel import (
    PERIODEN,
    Partner,
    Partnercijfer,
    Partnerervaring,
    Partnerindicator,
    Partnerlevering,
    Partnersignaal,
)
from sturing.gegevens.partners import VERSIE, Samenwerking, doelen_van, meetperiode, vingerafdruk

#: Zoveel mag een percentage van teller gedeeld door noemer afwijken, in procentpunt: afronding op een heel getal.
_AFRONDING = 0.51
_NIEUW = "vraag de gemeente om een nieuw werkboek en neem uw cijfers over"
_HELE_GETALLEN = (Eenheid.AANTAL,)
_ONDER_NUL_MAG = (Eenheid.SCORE, Eenheid.PROCENTPUNT)


@dataclass(frozen=True)
class Keuring:
    """De uitkomst: klachten, of een levering; `zonder_toestemming` telt citaten die niet mee mochten."""

    klachten: tuple[Klacht, ...]
    levering: Partnerlevering | None = None
    zonder_toestemming: int = 0


def keur_levering(
    bestand: Partnerbestand, samen: Samenwerking, kader: Kader, gemeentecode: str, jaren: tuple[int, ...], dag: date
) -> Keuring:
    """Toets een bestand aan de afspraken; `jaren` zijn de jaren waarover nu mag worden ingeleverd."""
    klachten = [*_toets_schema(bestand.schema, samen, kader, gemeentecode, jaren), *_toets_koppen(bestand)]
    if klachten:
        return Keuring(tuple(klachten))
    partner = samen.partner(bestand.schema["partner"])
    jaar, periode = int(bestand.schema["jaar"]), bestand.schema["periode"]
    cijfers = _lees_cijfers(bestand, partner, kader, jaar, periode, klachten)
    ervaringen, zonder = _lees_ervaringen(bestand, partner, samen, kader, klachten)
    signalen = _lees_signalen(bestand, partner, kader, klachten)
    if klachten:
        return Keuring(tuple(klachten))
    levering = Partnerlevering(
        partner=partner.id, jaar=jaar, periode=periode, ontvangen=dag,
        sha256=bestand.sha256, cijfers=cijfers, ervaringen=ervaringen, signalen=signalen,
    )  # fmt: skip
    return Keuring((), levering, zonder)


def _toets_schema(
    schema: dict[str, str], samen: Samenwerking, kader: Kader, gemeentecode: str, jaren: tuple[int, ...]
) -> Iterator[Klacht]:
    """Het werkboek is van deze versie, gemeente, partner, periode en afspraken."""

    def klacht(overtreder: str, remedie: str = _NIEUW) -> Klacht:
        return Klacht("", "", "", overtreder, remedie)

    if schema.get("versie") != str(VERSIE):
        yield klacht(f"dit werkboek heeft versie {schema.get('versie', 'onbekend')[:10]}; nu geldt versie {VERSIE}")
        return
    if schema.get("gemeente") != gemeentecode:
        yield klacht("dit werkboek is van een andere gemeente", "stuur het naar de gemeente die erop staat")
        return
    jaar, periode = schema.get("jaar", ""), schema.get("periode", "")
    if jaar not in map(str, jaren):
        bedoeld = " of ".join(map(str, jaren))
        yield klacht(f"dit werkboek gaat over {jaar[:10] or 'geen jaar'}; nu hoort het over {bedoeld} te gaan")
        return
    try:
        partner = samen.partner(schema.get("partner", ""))
    except InvoerFout as fout:
        yield klacht(f"partner {fout.overtreder}", fout.remedie)
        return
    if periode not in PERIODEN or periode not in partner.perioden:
        yield klacht(f"over '{periode[:20]}' is met deze partner geen rapportage afgesproken")
    elif schema.get("afspraken") != vingerafdruk(partner, samen, kader, int(jaar), periode):
        yield klacht("de afspraken zijn veranderd sinds dit werkboek is gemaakt")


def _toets_koppen(bestand: Partnerbestand) -> Iterator[Klacht]:
    for naam, kolommen in KOLOMMEN.items():
        koppen = bestand.bladen[naam].koppen
        for nr, kolom in enumerate(kolommen):
            if nr >= len(koppen) or koppen[nr] != kolom.naam:
                plek = f"{letter(naam, kolom.naam)}{KOPRIJ}"
                yield Klacht(naam, plek, kolom.naam, "de kop van deze kolom is weg of veranderd", _NIEUW)


def _lees_cijfers(
    bestand: Partnerbestand, partner: Partner, kader: Kader, jaar: int, periode: str, klachten: list[Klacht]
) -> tuple[Partnercijfer, ...]:
    afspraken = {a.indicator: a for a in partner.indicatoren}
    uit: dict[str, Partnercijfer] = {}
    for nr, cellen in bestand.bladen[CIJFERBLAD].rijen:
        rij = Rijlezer(CIJFERBLAD, nr, cellen, klachten)
        code = rij.tekst("code")
        if code not in afspraken:
            wat = f"'{code[:60]}' is niet afgesproken" if code else "deze rij heeft geen code"
            rij.klaag("code", wat, "haal de rij weg, of zet de code terug zoals zij was")
        elif code in uit:
            rij.klaag("code", f"'{code}' staat er twee keer", "haal een van beide rijen weg")
        else:
            indicator = kader.indicatoren[code]
            uit[code] = _lees_cijfer(rij, indicator, afspraken[code], meetperiode(indicator, jaar, periode))
    for code in afspraken:
        if code not in uit:
            klachten.append(Klacht(CIJFERBLAD, "", "", f"de rij van '{code}' ontbreekt", _NIEUW))
    return tuple(uit[code] for code in afspraken if code in uit)


def _lees_cijfer(rij: Rijlezer, indicator: Indicator, afspraak: Partnerindicator, periode: str) -> Partnercijfer:
    waarde = rij.getal("waarde")
    teller, noemer, n = rij.heel("teller"), rij.heel("noemer"), rij.heel("n")
    reden = rij.keuze("leeg omdat", {r: r for r in REDENEN})
    if rij.is_leeg("waarde") and not reden:
        rij.klaag("waarde", "hier is nog niets ingevuld", "vul de waarde in, of kies waarom zij er niet is")
    if not rij.is_leeg("waarde") and reden:
        rij.klaag("leeg omdat", "er staat een waarde en ook een reden waarom zij er niet is", "haal een van beide weg")
    if waarde is not None:
        _toets_waarde(rij, indicator, afspraak, waarde, teller, noemer)
    return Partnercijfer(
        indicator=indicator.id, periode=periode, levert=afspraak.levert, waarde=waarde, teller=teller,
        noemer=noemer, n=n, reden_leeg=reden, toelichting=rij.tekst("toelichting"),
    )  # fmt: skip


def _toets_waarde(
    rij: Rijlezer,
    indicator: Indicator,
    afspraak: Partnerindicator,
    waarde: float,
    teller: int | None,
    noemer: int | None,
) -> None:
    """De waarde past bij haar eenheid en bij teller en noemer."""
    procent = indicator.eenheid == Eenheid.PROCENT
    if procent and not 0 <= waarde <= 100:
        rij.klaag(
            "waarde", f"{als_getal(waarde)}% kan niet: een percentage ligt tussen 0 en 100", "controleer de waarde"
        )
        return
    if waarde < 0 and indicator.eenheid not in _ONDER_NUL_MAG:
        rij.klaag("waarde", f"{als_getal(waarde)} is kleiner dan 0", "controleer de waarde")
        return
    if indicator.eenheid in _HELE_GETALLEN and waarde != int(waarde):
        rij.klaag("waarde", f"{als_getal(waarde)} is geen aantal", "zet hier een heel getal")
    if noemer == 0:
        rij.klaag("noemer", "de noemer is 0", "zet hier hoeveel het er in totaal zijn, of laat teller en noemer leeg")
        return
    if procent and teller is not None and noemer is not None:
        if teller > noemer:
            rij.klaag("teller", f"de teller {teller} is groter dan de noemer {noemer}", "controleer beide")
        elif abs(100 * teller / noemer - waarde) > _AFRONDING:
            rij.klaag(
                "waarde", f"{als_getal(waarde)}% past niet bij {teller} van {noemer}",
                f"controleer alle drie; {teller} van {noemer} is {als_getal(round(100 * teller / noemer, 1))}%",
            )  # fmt: skip
    if procent and afspraak.levert == "bijdrage" and (teller is None or noemer is None):
        leeg = "teller" if teller is None else "noemer"
        rij.klaag(leeg, "bij een deel van het gemeentecijfer zijn teller en noemer nodig", "vul ze allebei in")


def _lees_ervaringen(
    bestand: Partnerbestand, partner: Partner, samen: Samenwerking, kader: Kader, klachten: list[Klacht]
) -> tuple[tuple[Partnerervaring, ...], int]:
    """De ingevulde ervaringen, en hoeveel citaten geen toestemming hebben."""
    doelen = {d.naam: d.id for d in doelen_van(partner, kader)}
    lijst = samen.vragenlijst
    vragen = {zin: v.id for v in (lijst.vragen if lijst else ()) for zin in (v.vraag, *v.per_opgave.values())}
    themas = {t: t for t in (lijst.themas if lijst else ())}
    uit, zonder = [], 0
    for nr, cellen in bestand.bladen[ERVARINGBLAD].rijen:
        rij = Rijlezer(ERVARINGBLAD, nr, cellen, klachten)
        if rij.is_leeg(*(k.naam for k in KOLOMMEN[ERVARINGBLAD][2:])):
            continue
        doel = rij.keuze("doel", doelen)
        if rij.is_leeg("doel"):
            rij.klaag("doel", "het doel is leeg", "kies bij welk doel dit hoort")
        bevraagd, respons, cijfer = rij.heel("aantal bevraagd"), rij.heel("respons"), rij.getal("cijfer")
        _toets_antwoorden(rij, bevraagd, respons, cijfer)
        citaat, mag = rij.tekst("citaat"), rij.keuze("toestemming", {j: j for j in JA_NEE})
        if citaat and rij.is_leeg("toestemming"):
            rij.klaag("toestemming", "bij dit citaat staat niet of het gebruikt mag worden", "kies ja of nee")
        zonder += bool(citaat and mag == "nee")
        velden = {
            "vraag": rij.keuze("vraag", vragen), "bevraagd": bevraagd, "respons": respons,
            "thema": rij.keuze("thema", themas), "citaat": citaat if mag == "ja" else "",
            "verbeterpunt": rij.tekst("verbeterpunt"),
        }  # fmt: skip
        if doel and not klachten:
            uit.append(Partnerervaring(doel=doel, cijfer=cijfer, **velden))
    return tuple(uit), zonder


def _toets_antwoorden(rij: Rijlezer, bevraagd: int | None, respons: int | None, cijfer: float | None) -> None:
    if cijfer is not None and not 1 <= cijfer <= 10:
        rij.klaag("cijfer", f"{als_getal(cijfer)} is geen rapportcijfer", "zet hier een getal van 1 tot en met 10")
    if cijfer is not None and not respons:
        rij.klaag("respons", "bij een cijfer hoort hoeveel mensen het gaven", "vul de respons in")
    if bevraagd is not None and respons is not None and respons > bevraagd:
        rij.klaag("respons", f"{respons} antwoorden van {bevraagd} mensen kan niet", "controleer beide")


def _lees_signalen(
    bestand: Partnerbestand, partner: Partner, kader: Kader, klachten: list[Klacht]
) -> tuple[Partnersignaal, ...]:
    doelen = {d.naam: d.id for d in doelen_van(partner, kader)}
    uit = []
    for nr, cellen in bestand.bladen[SIGNAALBLAD].rijen:
        rij = Rijlezer(SIGNAALBLAD, nr, cellen, klachten)
        soort, doel = rij.keuze("soort", {s: s for s in SIGNAALSOORTEN}), rij.keuze("doel", doelen)
        signaal, nodig = rij.tekst("signaal"), rij.tekst("wat is nodig")
        for kolom in ("soort", "signaal"):
            if rij.is_leeg(kolom):
                rij.klaag(kolom, f"{kolom} is leeg", "vul soort en signaal allebei in, of maak de rij leeg")
        if soort and signaal:
            uit.append(Partnersignaal(soort=soort, doel=doel, signaal=signaal, nodig=nodig))
    return tuple(uit)
