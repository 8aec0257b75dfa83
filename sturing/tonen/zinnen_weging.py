"""Zinnen over wegingen: klasse, reden, voorstel en antwoorden in gewone woorden."""

from __future__ import annotations

from datetime import date

from sturing.gegevens.activiteitmodel import KLEIN_BEREIK, KLEINSTE_BEREIK, Activiteit
from sturing.gegevens.kadermodel import Eenheid
from sturing.gegevens.wegingmodel import Afwegingskader
from sturing.gegevens.wegingtoets import TOTALE_IMPACT
from sturing.rekenen.aanbod import is_geeindigd
from sturing.rekenen.ranglijst import Bereik
from sturing.rekenen.weegbeeld import Beeld, Vraagbeeld
from sturing.rekenen.weging import Voorwaarde, Weging
from sturing.tonen.notatie import tel, toon_datum, toon_getal, toon_waarde, voeg_samen

NIET_BEOORDEELD = "nog niet beoordeeld"


def naam_vraag(sleutel: str, kader: Afwegingskader) -> str:
    """De korte naam van een vraag of van de totale impact."""
    return "Totale impact" if sleutel == TOTALE_IMPACT else kader.vragen[sleutel].kort


def naam_stand(sleutel: str, stand: str, kader: Afwegingskader) -> str:
    """Het antwoord zoals een lezer het ziet."""
    return stand if sleutel == TOTALE_IMPACT else kader.vragen[sleutel].antwoord(stand).naam


def zin_klasse(weging: Weging) -> str:
    """De klasse, of tussen welke klassen zij nog ligt."""
    if not weging.beeld.beoordelaars:
        return NIET_BEOORDEELD
    if weging.klasse:
        return weging.klasse.naam
    return f"nog open: van {weging.laagst.naam} tot {weging.hoogst.naam}"


def zin_reden(weging: Weging, kader: Afwegingskader) -> str:
    """Waarom deze klasse, en wat er voor een hogere klasse nodig is."""
    if not weging.beeld.beoordelaars:
        return f"{tel(len(weging.beeld.open), 'vraag', 'vragen')} zonder antwoord."
    if not weging.klasse:
        namen = [naam_vraag(v, kader).lower() for v in weging.beslissend]
        return f"Dit hangt nog af van: {voeg_samen(namen)}."
    # De laagste klasse vraagt niets; dan is de reden wat er voor de volgende ontbreekt.
    zin = _opsomming(weging.gehaald or weging.tekort, kader)
    if weging.hoger and weging.gehaald and weging.tekort:
        nodig = [
            f"{naam_vraag(t.sleutel, kader).lower()} ten minste '{naam_stand(t.sleutel, t.nodig, kader)}'"
            for t in weging.tekort
        ]
        zin += f" Voor {weging.hoger.naam} is nodig: {voeg_samen(nodig)}."
    return zin


def _opsomming(voorwaarden: tuple[Voorwaarde, ...], kader: Afwegingskader) -> str:
    """Wat er bij deze vragen is geantwoord, als één zin."""
    delen = [f"{naam_vraag(v.sleutel, kader)}: {zin_mogelijk(v.sleutel, v.nu, kader)}" for v in voorwaarden]
    return "; ".join(delen) + "."


def zin_mogelijk(sleutel: str, standen: tuple[str, ...], kader: Afwegingskader) -> str:
    """Eén antwoord, of de antwoorden die nog mogelijk zijn."""
    namen = [naam_stand(sleutel, stand, kader).lower() for stand in standen]
    return namen[0] if len(namen) == 1 else " of ".join(namen)


def zin_antwoord(beeld: Vraagbeeld) -> str:
    """Wat er op een vraag is geantwoord; verschillen blijven naast elkaar staan."""
    if beeld.beeld == Beeld.UIT_DOEL:
        return f"{beeld.vraag.antwoord(beeld.mogelijk[-1]).naam} (volgt uit het doel)"
    if beeld.beeld == Beeld.ONBEKEND:
        return "Onbekend (niet bij elk doel vermeld)" if beeld.vraag.doelkenmerk else "Onbekend"
    if beeld.beeld == Beeld.EENS:
        naam = beeld.vraag.antwoord(beeld.mogelijk[0]).naam
        return f"{naam} ({voeg_samen(beeld.weet_niet)}: onbekend)" if beeld.weet_niet else naam
    per = [
        f"{a.wie}: {beeld.vraag.antwoord(a.antwoord).naam if a.antwoord in beeld.mogelijk else 'onbekend'}"
        for a in beeld.antwoorden
    ]
    return "Verschillend. " + "; ".join(per)


