"""De vergelijking van twee edities, als regels voor het scherm en als webpagina."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from sturing.uitgeven.lospagina import maak_pagina, maak_tabel
from sturing.uitgeven.manifest import Manifest
from sturing.uitgeven.vergelijken import Deel

#: Op een scherm is een lange lijst onleesbaar; de pagina heeft alles.
_HOOGSTENS = 12
#: En zoveel tekens van een lange tekst zeggen al waar het over gaat.
_LANGSTE_CEL = 90


def maak_regels(delen: tuple[Deel, ...]) -> list[str]:
    """De vergelijking in woorden, kort genoeg voor een scherm."""
    uit = []
    for deel in delen:
        uit.append(f"{deel.kop}: {deel.zin}")
        for eerste, *rest in deel.rijen[:_HOOGSTENS]:
            uit.append(f"  - {' '.join(eerste.split())}: {_in_woorden(deel, [_kort(cel) for cel in rest])}")
        over = len(deel.rijen) - _HOOGSTENS
        if over > 0:
            uit.append(f"  en nog {over}; de pagina (--pagina) noemt ze alle")
    return uit


def _kort(cel: str) -> str:
    tekst = " ".join(cel.split())
    return tekst if len(tekst) <= _LANGSTE_CEL else tekst[: _LANGSTE_CEL - 1].rstrip() + "…"


def _in_woorden(deel: Deel, cellen: list[str]) -> str:
    """De cellen van een rij als zinsdeel; wat de kop van hun kolom zegt, staat erin."""
    zinsdeel = _ZINSDELEN.get(deel.kolommen[1:])
    return zinsdeel(*cellen) if zinsdeel else ", ".join(cellen)


def _rijen(erbij: str, weg: str) -> str:
    return ", ".join(f"{n} {'rij' if n == '1' else 'rijen'} {hoe}" for n, hoe in ((erbij, "erbij"), (weg, "weg")))


def _dekking(eerst: str, nu: str) -> str:
    return f"eerst {eerst} {'indicator' if eerst == '1' else 'indicatoren'}, nu {nu}"


def _duiding(wat: str, eerst: str, nu: str) -> str:
    return f"{wat}; eerst: {eerst}; nu: {nu}"


#: Een scherm heeft geen kolomkoppen: per stel kolommen hoe een rij daar klinkt.
_ZINSDELEN: Mapping[tuple[str, ...], Callable[..., str]] = {
    ("Eerst", "Nu"): "eerst {}, nu {}".format,
    ("Eerst", "Nu", "Waardoor"): "eerst {}, nu {}; waardoor: {}".format,
    ("Indicatoren eerst", "Indicatoren nu"): _dekking,
    ("Wat", "Eerst", "Nu"): _duiding,
    ("Rijen erbij", "Rijen weg"): _rijen,
}


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
