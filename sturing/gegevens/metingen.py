"""Metingen lezen uit `metingen/<bron>.csv` en toetsen, met regelnummer bij elke fout.

De regels waaraan een meting moet voldoen, staan in `metingenschema`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from sturing.fouten import GegevensFout, SturingFout, bedoelde_u
from sturing.gegevens.feitenmodel import METINGKOLOMMEN, Gemeente
from sturing.gegevens.kader import Kader
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.metingenschema import bouw_schema
from sturing.gegevens.perioden import jaartal, tijdstip
from sturing.gegevens.snellezer import als_tekst, lees_snel, neem_per_waarde, orden, staat_dubbel
from sturing.gegevens.tabellen import lees_rijen, meld

_GETALLEN = ("waarde", "ondergrens", "bovengrens", "n", "teller", "noemer")
_SLEUTEL = ["indicator", "gebied", "periode", "groep", "herkomst", "beschikbaar_per"]
_GETAL = r"-?[0-9]+(\.[0-9]+)?"
_KOMMAGETAL = re.compile(r"-?[\d.]*,\d+$")


def lees_metingen(lezer: Lezer, map_: Path, kader: Kader, gemeente: Gemeente) -> pd.DataFrame:
    """Lees alle bestanden in `metingen/` tot één tabel.

    Uit: een rij per meting met de kolommen van `METINGKOLOMMEN`, plus `bestand`
    (de bron van levering), `gemodelleerd` (waar als die bron in `bronnen.yml` soort
    `model` heeft), `jaar` (geheel getal of leeg) en `tijd` (om te ordenen).
    Fouten: `GegevensFout` of `VeleFouten` met bestand, regel, overtreder en remedie.
    """
    alle = _lees_snel(lezer, map_ / "metingen", kader, gemeente)
    if alle is None:
        alle = _lees_met_regelnummers(lezer, map_ / "metingen", kader, gemeente)
    modellen = {bron.id for bron in kader.bronnen.values() if bron.soort == "model"}
    alle["gemodelleerd"] = alle["bestand"].isin(modellen)
    perioden = alle["periode"].cat.categories
    alle["jaar"] = neem_per_waarde(alle["periode"], {p: jaartal(p) for p in perioden}, "Int64")
    alle["tijd"] = neem_per_waarde(alle["periode"], {p: tijdstip(p) for p in perioden}, "float64")
    alle = orden(alle, ["indicator", "gebied", "groep", "herkomst", "tijd", "beschikbaar_per", "bestand"])
    for naam in alle.columns[alle.dtypes == "category"]:
        alle[naam] = als_tekst(alle[naam])
    return alle


def _lees_snel(lezer: Lezer, map_: Path, kader: Kader, gemeente: Gemeente) -> pd.DataFrame | None:
    """Alle rijen als er niets op aan te merken is, anders None."""
    alle = lees_snel(lezer, sorted(map_.glob("*.csv")), METINGKOLOMMEN, _GETALLEN, _GETAL)
    if alle is None or not len(alle) or staat_dubbel(alle, _SLEUTEL):
        return None
    try:
        _toets(alle.assign(plaats=""), kader, gemeente)
    except SturingFout:
        return None
    return alle


def _lees_met_regelnummers(lezer: Lezer, map_: Path, kader: Kader, gemeente: Gemeente) -> pd.DataFrame:
    """Alle rijen regel voor regel; elke fout noemt bestand en regel."""
    alle = _zet_om(_lees_ruw(lezer, map_))
    _toets(alle, kader, gemeente)
    _toets_dubbel(alle)
    tekst = [naam for naam in (*METINGKOLOMMEN, "bestand") if naam not in (*_GETALLEN, "beschikbaar_per")]
    return alle.drop(columns="plaats").assign(**{naam: alle[naam].astype(object).astype("category") for naam in tekst})


def toets_rijen(rijen: Sequence[Mapping[str, str]], plaats: str, kader: Kader, gemeente: Gemeente) -> None:
    """Toets rijen die nog geschreven moeten worden, streng als wat er staat; een fout noemt de vindplaats."""
    ruw = [{**rij, "bestand": "", "plaats": f"{plaats}, {rij['vindplaats']}"} for rij in rijen]
    _toets(_zet_om(pd.DataFrame(ruw, dtype=str)), kader, gemeente)


def _lees_ruw(lezer: Lezer, map_: Path) -> pd.DataFrame:
    """Alle rijen als tekst, met `bestand` en met `plaats` (bestand en regel) voor in meldingen."""
    paden = sorted(map_.glob("*.csv"))
    if not paden:
        remedie = "voeg een bestand toe, al is het met alleen de koprij"
        raise GegevensFout(lezer.plaats(map_), "hier staat geen enkel CSV-bestand", remedie)
    rijen = [
        {**rij, "bestand": pad.stem, "plaats": f"{lezer.plaats(pad)}, regel {regel}"}
        for pad in paden
        for regel, rij in lees_rijen(lezer, pad, METINGKOLOMMEN)
    ]
    return pd.DataFrame(rijen, columns=[*METINGKOLOMMEN, "bestand", "plaats"], dtype=str)


def _zet_om(ruw: pd.DataFrame) -> pd.DataFrame:
    """Tekst naar getallen en datums; alles wat niet lukt, komt samen in één fout."""
    tabel = ruw.copy()
    fouten: list[SturingFout] = []
    for kolom in _GETALLEN:
        # Strenger dan pandas, dat ook 'inf', '1e3' en cijfers uit andere schriften als getal ziet.
        getallen = pd.to_numeric(ruw[kolom].where(ruw[kolom].str.fullmatch(_GETAL)), errors="coerce")
        fouten += [_geen_getal(kolom, rij) for _, rij in ruw[getallen.isna() & (ruw[kolom] != "")].iterrows()]
        tabel[kolom] = getallen.astype(float)
    datums = pd.to_datetime(ruw["beschikbaar_per"], format="%Y-%m-%d", errors="coerce")
    for _, rij in ruw[datums.isna()].iterrows():
        overtreder = f"beschikbaar_per '{rij['beschikbaar_per']}' is geen datum"
        fouten.append(GegevensFout(rij["plaats"], overtreder, "schrijf hem als 2026-03-31"))
    tabel["beschikbaar_per"] = datums
    meld(fouten)
    return tabel


def _geen_getal(kolom: str, rij: pd.Series) -> SturingFout:
    tekst = rij[kolom]
    if _KOMMAGETAL.match(tekst):
        goed = tekst.replace(".", "").replace(",", ".")
        remedie = f"gebruik een decimale punt: {goed}"
    else:
        remedie = "zet hier een getal, of laat het leeg als de waarde onbekend is"
    return GegevensFout(rij["plaats"], f"{kolom} '{tekst}' is geen getal", remedie)


def _toets(tabel: pd.DataFrame, kader: Kader, gemeente: Gemeente) -> None:
    """Toets de tabel aan het schema en zet elke overtreding om in een leesbare fout."""
    meld(_onbekende_namen(tabel, kader, gemeente))
    fouten: list[SturingFout] = []
    try:
        bouw_schema(tabel, kader).validate(tabel, lazy=True)
    except pa.errors.SchemaErrors as geheel:
        gevallen = geheel.failure_cases.drop_duplicates(["index", "check"]).sort_values("index", kind="stable")
        for _, geval in gevallen.iterrows():
            rij = tabel.iloc[int(geval["index"])]
            overtreding, _, remedie = str(geval["check"]).partition("; ")
            if geval["schema_context"] == "Column":
                wie = f"{geval['column']} '{geval['failure_case']}' "
            else:
                wie = f"{rij['indicator']}, {rij['gebied']}, {rij['periode']} ({_waarde(rij)}): "
            fouten.append(GegevensFout(rij["plaats"], wie + overtreding, remedie))
    meld(fouten)


def _waarde(rij: pd.Series) -> str:
    return "zonder waarde" if pd.isna(rij["waarde"]) else f"waarde {rij['waarde']:g}"


def _onbekende_namen(tabel: pd.DataFrame, kader: Kader, gemeente: Gemeente) -> list[SturingFout]:
    """Indicatoren, gebieden en groepen die nergens beschreven zijn, met een voorstel."""
    bekend = {
        "indicator": (list(kader.indicatoren), f"bestaat niet in kader {kader.jaar}"),
        "gebied": (list(gebiedscodes(gemeente)), "staat niet in gemeente.yml"),
        "groep": (list(kader.groepen), f"bestaat niet in kader {kader.jaar}"),
    }
    fouten: list[SturingFout] = []
    for kolom, (namen, zin) in bekend.items():
        for _, rij in tabel[~tabel[kolom].isin(namen)].iterrows():
            remedie = bedoelde_u(rij[kolom], namen) or "kijk in data/README.md welke er zijn"
            fouten.append(GegevensFout(rij["plaats"], f"{kolom} '{rij[kolom]}' {zin}", remedie))
    return fouten


def gebiedscodes(gemeente: Gemeente) -> tuple[str, ...]:
    """Alle gebieden waarover dit rapport metingen mag hebben."""
    wijken = tuple(wijk.code for wijk in gemeente.wijken)
    return (gemeente.code, *wijken, *(gebied.code for gebied in gemeente.vergelijk))


def _toets_dubbel(alle: pd.DataFrame) -> None:
    """Dezelfde meting mag niet twee keer voorkomen; een herziening heeft een latere datum."""
    fouten: list[SturingFout] = []
    for _, rij in alle[alle.duplicated(_SLEUTEL, keep="first")].iterrows():
        eerste = alle[(alle[_SLEUTEL] == rij[_SLEUTEL]).all(axis=1)].iloc[0]
        fouten.append(
            GegevensFout(
                rij["plaats"],
                f"{rij['indicator']}, {rij['gebied']}, {rij['periode']} staat al in {eerste['plaats']}",
                "haal een van beide weg, of geef een herziening haar eigen beschikbaar_per",
            )
        )
    meld(fouten)


def kies_bekend(metingen: pd.DataFrame, jaar: int, peildatum: date) -> pd.DataFrame:
    """De metingen die een rapport mag zien.

    `jaar` is het rapportagejaar: het rapport gaat over cijfers tot en met het jaar
    ervoor. Van elke meting telt de laatste waarde die op `peildatum` bekend was, per levering:
    een andere bron herziet een cijfer nooit, zij spreekt het hooguit tegen.
    Metingen zonder jaartal tellen mee zodra ze bekend waren.
    """
    op_tijd = metingen["beschikbaar_per"] <= pd.Timestamp(peildatum)
    in_jaar = metingen["jaar"].isna() | (metingen["jaar"] < jaar)
    bekend = metingen[op_tijd & in_jaar]
    zonder_datum = [*(kolom for kolom in _SLEUTEL if kolom != "beschikbaar_per"), "bestand"]
    return bekend.drop_duplicates(zonder_datum, keep="last").reset_index(drop=True)
