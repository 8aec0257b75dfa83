"""Ruwe rijen worden activiteiten en antwoorden, of een lijst van alles wat er niet aan klopt."""

from __future__ import annotations

from collections.abc import Iterator

from sturing.fouten import GegevensFout, SturingFout, bedoelde_u
from sturing.gegevens.activiteitaanbod import Aanbod, volgorde
from sturing.gegevens.activiteitantwoorden import Register, maak_antwoorden
from sturing.gegevens.activiteitmodel import Activiteit
from sturing.gegevens.activiteitrijen import Ruwetabel, probeer, zoek_harde
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import Kader
from sturing.gegevens.tabellen import meld

__all__ = ["Aanbod", "Ruwetabel", "maak_aanbod"]


def maak_aanbod(
    activiteiten: Ruwetabel, antwoorden: Ruwetabel, kader: Kader, gemeente: Gemeente, jaar: int | None = None
) -> Aanbod:
    """Maak van ruwe rijen getoetst aanbod van `jaar` (standaard dat van het kader); de volgorde maakt niet uit.

    Fouten: alles wat niet klopt, samen in één `VeleFouten`.
    """
    fouten: list[SturingFout] = []
    lijst = _maak_activiteiten(activiteiten, kader, gemeente, fouten)
    # Ook een activiteit met een fout is bekend: anders geeft elk antwoord over haar een gevolgfout.
    bekend = frozenset(rij["id"] for _, rij in activiteiten.rijen)
    register = Register(kader, jaar or kader.jaar, bekend, tuple(gemeente.openbare_nummers))
    gegeven = maak_antwoorden(antwoorden, register, fouten)
    meld(fouten)
    return Aanbod(tuple(sorted(lijst, key=lambda a: a.id)), tuple(sorted(gegeven, key=volgorde)))


def _maak_activiteiten(tabel: Ruwetabel, kader: Kader, gemeente: Gemeente, fouten: list) -> list[Activiteit]:
    uit: list[Activiteit] = []
    gezien: dict[tuple[str, str], int] = {}
    for nr, rij in tabel.rijen:
        velden: dict = {k: v for k, v in rij.items() if v}
        velden |= {lijst: tuple(rij[lijst].split()) for lijst in ("resultaten", "wijken")}
        fouten += list(zoek_harde(rij, nr, tabel, gemeente.openbare_nummers))
        model = probeer(Activiteit, velden, nr, tabel, fouten)
        if model is None:
            continue
        fouten += list(_klachten_activiteit(model, nr, tabel, kader, gemeente))
        fouten += list(_dubbel(model, nr, tabel, gezien))
        uit.append(model)
    return uit


def _dubbel(model: Activiteit, nr: int, tabel: Ruwetabel, gezien: dict[tuple[str, str], int]) -> Iterator[GegevensFout]:
    """Dezelfde activiteit of hetzelfde resultaat twee keer; hoofdletters en spaties maken geen verschil."""
    for kolom, sleutel in (("id", model.id), ("activiteit", f"{model.activiteit} ({model.uitvoerder})")):
        if (eerder := gezien.setdefault((kolom, " ".join(sleutel.casefold().split())), nr)) != nr:
            overtreder = f"'{getattr(model, kolom)}' staat ook op rij {eerder}"
            yield GegevensFout(tabel.plek(nr, kolom), overtreder, "laat de activiteit één keer staan")
    for kolom in ("resultaten", "wijken"):
        lijst = getattr(model, kolom)
        for woord in sorted({w for w in lijst if lijst.count(w) > 1}):
            yield GegevensFout(tabel.plek(nr, kolom), f"'{woord}' staat er twee keer", "laat het één keer staan")


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
