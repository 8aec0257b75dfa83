"""Metingenbestanden snel lezen als alles klopt.

Een miljoen metingen regel voor regel lezen duurt een minuut. Hier leest pandas elke kolom als categorieën en kijken
wij alleen naar verschillende waarden. Klopt er iets niet, hoe klein ook, dan geeft `lees_snel` niets terug en leest
`metingen` alles regel voor regel, voor een melding met regelnummer. Beide wegen geven dezelfde tabel; een test bewaakt
dat.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from sturing.gegevens.lezer import Lezer

_AANHALING, _KOMMA, _REGEL = b'",\n'


def lees_snel(
    lezer: Lezer, paden: Iterable[Path], kolommen: Sequence[str], getallen: Sequence[str], getalvorm: str
) -> pd.DataFrame | None:
    """Alle rijen met tekst als categorieën, `getallen` als float en `beschikbaar_per` als datum; None als iets afwijkt.

    `bestand` is de naam van het bestand. Fouten: wat `Lezer` meldt over een bestand dat niet te lezen is.
    """
    delen = []
    for pad in paden:
        deel = _lees_deel(lezer.lees_tekst(pad), kolommen)
        if deel is None:
            return None
        delen.append((pad.stem, deel))
    if not delen:
        return None
    tabel = pd.DataFrame({naam: _verenig([deel[naam] for _, deel in delen]) for naam in kolommen}, copy=False)
    lengtes = [len(deel[kolommen[0]]) for _, deel in delen]
    namen = pd.Index([naam for naam, _ in delen], dtype=object)
    tabel["bestand"] = pd.Categorical.from_codes(np.repeat(np.arange(len(delen)), lengtes), namen)
    for naam in getallen:
        waarden = _als_getallen(tabel[naam], getalvorm)
        if waarden is None:
            return None
        tabel[naam] = waarden
    datums = pd.to_datetime(_categorieen(tabel["beschikbaar_per"]), format="%Y-%m-%d", errors="coerce")
    if datums.isna().any():
        return None
    tabel["beschikbaar_per"] = pd.Series(datums).take(_codes(tabel["beschikbaar_per"])).to_numpy()
    return tabel


def _lees_deel(tekst: str, kolommen: Sequence[str]) -> dict[str, pd.Categorical] | None:
    """Eén bestand als kolommen; None als kop, aanhalingstekens, regels of velden niet precies kloppen."""
    kop, _, rest = tekst.partition("\n")
    if tuple(kop.split(",")) != tuple(kolommen) or "\r" in tekst or not _klopt_aanhaling(tekst.encode()):
        return None
    if not rest:
        return {naam: pd.Categorical([], categories=pd.Index([], dtype=object)) for naam in kolommen}
    try:
        ruw = pd.read_csv(
            io.StringIO(tekst), dtype=object, na_filter=False, skip_blank_lines=False, index_col=False, engine="c"
        )
    except (pd.errors.ParserError, ValueError):
        return None
    deel = {naam: _als_categorie(ruw[naam].to_numpy()) for naam in kolommen}
    kommas, regels = (sum(_tel_in(kolom, teken) for kolom in deel.values()) for teken in ",\n")
    regels_verwacht = len(ruw) + 1 + regels - (not tekst.endswith("\n"))
    # pandas vult een te korte rij aan; dan ontbreekt er een komma.
    if tekst.count(",") != (len(kolommen) - 1) * (len(ruw) + 1) + kommas or tekst.count("\n") != regels_verwacht:
        return None
    return deel


def _als_categorie(waarden: np.ndarray) -> pd.Categorical:
    """Tekst als categorieën; zelf, want pandas maakt van '50.10' in een categorie het getal 50.1."""
    codes, namen = pd.factorize(waarden)
    return pd.Categorical.from_codes(codes, pd.Index(namen, dtype=object))


def _klopt_aanhaling(tekst: bytes) -> bool:
    """Waar als elk aanhalingsteken een veld opent, sluit, of in een veld dubbel staat."""
    aantal = tekst.count(b'"')
    if aantal == 0 or aantal % 2:
        return aantal == 0
    lijst = np.frombuffer(b"\n" + tekst + b"\n", dtype=np.uint8)
    plekken = np.flatnonzero(lijst == _AANHALING)
    opent, sluit = plekken[::2], plekken[1::2]
    ervoor, erna = lijst[opent - 1], lijst[sluit + 1]
    begin = (ervoor == _KOMMA) | (ervoor == _REGEL) | (ervoor == _AANHALING)
    einde = (erna == _KOMMA) | (erna == _REGEL) | (erna == _AANHALING)
    # Een leeg veld ("") tussen twee andere tekens is geen dubbel aanhalingsteken midden in een veld.
    return bool(begin.all() and einde.all() and (ervoor[:1] != _AANHALING).all())


def _tel_in(kolom: pd.Categorical, teken: str) -> int:
    """Hoe vaak `teken` in de waarden van een kolom staat."""
    per_waarde = np.array([waarde.count(teken) for waarde in kolom.categories], dtype=np.int64)
    return int(per_waarde[kolom.codes].sum()) if per_waarde.any() else 0


def _verenig(delen: list[pd.Categorical]) -> pd.Categorical:
    """Dezelfde kolom uit alle bestanden, zonder spaties eromheen en met categorieën op volgorde."""
    gestript = [np.array([w.strip() for w in deel.categories], dtype=object) for deel in delen]
    waarden = sorted(set().union(*gestript))
    plek = {waarde: i for i, waarde in enumerate(waarden)}
    codes = [
        np.array([plek[w] for w in namen], dtype=np.int32)[deel.codes] if len(deel) else np.empty(0, np.int32)
        for namen, deel in zip(gestript, delen, strict=True)
    ]
    return pd.Categorical.from_codes(np.concatenate(codes), pd.Index(waarden, dtype=object))


def _als_getallen(kolom: pd.Series, vorm: str) -> np.ndarray | None:
    """De kolom als float met leeg als NaN; None als een waarde geen getal is."""
    tekst = pd.Series(_categorieen(kolom), dtype=object).astype(str)
    goed = tekst.str.fullmatch(vorm).to_numpy(dtype=bool)
    if not (goed | (tekst == "").to_numpy(dtype=bool)).all():
        return None
    waarden = pd.to_numeric(tekst.where(goed), errors="coerce").astype(float).to_numpy()
    return waarden[_codes(kolom)]


def _categorieen(kolom: pd.Series) -> np.ndarray:
    return kolom.cat.categories.to_numpy(dtype=object)


def _codes(kolom: pd.Series) -> np.ndarray:
    return kolom.cat.codes.to_numpy()


def staat_dubbel(tabel: pd.DataFrame, sleutel: Sequence[str]) -> bool:
    """Waar als twee rijen dezelfde sleutel hebben."""
    if not len(tabel):
        return False
    nummers = _een_nummer([_rang(tabel[naam]) for naam in sleutel])
    return bool(pd.Series(nummers).duplicated().any()) if nummers is not None else bool(tabel.duplicated(sleutel).any())


def orden(tabel: pd.DataFrame, op: Sequence[str]) -> pd.DataFrame:
    """De rijen op volgorde van `op`, stabiel en met een nieuwe index."""
    if not len(tabel):
        return tabel.reset_index(drop=True)
    rangen = [_rang(tabel[naam]) for naam in op]
    nummers = _een_nummer(rangen)
    volgorde = np.lexsort(rangen[::-1]) if nummers is None else np.argsort(nummers, kind="stable")
    return tabel.take(volgorde).reset_index(drop=True)


def _rang(kolom: pd.Series) -> np.ndarray:
    """De plaats van elke waarde in de gesorteerde rij verschillende waarden; categorieën staan al op volgorde."""
    if isinstance(kolom.dtype, pd.CategoricalDtype):
        return _codes(kolom).astype(np.int64)
    codes, waarden = pd.factorize(kolom, sort=True, use_na_sentinel=False)
    return codes.astype(np.int64)


def _een_nummer(rangen: list[np.ndarray]) -> np.ndarray | None:
    """De rangen samen als één getal met dezelfde volgorde; None als dat niet in 63 bits past."""
    nummer, ruimte = np.zeros(len(rangen[0]), dtype=np.int64), 1
    for rang in rangen:
        maat = int(rang.max()) + 1
        ruimte *= maat
        if ruimte >= 2**62:
            return None
        nummer = nummer * maat + rang
    return nummer


def neem_per_waarde(kolom: pd.Series, uitkomst: Mapping[str, object], soort: str) -> pd.Series:
    """Voor elke rij de uitkomst bij haar waarde, zonder elke rij apart op te zoeken."""
    per_waarde = pd.array([uitkomst[w] for w in _categorieen(kolom)], dtype=soort)
    return pd.Series(per_waarde.take(_codes(kolom)), index=kolom.index)


def als_tekst(kolom: pd.Series) -> pd.Series:
    """Een kolom met categorieën als gewone tekst."""
    return pd.Series(_categorieen(kolom)[_codes(kolom)], index=kolom.index, dtype="str")
