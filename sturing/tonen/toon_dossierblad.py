"""Het dossierblad van een activiteit en de toets van een aanvraag: alles op één blad."""

from __future__ import annotations

from sturing.fouten import InvoerFout, bedoelde_u
from sturing.gegevens.activiteitmodel import Activiteit
from sturing.gegevens.kadermodel import Eenheid
from sturing.rekenen.budget import bereken_budget, past_bij
from sturing.rekenen.weegbeeld import Beeld
from sturing.rekenen.weging import Stap, Weging
from sturing.tonen.blad import huidig
from sturing.tonen.eenblad import pas_op_blad
from sturing.tonen.notatie import tel, toon_periode, toon_waarde, voeg_samen
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import als_anker
from sturing.tonen.tabel import Cel, Gegevens, Tabel
from sturing.tonen.toon_aanbod import GEEN_REGISTER
from sturing.tonen.toon_ervaringen import van_inwoners
from sturing.tonen.zinnen import zin_stand
from sturing.tonen.zinnen_dossier import aandachtspunten, zin_ander_aanbod, zin_doelkenmerken
from sturing.tonen.zinnen_weging import (
    zin_antwoord,
    zin_beoordeeld,
    zin_bereik,
    zin_geld,
    zin_inwoners,
    zin_klasse,
    zin_kosten,
    zin_reden,
    zin_toelichting,
    zin_voorstel,
    zin_voorstelreden,
)

#: Zoveel ervaringen passen op een blad; de rest staat bij het doel.
_HOOGSTENS_ERVARINGEN = 3
#: Past de aanvraag bij de opgave of het doel van de regeling? None is: dat is niet te zeggen.
_ANTWOORD_PAST = {
    True: "Ja.",
    False: "Nee: de aanvraag dient geen doel of opgave van de regeling.",
    None: "Niet te zeggen.",
}


def toon_dossierbladen(soort: str = "activiteit") -> Stapel | Getoond:
    """Het dossierblad van elke activiteit of aanvraag in het register."""
    eigen = [w for w in huidig().wegingen if w.beeld.activiteit.soort == soort]
    if not eigen:
        reden = GEEN_REGISTER if not huidig().wegingen else "In het register staat geen aanvraag."
        return Getoond(naam=f"dossiers-{soort}", tekst=(reden,))
    bladen = tuple(_dossierblad(w) for w in eigen)
    return Stapel((_aanvragen(eigen), *bladen) if soort == "aanvraag" else bladen)


def _aanvragen(wegingen: list[Weging]) -> Getoond:
    """Alle aanvragen op een rij, met de plek van hun toets."""
    rijen = tuple(
        (
            Cel(f"{w.beeld.activiteit.id} {w.beeld.activiteit.activiteit}", naar=_plek(w.beeld.activiteit)),
            w.beeld.activiteit.uitvoerder or "onbekend",
            _regeling(w.beeld.activiteit),
            zin_kosten(w.beeld.activiteit),
            zin_klasse(w),
        )
        for w in wegingen
    )
    return Getoond(
        naam="aanvragen",
        titel="De aanvragen in het register",
        tekst=("Van elke aanvraag staat hieronder een toets; op papier is dat één bladzijde.",),
        bron="register van activiteiten en de antwoorden van de beoordelaars",
        tabel=Tabel(
            ("Aanvraag", "Van", "Regeling", "Gevraagd per jaar", "Klasse"), rijen, (32, 20, 20, 14, 14), "klein"
        ),
    )  # fmt: skip


def _plek(a: Activiteit) -> str:
    return f"tabel-dossier-{als_anker(a.id)}"


def toon_dossierblad(activiteit: str) -> Getoond:
    """Alles over één activiteit of aanvraag op één blad; een fout met voorstel als zij niet bestaat."""
    wegingen = {w.beeld.activiteit.id: w for w in huidig().wegingen}
    if activiteit not in wegingen:
        remedie = bedoelde_u(activiteit, list(wegingen)) or "kies een id uit het register van activiteiten"
        raise InvoerFout("activiteit", f"'{activiteit}' staat niet in het register", remedie)
    return _dossierblad(wegingen[activiteit])


