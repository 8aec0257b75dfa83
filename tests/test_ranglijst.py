"""De ranglijst: plaatsen met een bereik dat klopt, wat er ook nog open is."""

from __future__ import annotations

from itertools import product

import pytest
from weegbouwstenen import STERK, maak_beeld

from sturing.gegevens.wegingmodel import Weegregels
from sturing.gegevens.wegingtoets import ONBEKEND
from sturing.rekenen.punten import bereken_score
from sturing.rekenen.ranglijst import bereken_ranglijst
from sturing.rekenen.weging import bereken_weging, bereken_wegingen

MIDDEN = STERK | {"impact-per-inwoner": "gemiddeld", "aantal-inwoners": "gemiddeld", "besparing": "nee"}
ZWAK = MIDDEN | {"kosten-verhouding": "ongunstig", "bijdrage": "indirect", "wijk": "nee"}


@pytest.fixture(scope="session")
def kader(soest):
    return soest.kader


def wegingen_van(kader, *rijen):
    return tuple(
        bereken_weging(maak_beeld(kader, antwoorden, f"A{nr}"), kader.afwegingskader)
        for nr, antwoorden in enumerate(rijen, 1)
    )


def op_id(lijst):
    return {p.beeld.activiteit.id: p for p in lijst.plaatsen}


def test_zonder_open_vragen_is_de_plaats_niet_door_open_vragen_te_verschuiven(kader):
    lijst = bereken_ranglijst(wegingen_van(kader, MIDDEN, STERK, ZWAK), kader.afwegingskader)
    assert [p.beeld.activiteit.id for p in lijst.plaatsen] == ["A2", "A1", "A3"]
    # Alleen preventie is bij elk even onbekend; dat schuift gelijke afstanden niet voorbij elkaar.
    assert all(p.door_open == (p.plaats, p.plaats) for p in lijst.plaatsen)


def test_het_bereik_door_open_vragen_is_precies_wat_alle_invullingen_geven(kader):
    """Alle invullingen uitgeschreven geven dezelfde beste en slechtste plaats."""
    rijen = (
        MIDDEN | {"kosten-verhouding": ONBEKEND},
        STERK | {"impact-per-inwoner": ONBEKEND},
        ZWAK | {"bijdrage": ONBEKEND, "wijk": ONBEKEND},
    )
    afweging = kader.afwegingskader
    lijst = op_id(bereken_ranglijst(wegingen_van(kader, *rijen), afweging))
    per_rij = []
    for nr, rij in enumerate(rijen, 1):
        open_ = [v for v, a in rij.items() if a == ONBEKEND]
        keuzes = product(*(afweging.vragen[v].standen for v in open_), ("niet-vermeld", "ja"))
        scores = set()
        for *antwoorden, preventie in keuzes:
            beeld = maak_beeld(kader, rij | dict(zip(open_, antwoorden, strict=True)), f"A{nr}")
            extra = 0 if preventie == "niet-vermeld" else afweging.weging.gewichten["preventie"] * 100
            scores.add(round(bereken_score(beeld, afweging) + extra / sum(afweging.weging.gewichten.values()), 9))
        per_rij.append(scores)
    gevonden = {f"A{i}": set() for i in range(1, 4)}
    for scores in product(*per_rij):
        for i, score in enumerate(scores, 1):
            gevonden[f"A{i}"].add(1 + sum(ander > score for ander in scores))
    assert {i: (min(p), max(p)) for i, p in gevonden.items()} == {i: p.door_open for i, p in lijst.items()}


def test_de_volgorde_van_invoer_maakt_niet_uit(kader):
    wegingen = wegingen_van(kader, ZWAK, STERK | {"wijk": ONBEKEND}, MIDDEN)
    assert bereken_ranglijst(wegingen, kader.afwegingskader) == bereken_ranglijst(wegingen[::-1], kader.afwegingskader)


def test_dezelfde_seed_geeft_dezelfde_ranglijst(kader):
    wegingen = wegingen_van(kader, ZWAK, STERK, MIDDEN | {"bijdrage": ONBEKEND})
    assert bereken_ranglijst(wegingen, kader.afwegingskader) == bereken_ranglijst(wegingen, kader.afwegingskader)


def test_gelijke_scores_delen_een_plaats(kader):
    lijst = bereken_ranglijst(wegingen_van(kader, MIDDEN, MIDDEN, ZWAK), kader.afwegingskader)
    assert [p.plaats for p in lijst.plaatsen] == [1, 1, 3]


def test_wat_verplicht_is_of_bij_een_ander_hoort_of_niet_beoordeeld_is_krijgt_geen_plaats(kader):
    rijen = (STERK | {"verplichting": "wettelijk"}, STERK | {"verantwoordelijkheid-elders": "ja"}, {}, STERK)
    lijst = bereken_ranglijst(wegingen_van(kader, *rijen), kader.afwegingskader)
    assert [p.beeld.activiteit.id for p in lijst.plaatsen] == ["A4"]


def test_een_lege_ranglijst_is_geen_fout(kader):
    assert bereken_ranglijst((), kader.afwegingskader).plaatsen == ()


def test_een_ander_gewicht_verandert_de_volgorde_en_dat_staat_er_bij(kader):
    duur = STERK | {"kosten-verhouding": "ongunstig", "besparing": "nee"}
    klein = STERK | {"impact-per-inwoner": "laag", "aantal-inwoners": "gemiddeld"}
    wegingen = wegingen_van(kader, duur, klein)
    eerst = bereken_ranglijst(wegingen, kader.afwegingskader)
    assert [p.beeld.activiteit.id for p in eerst.plaatsen] == ["A1", "A2"]
    assert eerst.per_gewichtenset["kosten en besparingen voorop"] == 1.0
    assert op_id(eerst)["A1"].door_gewichten == (1, 2)
    regels = Weegregels(toelichting="x", gewichten={"kosten-verhouding": 1}, trekkingen=10)
    andersom = bereken_ranglijst(wegingen, kader.afwegingskader.model_copy(update={"weging": regels}))
    assert [p.beeld.activiteit.id for p in andersom.plaatsen] == ["A2", "A1"]


def test_het_antwoord_dat_het_meest_telt_verschuift_de_meeste_plaatsen(kader):
    rijen = (MIDDEN, MIDDEN | {"wijk": "nee"}, MIDDEN | {"wijk": "nee", "doelgroep": "nee"})
    lijst = op_id(bereken_ranglijst(wegingen_van(kader, *rijen), kader.afwegingskader))
    invloed = lijst["A1"].invloed
    assert kader.afwegingskader.weging.gewichten.get(invloed.vraag, 4) >= 1
    assert (invloed.beste, invloed.slechtste, invloed.open) == (1, 3, False)
    alleen = bereken_ranglijst(wegingen_van(kader, MIDDEN), kader.afwegingskader)
    assert alleen.plaatsen[0].invloed is None


def test_58_activiteiten_zijn_in_een_seconde_geordend(kader):
    rijen = [(STERK, MIDDEN, ZWAK)[i % 3] | {"wijk": ONBEKEND} for i in range(58)]
    lijst = bereken_ranglijst(
        bereken_wegingen([w.beeld for w in wegingen_van(kader, *rijen)], kader.afwegingskader), kader.afwegingskader
    )
    assert len(lijst.plaatsen) == 58
