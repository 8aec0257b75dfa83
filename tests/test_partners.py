"""Afspraken met partners, te leveren tegen geleverd, de afscherming daarvan, en wat het boek ervan laat zien."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.partnermodel import Partnercijfer, Partnerervaring, Partnerlevering
from sturing.gegevens.partners import meetperiode, vingerafdruk, wordt_meting
from sturing.rekenen.partnercijfers import bereken_afgeschermd, bereken_ervaringcijfers
from sturing.rekenen.partnerstand import Inleverstand, bereken_partnerstanden
from sturing.tonen import blad, toon_gespreksbladen, toon_vragenlijst
from sturing.tonen.blad import Bladzijde
from sturing.tonen.object import als_myst

WORTEL = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def voorbeeld() -> Dossier:
    return lees_dossier(WORTEL, "voorbeeld", 2026)


def levering(partner: str, *cijfers: Partnercijfer, dag: date = date(2026, 7, 1), **rest) -> Partnerlevering:
    velden = {"jaar": 2026, "periode": "halfjaar", "sha256": "0" * 64} | rest
    return Partnerlevering(partner=partner, ontvangen=dag, cijfers=cijfers, **velden)


def met(dossier: Dossier, *leveringen: Partnerlevering) -> Dossier:
    return replace(dossier, samenwerking=replace(dossier.samenwerking, leveringen=leveringen))


def bijdrage(teller: int, noemer: int, indicator: str = "schuldhulp-gezinnen") -> Partnercijfer:
    return Partnercijfer(
        indicator=indicator, periode="2026-H1", levert="bijdrage",
        waarde=round(100 * teller / noemer, 1), teller=teller, noemer=noemer,
    )  # fmt: skip


@pytest.fixture
def open_blad(monkeypatch: pytest.MonkeyPatch):
    def zet(dossier: Dossier) -> None:
        monkeypatch.setattr(blad, "_huidig", Bladzijde(dossier))

    return zet


# Afspraken van Soest


def test_elke_afspraak_van_soest_wijst_naar_haar_rij_in_bijlage_a(soest: Dossier) -> None:
    for partner in soest.samenwerking.partners:
        for afspraak in partner.indicatoren:
            rijen = [r for r in soest.kader.indicatoren[afspraak.indicator].bronrijen if r.startswith("A")]
            assert rijen and all(rij in afspraak.vindplaats for rij in rijen), afspraak.indicator


def test_elke_bron_die_via_partners_komt_heeft_een_partner_of_staat_als_open(soest: Dossier) -> None:
    samen, kader = soest.samenwerking, soest.kader
    afgesproken = {a.indicator for p in samen.partners for a in p.indicatoren}
    open_ = {o.bron for o in samen.afspraken.zonder_organisatie}
    for i in kader.indicatoren.values():
        if kader.bronnen[i.bron].wijze == "partner":
            assert i.id in afgesproken or i.bron in open_, i.id


def test_soest_kent_geen_afspraken_die_het_plan_niet_noemt(soest: Dossier) -> None:
    for p in soest.samenwerking.partners:
        assert p.regeling == "" and p.accounthouder == "Niet vermeld in het plan"
    assert not any(m.uiterlijk for m in soest.samenwerking.afspraken.inlevermomenten)
    assert soest.samenwerking.vragenlijst.status == "voorstel"


def test_de_vragenlijst_heeft_woorden_voor_elke_opgave(soest: Dossier) -> None:
    effect = next(v for v in soest.samenwerking.vragenlijst.vragen if v.id == "effect")
    assert set(effect.per_opgave) == {o.id for o in soest.kader.opgaven}


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("  - id: metmaya", "  - id: eemkracht", "partner 'eemkracht' staat er twee keer"),
        ("indicator: wachttijd-gezinshulp", "indicator: wachttijd-gezinshulpp", "bedoelde u 'wachttijd-gezinshulp'?"),
        ("      - tijdig-passende-hulp\n    indicatoren", "      - tijdig\n    indicatoren", "resultaten 'tijdig'"),
        ("        levert: geheel", "        levert: alles", "'geheel' of 'bijdrage'"),
        ("  - bron: schuldhulp", "  - bron: schuldhulpje", "bedoelde u 'schuldhulp'?"),
    ],
)
def test_een_fout_in_de_afspraken_valt_op_bij_het_lezen(soest: Dossier, tmp_path: Path, oud: str, nieuw: str, zin: str):
    from sturing.fouten import SturingFout
    from sturing.gegevens.lezer import Lezer
    from sturing.gegevens.partners import lees_samenwerking

    plek = tmp_path / "data" / "soest" / "kader" / "2026"
    plek.mkdir(parents=True)
    tekst = (WORTEL / "data/soest/kader/2026/partners.yml").read_text(encoding="utf-8")
    assert oud in tekst
    (plek / "partners.yml").write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(SturingFout) as fout:
        lees_samenwerking(Lezer(tmp_path), tmp_path / "data" / "soest", soest.kader)
    assert zin in str(fout.value)


def test_een_half_jaar_van_een_jaarlijkse_indicator_is_geen_meting(soest: Dossier) -> None:
    eemkracht = soest.samenwerking.partner("eemkracht")
    uitkomst = {
        (a.indicator, periode): (
            meetperiode(i, 2026, periode),
            wordt_meting(i, a, periode),
        )
        for a in eemkracht.indicatoren
        for i in [soest.kader.indicatoren[a.indicator]]
        for periode in ("halfjaar", "eindrapportage")
    }
    assert uitkomst["uitstroom-naar-werk", "halfjaar"] == ("2026-H1", False)
    assert uitkomst["uitstroom-naar-werk", "eindrapportage"] == ("2026", True)
    assert uitkomst["wachttijd-lokale-hulp", "halfjaar"] == ("2026-H1", True)
    assert uitkomst["wachttijd-lokale-hulp", "eindrapportage"] == ("2026-H2", True)
    assert uitkomst["schuldhulp-gezinnen", "eindrapportage"] == ("2026", False)


def test_een_andere_afspraak_geeft_een_andere_vingerafdruk(soest: Dossier) -> None:
    samen, p = soest.samenwerking, soest.samenwerking.partner("eemkracht")
    anders = p.model_copy(update={"indicatoren": p.indicatoren[1:]})
    keuzes = ((p, "halfjaar"), (p, "eindrapportage"), (anders, "halfjaar"))
    drie = {vingerafdruk(x, samen, soest.kader, 2026, v) for x, v in keuzes}
    assert len(drie) == 3 and vingerafdruk(p, samen, soest.kader, 2026, "halfjaar") in drie


# Te leveren tegen geleverd


@pytest.mark.parametrize(
    ("peildatum", "stand"),
    [
        ("2025-09-01", Inleverstand.NOG_NIET),
        ("2025-09-30", Inleverstand.ONTBREEKT),
        ("2025-12-31", Inleverstand.TE_LAAT),
    ],
)
def test_te_laat_hangt_af_van_de_peildatum(peildatum: str, stand: Inleverstand) -> None:
    dossier = lees_dossier(WORTEL, "voorbeeld", 2025, peildatum=peildatum)
    [te_laat] = [s for s in bereken_partnerstanden(dossier) if s.partner.id == "welzijn-samen"]
    assert te_laat.inleveringen[0].stand == stand


def test_het_voorbeeld_kent_op_tijd_te_laat_niet_binnen_en_herzien(voorbeeld: Dossier) -> None:
    standen = bereken_partnerstanden(voorbeeld)
    soorten = {i.stand for s in standen for i in s.inleveringen}
    assert soorten == {Inleverstand.OP_TIJD, Inleverstand.TE_LAAT, Inleverstand.ONTBREEKT, Inleverstand.NOG_NIET}
    werkpunt = [v for v in voorbeeld.samenwerking.leveringen if v.partner == "werkpunt"]
    assert len(werkpunt) == 3 and any(s.aangehouden for s in standen)


def test_wat_het_voorbeeld_levert_is_wat_de_metingen_zeggen(voorbeeld: Dossier) -> None:
    rijen = voorbeeld.metingen.query("gebied == 'GM9999' and herkomst == 'gemeten'")
    bekend = {(r.indicator, r.periode): r.waarde for r in rijen.itertuples()}
    laatste = {(v.partner, v.periode): v for v in sorted(voorbeeld.samenwerking.leveringen, key=lambda v: v.ontvangen)}
    cijfers = [c for v in laatste.values() for c in v.cijfers if c.levert == "geheel" and "-H1" not in c.periode]
    assert cijfers and all(c.waarde is None or bekend[c.indicator, c.periode] == c.waarde for c in cijfers)


# Afscherming


def test_een_kleine_bijdrage_verbergt_ook_de_bijdrage_van_de_ander(soest: Dossier) -> None:
    dossier = met(soest, levering("eemkracht", bijdrage(40, 100)), levering("welzin", bijdrage(4, 60)))
    weg = bereken_afgeschermd(dossier)
    assert {("schuldhulp-gezinnen", "2026-H1", p) for p in ("eemkracht", "welzin")} <= weg
    groot = met(soest, levering("eemkracht", bijdrage(40, 100)), levering("welzin", bijdrage(24, 60)))
    assert not bereken_afgeschermd(groot)


def test_een_kleine_tussenstand_en_een_kleine_rest_zijn_afgeschermd(soest: Dossier) -> None:
    def aanvragen(waarde: float, periode: str) -> Partnercijfer:
        return Partnercijfer(indicator="aanvragen-jeugdfonds-sport", periode=periode, levert="geheel", waarde=waarde)

    sleutel = ("aanvragen-jeugdfonds-sport", "2026-H1", "")
    for half, heel, verborgen in ((4, None, True), (50, None, False), (50, 55, True), (50, 50, False), (50, 80, False)):
        eind = [levering("jeugdfonds-sport", aanvragen(heel, "2026"), periode="eindrapportage")] if heel else []
        dossier = met(soest, levering("jeugdfonds-sport", aanvragen(half, "2026-H1")), *eind)
        assert (sleutel in bereken_afgeschermd(dossier)) == verborgen, (half, heel)


def test_een_tussenstand_verbergt_nooit_wat_het_rapport_al_toont(voorbeeld: Dossier, open_blad) -> None:
    open_blad(voorbeeld)
    rijen = blad.huidig().metingen.query("gebied == 'GM9999' and herkomst == 'gemeten' and not afgeschermd")
    getoond = set(zip(rijen["indicator"], rijen["periode"], strict=True))
    assert not {(i, p) for i, p, partner in bereken_afgeschermd(voorbeeld) if not partner} & getoond


def test_een_cijfer_van_minder_dan_tien_inwoners_wordt_niet_getoond(soest: Dossier) -> None:
    ervaringen = tuple(
        Partnerervaring(doel="kansrijke-start", vraag=v, bevraagd=30, respons=n, cijfer=7.1)
        for v, n in (("ervaren", 9), ("effect", 10))
    )
    uit = bereken_ervaringcijfers(levering("metmaya", ervaringen=ervaringen), "GM0342")
    assert [e.cijfer for e in uit] == [None, 7.1]


def test_een_herziene_bijdrage_verraadt_de_eerste_niet(soest: Dossier) -> None:
    dossier = met(
        soest,
        levering("welzin", bijdrage(4, 60)),
        levering("welzin", bijdrage(24, 60), dag=date(2026, 7, 20), sha256="1" * 64),
    )
    assert ("schuldhulp-gezinnen", "2026-H1", "welzin") in bereken_afgeschermd(dossier)


# Het boek


def _tekst(getoond) -> str:
    return "\n\n".join(als_myst(deel) for deel in getattr(getoond, "delen", (getoond,)))


def test_soest_zegt_eerlijk_dat_er_nog_niets_binnen_is(soest: Dossier, open_blad) -> None:
    open_blad(soest)
    tekst = _tekst(toon_gespreksbladen())
    assert "Van geen van de 10 partners is al een rapportage binnen." in tekst
    assert "niet wat met de partner is vastgelegd" in tekst
    for naam in ("Eemkracht", "MetMaya", "Welzin", "Wachttijd MetMaya", "Verhuurders"):
        assert naam in tekst


def test_elke_partner_met_een_rapportage_begint_een_eigen_bladzijde(voorbeeld: Dossier, open_blad) -> None:
    open_blad(voorbeeld)
    delen = toon_gespreksbladen().delen
    bladen = [d for d in delen if d.tabel and "gespreksblad" in d.tabel.klasse.split()]
    assert len(bladen) == len(voorbeeld.samenwerking.partners)
    assert len({d.naam for d in delen}) == len(delen)
    for d in bladen:
        assert [rij[0] for rij in d.tabel.als_tekst()][-1] == "Vragen voor het gesprek"


def test_geen_afgeschermd_cijfer_staat_op_een_gespreksblad_of_in_de_gegevens_erbij(soest: Dossier, open_blad) -> None:
    open_blad(met(soest, levering("eemkracht", bijdrage(40, 100)), levering("welzin", bijdrage(7, 58))))
    delen = toon_gespreksbladen().delen
    alles = _tekst(toon_gespreksbladen()) + "".join(d.alle_gegevens.als_csv() for d in delen if d.alle_gegevens)
    assert "afgeschermd" in alles
    for geheim in ("12,1", "12.1", "40%", "40\\%", ",40,", ",40.0,"):
        assert geheim not in alles, geheim


def test_tekst_van_een_partner_wordt_nooit_opmaak(soest: Dossier, open_blad) -> None:
    kwaad = "<img src=x onerror=1> {glue}`a` **vet**"
    ervaring = Partnerervaring(doel="kansrijke-start", citaat=kwaad, verbeterpunt=kwaad)
    open_blad(met(soest, levering("metmaya", ervaringen=(ervaring,))))
    tekst = _tekst(toon_gespreksbladen())
    assert "<img" not in tekst.replace("\\<img", "") and "{glue}" not in tekst and "**vet**" not in tekst


def test_een_rapport_van_voor_de_afspraken_zegt_wanneer_zij_ingaan(voorbeeld: Dossier, open_blad) -> None:
    open_blad(lees_dossier(WORTEL, "voorbeeld", 2024))
    assert "gaan in met 2025" in _tekst(toon_gespreksbladen())


def test_het_formulier_zegt_dat_het_een_voorstel_is_en_heeft_vakjes(soest: Dossier, open_blad) -> None:
    open_blad(soest)
    tekst = _tekst(toon_vragenlijst("bestaanszekerheid"))
    assert "**Voorstel.**" in tekst and "(voorstel)" in tekst.replace("\\", "")
    assert "geld, werk of wonen" in tekst and tekst.count("□") == 2 * 10 + 4 + 2
    assert "eenblad" in toon_vragenlijst().tabel.klasse