def _dossierblad(weging: Weging) -> Getoond:
    """Feiten, route, bewijs, aandachtspunten en advies, als één tabel."""
    a = weging.beeld.activiteit
    rijen = [*_feiten(a), ("Beoordeeld door", zin_beoordeeld(weging))]
    if weging.beeld.beoordelaars:
        rijen += [_stap(stap, a) for stap in weging.route] + [
            ("Totale impact", " of ".join(weging.beeld.impact).lower())
        ]
    rijen += [("Ander aanbod op deze resultaten", zin_ander_aanbod(a)), *_bewijs(a), *_advies(weging)]
    anker = als_anker(a.id)
    aanvraag = a.soort == "aanvraag"
    titel = f"{'Toets van aanvraag' if aanvraag else 'Activiteit'} {a.id}: {a.activiteit}"
    if aanvraag:
        # De toets van een aanvraag gaat los mee naar het gesprek: op papier is zij precies één bladzijde.
        rijen = pas_op_blad(rijen, titel)
    return Getoond(
        naam=f"dossier-{anker}",
        titel=titel,
        bron="" if aanvraag else a.vindplaats,
        tabel=Tabel(
            ("Onderdeel", "Wat er staat"), tuple(rijen), (26, 74), "klein eenblad" if aanvraag else "klein dossier"
        ),
        gegevens=_antwoordgegevens(weging),
    )


def _feiten(a: Activiteit) -> list[tuple[str, str]]:
    kader = huidig().dossier.kader
    wie, wijken = a.doelgroep or "doelgroep onbekend", voeg_samen([huidig().naam_gebied(w) for w in a.wijken])
    rijen = [
        ("Uitvoerder", a.uitvoerder or "onbekend"),
        ("Werkt aan", "; ".join(f"{kader.naam_van(r)} ({kader.opgave_van[r].naam})" for r in a.resultaten)),
        ("Voor wie", "; ".join(deel for deel in (wie, f"bereik: {zin_inwoners(a)}", wijken) if deel)),
        ("Geld", f"kosten per jaar: {zin_kosten(a)}; {zin_geld(a)}; regeling: {_regeling(a)}"),
    ]
    if a.soort == "aanvraag":
        rijen.append(("Past bij de regeling", _past(a)))
        rijen += [("Vindplaats", a.vindplaats)] if a.vindplaats else []
    return rijen + ([("Toelichting", a.toelichting)] if a.toelichting else [])


def _past(a: Activiteit) -> str:
    """Of de aanvraag een opgave of doel van de regeling dient, en hoe het plafond ervoor staat."""
    kader = huidig().dossier.kader
    if not a.regeling:
        return "De aanvraag noemt geen regeling."
    budget = bereken_budget(huidig().wegingen, kader.afwegingskader.kies_regeling(a.regeling), kader, verdeel=False)
    past = _ANTWOORD_PAST[past_bij(a, budget.regeling, kader)]
    if budget.regeling.geldt_voor:
        past += f" De regeling is voor: {budget.regeling.geldt_voor}."
    if budget.regeling.budget is None:
        return f"{past} Voor de regeling is geen bedrag vermeld."
    plafond, gevraagd = (toon_waarde(w, Eenheid.EURO) for w in (budget.regeling.budget, budget.gevraagd))
    return f"{past} Het plafond is {plafond}; alle aanvragen samen vragen {gevraagd}."


def _regeling(a: Activiteit) -> str:
    return next(
        (r.naam for r in huidig().dossier.kader.afwegingskader.regelingen if r.id == a.regeling), "geen of onbekend"
    )


