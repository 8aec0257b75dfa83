"""Wat het afwegingskader over het aanbod als geheel toont: register, overlap, witte vlekken, tijdelijk geld."""

from __future__ import annotations

from datetime import date

from sturing.gegevens.activiteitmodel import ACTIVITEITKOLOMMEN, KLEIN_BEREIK, KLEINSTE_BEREIK, Activiteit
from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.aanbod import bereken_dekking, kies_eindigend, kies_van_opgave, tel_kosten
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import tel, toon_waarde, voeg_samen, voeg_vindplaatsen
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Cel, Gegevens, Tabel
from sturing.tonen.zinnen_weging import naam_met_soort, zin_geld, zin_klasse, zin_kosten

GEEN_REGISTER = "Voor dit jaar is nog geen register van activiteiten vastgelegd."


def toon_aanbod() -> Stapel | Getoond:
    """Het register: per opgave de activiteiten en aanvragen met hun resultaten."""
    blad = huidig()
    activiteiten = blad.dossier.aanbod.activiteiten
    if not activiteiten:
        return Getoond(naam="register", tekst=(GEEN_REGISTER,))
    per_opgave = kies_van_opgave(activiteiten, blad.dossier.kader)
    zin = (
        f"Het register telt {tel(sum(a.soort == 'activiteit' for a in activiteiten), 'activiteit', 'activiteiten')} en"
        f" {tel(sum(a.soort == 'aanvraag' for a in activiteiten), 'aanvraag', 'aanvragen')}. Een activiteit die meer"
        " opgaven dient, staat bij elk daarvan."
    )
    eerst = Getoond(naam="register", tekst=(zin,), gegevens=_registergegevens(activiteiten))
    return Stapel((eerst, *(_register(opgave, rijen) for opgave, rijen in per_opgave.items())))


def _register(opgave_id: str, activiteiten: tuple[Activiteit, ...]) -> Getoond:
    kader = huidig().dossier.kader
    opgave = kader.opgave(opgave_id)
    naam = f"register-{opgave_id}"
    if not activiteiten:
        return Getoond(
            naam=naam, tekst=(voor_markdown(f"Bij {opgave.naam} staat nog geen activiteit in het register."),)
        )
    klasse = {w.beeld.activiteit.id: zin_klasse(w) for w in huidig().wegingen}
    rijen = tuple(
        (
            Cel(f"{a.id} {_titel(a)}", naar=f"tabel-dossier-{a.id.lower()}"),
            voeg_samen([kader.naam_van(r) for r in a.resultaten if kader.opgave_van[r].id == opgave_id]),
            f"{zin_kosten(a)}; {zin_geld(a, _peildatum())}",
            klasse[a.id],
        )
        for a in activiteiten
    )
    return Getoond(
        naam=naam,
        titel=f"Activiteiten en aanvragen bij {opgave.naam}",
        bron=voeg_vindplaatsen(a.vindplaats for a in activiteiten if a.vindplaats),
        tabel=Tabel(
            ("Activiteit", "Resultaten", "Kosten per jaar en soort geld", "Klasse"), rijen, (30, 34, 20, 16), "klein"
        ),
    )


def _peildatum() -> date:
    return huidig().dossier.rapportage.peildatum


def _titel(activiteit: Activiteit) -> str:
    delen = [naam_met_soort(activiteit), activiteit.uitvoerder]
    return ", ".join(deel for deel in delen if deel)


def _registergegevens(activiteiten: tuple[Activiteit, ...]) -> Gegevens:
    rijen = tuple(
        tuple(
            " ".join(w) if isinstance(w := getattr(a, k), tuple) else str(w) if k == "tot_en_met" and w else w
            for k in ACTIVITEITKOLOMMEN
        )
        for a in activiteiten
    )
    uitleg = {
        "kosten": "euro per jaar; leeg = onbekend",
        "bereik": f"aantal inwoners; leeg = onbekend, {KLEIN_BEREIK} = minder dan {KLEINSTE_BEREIK}",
        "wijken": "leeg = hele gemeente of niet bekend",
    }
    return Gegevens(ACTIVITEITKOLOMMEN, rijen, uitleg)