def zin_toelichting(beeld: Vraagbeeld) -> str:
    """De toelichtingen bij een vraag, elk één keer; leeg als er geen zijn."""
    return " ".join(dict.fromkeys(a.toelichting for a in beeld.antwoorden if a.toelichting))


def zin_beoordeeld(weging: Weging) -> str:
    """Wie de activiteit wanneer beoordeelde."""
    laatste: dict[str, date] = {}
    for antwoord in (a for b in weging.beeld.vragen.values() for a in b.antwoorden):
        laatste[antwoord.wie] = max(laatste.get(antwoord.wie, antwoord.wanneer), antwoord.wanneer)
    return voeg_samen([f"{wie} ({toon_datum(dag)})" for wie, dag in sorted(laatste.items())]) or NIET_BEOORDEELD


def zin_voorstel(weging: Weging) -> str:
    """Het voorstel, of dat het nog niet te geven is."""
    if weging.beeld.activiteit.soort == "aanvraag":
        return "geen (aanvraag)"
    if not weging.beeld.beoordelaars:
        return "nog geen voorstel"
    if weging.voorstel:
        return weging.voorstel
    soorten = list(dict.fromkeys(r.voorstel for r in weging.voorstellen))
    return f"nog open: {' of '.join(soorten)}"


def zin_voorstelreden(weging: Weging, kader: Afwegingskader) -> str:
    """De reden bij het voorstel; bij een open voorstel wat er nog ontbreekt."""
    if weging.beeld.activiteit.soort == "aanvraag":
        return "Een aanvraag is nieuw: er is nog niets om voort te zetten of af te bouwen."
    if not weging.beeld.beoordelaars:
        return "Nog niemand heeft dit beoordeeld."
    if weging.voorstel:
        redenen = list(dict.fromkeys(r.reden for r in weging.voorstellen))
        return redenen[0] if len(redenen) == 1 else f"Een of meer van deze redenen: {' '.join(redenen)}"
    open_ = [naam_vraag(v, kader).lower() for v in weging.bepalend]
    return f"Eerst bespreken: {voeg_samen(open_)}." if open_ else "De antwoorden laten meer dan één voorstel toe."


def zin_kosten(activiteit: Activiteit) -> str:
    """De kosten per jaar; leeg is onbekend."""
    return "onbekend" if activiteit.kosten is None else toon_waarde(activiteit.kosten, Eenheid.EURO)


def naam_met_soort(activiteit: Activiteit) -> str:
    """De naam, met erbij als het een aanvraag is."""
    return activiteit.activiteit + (" (aanvraag)" if activiteit.soort == "aanvraag" else "")


def zin_geld(activiteit: Activiteit, op: date | None = None) -> str:
    """Structureel of tijdelijk geld, en tot wanneer; met `op` ook of dat al voorbij is."""
    einde = f", tot en met {toon_datum(activiteit.tot_en_met)}" if activiteit.tot_en_met else ""
    einde += " (al voorbij)" if op and is_geeindigd(activiteit, op) else ""
    return ("soort geld onbekend" if activiteit.dekking == "onbekend" else activiteit.dekking) + einde


def zin_inwoners(activiteit: Activiteit) -> str:
    """Het bereik in inwoners; een klein aantal staat er nooit als getal."""
    if activiteit.bereik == KLEIN_BEREIK:
        return f"minder dan {KLEINSTE_BEREIK} inwoners"
    return "onbekend" if activiteit.bereik is None else f"{toon_getal(activiteit.bereik)} inwoners"


def zin_later(aantal: int, peildatum: date) -> str:
    """Dat er antwoorden vastliggen van na de peildatum, en dat zij niet meetellen; leeg als die er niet zijn."""
    if not aantal:
        return ""
    wat = f"{tel(aantal, 'antwoord telt', 'antwoorden tellen')} niet mee"
    return f"{wat}: {'het is' if aantal == 1 else 'zij zijn'} van na de peildatum, {toon_datum(peildatum)}."


def zin_bereik(bereik: Bereik) -> str:
    """Een bereik van plaatsen: '3 tot 8', of '3' als er maar één mogelijk is."""
    beste, slechtste = bereik
    return str(beste) if beste == slechtste else f"{beste} tot {slechtste}"
