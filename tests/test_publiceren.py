"""Keuren voor het publiceren: wat niet heel, compleet, gemerkt of veilig is, gaat er niet uit."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from uitgavebouwstenen import bladzijde, maak_editie

from sturing import cli_publiceer, publiceeropdracht
from sturing.fouten import GegevensFout, InvoerFout, VeleFouten
from sturing.gegevens.bevinding import Bevinding
from sturing.publiceeropdracht import Wens, publiceer, zoek_editie
from sturing.uitgeven import publicatiekeuring
from sturing.uitgeven.manifest import Code, hash_uitvoer, lees_manifest, schrijf_manifest
from sturing.uitgeven.publicatiekeuring import (
    MERK_ONAF,
    keur,
    keur_buiten,
    keur_links,
    keur_merk,
    keur_volledig,
    lees_pagina,
    waarschuw_verklaring,
)

WORTEL = Path(__file__).parents[1]
PDF = "voortgangsrapportage-voorbeeld-2026.pdf"


@pytest.fixture
def zonder_pdf_keuring(monkeypatch):
    """De PDF van een kleine editie is nep; haar keuring heeft eigen tests."""
    monkeypatch.setattr(publicatiekeuring, "keur_pdf", lambda editiemap: iter(()))


@pytest.fixture(autouse=True)
def bevindingen(monkeypatch) -> list[Bevinding]:
    """Wat `sturing toets` vindt; een kleine editie heeft geen kader om te toetsen, dus vanzelf niets."""
    gevonden: list[Bevinding] = []
    monkeypatch.setattr(publiceeropdracht, "toets_alles", lambda *a: gevonden)
    return gevonden


@pytest.fixture
def wortel(tmp_path: Path) -> Path:
    """Een checkout met een gebouwde editie van voorbeeld."""
    (tmp_path / "data" / "voorbeeld").mkdir(parents=True)
    (tmp_path / "data" / "voorbeeld" / "gemeente.yml").write_text("naam: x\n", encoding="utf-8")
    maak_editie(tmp_path / "_build" / "voorbeeld" / "2026" / "definitief")
    return tmp_path


def wens(wortel: Path, **anders) -> Wens:
    basis = Wens(wortel, "voorbeeld", 2026, "definitief", wortel / "web")
    return dataclasses.replace(basis, **anders)


def paginas(**bladen: str) -> dict:
    return {f"{naam}.html": lees_pagina(tekst) for naam, tekst in bladen.items()}


@pytest.mark.usefixtures("zonder_pdf_keuring")
def test_een_hele_editie_komt_door_de_keuring(tmp_path):
    assert keur(tmp_path, maak_editie(tmp_path)) == ()


@pytest.mark.usefixtures("zonder_pdf_keuring")
@pytest.mark.parametrize(
    ("doe", "bezwaar"),
    [
        (
            lambda m: (m / "html" / "index.html").write_text("ander cijfer", encoding="utf-8"),
            "html/index.html is veranderd",
        ),
        (lambda m: (m / "data" / "cijfers.csv").unlink(), "data/cijfers.csv ontbreekt"),
        (lambda m: (m / "html" / "kladje.txt").write_text("x", encoding="utf-8"), "html/kladje.txt hoort er niet"),
    ],
)
def test_wat_na_het_bouwen_veranderde_houdt_publiceren_tegen(tmp_path, doe, bezwaar):
    manifest = maak_editie(tmp_path)
    doe(tmp_path)
    assert any(bezwaar in b for b in keur(tmp_path, manifest))


def test_een_definitieve_editie_met_een_gat_wordt_geweigerd(tmp_path):
    manifest = maak_editie(tmp_path).model_copy(update={"gaten": ("leefstijl, cel 'a'",)})
    assert "leefstijl, cel 'a'" in next(keur_volledig(manifest))
    assert not list(keur_volledig(manifest.model_copy(update={"editie": "concept"})))


def test_een_concept_zonder_merk_op_een_bladzijde_wordt_geweigerd(tmp_path):
    manifest = maak_editie(tmp_path, editie="concept")
    goed = bladzijde("a", manifest.melding)
    assert not list(keur_merk({"a.html": goed}, manifest))
    assert "b.html: het merk" in next(keur_merk({"a.html": goed, "b.html": bladzijde("b")}, manifest))


def test_het_merk_mag_per_zin_in_een_eigen_alinea_staan(tmp_path):
    zinnen = ("Verzonnen gegevens: deze gemeente bestaat niet.", "Concept: cijfers kunnen nog veranderen.")
    manifest = maak_editie(tmp_path, editie="concept").model_copy(update={"melding": " ".join(zinnen)})
    heel, half = (bladzijde("a", extra="".join(f"<p>{zin}</p>" for zin in rij)) for rij in (zinnen, zinnen[1:]))
    assert not list(keur_merk({"a.html": heel}, manifest))
    assert "b.html: het merk" in next(keur_merk({"b.html": half}, manifest))


def test_een_link_die_nergens_uitkomt_valt_op(tmp_path):
    (tmp_path / "er.html").write_text("", encoding="utf-8")
    goed = '<a href="er.html#kop">1</a><a href="https://x.nl/">2</a><a href="mailto:a@b.nl">3</a><a href="#hier">4</a>'
    fout = (
        '<a href="weg.html">1</a><a href="er.html#weg">2</a><img src="_images/weg.png"><a href="../geheim.html">3</a>'
    )
    bladen = paginas(er='<h1 id="kop">x</h1>', goed=f'<p id="hier">{goed}</p>')
    (tmp_path / "goed.html").write_text("", encoding="utf-8")
    assert not list(keur_links(tmp_path, bladen))
    assert len(list(keur_links(tmp_path, bladen | paginas(fout=fout)))) == 4


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://elders.nl/pixel.png">',
        '<script src="//cdn.nl/a.js"></script>',
        '<img srcset="a.png 1x, http://elders.nl/b.png 2x">',
        '<p style="background: url(https://elders.nl/a.png)">x</p>',
        "<style>@import 'https://elders.nl/a.css';</style>",
        '<form action="https://elders.nl/"></form>',
        '<iframe src="javascript:alert(1)"></iframe>',
    ],
)
def test_een_verzoek_naar_buiten_valt_op(tmp_path, html):
    assert "van buiten" in next(keur_buiten(tmp_path, paginas(a=html)))


def test_een_stijlblad_dat_naar_buiten_vraagt_valt_op(tmp_path):
    (tmp_path / "a.css").write_text("a { background: url( 'https://elders.nl/x' ) }", encoding="utf-8")
    assert "a.css: vraagt 'https://elders.nl/x'" in next(keur_buiten(tmp_path, {}))
    (tmp_path / "a.css").write_text("a { background: url(data:image/png;base64,AA) }", encoding="utf-8")
    assert not list(keur_buiten(tmp_path, {}))


@pytest.mark.pdf
def test_een_pdf_die_niet_voldoet_wordt_geweigerd(tmp_path):
    import pikepdf

    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / PDF)
    assert "voldoet niet aan PDF/UA-1" in next(publicatiekeuring.keur_pdf(tmp_path))


def test_zonder_gebouwde_editie_zegt_de_fout_hoe_te_bouwen(wortel):
    with pytest.raises(InvoerFout, match="sturing rapport 2025 --gemeente voorbeeld --editie definitief"):
        zoek_editie(wens(wortel, jaar=2025))
    with pytest.raises(InvoerFout, match="bedoelde u 'voorbeeld'"):
        zoek_editie(wens(wortel, gemeente="voorbeel"))
    with pytest.raises(InvoerFout, match="alleen een definitieve editie kent een herziening"):
        zoek_editie(wens(wortel, editie="concept", herziening=2))


def test_een_tikfout_in_map_of_nummer_valt_op_voor_de_keuring_en_schrijft_niets(wortel, monkeypatch):
    monkeypatch.setattr(publiceeropdracht, "keur", lambda *a: pytest.fail("er is al gekeurd"))
    with pytest.raises(InvoerFout, match="de map .*weg bestaat niet"):
        publiceer(wens(wortel, naar=wortel / "weg" / "web"))
    with pytest.raises(InvoerFout, match="voorbeeld/2026/definitief-herziening-2 is hier niet gepubliceerd"):
        publiceer(wens(wortel, herziening=3))
    with pytest.raises(InvoerFout, match="0 is geen nummer van een herziening"):
        publiceer(wens(wortel, herziening=0))
    assert not (wortel / "web").exists() and not (wortel / "weg").exists()


@pytest.mark.usefixtures("zonder_pdf_keuring")
def test_de_opdracht_zegt_dat_er_een_nieuwe_site_begint_en_welke_editie_is_teruggenomen(wortel, monkeypatch, capsys):
    monkeypatch.setattr(publiceeropdracht, "keur_afscherming", lambda *a: iter(()))
    monkeypatch.setattr(cli_publiceer, "zoek_wortel", lambda: wortel)
    maak_editie(wortel / "_build" / "voorbeeld" / "2025" / "definitief", jaar=2025, peildatum="2025-07-31")

    def roep(jaar: str, **opties) -> str:
        cli_publiceer.publiceer(jaar, wortel / "web", "voorbeeld", **opties)
        return " ".join(capsys.readouterr().out.split())

    assert f"nieuwe site begonnen in {wortel / 'web'}" in roep("2025", ondanks_wijzigingen=True)
    assert "nieuwe site" not in roep("2026", ondanks_wijzigingen=True)
    for opties in ({"herziening": 2}, {"herziening": 1}, {"ondanks_wijzigingen": True}):
        with pytest.raises(InvoerFout, match="dit kan niet samen met --terug.*laat --"):
            roep("2026", terug=True, **opties)
    with pytest.raises(InvoerFout, match="voorbeeld 2025: de laatste editie is 2026 definitief"):
        roep("2025", terug=True)
    with pytest.raises(InvoerFout, match="voorbeeld 2026 concept: de laatste editie is 2026 definitief"):
        roep("2026", terug=True, editie="concept")
    gezegd = roep("2026", terug=True)
    assert "Teruggenomen: 2026 definitief (voorbeeld/2026/definitief)" in gezegd
    assert "De laatste editie is weer: 2025 definitief (voorbeeld/2025/definitief)" in gezegd
    gezegd = roep("2026", ondanks_wijzigingen=True)
    assert "Let op: deze editie was teruggenomen; zij geldt nu weer, en is weer de laatste." in gezegd
    assert "teruggenomen" not in roep("2026", ondanks_wijzigingen=True)


@pytest.mark.parametrize("leeg", ["", "  "])
def test_een_lege_map_is_niet_de_werkmap(wortel, monkeypatch, leeg):
    monkeypatch.chdir(wortel)
    monkeypatch.setattr(cli_publiceer, "zoek_wortel", lambda: wortel)
    monkeypatch.setattr(publiceeropdracht, "keur", lambda *a: pytest.fail("er is al gekeurd"))
    voor = sorted(p.name for p in wortel.iterdir())
    with pytest.raises(InvoerFout, match="waarheen ontbreekt; noem de map"):
        cli_publiceer.publiceer("2026", leeg, "voorbeeld")
    with pytest.raises(InvoerFout, match="hier begint geen site"):
        cli_publiceer.publiceer("2026", ".", "voorbeeld")
    assert sorted(p.name for p in wortel.iterdir()) == voor


def test_een_editie_zonder_manifest_wordt_geweigerd(wortel):
    (wortel / "_build/voorbeeld/2026/definitief/manifest.json").unlink()
    with pytest.raises(GegevensFout, match="dit manifest ontbreekt"):
        zoek_editie(wens(wortel))


@pytest.mark.usefixtures("zonder_pdf_keuring")
def test_een_bezwaar_laat_de_publicatiemap_onaangeroerd(wortel, monkeypatch):
    monkeypatch.setattr(publiceeropdracht, "keur_afscherming", lambda *a: iter(("daar staat een getal",)))
    with pytest.raises(VeleFouten, match="daar staat een getal"):
        publiceer(wens(wortel))
    assert not (wortel / "web").exists()


@pytest.mark.usefixtures("zonder_pdf_keuring")
@pytest.mark.parametrize("editie", ["concept", "definitief"])
def test_een_fout_uit_de_toetsen_houdt_publiceren_tegen_en_let_op_niet(wortel, monkeypatch, bevindingen, editie):
    gevraagd = []
    monkeypatch.setattr(publiceeropdracht, "keur_afscherming", lambda *a: iter(()))
    monkeypatch.setattr(publiceeropdracht, "toets_alles", lambda *a: gevraagd.append(a) or bevindingen)
    maak_editie(wortel / "_build" / "voorbeeld" / "2026" / editie, editie=editie, peildatum="2026-03-31")
    bevindingen.append(Bevinding("fout", "data/voorbeeld/kader/2026/x.yml", "hier staat nog 1 keer 'nog invullen'"))
    bevindingen.append(Bevinding("let op", "data/voorbeeld/kader/2026/y.yml", "kring in de samenhang"))
    met = wens(wortel, editie=editie, ondanks_wijzigingen=True)
    with pytest.raises(VeleFouten, match="sturing toets: data/voorbeeld/kader/2026/x.yml: hier staat nog 1") as fout:
        publiceer(met)
    assert "kring" not in str(fout.value) and not (wortel / "web").exists()
    assert gevraagd == [(wortel, "voorbeeld", 2026, editie, "2026-03-31")]
    del bevindingen[0]
    assert publiceer(met)[0].map.is_dir()


def leg_vast(map_: Path, commit: str, gewijzigd: bool) -> None:
    """Zet in het manifest van een gebouwde editie uit welke code zij kwam."""
    manifest = lees_manifest(map_)
    code = Code(commit=commit, gewijzigd=gewijzigd, pakket=manifest.code.pakket)
    schrijf_manifest(manifest.model_copy(update={"code": code}), map_)


@pytest.mark.usefixtures("zonder_pdf_keuring")
@pytest.mark.parametrize(
    ("commit", "gewijzigd", "zin"),
    [("a" * 40, True, "wijzigingen die niet in git staan"), ("", False, "buiten git gebouwd")],
)
def test_een_definitieve_editie_uit_losse_code_gaat_alleen_uit_als_dat_er_bij_staat(
    wortel, monkeypatch, commit, gewijzigd, zin
):
    monkeypatch.setattr(publiceeropdracht, "keur_afscherming", lambda *a: iter(()))
    leg_vast(wortel / "_build/voorbeeld/2026/definitief", commit, gewijzigd)
    with pytest.raises(VeleFouten, match=f"{zin}.*--ondanks-wijzigingen"):
        publiceer(wens(wortel))
    assert not (wortel / "web").exists()
    plaatsing, waarschuwingen = publiceer(wens(wortel, ondanks_wijzigingen=True))
    assert (plaatsing.map / "index.html").is_file() and not plaatsing.stond_er_al
    assert zin in waarschuwingen[0]
    assert "Gemaakt uit code of gegevens die niet waren vastgelegd." in (wortel / "web/index.html").read_text("utf-8")


@pytest.mark.usefixtures("zonder_pdf_keuring")
def test_een_definitieve_editie_uit_vastgelegde_code_gaat_zonder_meer_uit(wortel, monkeypatch):
    monkeypatch.setattr(publiceeropdracht, "keur_afscherming", lambda *a: iter(()))
    leg_vast(wortel / "_build/voorbeeld/2026/definitief", "a" * 40, gewijzigd=False)
    _, waarschuwingen = publiceer(wens(wortel))
    assert waarschuwingen == ()
    assert "niet waren vastgelegd" not in (wortel / "web/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("editie", "tekst", "gemeld"),
    [("definitief", f"<p>{MERK_ONAF}</p>", 1), ("definitief", "<p>Meld het hier.</p>", 0), ("concept", MERK_ONAF, 0)],
)
def test_een_definitieve_editie_zonder_adres_om_te_klagen_geeft_een_waarschuwing_met_remedie(
    tmp_path, editie, tekst, gemeld
):
    manifest = maak_editie(tmp_path, editie=editie)
    (tmp_path / "html" / "toegankelijkheid.html").write_text(tekst, encoding="utf-8")
    waarschuwingen = waarschuw_verklaring(tmp_path, manifest)
    assert len(waarschuwingen) == gemeld
    assert all("Vul meldpunt" in w and "data/voorbeeld/gemeente.yml" in w for w in waarschuwingen)


@pytest.mark.usefixtures("zonder_pdf_keuring")
def test_een_concept_uit_losse_code_geeft_alleen_een_waarschuwing(wortel, monkeypatch):
    monkeypatch.setattr(publiceeropdracht, "keur_afscherming", lambda *a: iter(()))
    map_ = wortel / "_build/voorbeeld/2026/concept"
    maak_editie(map_, editie="concept", peildatum="2026-03-31")
    leg_vast(map_, "a" * 40, gewijzigd=True)
    _, waarschuwingen = publiceer(wens(wortel, editie="concept"))
    assert "niet in git" in waarschuwingen[0]


def test_het_kenmerk_volgt_alleen_uit_de_uitvoer(tmp_path):
    een, twee = maak_editie(tmp_path / "a"), maak_editie(tmp_path / "b", tekst="anders")
    assert een.kenmerk != twee.kenmerk
    assert een.model_copy(update={"versies": {"python": "9"}}).kenmerk == een.kenmerk
    assert hash_uitvoer(tmp_path / "a") == een.uitvoer
