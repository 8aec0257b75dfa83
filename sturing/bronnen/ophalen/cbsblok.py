"""Eén tabel van CBS of RIVM ophalen: beschrijving toetsen, rijen lezen, omzetten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sturing.bronnen.ophalen.cbs import Vraag, bouw_tabelbron
from sturing.bronnen.ophalen.cbsperioden import cijferjaar, perioden_van
from sturing.bronnen.ophalen.definitie import Cbsblok, Tabel
from sturing.bronnen.ophalen.keuren import Gekozen, Keurder
from sturing.bronnen.ophalen.omzetten import Omzetting
from sturing.bronnen.ophalen.rij import Bereik, Opbrengst
from sturing.bronnen.ophalen.web import Haler
from sturing.fouten import BronFout, SturingFout

#: Nederland heet in een regiotabel NL01 en in een wijktabel NL00.
_CODES_BIJ_BRON = {"NL": ("NL01", "NL00", "NL")}


def haal_tabel(
    haler: Haler, blok: Cbsblok, tabel: Tabel, gebieden: Mapping[str, tuple[str, ...]], dag: date, jaar: int | None
) -> Opbrengst:
    """De opbrengst van één tabel; een reeks waarvan de maat weg is, laat de andere reeksen heel.

    `gebieden` geeft per soort de codes. Fouten: `BronFout` als de tabel zelf niet te lezen is
    of geen enkele reeks overblijft.
    """
    bron = bouw_tabelbron(haler, blok.dienst, tabel.code)
    keurder = Keurder(blok, tabel, bron)
    vast = keurder.toets_tabel()
    gekozen, mislukt = _keur_reeksen(keurder)
    if not gekozen:
        raise mislukt[0]
    codes = _gebiedscodes(blok, gebieden)
    rijen = bron.lees_rijen(_bouw_vraag(blok, tabel, vast, gekozen, tuple(codes)))
    omzetting = Omzetting(blok, tabel, codes, _voorlopige_perioden(keurder), dag)
    alle = [rij for keuze in gekozen for rij in omzetting.bouw_rijen(rijen, keuze, vast)]
    alle = [rij for rij in alle if jaar is None or cijferjaar(rij.periode) == jaar]
    meldingen = () if alle else (f"{keurder.naam}: geen enkele rij voor onze gebieden",)
    bereik = Bereik(
        frozenset((k.reeks.indicator, k.reeks.groep, k.reeks.herkomst) for k in gekozen),
        f"{keurder.naam},",
        None if jaar is None else perioden_van(jaar),
    )
    return Opbrengst(blok.bron, keurder.naam, tuple(alle), bereik, tuple(mislukt), meldingen)


def _keur_reeksen(keurder: Keurder) -> tuple[list[Gekozen], list[SturingFout]]:
    gekozen, mislukt = [], []
    for reeks in keurder.blok.reeksen:
        try:
            gekozen.append(keurder.toets_reeks(reeks))
        except BronFout as fout:
            mislukt.append(BronFout(f"{fout.plaats}, {reeks.indicator}", fout.overtreder, fout.remedie))
    return gekozen, mislukt


def _gebiedscodes(blok: Cbsblok, gebieden: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """De code van de bron bij elke code van sturing die dit blok wil."""
    gewild = [code for soort in blok.gebieden for code in gebieden[soort]]
    return {bij_bron: code for code in gewild for bij_bron in _CODES_BIJ_BRON.get(code, (code,))}


def _bouw_vraag(
    blok: Cbsblok, tabel: Tabel, vast: dict[str, str], gekozen: list[Gekozen], gebieden: tuple[str, ...]
) -> Vraag:
    """De kleinste vraag die alle reeksen van de tabel dekt."""
    per_dimensie: dict[str, set[str]] = {naam: {code} for naam, code in vast.items()}
    for keuze in gekozen:
        for naam, code in [*keuze.filter.items(), *(keuze.noemer_filter or {}).items()]:
            per_dimensie.setdefault(naam, set()).add(code)
    if marges := blok.marges:
        per_dimensie[marges.dimensie] = {marges.waarde, marges.onder, marges.boven}
    dimensies = [blok.gebied, *([] if tabel.periode else [blok.tijd]), *per_dimensie]
    maten = sorted({maat for keuze in gekozen for maat in (*keuze.maten, *keuze.noemer_maten)})
    codes = {blok.gebied: gebieden} | {naam: tuple(sorted(c)) for naam, c in per_dimensie.items()}
    return Vraag(tuple(dimensies), tuple(maten), codes)


def _voorlopige_perioden(keurder: Keurder) -> frozenset[str]:
    """De periodecodes die de bron voorlopig noemt."""
    if keurder.tabel.periode:
        return frozenset()
    alle = keurder.lees_categorieen(keurder.blok.tijd)
    return frozenset(
        code for code, c in alle.items() if c["status"].casefold().startswith(("voorlopig", "provisional"))
    )
