"""De weging: elke route door de criteria, de matrix, en wat er altijd waar moet zijn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weegbouwstenen import STERK, maak_activiteit, maak_beeld, maak_weging

from sturing.gegevens.activiteitmodel import Antwoord
from sturing.gegevens.wegingtoets import ONBEKEND
from sturing.rekenen.beoordelaars import bereken_klassen_per_beoordelaar, bereken_verschillen
from sturing.rekenen.punten import bereken_score
from sturing.rekenen.weegbeeld import Beeld, bereken_weegbeeld
from sturing.rekenen.weging import bereken_weging, kies_klasse
from sturing.tonen.zinnen_weging import zin_antwoord, zin_voorstel, zin_voorstelreden


@pytest.fixture(scope="session")
def kader(soest):
    return soest.kader


@pytest.mark.parametrize(
    ("per_inwoner", "aantal", "totaal"),
    [
        ("hoog", "laag", "Middel"), ("hoog", "gemiddeld", "Groot"), ("hoog", "hoog", "Groot"),
        ("gemiddeld", "laag", "Klein"), ("gemiddeld", "gemiddeld", "Middel"), ("gemiddeld", "hoog", "Groot"),
        ("laag", "laag", "Klein"), ("laag", "gemiddeld", "Klein"), ("laag", "hoog", "Middel"),
    ],
)  # fmt: skip
def test_de_totale_impact_is_de_cel_uit_de_matrix(kader, per_inwoner, aantal, totaal):
    beeld = maak_beeld(kader, {"impact-per-inwoner": per_inwoner, "aantal-inwoners": aantal})
    assert beeld.impact == (totaal,)


def test_met_een_onbekende_kant_laat_de_matrix_alleen_die_rij_of_kolom_open(kader):
    assert maak_beeld(kader, {"impact-per-inwoner": "hoog"}).impact == ("Middel", "Groot")
    assert maak_beeld(kader, {"aantal-inwoners": "laag"}).impact == ("Klein", "Middel")
    assert maak_beeld(kader, {}).impact == ("Klein", "Middel", "Groot")


@pytest.mark.parametrize("soort", ["lokaal", "regionaal", "wettelijk"])
def test_een_verplichting_maakt_van_of_een_hoe(kader, soort):
    weging = maak_weging(kader, STERK | {"verplichting": soort})
    assert weging.klasse.id == "uitvoeren"
    assert [stap.criterium.id for stap in weging.route] == ["verplichting"]
    hoe = {b.vraag.id for b in weging.route[0].vragen}
    assert hoe == {"verplichting", "hoe-vastgelegd", "verbetering", "samenwerking", "efficient", "doelgroep-bereikt"}


def test_zonder_verplichting_gelden_de_hoe_vragen_niet(kader):
    beeld = maak_beeld(kader, STERK)
    assert beeld.vragen["efficient"].beeld == Beeld.NIET_VAN_TOEPASSING
    assert beeld.vragen["beter-dan-ander"].beeld == Beeld.NIET_VAN_TOEPASSING


EINDE = "bijdrage-aan-doelen"
KLEIN = {"impact-per-inwoner": "laag", "aantal-inwoners": "laag"}
MIDDEL = {"impact-per-inwoner": "gemiddeld", "aantal-inwoners": "gemiddeld"}


@pytest.mark.parametrize(
    ("anders", "klasse", "laatste", "voorstel"),
    [
        ({}, "voorrang", EINDE, "voortzetten"),
        ({"verantwoordelijkheid-elders": "ja"}, "faciliteren", "verantwoordelijkheid-elders", "afbouwen"),
        ({"verantwoordelijkheid-elders": "deels"}, "voorrang", EINDE, "voortzetten"),
        ({"eigen-kracht": "geheel"}, "faciliteren", "eigen-kracht", "aanpassen"),
        ({"eigen-kracht": "deels"}, "voorrang", EINDE, "voortzetten"),
        ({"gelijksoortig-aanbod": "ja", "beter-dan-ander": "slechter"}, "voorrang", EINDE, "vervangen"),
        ({"gelijksoortig-aanbod": "ja", "beter-dan-ander": "beter"}, "voorrang", EINDE, "aanpassen"),
        ({"gelijksoortig-aanbod": "aanvullend", "beter-dan-ander": "gelijk"}, "voorrang", EINDE, "voortzetten"),
        ({"kosten-verhouding": "ongunstig"}, "passend", EINDE, "aanpassen"),
        ({"bijdrage": "indirect"}, "passend", EINDE, "voortzetten"),
        ({"bijdrage": "geen"}, "lage-prioriteit", EINDE, "afbouwen"),
        (KLEIN, "lage-prioriteit", EINDE, "aanpassen"),
        (
            KLEIN | {"gelijksoortig-aanbod": "ja", "beter-dan-ander": "gelijk"},
            "lage-prioriteit", EINDE, "vervangen",
        ),
        (MIDDEL, "voorrang", EINDE, "voortzetten"),
        (
            MIDDEL | {"wijk": "nee", "doelgroep": "nee"},
            "passend", EINDE, "voortzetten",
        ),
    ],
)  # fmt: skip
def test_elke_route_heeft_haar_klasse_haar_einde_en_haar_voorstel(kader, anders, klasse, laatste, voorstel):
    weging = maak_weging(kader, STERK | anders)
    assert weging.klasse.id == klasse
    assert weging.route[-1].criterium.id == laatste
    assert weging.voorstel == voorstel


@pytest.mark.parametrize(
    ("hoe", "voorstel"),
    [
        ({"hoe-vastgelegd": "ja"}, "voortzetten"),
        ({"hoe-vastgelegd": "nee"}, "voortzetten"),
        ({"hoe-vastgelegd": "nee", "verbetering": "nee"}, "aanpassen"),
        ({"hoe-vastgelegd": "deels", "samenwerking": "nee"}, "aanpassen"),
        ({"hoe-vastgelegd": "nee", "efficient": "nee"}, "aanpassen"),
        ({"hoe-vastgelegd": "nee", "doelgroep-bereikt": "deels"}, "aanpassen"),
        ({"hoe-vastgelegd": "ja", "verbetering": "nee"}, "voortzetten"),
    ],
)
def test_bij_een_verplichting_gaat_het_voorstel_over_hoe(kader, hoe, voorstel):
    goed = {"verbetering": "ja", "samenwerking": "ja", "efficient": "ja", "doelgroep-bereikt": "ja"}
    assert maak_weging(kader, STERK | {"verplichting": "wettelijk"} | goed | hoe).voorstel == voorstel


def test_waar_de_route_eindigt_verandert_geen_later_antwoord_de_klasse(kader):
    """Alle invullingen van de vragen die in een klasse voorkomen."""
    vragen = kader.afwegingskader.vragen
    namen = (
        "verplichting",
        "verantwoordelijkheid-elders",
        "eigen-kracht",
        "impact-per-inwoner",
        "kosten-verhouding",
        "bijdrage",
    )
    gezien: dict[tuple, str] = {}
    for standen in product(*(vragen[n].standen for n in namen)):
        antwoorden = STERK | dict(zip(namen, standen, strict=True))
        weging = maak_weging(kader, antwoorden)
        if weging.beslist:
            route = {b.vraag.id for stap in weging.route for b in stap.vragen}
            sleutel = tuple(sorted((v, antwoorden[v]) for v in route if v in antwoorden))
            assert gezien.setdefault(sleutel, weging.klasse.id) == weging.klasse.id


def invullingen(met_onbekend: bool):
    """Willekeurige antwoorden op alle vragen, voor hypothesis; de schalen komen uit het kader van de test."""
    return st.lists(st.floats(0, 0.999), min_size=17, max_size=17).map(lambda kansen: (kansen, met_onbekend))


def antwoorden_uit(kader, keuze) -> dict[str, str]:
    kansen, met_onbekend = keuze
    vragen = kader.afwegingskader.te_beantwoorden
    uit = {}
    for vraag, kans in zip(vragen, kansen, strict=True):
        standen = vraag.standen + ((ONBEKEND,) if met_onbekend else ())
        uit[vraag.id] = standen[int(kans * len(standen))]
    return uit


def rang(kader, klasse) -> int:
    return kader.afwegingskader.klassen.index(klasse)


@settings(max_examples=150, deadline=None)
@given(keuze=invullingen(False), welke=st.integers(0, 16))
def test_een_beter_antwoord_verlaagt_de_klasse_nooit(soest, keuze, welke):
    kader = soest.kader
    antwoorden = antwoorden_uit(kader, keuze)
    vraag = kader.afwegingskader.te_beantwoorden[welke]
    plaats = vraag.standen.index(antwoorden[vraag.id])
    if plaats + 1 < len(vraag.standen):
        beter = maak_weging(kader, antwoorden | {vraag.id: vraag.standen[plaats + 1]})
        nu = maak_weging(kader, antwoorden)
        assert rang(kader, beter.klasse) <= rang(kader, nu.klasse)
        assert bereken_score(beter.beeld, kader.afwegingskader) >= bereken_score(nu.beeld, kader.afwegingskader)


@settings(max_examples=150, deadline=None)
@given(keuze=invullingen(True), welke=st.integers(0, 16))
def test_onbekend_telt_nooit_als_goed(soest, keuze, welke):
    """Wie een antwoord door 'onbekend' vervangt, krijgt nooit een hogere klasse of score."""
    kader = soest.kader
    antwoorden = antwoorden_uit(kader, keuze)
    vraag = kader.afwegingskader.te_beantwoorden[welke]
    nu = maak_weging(kader, antwoorden)
    onbekend = maak_weging(kader, antwoorden | {vraag.id: ONBEKEND})
    assert rang(kader, onbekend.laagst) >= rang(kader, nu.laagst)
    assert rang(kader, onbekend.hoogst) <= rang(kader, nu.hoogst)
    assert bereken_score(onbekend.beeld, kader.afwegingskader) <= bereken_score(nu.beeld, kader.afwegingskader)


@settings(max_examples=100, deadline=None)
@given(keuze=invullingen(True), vulling=invullingen(False))
def test_elke_invulling_van_wat_onbekend_is_valt_binnen_het_bereik(soest, keuze, vulling):
    kader = soest.kader
    antwoorden, vol = antwoorden_uit(kader, keuze), antwoorden_uit(kader, vulling)
    open_ = maak_weging(kader, antwoorden)
    ingevuld = maak_weging(kader, {v: vol[v] if a == ONBEKEND else a for v, a in antwoorden.items()})
    assert rang(kader, open_.hoogst) <= rang(kader, ingevuld.klasse) <= rang(kader, open_.laagst)
    assert ingevuld.voorstel in {r.voorstel for r in open_.voorstellen}


def test_zonder_antwoorden_is_alles_nog_mogelijk_en_niets_vastgesteld(kader):
    weging = maak_weging(kader, {})
    assert weging.klasse is None and weging.voorstel is None
    assert (weging.hoogst.id, weging.laagst.id) == ("uitvoeren", "faciliteren")
    assert weging.beslissend[0] == "verplichting"


def test_de_beslissende_vraag_is_de_vraag_die_nog_open_is(kader):
    weging = maak_weging(kader, STERK | {"kosten-verhouding": ONBEKEND})
    assert (weging.laagst.id, weging.hoogst.id) == ("passend", "voorrang")
    assert weging.beslissend == ("kosten-verhouding",)
    assert [t.sleutel for t in weging.tekort] == ["kosten-verhouding"]


def antwoord(vraag: str, wat: str, wie: str, dag: int = 1) -> Antwoord:
    return Antwoord(activiteit="A1", vraag=vraag, antwoord=wat, wie=wie, wanneer=date(2026, 2, dag))


def test_beoordelaars_die_verschillen_blijven_naast_elkaar_staan(kader):
    gegeven = [antwoord(v, a, wie) for wie in ("een", "twee") for v, a in STERK.items() if v != "bijdrage"]
    gegeven += [antwoord("bijdrage", "rechtstreeks", "een"), antwoord("bijdrage", "geen", "twee")]
    beeld = bereken_weegbeeld(maak_activiteit(), gegeven, kader)
    assert beeld.vragen["bijdrage"].mogelijk == ("geen", "rechtstreeks")
    weging = bereken_weging(beeld, kader.afwegingskader)
    assert (weging.laagst.id, weging.hoogst.id) == ("lage-prioriteit", "voorrang")
    (verschil,) = bereken_verschillen([beeld])
    assert (verschil.vraag.vraag.id, verschil.afstand) == ("bijdrage", 2)
    per = bereken_klassen_per_beoordelaar(beeld, kader)
    assert {wie: laag.id for wie, (laag, _) in per.items()} == {"een": "voorrang", "twee": "lage-prioriteit"}


def test_onbekend_van_de_een_telt_niet_als_de_ander_het_wel_weet(kader):
    gegeven = [antwoord("wijk", ONBEKEND, "een"), antwoord("wijk", "ja", "twee")]
    assert bereken_weegbeeld(maak_activiteit(), gegeven, kader).vragen["wijk"].mogelijk == ("ja",)


def test_onbekend_van_de_een_blijft_zichtbaar_naast_het_antwoord_van_de_ander(kader):
    gegeven = [antwoord("wijk", ONBEKEND, "accounthouder"), antwoord("wijk", "nee", "beleidsadviseur")]
    beeld = bereken_weegbeeld(maak_activiteit(), gegeven, kader)
    assert zin_antwoord(beeld.vragen["wijk"]) == "Nee (accounthouder: onbekend)"
    (verschil,) = bereken_verschillen([beeld])
    assert (verschil.vraag.vraag.id, verschil.afstand) == ("wijk", 0)


def test_bij_een_open_voorstel_staan_alleen_de_vragen_die_meebeslissen(kader):
    """Waar de route eindigt, doet de open vraag naar de wijk er niet meer toe; die naar het bereik wel."""
    verplicht = STERK | {"verplichting": "wettelijk", "hoe-vastgelegd": "nee", "verbetering": "ja"}
    weging = maak_weging(kader, verplicht | {"samenwerking": "ja", "efficient": "ja", "wijk": ONBEKEND})
    assert weging.voorstel is None and "wijk" in {b.vraag.id for b in weging.beeld.open}
    assert zin_voorstelreden(weging, kader.afwegingskader) == "Eerst bespreken: doelgroep bereikt."


@settings(max_examples=60, deadline=None)
@given(keuze=invullingen(True), vulling=invullingen(False))
def test_wie_de_genoemde_vragen_beantwoordt_heeft_een_voorstel_dat_vaststaat(soest, keuze, vulling):
    """Een vraag die pas door een antwoord gaat gelden, kan er nog bij komen; daarom hoogstens drie rondes."""
    kader = soest.kader
    antwoorden, vol = antwoorden_uit(kader, keuze), antwoorden_uit(kader, vulling)
    for _ in range(len(vol)):
        weging = maak_weging(kader, antwoorden)
        if weging.voorstel:
            break
        assert weging.bepalend
        antwoorden |= {v: vol[v] for v in weging.bepalend}
    assert maak_weging(kader, antwoorden).voorstel


def test_een_aanvraag_krijgt_nooit_een_voorstel_voor_de_kadernota(kader):
    beeld = maak_beeld(kader, STERK)
    aanvraag = replace(beeld, activiteit=maak_activiteit(soort="aanvraag"))
    weging = bereken_weging(aanvraag, kader.afwegingskader)
    assert (weging.voorstel, weging.voorstellen, zin_voorstel(weging)) == (None, (), "geen (aanvraag)")
    assert bereken_weging(beeld, kader.afwegingskader).voorstel == "voortzetten"


def test_de_volgorde_van_antwoorden_maakt_niet_uit(kader):
    gegeven = [antwoord(v, a, wie) for wie in ("een", "twee") for v, a in STERK.items()]
    assert bereken_weegbeeld(maak_activiteit(), gegeven, kader) == bereken_weegbeeld(
        maak_activiteit(), gegeven[::-1], kader
    )


def test_een_doelkenmerk_komt_uit_het_kader_en_een_onvermeld_kenmerk_blijft_open(kader):
    groot = maak_activiteit(resultaten=("minder-problematische-schulden",))
    beeld = bereken_weegbeeld(groot, (), kader)
    assert beeld.vragen["invloed-gemeente"].mogelijk == ("groot",)
    assert beeld.vragen["preventie"].mogelijk == ("nee", "deels", "ja")
    assert beeld.vragen["preventie"] not in beeld.open


def test_de_klasse_hangt_alleen_van_het_kader_af(kader):
    """Andere drempels in het kaderbestand geven een andere klasse, zonder code te veranderen."""
    anders = kader.afwegingskader.model_copy(
        update={"klassen": (kader.afwegingskader.klassen[1], kader.afwegingskader.klassen[-1])}
    )
    beeld = maak_beeld(kader, STERK | {"bijdrage": "indirect"})
    assert kies_klasse(beeld, anders, 0).id == "faciliteren"
    assert kies_klasse(beeld, kader.afwegingskader, 0).id == "passend"
