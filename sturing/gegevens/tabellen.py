"""CSV-tabellen lezen: eerst als tekst met regelnummers, dan streng getoetst."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from sturing.fouten import GegevensFout, SturingFout, VeleFouten, bedoelde_u
from sturing.gegevens.lezer import Lezer, vertaal_fout

Model = TypeVar("Model", bound=BaseModel)

#: Zoveel fouten noemen we hooguit in één keer; daarna zegt de melding hoeveel er nog zijn.
_HOOGSTENS = 20


def lees_rijen(lezer: Lezer, pad: Path, kolommen: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    """Lees een CSV als rijen `(regelnummer, {kolom: tekst})` met precies deze kolommen.

    `regelnummer` is de regel waarop de rij begint. Fouten: een ontbrekende, dubbele of onbekende
    kolom, een puntkomma als scheiding, of een rij met te veel of te weinig velden.
    """
    plaats = lezer.plaats(pad)
    regels = list(_lees_velden(lezer.lees_tekst(pad), plaats))
    if not regels or not any(regels[0][1]):
        raise GegevensFout(plaats, "dit bestand is leeg", f"zet op regel 1: {','.join(kolommen)}")
    kop = tuple(regels[0][1])
    toets_kop(plaats, kop, kolommen)
    rijen, fouten = [], []
    for nummer, velden in regels[1:]:
        if len(velden) == len(kop):
            rijen.append((nummer, {k: v.strip() for k, v in zip(kop, velden, strict=True)}))
        elif velden:
            fouten.append(
                GegevensFout(
                    f"{plaats}, regel {nummer}",
                    f"hier staan {len(velden)} velden in plaats van {len(kop)}",
                    "een decimale komma of een losse komma in tekst? gebruik een punt, of zet de tekst tussen"
                    " aanhalingstekens",
                )
            )
    meld(fouten)
    return rijen


def _lees_velden(tekst: str, plaats: str) -> Iterator[tuple[int, list[str]]]:
    """Elke rij met de regel waarop zij begint; tekst tussen aanhalingstekens mag over regels lopen."""
    lezing = csv.reader(io.StringIO(tekst, newline=""), strict=True)
    begin = 1
    try:
        for velden in lezing:
            yield begin, velden
            begin = lezing.line_num + 1
    except csv.Error:
        raise GegevensFout(
            f"{plaats}, regel {begin}",
            "in deze rij klopt een aanhalingsteken niet",
            'zet tekst met een komma tussen aanhalingstekens, en schrijf een aanhalingsteken in tekst dubbel: ""',
        ) from None


def toets_kop(plaats: str, kop: tuple[str, ...], kolommen: tuple[str, ...]) -> None:
    """Fout als een kolom ontbreekt, onbekend is, of met puntkomma's is gescheiden."""
    if len(kop) == 1 and ";" in kop[0]:
        raise GegevensFout(f"{plaats}, regel 1", "de kolommen zijn gescheiden met puntkomma's", "gebruik komma's")
    for kolom in kop:
        if kolom not in kolommen:
            remedie = bedoelde_u(kolom, kolommen) or f"de kolommen zijn {','.join(kolommen)}"
            raise GegevensFout(f"{plaats}, regel 1", f"kolom '{kolom}' is onbekend", remedie)
        if kop.count(kolom) > 1:
            raise GegevensFout(f"{plaats}, regel 1", f"kolom '{kolom}' staat er twee keer", "haal er een weg")
    for kolom in kolommen:
        if kolom not in kop:
            raise GegevensFout(f"{plaats}, regel 1", f"kolom '{kolom}' ontbreekt", "voeg hem toe")


def meld(fouten: list[SturingFout]) -> None:
    """Geef alle fouten samen, of niets als er geen zijn."""
    if len(fouten) > _HOOGSTENS:
        rest = len(fouten) - _HOOGSTENS
        fouten = [*fouten[:_HOOGSTENS], GegevensFout("", f"en nog {rest} fouten")]
    if len(fouten) == 1:
        raise fouten[0]
    if fouten:
        raise VeleFouten(fouten)


def lees_modeltabel(lezer: Lezer, pad: Path, model: type[Model]) -> tuple[Model, ...]:
    """Lees een CSV waarvan elke rij een `model` is; lege velden nemen de standaardwaarde."""
    kolommen = tuple(model.model_fields)
    uit, fouten = [], []
    for regel, rij in lees_rijen(lezer, pad, kolommen):
        try:
            uit.append(model.model_validate({k: v for k, v in rij.items() if v != ""}))
        except ValidationError as fout:
            fouten += [vertaal_fout(f"{lezer.plaats(pad)}, regel {regel}", None, f) for f in fout.errors()]
    meld(fouten)
    return tuple(uit)
