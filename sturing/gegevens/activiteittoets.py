"""Ruwe rijen worden activiteiten en antwoorden, of een lijst van alles wat er niet aan klopt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from sturing.fouten import GegevensFout, SturingFout, bedoelde_u
from sturing.gegevens.activiteitmodel import Activiteit, Antwoord
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import Kader
from sturing.gegevens.lezer import vertaal_fout
from sturing.gegevens.tabellen import meld
from sturing.gegevens.wegingtoets import ONBEKEND


@dataclass(frozen=True)
class Aanbod:
    """De activiteiten van een jaar en wat beoordelaars over hen antwoordden."""

    activiteiten: tuple[Activiteit, ...] = ()
    antwoorden: tuple[Antwoord, ...] = ()

    def bekend_op(self, datum: date) -> Aanbod:
        """Het aanbod zoals het die dag was: per vraag en beoordelaar het laatste antwoord tot en met `datum`."""
        laatste: dict[tuple[str, str, str], Antwoord] = {}
        for antwoord in sorted(self.antwoorden, key=_volgorde):
            if antwoord.wanneer <= datum:
                laatste[antwoord.activiteit, antwoord.vraag, antwoord.wie] = antwoord
        return Aanbod(self.activiteiten, tuple(laatste.values()))

    def met_antwoorden_van(self, eerder: Aanbod) -> Aanbod:
        """Hetzelfde aanbod, met de eerdere antwoorden erbij: een nieuw antwoord wist een ouder nooit uit."""
        alle = {_volgorde(a): a for a in (*eerder.antwoorden, *self.antwoorden)}
        bekend = {a.id for a in self.activiteiten}
        return Aanbod(self.activiteiten, tuple(alle[s] for s in sorted(alle) if alle[s].activiteit in bekend))


def _volgorde(antwoord: Antwoord) -> tuple[str, str, str, date]:
    return antwoord.activiteit, antwoord.vraag, antwoord.wie, antwoord.wanneer


@dataclass(frozen=True)
class Ruwetabel:
    """Rijen als tekst; `plek(rij, kolom)` zegt waar een veld staat."""

    rijen: tuple[tuple[int, dict[str, str]], ...]
    plek: Callable[[int, str], str]


def maak_aanbod(activiteiten: Ruwetabel, antwoorden: Ruwetabel, kader: Kader, gemeente: Gemeente) -> Aanbod:
    """Maak van ruwe rijen getoetst aanbod; de volgorde van de rijen maakt niet uit.

    Fouten: alles wat niet klopt, samen in één `VeleFouten`.
    """
    fouten: list[SturingFout] = []
    lijst = _maak_activiteiten(activiteiten, kader, gemeente, fouten)
    # Ook een activiteit met een fout is bekend: anders geeft elk antwoord over haar een gevolgfout.
    bekend = {rij["id"] for _, rij in activiteiten.rijen}
    gegeven = _maak_antwoorden(antwoorden, kader, bekend, fouten)
    meld(fouten)
    return Aanbod(tuple(sorted(lijst, key=lambda a: a.id)), tuple(sorted(gegeven, key=_volgorde)))


def _maak_activiteiten(tabel: Ruwetabel, kader: Kader, gemeente: Gemeente, fouten: list) -> list[Activiteit]:
    uit: list[Activiteit] = []
    gezien: dict[tuple[str, str], int] = {}
    for nr, rij in tabel.rijen:
        velden: dict = {k: v for k, v in rij.items() if v}
        velden |= {lijst: tuple(rij[lijst].split()) for lijst in ("resultaten", "wijken")}
        model = _probeer(Activiteit, velden, nr, tabel, fouten)
        if model is None:
            continue
        fouten += list(_klachten_activiteit(model, nr, tabel, kader, gemeente))
        for kolom, sleutel in (
            ("id", model.id.casefold()),
            ("activiteit", f"{model.activiteit} ({model.uitvoerder})".casefold()),
        ):
            if (eerder := gezien.setdefault((kolom, sleutel), nr)) != nr:
                fouten.append(
                    GegevensFout(
                        tabel.plek(nr, kolom),
                        f"'{getattr(model, kolom)}' staat ook op rij {eerder}",
                        "laat de activiteit één keer staan",
                    )
                )
        uit.append(model)
    return uit


def _klachten_activiteit(
    a: Activiteit, nr: int, tabel: Ruwetabel, kader: Kader, gemeente: Gemeente
) -> Iterator[GegevensFout]:
    """Wat de activiteit noemt, moet bestaan en bij elkaar passen."""
    regelingen = [r.id for r in kader.afwegingskader.regelingen]
    wijken = [w.code for w in gemeente.wijken]
    for resultaat in a.resultaten:
        if resultaat not in kader.doel_van:
            remedie = bedoelde_u(resultaat, list(kader.doel_van)) or "kies een resultaat of doel uit het kader"
            yield GegevensFout(
                tabel.plek(nr, "resultaten"), f"resultaat '{resultaat}' bestaat niet in kader {kader.jaar}", remedie
            )
    if a.regeling and a.regeling not in regelingen:
        remedie = bedoelde_u(a.regeling, regelingen) or f"kies uit {', '.join(regelingen)}"
        yield GegevensFout(
            tabel.plek(nr, "regeling"), f"regeling '{a.regeling}' bestaat niet in kader {kader.jaar}", remedie
        )
    for wijk in a.wijken:
        if wijk not in wijken:
            # Codes lijken altijd op elkaar; een gok welke bedoeld is, helpt niet.
            remedie = f"kies uit {', '.join(wijken)}"
            yield GegevensFout(tabel.plek(nr, "wijken"), f"wijk '{wijk}' bestaat niet in {gemeente.naam}", remedie)
    if a.dekking == "structureel" and a.tot_en_met:
        yield GegevensFout(
            tabel.plek(nr, "tot_en_met"),
            "structureel geld heeft geen einddatum",
            "maak de datum leeg, of de dekking tijdelijk",
        )


def _maak_antwoorden(tabel: Ruwetabel, kader: Kader, activiteiten: set[str], fouten: list) -> list[Antwoord]:
    """De antwoorden; een later antwoord van dezelfde beoordelaar mag, twee op één dag niet."""
    uit: list[Antwoord] = []
    gezien: dict[tuple, int] = {}
    for nr, rij in tabel.rijen:
        velden = {k: v for k, v in rij.items() if v}
        velden["antwoord"] = _als_id(kader, rij["vraag"], rij["antwoord"])
        model = _probeer(Antwoord, velden, nr, tabel, fouten)
        if model is None:
            continue
        klachten = list(_klachten_antwoord(model, rij, nr, tabel, kader, activiteiten))
        fouten += klachten
        if (eerder := gezien.setdefault(_volgorde(model), nr)) != nr:
            overtreder = f"dit antwoord van {model.wie} staat ook op rij {eerder}"
            fouten.append(GegevensFout(tabel.plek(nr, "vraag"), overtreder, "laat er één staan"))
        uit.append(model)
    return uit


def _als_id(kader: Kader, vraag: str, antwoord: str) -> str:
    """Een antwoord mag zijn id zijn of de naam uit de keuzelijst."""
    schaal = kader.afwegingskader.vragen[vraag].schaal if vraag in kader.afwegingskader.vragen else ()
    namen = {a.naam.casefold(): a.id for a in schaal} | {ONBEKEND: ONBEKEND}
    gewoon = antwoord.casefold()
    return antwoord if antwoord in {a.id for a in schaal} else namen.get(gewoon, gewoon.replace(" ", "-"))


def _klachten_antwoord(
    a: Antwoord, rij: dict, nr: int, tabel: Ruwetabel, kader: Kader, activiteiten: set[str]
) -> Iterator[GegevensFout]:
    vragen = {v.id: v for v in kader.afwegingskader.te_beantwoorden}
    if a.activiteit not in activiteiten:
        remedie = bedoelde_u(a.activiteit, sorted(activiteiten)) or "zet haar eerst bij de activiteiten"
        yield GegevensFout(
            tabel.plek(nr, "activiteit"), f"activiteit '{a.activiteit}' staat niet in het register", remedie
        )
    if a.vraag not in vragen:
        remedie = bedoelde_u(a.vraag, list(vragen)) or f"kies uit {', '.join(vragen)}"
        yield GegevensFout(
            tabel.plek(nr, "vraag"), f"vraag '{a.vraag}' is niet te beantwoorden in kader {kader.jaar}", remedie
        )
    elif a.antwoord not in (*vragen[a.vraag].standen, ONBEKEND):
        keuzes = ", ".join((*vragen[a.vraag].standen, ONBEKEND))
        yield GegevensFout(
            tabel.plek(nr, "antwoord"),
            f"'{rij['antwoord']}' staat niet in de schaal van '{a.vraag}'",
            f"kies uit {keuzes}",
        )


def _probeer(vorm: type, velden: dict, nr: int, tabel: Ruwetabel, fouten: list) -> Activiteit | Antwoord | None:
    """Het model, of None met de fouten erbij in `fouten`."""
    try:
        return vorm.model_validate(velden)
    except ValidationError as fout:
        for klacht in fout.errors():
            plek = tabel.plek(nr, str(klacht["loc"][0]))
            vertaald = vertaal_fout(plek, None, klacht)
            gevonden = velden.get(str(klacht["loc"][0]))
            overtreder = f"'{gevonden}'" if isinstance(gevonden, str) else "dit veld is leeg"
            remedie = "geef 0 of meer; leeg is onbekend" if klacht["type"] == "greater_than_equal" else vertaald.remedie
            fouten.append(GegevensFout(plek, overtreder, remedie))
        return None
