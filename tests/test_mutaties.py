"""Een omgedraaide richting, drempel of teken valt op: de controle erop slaat om.

Elke controle is één stelling uit het rapport. Zij klopt met de echte code en klopt niet met
de verminkte; zo weten wij dat een test die haar stelt, de fout ook vindt.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from aanvaller import val_aan
from test_afscherming_aanval import GEMEENTE, maak_kader, rij, tabel
from test_edities import OUD, editie
from test_trend_bekend import DIABETES, met_tellingen
from test_trend_keuze import jaren, oordeel, punt

from sturing.gegevens.kadermodel import Eenheid, Richting
from sturing.rekenen import celblok, edities, toetsen, venster, vergelijken
from sturing.rekenen import oordeel as oordeelmodule
from sturing.rekenen.afscherming import scherm_af
from sturing.rekenen.edities import Oorzaak, bereken_veranderingen
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.uitkomsten import Beweging, Ligging, Regel, Uitkomst
from sturing.rekenen.vergelijken import vergelijk_punten


def minder_roken_is_gunstig() -> bool:
    return oordeel(*jaren(30, 20, n=900), richting=Richting.MINDER).uitkomst == Uitkomst.GUNSTIG


def een_stijging_gaat_omhoog() -> bool:
    return oordeel(*jaren(20, 30, n=900)).beweging == Beweging.OMHOOG


def diabetes_stijgt() -> bool:
    return oordeelmodule.bereken_oordeel(met_tellingen(DIABETES), Richting.NEUTRAAL, Eenheid.PROCENT).effect > 0


def drie_procentpunt_is_bij_vierhonderd_toeval() -> bool:
    return oordeel(*jaren(40, 43, n=400)).uitkomst == Uitkomst.GEEN_VERANDERING


def een_uitschieter_is_geen_trend() -> bool:
    return oordeel(*jaren(50, 49, 50, 49, 62, n=1500)).uitkomst == Uitkomst.GEEN_VERANDERING


def fingertips_vraagt_ruim_drie_standaardfouten() -> bool:
    uit = oordeel(*(Punt(str(j), j + 0.5, 10.0 + 0.9 * (j - 2020), 8.04, 11.96) for j in range(2020, 2025)))
    return uit.regel == Regel.GEWOGEN_HELLING and uit.uitkomst == Uitkomst.GEEN_VERANDERING


def zeven_jaar_is_geen_helling() -> bool:
    return oordeel(*jaren(*range(40, 47))).regel == Regel.VERSCHIL


def een_seizoen_is_geen_trend() -> bool:
    halfjaren = [punt(f"{j}-H{h}", 60.0 if h == 2 else 40.0, n=900) for j in (2023, 2024) for h in (1, 2)]
    return oordeel(*halfjaren).uitkomst == Uitkomst.GEEN_VERANDERING


def hoger_dan_nederland_is_hoger() -> bool:
    indicator = type("I", (), {"id": "x", "richting": Richting.MINDER, "eenheid": Eenheid.PROCENT})
    uit = vergelijk_punten(punt(2024, 30.0, n=900), punt(2024, 20.0, n=9000), indicator, "NL")
    return (uit.ligging, uit.gunst) == (Ligging.HOGER, Uitkomst.ONGUNSTIG)


def negen_valt_weg_en_tien_blijft() -> bool:
    uit = scherm_af(pd.DataFrame([rij(GEMEENTE, 9), rij(GEMEENTE, 10, periode="2023")]), maak_kader(), GEMEENTE)
    return list(uit["afgeschermd"]) == [True, False]


def de_aanvaller_vindt_niets() -> bool:
    alle = pd.DataFrame(
        [*tabel([3, 12, 20]), rij("WK000100", 11, datum="2025-06-01"), rij(GEMEENTE, 43, datum="2025-06-01")]
    )

    def publiceer(nu, geschiedenis):
        return scherm_af(nu, maak_kader(), GEMEENTE, geschiedenis)

    return val_aan(alle, publiceer, GEMEENTE, "waarde", 10) == []


def een_herziening_heet_herziening() -> bool:
    (uit,) = bereken_veranderingen(OUD, editie({"2020": 40.0, "2022": 49.0}))
    return uit.oorzaken == (Oorzaak.HERZIENING,)


def vervang(module, naam: str, nieuw: Callable) -> Callable:
    """Een mutatie die `naam` in `module` vervangt door `nieuw(oud)`."""
    return lambda lap: lap.setattr(module, naam, nieuw(getattr(module, naam)))


def spiegel(richting: Richting) -> Richting:
    return {Richting.MEER: Richting.MINDER, Richting.MINDER: Richting.MEER}.get(richting, richting)


def minteken(toets_van):
    return lambda *a, **k: toets_van(*a, **k).vergroot(-1)


MUTATIES = [
    ("gewenste richting omgedraaid", minder_roken_is_gunstig,
     vervang(oordeelmodule, "bereken_uitkomst", lambda oud: lambda b, r: oud(b, spiegel(r)))),
    ("gunst van een vergelijking omgedraaid", hoger_dan_nederland_is_hoger,
     vervang(vergelijken, "bereken_gunst", lambda oud: lambda g, r: oud(g, spiegel(r)))),
    ("teken van de beweging omgedraaid", een_stijging_gaat_omhoog,
     vervang(oordeelmodule, "bereken_beweging", lambda oud: lambda v: oud(-v))),
    ("teken van een verschil omgedraaid", hoger_dan_nederland_is_hoger,
     vervang(vergelijken, "bereken_verschil_aandelen", minteken)),
    ("teken van een trend omgedraaid", diabetes_stijgt, vervang(oordeelmodule, "bereken_trend_aandelen", minteken)),
    ("zekerheid van 95 naar 50 procent", drie_procentpunt_is_bij_vierhonderd_toeval,
     vervang(oordeelmodule, "bereken_verschil_aandelen", lambda oud: lambda *a: oud(*a, alfa=0.5))),
    ("Fingertips met 95 in plaats van 99,8 procent", fingertips_vraagt_ruim_drie_standaardfouten,
     vervang(oordeelmodule, "bereken_gewogen_helling", lambda oud: lambda *a: oud(*a, alfa=0.05))),
    ("zonder weglaten van elk cijfer", een_uitschieter_is_geen_trend,
     vervang(toetsen.Toets, "aangetoond", lambda oud: property(lambda t: t.p < t.alfa))),
    ("standaardfout gehalveerd", fingertips_vraagt_ruim_drie_standaardfouten,
     vervang(oordeelmodule, "bereken_standaardfout", lambda oud: lambda p, e: oud(p, e) / 2)),
    ("hellingregel vanaf zeven jaar", zeven_jaar_is_geen_helling, vervang(venster, "VENSTER_JAREN", lambda oud: 7)),
    ("seizoenen door elkaar", een_seizoen_is_geen_trend, vervang(venster, "_een_seizoen", lambda oud: lambda p, o: p)),
    ("drempel één lager", negen_valt_weg_en_tien_blijft,
     vervang(maak_kader, "__defaults__", lambda oud: (9,))),
    ("geen tweede wijk", de_aanvaller_vindt_niets,
     vervang(celblok._Blok, "_zwakke_plek", lambda oud: lambda zelf, lijn, nu: None)),
    ("nieuw cijfer en herziening verwisseld", een_herziening_heet_herziening,
     vervang(edities, "kies_herzien", lambda oud: lambda een, twee: een)),
]  # fmt: skip


@pytest.mark.parametrize(("controle", "mutatie"), [m[1:] for m in MUTATIES], ids=[m[0] for m in MUTATIES])
def test_een_verminking_laat_een_controle_omslaan(controle, mutatie, monkeypatch):
    assert controle(), "de controle hoort te kloppen met de echte code"
    mutatie(monkeypatch)
    assert not controle(), "deze verminking valt niet op"
