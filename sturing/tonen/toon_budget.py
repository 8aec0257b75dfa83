"""Wat het afwegingskader over geld toont: per regeling wat er is, wat er is gevraagd en wat er past."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.budget import Budgetbeeld, bereken_budget
from sturing.rekenen.verdelen import Eisen, Pakket
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import tel, toon_getal, toon_waarde, voeg_samen
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Gegevens, Tabel
from sturing.tonen.zinnen_weging import zin_klasse


def toon_budgetten() -> Stapel | Getoond:
    """Per regeling met een budget: gevraagd tegenover beschikbaar, en de sets die passen."""
    blad = huidig()
    kader = blad.dossier.kader
    beelden = [bereken_budget(blad.wegingen, r, kader) for r in kader.afwegingskader.regelingen]
    tabel = _overzicht(beelden)
    delen = [_verdeling(b) if b.verdeling else _zonder_verdeling(b) for b in beelden if b.verdeling or b.buiten]
    return Stapel((tabel, *delen)) if delen else tabel


def toon_budget(
    regeling: str, vast: tuple[str, ...] = (), zonder: tuple[str, ...] = (), een_per_opgave: bool = False
) -> Getoond:
    """De sets die passen bij één regeling, met eigen eisen: vastzetten, uitsluiten, van elke opgave ten minste één."""
    blad = huidig()
    gekozen = blad.dossier.kader.afwegingskader.kies_regeling(regeling)
    eisen = Eisen(frozenset(vast), frozenset(zonder), een_per_opgave)
    beeld = bereken_budget(blad.wegingen, gekozen, blad.dossier.kader, eisen)
    return _verdeling(beeld) if beeld.verdeling else _zonder_verdeling(beeld)


def _zonder_verdeling(beeld: Budgetbeeld) -> Getoond:
    """Waarom er bij een regeling niets te verdelen is."""
    regels = (f"{beeld.regeling.naam}: {zin_niets_te_verdelen(beeld)}", zin_buiten(beeld))
    return Getoond(naam=f"verdeling-{beeld.regeling.id}", tekst=tuple(voor_markdown(r) for r in regels if r))


def zin_niets_te_verdelen(beeld: Budgetbeeld) -> str:
    """Waarom er geen verdeling is: geen bedrag, niets gevraagd, of niets te kiezen."""
    if beeld.regeling.budget is None:
        return "er is geen bedrag vermeld, en dus niets te verdelen."
    if beeld.buiten:
        return "er is niets te kiezen."
    geen = "heeft kosten" if beeld.zonder_kosten else "noemt deze regeling"
    return f"geen activiteit of aanvraag in het register {geen}, en dus is er niets te verdelen."


def _overzicht(beelden: list[Budgetbeeld]) -> Getoond:
    rijen = tuple(
        (
            b.regeling.naam,
            "geen bedrag vermeld" if b.regeling.budget is None else toon_waarde(b.regeling.budget, Eenheid.EURO),
            _gevraagd(b),
            b.regeling.voorbehoud or "-",
        )
        for b in beelden
    )
    return Getoond(
        naam="budgetten",
        titel="Gevraagd tegenover beschikbaar, per regeling",
        bron="register van activiteiten en de regelingen van het kader",
        tabel=Tabel(("Regeling", "Beschikbaar", "Gevraagd", "Voorbehoud"), rijen, (32, 20, 24, 24)),
        gegevens=Gegevens(
            ("regeling", "beschikbaar", "gevraagd", "aantal", "kosten onbekend"),
            tuple((b.regeling.id, b.regeling.budget, b.gevraagd, b.aantal, len(b.zonder_kosten)) for b in beelden),
            {"beschikbaar": "euro; leeg = geen bedrag vermeld", "gevraagd": "euro"},
        ),
    )  # fmt: skip


def _gevraagd(beeld: Budgetbeeld) -> str:
    if not beeld.aantal and not beeld.zonder_kosten:
        return "nog niets in het register"
    zin = f"{toon_waarde(beeld.gevraagd, Eenheid.EURO)} ({beeld.aantal})"
    return zin + (f"; van {len(beeld.zonder_kosten)} onbekend" if beeld.zonder_kosten else "")


def _verdeling(beeld: Budgetbeeld) -> Getoond:
    """De beste set en de alternatieven naast elkaar: per activiteit of zij meedoet."""
    uitkomst, naam = beeld.verdeling, f"verdeling-{beeld.regeling.id}"
    if not uitkomst.pakketten:
        return Getoond(naam=naam, tekst=(voor_markdown(f"{beeld.regeling.naam}: {uitkomst.reden}."),))
    if uitkomst.alles_past:
        wat = "alles wat te kiezen is" if beeld.buiten else "alles wat is gevraagd"
        zin = f"{beeld.regeling.naam}: {wat}, past binnen het plafond. Of het ook moet, is een gesprek."
        return Getoond(naam=naam, tekst=tuple(voor_markdown(z) for z in (zin, zin_buiten(beeld)) if z))
    namen = {w.beeld.activiteit.id: w.beeld.activiteit.activiteit for w in huidig().wegingen}
    sets = uitkomst.pakketten
    klassen = {w.beeld.activiteit.id: zin_klasse(w) for w in huidig().wegingen}
    koppen = ("Activiteit", "Klasse", "Kosten", "Punten", *(naam_set(i) for i in range(len(sets))))
    rijen = [
        (
            f"{k.id} {namen[k.id]}" + (" (verplicht)" if k.verplicht else ""),
            klassen[k.id],
            toon_waarde(k.kosten, Eenheid.EURO),
            toon_getal(k.waarde, 0),
            *("ja" if k.id in p.gekozen else "-" for p in sets),
        )
        for k in beeld.keuzes
    ]
    rijen.append(("Samen", "", "", "", *(_som(p) for p in sets)))
    return Getoond(
        naam=naam,
        titel=f"{beeld.regeling.naam}: welke activiteiten samen passen",
        tekst=tuple(_uitleg(beeld)),
        bron="eigen berekening (geheeltallige optimalisatie met HiGHS) op de antwoorden en gewichten van het kader",
        tabel=Tabel(koppen, tuple(rijen), (28, 18, 12, 8, *(12 for _ in sets)), "klein"),
        gegevens=Gegevens(
            ("activiteit", "kosten", "punten", *(f"set {i + 1}" for i in range(len(sets)))),
            tuple((k.id, k.kosten, k.waarde, *(int(k.id in p.gekozen) for p in sets)) for k in beeld.keuzes),
            {"kosten": "euro per jaar", "punten": "score 0-100, open vragen met hun zwakste antwoord"},
        ),
    )  # fmt: skip


def zin_buiten(beeld: Budgetbeeld) -> str:
    """Wat wel is gevraagd, maar niet te kiezen is omdat de route er eindigt; leeg als dat niets is."""
    if not beeld.buiten:
        return ""
    namen = voeg_samen([f"{a.id} {a.activiteit} ({toon_waarde(a.kosten, Eenheid.EURO)})" for a in beeld.buiten])
    return (
        f"Niet te kiezen, want daar is een ander aan zet, of het is nog open of de gemeente het moet doen: {namen}."
        " Moet het toch, zet het dan vast."
    )


def naam_set(nr: int) -> str:
    """Hoe de zoveelste set heet; de beste is nummer 0."""
    return "Beste set" if nr == 0 else f"Alternatief {nr}"


def _som(pakket: Pakket) -> str:
    return f"{toon_waarde(pakket.kosten, Eenheid.EURO)}; {toon_getal(pakket.waarde, 0)} punten"


def _uitleg(beeld: Budgetbeeld) -> list[str]:
    uitkomst, aantal = beeld.verdeling, len(beeld.verdeling.pakketten)
    gevraagd = toon_waarde(beeld.gevraagd, Eenheid.EURO)
    regels = [
        f"Beschikbaar is {toon_waarde(uitkomst.plafond, Eenheid.EURO)}, gevraagd {gevraagd}."
        f" Hieronder {'staat' if aantal == 1 else 'staan'} {tel(aantal, 'set die past', 'sets die passen')}; een"
        " alternatief kiest ten minste twee activiteiten anders. De som van de punten beloont veel kleine activiteiten:"
        " bespreek of dat is wat u wilt.",
    ]
    if zin := zin_buiten(beeld):
        regels.append(voor_markdown(zin))
    if beeld.zonder_kosten:
        namen = voor_markdown(voeg_samen([a.activiteit for a in beeld.zonder_kosten]))
        regels.append(f"Zonder kosten, en dus niet te kiezen: {namen}.")
    if not all(p.zeker_best for p in uitkomst.pakketten):
        regels.append("De rekentijd was op voordat bewezen was dat dit de beste set is.")
    return regels