def toon_overlap() -> Getoond:
    """De resultaten waaraan meer dan één activiteit werkt, of waarvoor naast een activiteit iets is aangevraagd."""
    kader = huidig().dossier.kader
    beeld = bereken_dekking(huidig().dossier.aanbod.activiteiten, kader, _peildatum())
    if not beeld.overlap:
        return Getoond(
            naam="overlap",
            tekst=("Aan geen enkel resultaat werkt meer dan één activiteit of aanvraag uit het register.",),
        )
    rijen = tuple(
        (
            Cel(kader.naam_van(r), naar=kader.doel_van[r].id),
            str(len(a)),
            voeg_samen([naam_met_soort(x) for x in a]),
            _kosten(a),
        )
        for r, a in sorted(beeld.overlap.items(), key=lambda t: -len(t[1]))
    )
    return Getoond(
        naam="overlap",
        titel="Resultaten met meer dan één activiteit of aanvraag",
        tekst=("Overlap is geen oordeel: activiteiten kunnen elkaar aanvullen. Het is een reden voor een gesprek.",),
        tabel=Tabel(("Resultaat", "Aantal", "Welke", "Kosten per jaar"), rijen, (32, 12, 38, 18), "klein"),
    )  # fmt: skip


def _kosten(activiteiten: tuple[Activiteit, ...]) -> str:
    som, onbekend = tel_kosten(activiteiten)
    if onbekend == len(activiteiten):
        return "onbekend"
    rest = f", en {onbekend} onbekend" if onbekend else ""
    return toon_waarde(som, Eenheid.EURO) + rest


def toon_witte_vlekken() -> Getoond:
    """De resultaten waaraan geen lopende activiteit uit het register werkt."""
    kader = huidig().dossier.kader
    beeld = bereken_dekking(huidig().dossier.aanbod.activiteiten, kader, _peildatum())
    if not beeld.witte_vlekken:
        return Getoond(
            naam="witte-vlekken", tekst=("Aan elk resultaat werkt ten minste één activiteit uit het register.",)
        )
    rijen = tuple(
        (
            Cel(kader.naam_van(r), naar=kader.doel_van[r].id),
            kader.opgave_van[r].naam,
            voeg_samen([a.activiteit for a in beeld.aangevraagd[r]]) or "-",
        )
        for r in beeld.witte_vlekken
    )
    return Getoond(
        naam="witte-vlekken",
        titel="Resultaten zonder lopende activiteit in het register",
        tekst=("Een witte vlek zegt iets over het register: misschien is er wel aanbod, maar staat het er niet in.",),
        tabel=Tabel(("Resultaat", "Opgave", "Wel aangevraagd"), rijen, (46, 24, 30), "klein"),
    )  # fmt: skip


def toon_eindigend() -> Getoond:
    """Activiteiten met tijdelijk geld, wat het eerst eindigt vooraan."""
    eindigend = kies_eindigend(huidig().dossier.aanbod.activiteiten)
    if not eindigend:
        alle = huidig().dossier.aanbod.activiteiten
        onbekend = sum(a.dekking == "onbekend" for a in alle)
        van = tel(onbekend, "activiteit", "activiteiten")
        rest = f" Van {van} is nog onbekend of het geld tijdelijk is." if onbekend else ""
        return Getoond(naam="eindigend", tekst=(f"In het register staat geen activiteit met tijdelijk geld.{rest}",))
    klasse = {w.beeld.activiteit.id: zin_klasse(w) for w in huidig().wegingen}
    rijen = tuple((_titel(a), zin_geld(a, _peildatum()), zin_kosten(a), klasse[a.id]) for a in eindigend)
    return Getoond(
        naam="eindigend",
        titel="Tijdelijk geld dat eindigt",
        tekst=(f"Samen kosten deze activiteiten {_kosten(eindigend)} per jaar.",),
        tabel=Tabel(("Activiteit", "Soort geld", "Kosten per jaar", "Klasse"), rijen, (40, 24, 16, 20), "klein"),
    )
