"""De opdracht `stand` zonder scherm: dezelfde berekening als de kalender in het boek."""

from __future__ import annotations

from pathlib import Path

from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.jaarkeuze import kies_jaar
from sturing.gegevens.rapportage import toets_peildatum
from sturing.rekenen.aanvoer import bereken_bronstanden, bereken_wegen, tel_wegen
from sturing.rekenen.afscherming import scherm_af
from sturing.rekenen.partnerstand import Inleverstand, Partnerstand, bereken_partnerstanden
from sturing.rekenen.status import bereken_verwachtingen
from sturing.tonen.notatie import tel, toon_datum
from sturing.tonen.toon_kalender import standregels, wegregels

_RAPPORTAGE = ("rapportage van een partner", "rapportages van partners")


def _lees(wortel: Path, gemeente: str, jaar: str | int | None, op: str | None) -> Dossier:
    return lees_dossier(wortel, gemeente, kies_jaar(wortel, gemeente, jaar), peildatum=toets_peildatum(op))


def bereken_standregels(wortel: Path, gemeente: str, jaar: str | int | None, op: str | None) -> list[str]:
    """Per bron en per partner wat er op de dag is, wat te laat is en wat komt."""
    dossier = _lees(wortel, gemeente, jaar, op)
    getoond = scherm_af(dossier.metingen, dossier.kader, dossier.gemeente.code, dossier.geschiedenis)
    code, rapport = dossier.gemeente.code, dossier.rapportage
    verwacht = bereken_verwachtingen(getoond, dossier.kader, code, rapport.jaar, rapport.peildatum)
    standen = bereken_bronstanden(getoond, dossier.kader, code, verwacht)
    partners = bereken_partnerstanden(dossier) if dossier.samenwerking.partners else ()
    laat = sum(s.laat for s in standen)
    te_laat_partners = sum(i.stand == Inleverstand.ONTBREEKT for p in partners for i in p.inleveringen)
    return [
        f"Stand op {toon_datum(dossier.rapportage.peildatum)}",
        "",
        "Per bron:",
        *(f"- {regel}" for regel in standregels(standen)),
        *(["", "Rapportages van partners:"] if partners else []),
        *(f"- {regel}" for p in partners for regel in _partnerregels(p)),
        "",
        f"Te laat: {tel(laat, 'bron', 'bronnen')} en {tel(te_laat_partners, *_RAPPORTAGE)}.",
    ]


def _partnerregels(p: Partnerstand) -> list[str]:
    regels = []
    for i in p.inleveringen:
        dag = f", uiterlijk {toon_datum(i.uiterlijk)}" if i.uiterlijk else ", geen inleverdag afgesproken"
        binnen = f", ontvangen {toon_datum(i.ontvangen)}" if i.ontvangen else ""
        regels.append(
            f"{p.partner.naam} (accounthouder: {p.partner.accounthouder}), {i.periode} {i.jaar}:"
            f" {i.stand.value}{dag}{binnen}"
        )
    return regels


def bereken_wegregels(wortel: Path, gemeente: str, jaar: str | int | None, op: str | None) -> list[str]:
    """De weg van elke indicator van het kader, en hoeveel er langs elke weg komen."""
    dossier = _lees(wortel, gemeente, jaar, op)
    wegen = bereken_wegen(dossier.kader, dossier.aanvoerwegen, dossier.samenwerking)
    volgorde = sorted(wegen, key=lambda w: list(type(w.weg)).index(w.weg))
    regels = [f"- {w.indicator.id}: {w.weg.value}; {w.bron.naam}; {w.uitleg}" for w in volgorde]
    return [*regels, "", *wegregels(tel_wegen(wegen))]
