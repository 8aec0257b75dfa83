"""De bladen over het aanbod als geheel in het werkboek: resultaten, tijdelijk geld en budgetten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sturing.gegevens.dossier import Dossier
from sturing.rekenen.aanbod import bereken_dekking, kies_eindigend
from sturing.rekenen.budget import Budgetbeeld, bereken_budget
from sturing.rekenen.verdelen import Eisen
from sturing.rekenen.weging import Weging
from sturing.tonen.notatie import voeg_samen
from sturing.tonen.toon_budget import naam_set
from sturing.tonen.werkblad import Werkblad
from sturing.tonen.zinnen_weging import zin_geld, zin_klasse, zin_voorstel


def maak_aanbodbladen(
    dossier: Dossier, wegingen: Sequence[Weging], eisen: Mapping[str, Eisen] | None = None
) -> tuple[Werkblad, ...]:
    """De vijf bladen; `eisen` zegt per regeling wat vaststaat of niet meedoet."""
    kader = dossier.kader
    beelden = [bereken_budget(wegingen, r, kader, (eisen or {}).get(r.id)) for r in kader.afwegingskader.regelingen]
    return (
        _resultaten(dossier),
        _wijken(dossier),
        _tijdelijk(dossier, wegingen),
        _budgetten(beelden),
        _verdelingen(beelden, wegingen),
    )


def _resultaten(dossier: Dossier) -> Werkblad:
    """Per resultaat wie eraan werkt: overlap en witte vlekken zijn met het filter te vinden."""
    kader = dossier.kader
    beeld = bereken_dekking(dossier.aanbod.activiteiten, kader, dossier.rapportage.peildatum)
    rijen = tuple(
        (
            kader.opgave_van[r].naam,
            kader.doel_van[r].naam,
            r,
            kader.naam_van(r),
            len(lopend),
            "overlap" if r in beeld.overlap else "witte vlek" if r in beeld.witte_vlekken else "",
            voeg_samen([a.activiteit for a in lopend]),
            voeg_samen([a.activiteit for a in beeld.aangevraagd[r]]),
        )
        for r, lopend in beeld.lopend.items()
    )
    koppen = ("opgave", "doel", "id", "resultaat", "activiteiten", "beeld", "welke", "aangevraagd")
    return Werkblad("Resultaten", koppen, rijen, (24, 36, 32, 48, 12, 12, 50, 40))


def _wijken(dossier: Dossier) -> Werkblad:
    """De codes die op het blad Activiteiten in de kolom wijken mogen staan."""
    rijen = tuple((w.code, w.naam) for w in dossier.gemeente.wijken)
    return Werkblad("Wijken", ("code", "wijk"), rijen, (14, 40))


def _tijdelijk(dossier: Dossier, wegingen: Sequence[Weging]) -> Werkblad:
    """Activiteiten met tijdelijk geld, wat het eerst eindigt vooraan."""
    weging_van = {w.beeld.activiteit.id: w for w in wegingen}
    op = dossier.rapportage.peildatum
    rijen = tuple(
        (a.tot_en_met, a.id, a.activiteit, a.kosten, zin_geld(a, op), zin_klasse(weging_van[a.id]),
         zin_voorstel(weging_van[a.id]))
        for a in kies_eindigend(dossier.aanbod.activiteiten)
    )  # fmt: skip
    koppen = ("tot en met", "id", "activiteit", "kosten per jaar", "geld", "klasse", "voorstel")
    return Werkblad("Tijdelijk geld", koppen, rijen, (12, 8, 40, 14, 34, 28, 20))


def _budgetten(beelden: Sequence[Budgetbeeld]) -> Werkblad:
    """Per regeling wat er is en wat er is gevraagd; leeg is niet vermeld, nooit 0."""
    rijen = tuple(
        (b.regeling.id, b.regeling.naam, b.regeling.budget, b.gevraagd if b.aantal else None, b.aantal,
         len(b.zonder_kosten), b.regeling.voorbehoud, b.regeling.vindplaats)
        for b in beelden
    )  # fmt: skip
    koppen = (
        "regeling",
        "naam",
        "beschikbaar",
        "gevraagd",
        "met kosten",
        "kosten onbekend",
        "voorbehoud",
        "vindplaats",
    )
    return Werkblad("Budgetten", koppen, rijen, (28, 36, 14, 14, 12, 16, 44, 40))


def _verdelingen(beelden: Sequence[Budgetbeeld], wegingen: Sequence[Weging]) -> Werkblad:
    """Per regeling met een plafond de beste set en de alternatieven, een rij per activiteit."""
    naam_van = {w.beeld.activiteit.id: w.beeld.activiteit.activiteit for w in wegingen}
    verdeeld = [b for b in beelden if b.verdeling and b.verdeling.pakketten]
    aantal = max((len(b.verdeling.pakketten) for b in verdeeld), default=1)
    rijen = []
    for beeld in verdeeld:
        sets = beeld.verdeling.pakketten
        leeg = (None,) * (aantal - len(sets))
        for k in beeld.keuzes:
            doet_mee = ("ja" if k.id in p.gekozen else "nee" for p in sets)
            verplicht = "ja" if k.verplicht else "nee"
            rijen.append((beeld.regeling.id, k.id, naam_van[k.id], verplicht, k.kosten, k.waarde, *doet_mee, *leeg))
        for a in beeld.buiten:
            nee = ("nee",) * len(sets)
            rijen.append((beeld.regeling.id, a.id, a.activiteit, "buiten", a.kosten, None, *nee, *leeg))
        kosten = (p.kosten for p in sets)
        rijen.append((beeld.regeling.id, "", "kosten samen", "", beeld.gevraagd, None, *kosten, *leeg))
    koppen = ("regeling", "id", "activiteit", "verplicht", "kosten per jaar", "punten",
              *(naam_set(i).lower() for i in range(aantal)))  # fmt: skip
    return Werkblad("Verdelingen", koppen, tuple(rijen), (28, 8, 40, 10, 14, 10, *(16 for _ in range(aantal))))
