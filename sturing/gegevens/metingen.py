"""Metingen lezen uit `metingen/<bron>.csv` en toetsen, met regelnummer bij elke fout.

De vorm wordt getoetst met pandera; elke regel die wij aan metingen stellen staat
hieronder één keer, met de zin die een gebruiker te lezen krijgt.
"""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from sturing.fouten import GegevensFout, SturingFout, bedoelde_u
from sturing.gegevens.feitenmodel import METINGKOLOMMEN, Gemeente
from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Eenheid
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.perioden import is_periode, jaartal, tijdstip
from sturing.gegevens.tabellen import meld, toets_kop

_GETALLEN = ("waarde", "ondergrens", "bovengrens", "n", "teller", "noemer")
_SLEUTEL = ["indicator", "gebied", "periode", "groep", "herkomst", "beschikbaar_per"]
_KOMMAGETAL = re.compile(r"-?[\d.]*,\d+$")


def lees_metingen(lezer: Lezer, map_: Path, kader: Kader, gemeente: Gemeente) -> pd.DataFrame:
    """Lees alle bestanden in `metingen/` tot één tabel.

    Uit: een rij per meting met de kolommen van `METINGKOLOMMEN`, plus `bestand`
    (de bron van levering), `jaar` (geheel getal of leeg) en `tijd` (om te ordenen).
    Fouten: `GegevensFout` of `VeleFouten` met bestand, regel, overtreder en remedie.
    """
    paden = sorted((map_ / "metingen").glob("*.csv"))
    delen = [_lees_bestand(lezer, pad, kader, gemeente) for pad in paden]
    if not delen:
        delen = [pd.DataFrame(columns=[*METINGKOLOMMEN, "regel", "bestand"])]
    alle = pd.concat(delen, ignore_index=True)
    _toets_dubbel(alle)
    alle["jaar"] = alle["periode"].map(jaartal).astype("Int64")
    alle["tijd"] = alle["periode"].map(tijdstip).astype(float)
    return alle.drop(columns="regel").sort_values(
        ["indicator", "gebied", "groep", "herkomst", "tijd", "beschikbaar_per"], kind="stable", ignore_index=True
    )


def _lees_bestand(lezer: Lezer, pad: Path, kader: Kader, gemeente: Gemeente) -> pd.DataFrame:
    plaats = lezer.plaats(pad)
    ruw = _als_tekst(lezer.lees_tekst(pad), plaats)
    ruw["regel"] = range(2, len(ruw) + 2)
    fouten: list[SturingFout] = []
    tabel = _zet_om(ruw, plaats, fouten)
    meld(fouten)
    _toets(tabel, plaats, kader, gemeente)
    tabel["bestand"] = pad.stem
    return tabel


def _als_tekst(tekst: str, plaats: str) -> pd.DataFrame:
    """De CSV als tabel met alleen tekst; lege velden zijn lege tekst."""
    if not tekst.strip():
        raise GegevensFout(plaats, "dit bestand is leeg", f"zet op regel 1: {','.join(METINGKOLOMMEN)}")
    toets_kop(plaats, tuple(tekst.split("\n", 1)[0].strip().split(",")), METINGKOLOMMEN)
    try:
        tabel = pd.read_csv(io.StringIO(tekst), dtype=str, keep_default_na=False, index_col=False)
    except (pd.errors.ParserError, pd.errors.ParserWarning) as fout:
        treffer = re.search(r"line (\d+), saw (\d+)", str(fout))
        regel = f", regel {treffer[1]}" if treffer else ""
        raise GegevensFout(
            f"{plaats}{regel}",
            f"hier staan niet {len(METINGKOLOMMEN)} velden",
            "een decimale komma of een losse komma in tekst? gebruik een punt, of zet de tekst tussen aanhalingstekens",
        ) from None
    return tabel[list(METINGKOLOMMEN)].fillna("").apply(lambda kolom: kolom.str.strip())


