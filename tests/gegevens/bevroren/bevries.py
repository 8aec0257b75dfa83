"""Bevries het concept 2026 van de voorbeeldgemeente: haar invoer, en wat het rapport ervan maakt.

Gebruik: `python tests/gegevens/bevroren/bevries.py`

`tests/test_bevroren.py` rekent de bevroren invoer na met de code van nu. Draai dit alleen als een uitkomst bewust
anders wordt (een betere rekenregel, een andere vorm van de gegevens), en zeg in de wijziging waarom.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from pathlib import Path

import pandas as pd

from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.paden import zoek_wortel
from sturing.rekenen.doelstand import bereken_doelstand
from sturing.samenvatting import bereken_getoond, vat_samen
from sturing.tonen.blad import Bladzijde
from sturing.tonen.zinnen import zin_oordeel, zin_stand, zin_verandering_en_oordeel
from sturing.tonen.zinnen_oogopslag import zin_onbekend, zin_opgave, zin_winst, zin_zorg

ARCHIEF = Path(__file__).with_name("voorbeeld-2026-concept.zip")
GEMEENTE, JAAR, EDITIE, PEILDATUM = "voorbeeld", 2026, "concept", "2026-03-31"
#: Vast, zodat dezelfde invoer hetzelfde archief geeft.
_TIJDSTIP = (2026, 3, 31, 0, 0, 0)
_KOLOMMEN = ["indicator", "gebied", "periode", "groep", "herkomst", "waarde", "ondergrens", "bovengrens", "afgeschermd"]


def lees_bevroren(map_: Path) -> tuple[Dossier, dict, str]:
    """Pak het archief uit in `map_`; geeft het dossier, de bevroren oordelen en de bevroren cijfers als CSV."""
    with zipfile.ZipFile(ARCHIEF) as archief:
        archief.extractall(map_)
    dossier = lees_dossier(map_, GEMEENTE, JAAR, EDITIE, PEILDATUM)
    oordelen = json.loads((map_ / "uitkomst" / "oordelen.json").read_text(encoding="utf-8"))
    return dossier, oordelen, (map_ / "uitkomst" / "cijfers.csv").read_text(encoding="utf-8")


def maak_cijfers(dossier: Dossier) -> str:
    """Elk getoond cijfer, na afscherming, als CSV in vaste volgorde."""
    tabel: pd.DataFrame = bereken_getoond(dossier).metingen[_KOLOMMEN].astype({"afgeschermd": bool})
    gesorteerd = tabel.sort_values(_KOLOMMEN[:5], kind="stable")
    uit = io.StringIO(newline="")
    gesorteerd.to_csv(uit, index=False, lineterminator="\n")
    return uit.getvalue()


def maak_zinnen(dossier: Dossier) -> dict[str, list[str]]:
    """De tekst die een lezer van de bladzijden onthoudt: per opgave het hart, per indicator stand en oordeel."""
    blad = Bladzijde(dossier)
    uit = {}
    for opgave in dossier.kader.opgaven:
        standen = blad.standen_van_opgave(opgave)
        samen = bereken_doelstand(standen)
        uit[f"opgave {opgave.id}"] = [
            zin_opgave(opgave, standen), zin_winst(samen), zin_zorg(blad, samen, standen),
            zin_onbekend(blad, opgave.doelen, standen),
        ]  # fmt: skip
        uit |= {
            s.indicator.id: [
                zin_stand(s, blad.verwachtingen[s.indicator.id]),
                zin_verandering_en_oordeel(s),
                zin_oordeel(s.oordeel),
            ]
            for s in standen
        }
    return dict(sorted(uit.items()))


def lees_zinnen(map_: Path) -> dict[str, list[str]]:
    """De bevroren tekst uit een archief dat `lees_bevroren` uitpakte."""
    return json.loads((map_ / "uitkomst" / "zinnen.json").read_text(encoding="utf-8"))


def bevries(wortel: Path) -> None:
    """Schrijf het archief opnieuw."""
    dossier = lees_dossier(wortel, GEMEENTE, JAAR, EDITIE, PEILDATUM)
    inhoud = {naam.replace("\\", "/"): (wortel / naam).read_bytes() for naam in dossier.verslag.gelezen}
    zinnen = json.dumps(maak_zinnen(dossier), ensure_ascii=False, indent=1) + "\n"
    oordelen = json.dumps(vat_samen(dossier), ensure_ascii=False, indent=1) + "\n"
    inhoud |= {"uitkomst/oordelen.json": oordelen.encode(), "uitkomst/cijfers.csv": maak_cijfers(dossier).encode()}
    inhoud["uitkomst/zinnen.json"] = zinnen.encode()
    with zipfile.ZipFile(ARCHIEF, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archief:
        for naam in sorted(inhoud):
            archief.writestr(zipfile.ZipInfo(naam, _TIJDSTIP), inhoud[naam], zipfile.ZIP_DEFLATED)
    with tempfile.TemporaryDirectory() as map_:
        lees_bevroren(Path(map_))


if __name__ == "__main__":
    bevries(zoek_wortel())
