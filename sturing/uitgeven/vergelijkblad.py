"""De vergelijking van twee edities, als regels voor het scherm en als webpagina."""

from __future__ import annotations

from html import escape

from sturing.uitgeven.lospagina import maak_pagina, maak_tabel
from sturing.uitgeven.manifest import Manifest
from sturing.uitgeven.vergelijken import Deel

#: Op een scherm is een lange lijst onleesbaar; de pagina heeft alles.
_HOOGSTENS = 12


def maak_regels(delen: tuple[Deel, ...]) -> list[str]:
    """De vergelijking in woorden, kort genoeg voor een scherm."""
    uit = []
    for deel in delen:
        uit.append(f"{deel.kop}: {deel.zin}")
        for eerste, *rest in deel.rijen[:_HOOGSTENS]:
            woorden = " | ".join(" ".join(cel.split())[:90] for cel in rest)
            uit.append(f"  - {' '.join(eerste.split())}: {woorden}")
        over = len(deel.rijen) - _HOOGSTENS
        if over > 0:
            uit.append(f"  en nog {over}; de pagina (--pagina) noemt ze alle")
    return uit


def maak_blad(oud: Manifest, nieuw: Manifest, delen: tuple[Deel, ...]) -> bytes:
    """De vergelijking als losse, toegankelijke webpagina."""
    verzonnen = [m.melding for m in (oud, nieuw) if m.melding]
    namen = [f"<strong>{escape(m.naam)}</strong>" for m in (oud, nieuw)]
    kop = f"<h1>Wat er veranderde</h1><p>Van {namen[0]} naar {namen[1]}.</p>"
    merk = "".join(f'<p><span class="merk">{escape(m)}</span></p>' for m in dict.fromkeys(verzonnen))
    stukken = "".join(_deel(deel) for deel in delen)
    return maak_pagina(f"Wat er veranderde: {oud.naam} en {nieuw.naam}", kop + merk + stukken)


def _deel(deel: Deel) -> str:
    tabel = maak_tabel(f"{deel.kop}: wat anders is", deel.kolommen, deel.rijen) if deel.rijen else ""
    return f"<section><h2>{escape(deel.kop)}</h2><p>{escape(deel.zin)}</p>{tabel}</section>"