def _stap(stap: Stap, a: Activiteit) -> tuple[str, str]:
    """Eén criterium: wat er is geantwoord en wat dat betekent."""
    delen = [
        f"{b.vraag.kort}: {zin_antwoord(b)}." + (f" ({toelichting})" if (toelichting := zin_toelichting(b)) else "")
        for b in stap.vragen
        if b.beeld != Beeld.ONBEKEND
    ]
    open_ = [b.vraag.kort.lower() for b in stap.vragen if b.beeld == Beeld.ONBEKEND]
    if open_:
        delen.append(f"Onbekend: {voeg_samen(open_)}.")
    delen += stap.gevolgen
    if stap.einde:
        delen.append("Hier eindigt de route: de overige vragen veranderen de klasse niet.")
    elif stap.misschien_einde:
        delen.append("Of de route hier eindigt, is nog open.")
    delen += [hint] if (hint := zin_doelkenmerken(stap.criterium, a)) else []
    return (f"{stap.criterium.nummer}. {stap.criterium.vraag}", " ".join(delen))


def _bewijs(a: Activiteit) -> list[tuple[str, str]]:
    """De indicatoren en ervaringen van de resultaten die de activiteit dient."""
    blad = huidig()
    kader = blad.dossier.kader
    indicatoren = {i.id: i for r in a.resultaten for i in kader.indicatoren_bij(r)}
    standen = blad.standen(tuple(indicatoren.values()))
    cijfers = [
        f"{s.indicator.kort}: {zin_stand(s)} ({toon_periode(s.punt.periode)}; {s.oordeel.uitkomst.value})"
        for s in standen
        if s.punt
    ]
    zonder = sum(s.punt is None for s in standen)
    if zonder:
        cijfers.append(f"{tel(zonder, 'indicator', 'indicatoren')} zonder cijfer")
    doelen = {kader.doel_van[r].id for r in a.resultaten}
    ervaringen = [e for e in van_inwoners(blad.dossier.ervaringen) if doelen & set(e.doelen)]
    tekst = " ".join(e.samenvatting for e in ervaringen[:_HOOGSTENS_ERVARINGEN])
    rest = len(ervaringen) - _HOOGSTENS_ERVARINGEN
    return [
        ("Cijfers bij deze resultaten", "; ".join(cijfers) or "Het kader noemt hier geen indicator."),
        (
            "Ervaringen bij deze doelen",
            (tekst + (f" (en nog {rest})" if rest > 0 else "")) or "Nog geen ervaringen vastgelegd.",
        ),
    ]


def _advies(weging: Weging) -> list[tuple[str, str]]:
    """Aandachtspunten, klasse, plaats en voorstel."""
    kader = huidig().dossier.kader.afwegingskader
    rijen = []
    if punten := aandachtspunten(weging):
        rijen.append(("Aandachtspunten", " ".join(punten)))
    rijen.append(("Klasse", f"{zin_klasse(weging)}. {zin_reden(weging, kader)}"))
    plaats = next((p for p in huidig().ranglijst.plaatsen if p.beeld.activiteit.id == weging.beeld.activiteit.id), None)
    if plaats:
        rijen.append(
            (
                "Plaats in de ranglijst",
                f"{plaats.plaats}; door open vragen en gewichten {zin_bereik(plaats.door_beide)}",
            )
        )
    if weging.beeld.activiteit.soort == "activiteit":
        rijen.append(("Voorstel", f"{zin_voorstel(weging).capitalize()}. {zin_voorstelreden(weging, kader)}"))
    return rijen


def _antwoordgegevens(weging: Weging) -> Gegevens | None:
    """Alle antwoorden, voor wie verder wil rekenen."""
    rijen = tuple(
        (a.vraag, a.antwoord, a.toelichting, a.wie, a.wanneer.isoformat())
        for b in weging.beeld.vragen.values()
        for a in b.antwoorden
    )
    return Gegevens(("vraag", "antwoord", "toelichting", "wie", "wanneer"), rijen) if rijen else None