def _zet_om(ruw: pd.DataFrame, plaats: str, fouten: list[SturingFout]) -> pd.DataFrame:
    """Tekst naar getallen en datums; wat niet lukt komt in `fouten`."""
    tabel = ruw.copy()
    for kolom in _GETALLEN:
        getallen = pd.to_numeric(ruw[kolom], errors="coerce")
        for _, rij in ruw[getallen.isna() & (ruw[kolom] != "")].iterrows():
            fouten.append(_geen_getal(plaats, kolom, rij))
        tabel[kolom] = getallen.astype(float)
    datums = pd.to_datetime(ruw["beschikbaar_per"], format="%Y-%m-%d", errors="coerce")
    for _, rij in ruw[datums.isna()].iterrows():
        fouten.append(
            GegevensFout(
                f"{plaats}, regel {rij['regel']}",
                f"beschikbaar_per '{rij['beschikbaar_per']}' is geen datum",
                "schrijf hem als 2026-03-31",
            )
        )
    tabel["beschikbaar_per"] = datums
    return tabel


def _geen_getal(plaats: str, kolom: str, rij: pd.Series) -> SturingFout:
    tekst = rij[kolom]
    if _KOMMAGETAL.match(tekst):
        goed = tekst.replace(".", "").replace(",", ".")
        remedie = f"gebruik een decimale punt: {goed}"
    else:
        remedie = "zet hier een getal, of laat het leeg als de waarde onbekend is"
    return GegevensFout(f"{plaats}, regel {rij['regel']}", f"{kolom} '{tekst}' is geen getal", remedie)


def _toets(tabel: pd.DataFrame, plaats: str, kader: Kader, gemeente: Gemeente) -> None:
    """Toets de tabel aan het schema en zet elke overtreding om in een leesbare fout."""
    fouten = _onbekende_namen(tabel, plaats, kader, gemeente)
    meld(fouten)
    try:
        _schema(tabel, kader).validate(tabel, lazy=True)
    except pa.errors.SchemaErrors as geheel:
        for _, geval in geheel.failure_cases.drop_duplicates(["index", "check"]).iterrows():
            regel = f", regel {tabel['regel'].iloc[int(geval['index'])]}" if pd.notna(geval["index"]) else ""
            overtreder, _, remedie = str(geval["check"]).partition("; ")
            waarde = f" '{geval['failure_case']}'" if geval["schema_context"] == "Column" else ""
            naam = f"{geval['column']}{waarde} " if geval["schema_context"] == "Column" else ""
            fouten.append(GegevensFout(f"{plaats}{regel}", f"{naam}{overtreder}", remedie))
    meld(fouten)


def _onbekende_namen(
    tabel: pd.DataFrame, plaats: str, kader: Kader, gemeente: Gemeente
) -> list[SturingFout]:
    """Indicatoren, gebieden en groepen die nergens beschreven zijn, met een voorstel."""
    bekend = {
        "indicator": (list(kader.indicatoren), f"bestaat niet in kader {kader.jaar}"),
        "gebied": (list(gebiedscodes(gemeente)), "staat niet in gemeente.yml"),
        "groep": (list(kader.groepen), f"bestaat niet in kader {kader.jaar}"),
    }
    fouten: list[SturingFout] = []
    for kolom, (namen, zin) in bekend.items():
        for _, rij in tabel[~tabel[kolom].isin(namen)].iterrows():
            fouten.append(
                GegevensFout(
                    f"{plaats}, regel {rij['regel']}",
                    f"{kolom} '{rij[kolom]}' {zin}",
                    bedoelde_u(rij[kolom], namen) or "kijk in data/README.md welke er zijn",
                )
            )
    return fouten


def gebiedscodes(gemeente: Gemeente) -> tuple[str, ...]:
    """Alle gebieden waarover dit rapport metingen mag hebben."""
    wijken = tuple(wijk.code for wijk in gemeente.wijken)
    return (gemeente.code, *wijken, *(gebied.code for gebied in gemeente.vergelijk))


