"""Kleine edities om te publiceren en te vergelijken, zonder een boek te bouwen."""

from __future__ import annotations

from pathlib import Path

from sturing.uitgeven.herkomst import hash_van
from sturing.uitgeven.manifest import Code, Inhoud, Manifest, hash_uitvoer, schrijf_manifest

CONCEPT = "Concept: cijfers en teksten kunnen nog veranderen."


def bladzijde(titel: str, melding: str = "", extra: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{titel}</title>'
        f'<link rel="stylesheet" href="_static/stijl.css"></head><body><p>{melding}</p>'
        f'<h1 id="kop">{titel}</h1><a href="index.html#kop">naar boven</a>{extra}</body></html>'
    )


def maak_editie(
    map_: Path, jaar: int = 2026, editie: str = "definitief", tekst: str = "eerste", gemeente: str = "voorbeeld",
    peildatum: str = "2026-07-31", inhoud: Inhoud | None = None, extra: str = "", bladen: int = 3,
) -> Manifest:  # fmt: skip
    """Schrijf een hele kleine editie met HTML, gegevens, PDF en manifest."""
    melding = CONCEPT if editie == "concept" else ""
    (map_ / "html" / "_static").mkdir(parents=True, exist_ok=True)
    (map_ / "html" / "data").mkdir(exist_ok=True)
    (map_ / "data").mkdir(exist_ok=True)
    for naam in ["index", *(f"blad{n}" for n in range(1, bladen))]:
        (map_ / "html" / f"{naam}.html").write_text(bladzijde(f"{tekst} {naam}", melding, extra), encoding="utf-8")
    (map_ / "html" / "_static" / "stijl.css").write_text("body { margin: 0 }", encoding="utf-8")
    for plek in (map_ / "html" / "data", map_ / "data"):
        (plek / "cijfers.csv").write_text(f"naam,waarde\n{tekst},1\n", encoding="utf-8")
    pdf = f"voortgangsrapportage-{gemeente}-{jaar}.pdf"
    for plek in (map_, map_ / "html"):
        (plek / pdf).write_bytes(b"%PDF " + tekst.encode())
    manifest = Manifest(
        gemeente=gemeente, gemeentenaam="Gemeente Voorbeeldstad (verzonnen)", jaar=jaar, editie=editie,
        peildatum=peildatum, titel=f"Voortgangsrapportage {jaar}", melding=melding, gaten=(),
        parameters={"gemeente": gemeente, "jaar": jaar, "editie": editie, "peildatum": peildatum},
        code=Code(commit="", gewijzigd=False, pakket=hash_van(b"code")), versies={"python": "3.12.0"},
        invoer={"data/voorbeeld/gemeente.yml": hash_van(b"gemeente")}, uitvoer=hash_uitvoer(map_),
        inhoud=inhoud or Inhoud(oordelen={"a": regel("Eenzaamheid", "12%")}),
    )  # fmt: skip
    schrijf_manifest(manifest, map_)
    return manifest


def regel(naam: str, waarde: str, oordeel: str = "gunstig", periode: str = "2025", dekking: str = "reeks") -> dict:
    return {
        "naam": naam, "waarde": waarde, "periode": periode, "oordeel": oordeel, "regel": "nulmeting", "dekking": dekking
    }  # fmt: skip
