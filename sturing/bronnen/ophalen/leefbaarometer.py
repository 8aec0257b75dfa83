"""Leefbaarometer: een zip met CSV's, een rij per gebied en jaar."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

from sturing.bronnen.ophalen.csvlezen import lees_csv
from sturing.bronnen.ophalen.definitie import Leefbaarometerblok, Reeks, naam_van_tabel
from sturing.bronnen.ophalen.omzetten import lees_getal, reken_om
from sturing.bronnen.ophalen.rij import Bereik, Opbrengst, Rij
from sturing.bronnen.ophalen.web import Haler, Onvolledig
from sturing.fouten import BronFout

#: Een lid dat uitgepakt groter is, pakken wij niet uit.
_GROOTSTE_LID = 200_000_000


def haal_leefbaarometer(
    haler: Haler, blok: Leefbaarometerblok, gebieden: Mapping[str, tuple[str, ...]], dag: date, jaar: int | None
) -> Opbrengst:
    """De scores van onze gebieden; de kolommen staan in de definitie als maat."""
    naam = naam_van_tabel(blok)
    onze = {code for codes in gebieden.values() for code in codes}
    kolommen = tuple(dict.fromkeys(str(maat).upper() for reeks in blok.reeksen for maat in reeks.maten))
    inhoud = _lees_lid(haler.haal(blok.dienst, blok.bestand, _toets_zip), blok.lid, naam)
    csv_rijen = lees_csv(inhoud, naam, (blok.gebied.upper(), blok.jaar.upper(), *kolommen))
    onze_rijen = [
        rij
        for rij in csv_rijen
        if rij[blok.gebied.upper()] in onze and (jaar is None or rij[blok.jaar.upper()] == str(jaar))
    ]
    rijen = [_bouw_rij(blok, reeks, rij, dag) for rij in onze_rijen for reeks in blok.reeksen]
    bereik = Bereik(
        frozenset((r.indicator, r.groep, r.herkomst) for r in blok.reeksen),
        f"{naam},",
        frozenset({str(jaar)}) if jaar else None,
    )
    meldingen = () if rijen else (f"{naam}: geen enkele rij voor onze gebieden",)
    return Opbrengst(blok.bron, naam, tuple(rijen), bereik, meldingen=meldingen)


def _bouw_rij(blok: Leefbaarometerblok, reeks: Reeks, rij: Mapping[str, str], dag: date) -> Rij:
    maat, gebied, periode = str(reeks.maten[0]), rij[blok.gebied.upper()], rij[blok.jaar.upper()]
    plaats = f"{naam_van_tabel(blok)}, {maat}, {periode}"
    waarde, _, _ = reken_om(reeks, lees_getal(rij[maat.upper()], plaats))
    return Rij(
        reeks.indicator, gebied, periode, reeks.groep, waarde, reeks.herkomst, dag, plaats, opmerking=reeks.opmerking
    )


def _toets_zip(inhoud: bytes) -> None:
    # Een half gekomen zip mist zijn inhoudsopgave; die staat achteraan.
    if not zipfile.is_zipfile(io.BytesIO(inhoud)):
        raise Onvolledig("het antwoord is geen heel zipbestand")


def _lees_lid(inhoud: bytes, zoek: str, naam: str) -> bytes:
    """Het ene lid waarvan de naam `zoek` bevat; wij pakken niets uit op schijf."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        leden = [
            lid
            for lid in zip_.infolist()
            if zoek.casefold() in lid.filename.casefold() and lid.filename.endswith(".csv")
        ]
        if len(leden) != 1:
            anders = ", ".join(lid.filename.rsplit("/", 1)[-1] for lid in zip_.infolist()[:6])
            raise BronFout(
                naam, f"{len(leden)} bestanden in de zip heten '{zoek}'", f"kies in de definitie uit {anders}"
            )
        if leden[0].file_size > _GROOTSTE_LID:
            raise BronFout(naam, "het bestand in de zip is te groot", "controleer het adres")
        return zip_.read(leden[0])