def _schema(tabel: pd.DataFrame, kader: Kader) -> pa.DataFrameSchema:
    """Het pandera-schema: per regel één zin, `overtreding; remedie`."""
    procent = tabel["indicator"].map(lambda i: kader.indicatoren[i].eenheid == Eenheid.PROCENT)
    eigen_groep = tabel["indicator"].map(lambda i: kader.indicatoren[i].groep)
    leeg = pd.Series(True, index=tabel.index)

    def goed(voorwaarde, zin: str) -> pa.Check:
        return pa.Check(lambda df: voorwaarde(df).fillna(True).astype(bool), error=zin, ignore_na=False)

    kolommen = {
        "periode": pa.Column(
            str, pa.Check(lambda s: s.map(is_periode), error="is geen periode; schrijf 2024, 2024/2025, 2025-H1, 2025-K1 of 2025-06")
        ),
        "herkomst": pa.Column(
            str, pa.Check.isin(("gemeten", "model", "benadering"), error="is onbekend; kies gemeten, model of benadering")
        ),
        "n": pa.Column(
            float, pa.Check(lambda s: (s >= 0) & (s % 1 == 0), error="is geen aantal; zet hier een heel getal"), nullable=True
        ),
        "noemer": pa.Column(float, pa.Check.gt(0, error="is geen noemer; moet groter dan 0 zijn"), nullable=True),
        "vindplaats": pa.Column(
            str, pa.Check.str_length(min_value=1, error="is leeg; zeg waar in de bron de waarde staat")
        ),
    }  # fmt: skip
    regels = [
        goed(
            lambda df: ~procent | df["waarde"].isna() | df["waarde"].between(0, 100),
            "het percentage ligt niet tussen 0 en 100; controleer de waarde",
        ),
        goed(
            lambda df: df["ondergrens"].isna() | df["waarde"].isna() | (df["ondergrens"] <= df["waarde"]),
            "de ondergrens ligt boven de waarde; controleer de marge",
        ),
        goed(
            lambda df: df["bovengrens"].isna() | df["waarde"].isna() | (df["bovengrens"] >= df["waarde"]),
            "de bovengrens ligt onder de waarde; controleer de marge",
        ),
        goed(
            lambda df: ~procent | df["teller"].isna() | df["noemer"].isna() | (df["teller"] <= df["noemer"]),
            "de teller is groter dan de noemer; controleer beide",
        ),
        goed(
            lambda df: (df["herkomst"] != "gemeten") | (df["groep"] == eigen_groep),
            "een gemeten waarde hoort bij de groep van de indicator; is dit een andere groep, maak herkomst benadering",
        ),
        goed(
            lambda df: (df["herkomst"] != "benadering") | (df["opmerking"] != "") & leeg,
            "een benadering zonder opmerking; zeg in opmerking waarin zij afwijkt van de indicator",
        ),
    ]
    return pa.DataFrameSchema(kolommen, checks=regels, strict=False)


def _toets_dubbel(alle: pd.DataFrame) -> None:
    """Dezelfde meting mag niet twee keer voorkomen; een herziening heeft een latere datum."""
    dubbel = alle[alle.duplicated(_SLEUTEL, keep="first")]
    fouten: list[SturingFout] = []
    for _, rij in dubbel.iterrows():
        eerste = alle[(alle[_SLEUTEL] == rij[_SLEUTEL]).all(axis=1)].iloc[0]
        fouten.append(
            GegevensFout(
                f"metingen/{rij['bestand']}.csv, regel {rij['regel']}",
                f"{rij['indicator']}, {rij['gebied']}, {rij['periode']} staat al in {eerste['bestand']}.csv, regel"
                f" {eerste['regel']}",
                "haal een van beide weg, of geef een herziening haar eigen beschikbaar_per",
            )
        )
    meld(fouten)


def kies_bekend(metingen: pd.DataFrame, jaar: int, peildatum: date) -> pd.DataFrame:
    """De metingen die een rapport mag zien.

    `jaar` is het rapportagejaar: het rapport gaat over cijfers tot en met het jaar
    ervoor. Van elke meting telt de laatste waarde die op `peildatum` bekend was.
    Metingen zonder jaartal tellen mee zodra ze bekend waren.
    """
    op_tijd = metingen["beschikbaar_per"] <= pd.Timestamp(peildatum)
    in_jaar = metingen["jaar"].isna() | (metingen["jaar"] < jaar)
    bekend = metingen[op_tijd & in_jaar]
    zonder_datum = [kolom for kolom in _SLEUTEL if kolom != "beschikbaar_per"]
    return bekend.drop_duplicates(zonder_datum, keep="last").reset_index(drop=True)
