"""Een editie op haar plek zetten: een lezer ziet op elk moment de oude of de nieuwe stand, heel."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import shutil
import signal
import stat
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from uitgavebouwstenen import maak_editie

from sturing.fouten import GegevensFout, InvoerFout, SchijfFout, vertaal_schijffout
from sturing.uitgeven.bestemming import bepaal_adres, toets_bestemming
from sturing.uitgeven.editielijst import LIJST, lees_lijst, maak_lijst
from sturing.uitgeven.manifest import lees_manifest
from sturing.uitgeven.nalezen import zoek_schade
from sturing.uitgeven.plaatsen import neem_terug, plaats
from sturing.uitgeven.publicatiekeuring import lees_pagina

alleen_posix = pytest.mark.skipif(os.name == "nt", reason="SIGKILL bestaat niet op Windows")
_STERFPUNTEN = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.listdir", "os.scandir", "shutil.rmtree")


@pytest.fixture
def edities(tmp_path: Path) -> Path:
    """Twee gebouwde edities: oud (2025) en nieuw (2026)."""
    maak_editie(tmp_path / "oud", jaar=2025, tekst="oude editie", peildatum="2025-07-31")
    maak_editie(tmp_path / "nieuw", jaar=2026, tekst="nieuwe editie")
    return tmp_path


def zet(map_: Path, naar: Path, **opties) -> None:
    plaats(map_, lees_manifest(map_), naar, **opties)


def toets_lezer(naar: Path) -> str:
    """Loop na wat een lezer kan bereiken; alles is heel. Geeft het adres van de laatste editie, of leeg."""
    if not (naar / LIJST).exists():
        return ""
    lijst = lees_lijst(naar)
    assert (naar / LIJST).read_bytes() == maak_lijst(lijst)
    for vermelding in lijst.vermeldingen:
        manifest = lees_manifest(naar / vermelding.adres)
        assert manifest.kenmerk == vermelding.kenmerk
        assert zoek_schade(naar / vermelding.adres, manifest) == []
    for pagina in (naar / LIJST, *naar.glob("*/index.html"), *naar.glob("*/laatste/index.html")):
        for link in lees_pagina(pagina.read_text("utf-8")).links:
            if urlsplit(link).path:
                assert (pagina.parent / urlsplit(link).path).is_file(), (pagina, link)
    # Ook wat nog niet in de lijst staat, is onder zijn adres heel of er niet.
    for map_ in naar.glob("*/*/definitief"):
        assert zoek_schade(map_, lees_manifest(map_)) == []
    return lijst.laatste["voorbeeld"][-1]


def test_een_editie_staat_onder_een_vast_adres_met_lijst_en_laatste(edities, tmp_path):
    naar = tmp_path / "web"
    zet(edities / "oud", naar)
    zet(edities / "nieuw", naar)
    assert "oude editie" in (naar / "voorbeeld/2025/definitief/index.html").read_text("utf-8")
    assert toets_lezer(naar) == "voorbeeld/2026/definitief"
    wijzer = (naar / "voorbeeld/laatste/index.html").read_text("utf-8")
    assert "../../index.html#laatste-voorbeeld" in wijzer
    assert 'id="laatste-voorbeeld" href="voorbeeld/2026/definitief/index.html"' in (naar / LIJST).read_text("utf-8")


def test_een_oudere_editie_alsnog_publiceren_maakt_haar_niet_de_laatste(edities, tmp_path):
    naar = tmp_path / "web"
    zet(edities / "nieuw", naar)
    zet(edities / "oud", naar)
    assert toets_lezer(naar) == "voorbeeld/2026/definitief"
    assert len(lees_lijst(naar).vermeldingen) == 2


def test_twee_keer_hetzelfde_publiceren_verandert_geen_byte(edities, tmp_path):
    naar = tmp_path / "web"
    zet(edities / "nieuw", naar)
    eerst = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in naar.rglob("*.html")}
    zet(edities / "nieuw", naar)
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in naar.rglob("*.html")} == eerst


def test_een_definitieve_editie_met_andere_bytes_wordt_geweigerd(edities, tmp_path):
    naar = tmp_path / "web"
    zet(edities / "nieuw", naar)
    maak_editie(tmp_path / "anders", tekst="stiekem veranderd")
    with pytest.raises(InvoerFout, match="een gepubliceerde editie verandert nooit; .*--herziening 2"):
        zet(tmp_path / "anders", naar)
    assert toets_lezer(naar) == "voorbeeld/2026/definitief"
    zet(tmp_path / "anders", naar, herziening=2)
    assert toets_lezer(naar) == "voorbeeld/2026/definitief-herziening-2"


def test_een_beschadigde_gepubliceerde_editie_valt_op(edities, tmp_path):
    naar = tmp_path / "web"
    zet(edities / "nieuw", naar)
    (naar / "voorbeeld/2026/definitief/blad1.html").write_text("kapot", encoding="utf-8")
    with pytest.raises(InvoerFout, match="blad1.html is veranderd"):
        zet(edities / "nieuw", naar)


def test_elk_concept_houdt_zijn_eigen_adres_en_het_vaste_adres_wijst_naar_het_nieuwste(tmp_path):
    naar = tmp_path / "web"
    for n, dag in enumerate(("2026-03-01", "2026-03-31")):
        maak_editie(tmp_path / f"c{n}", editie="concept", peildatum=dag, tekst=f"concept {n}")
        zet(tmp_path / f"c{n}", naar)
    adressen = [v.adres for v in lees_lijst(naar).vermeldingen]
    assert [a.rsplit("/")[-1][:10] for a in adressen] == ["2026-03-31", "2026-03-01"]
    tekst = (naar / LIJST).read_text("utf-8")
    assert f'id="concept-voorbeeld-2026" href="{adressen[0]}/index.html"' in tekst
    assert tekst.count('class="merk">Concept:') == 3
    assert (naar / "voorbeeld/2026/concept/index.html").is_file()


def test_terug_maakt_de_vorige_de_laatste_en_verwijdert_niets(edities, tmp_path):
    naar = tmp_path / "web"
    zet(edities / "oud", naar)
    zet(edities / "nieuw", naar)
    neem_terug(naar, "voorbeeld")
    assert toets_lezer(naar) == "voorbeeld/2025/definitief"
    assert "nieuwe editie" in (naar / "voorbeeld/2026/definitief/index.html").read_text("utf-8")
    assert "Teruggenomen" in (naar / LIJST).read_text("utf-8")
    with pytest.raises(InvoerFout, match="geen eerdere editie"):
        neem_terug(naar, "voorbeeld")
    assert plaats(edities / "nieuw", lees_manifest(edities / "nieuw"), naar).was_teruggenomen
    assert toets_lezer(naar) == "voorbeeld/2026/definitief"
    assert "Teruggenomen" not in (naar / LIJST).read_text("utf-8")
    assert not plaats(edities / "nieuw", lees_manifest(edities / "nieuw"), naar).was_teruggenomen


def test_zonder_lijst_gaat_geen_editie_verloren(edities, tmp_path):
    naar = tmp_path / "web"
    maak_editie(tmp_path / "concept", editie="concept", peildatum="2026-03-31")
    zet(edities / "oud", naar)
    zet(tmp_path / "concept", naar)
    (naar / LIJST).unlink()
    eerst = afdruk(naar)
    manifest = lees_manifest(edities / "nieuw")
    for doe in (
        lambda: zet(edities / "nieuw", naar),
        lambda: zet(edities / "oud", naar),
        lambda: toets_bestemming(naar, manifest),
        lambda: neem_terug(naar, "voorbeeld"),
    ):
        with pytest.raises(
            InvoerFout, match=r"hier staa?t al .*, maar de lijst van edities \(index.html\) is er niet; zet"
        ):
            doe()
    assert afdruk(naar) == eerst


def test_een_eerste_keer_die_voor_de_lijst_afbrak_is_gewoon_af_te_maken(edities, tmp_path):
    naar = tmp_path / "web"
    zet(edities / "nieuw", naar)
    (naar / LIJST).unlink()
    uitslag = plaats(edities / "nieuw", lees_manifest(edities / "nieuw"), naar)
    assert uitslag.stond_er_al and not uitslag.nieuwe_site
    assert toets_lezer(naar) == "voorbeeld/2026/definitief"


@pytest.mark.parametrize(
    ("inhoud", "mag"),
    [("pyproject.toml", False), (".git", False), ("foto.jpg", False), ("Thumbs.db", True), (".htaccess", True)],
)
def test_een_map_met_iets_anders_erin_wordt_geen_site(edities, tmp_path, inhoud, mag):
    naar = tmp_path / "web"
    naar.mkdir()
    (naar / inhoud).write_text("x", encoding="utf-8")
    if mag:
        assert plaats(edities / "nieuw", lees_manifest(edities / "nieuw"), naar).nieuwe_site
        return
    with pytest.raises(InvoerFout, match=rf"web: hier begint geen site.*\({inhoud}\); kies een lege of nieuwe map"):
        toets_bestemming(naar, lees_manifest(edities / "nieuw"))
    with pytest.raises(InvoerFout, match="hier begint geen site"):
        zet(edities / "nieuw", naar)
    assert sorted(p.name for p in naar.iterdir() if p.name != ".slot") == [inhoud]


def test_een_concept_van_een_later_jaar_verdringt_de_definitieve_editie_niet(edities, tmp_path):
    naar = tmp_path / "web"
    maak_editie(tmp_path / "c26", editie="concept", peildatum="2026-03-31", tekst="concept 2026")
    maak_editie(tmp_path / "c27", jaar=2027, editie="concept", peildatum="2027-03-31", tekst="concept 2027")
    zet(tmp_path / "c26", naar)
    assert toets_lezer(naar).startswith("voorbeeld/2026/concept/2026-03-31-")  # er is nog niets anders
    zet(edities / "oud", naar)
    assert toets_lezer(naar) == "voorbeeld/2025/definitief"
    zet(edities / "nieuw", naar)
    zet(tmp_path / "c27", naar)
    assert toets_lezer(naar) == "voorbeeld/2026/definitief"
    tekst = (naar / LIJST).read_text("utf-8")
    assert 'id="concept-voorbeeld-2027" href="voorbeeld/2027/concept/2027-03-31-' in tekst
    # Terug gaat naar de vorige definitieve editie, en pas zonder die naar het nieuwste concept.
    assert neem_terug(naar, "voorbeeld").laatste.adres == "voorbeeld/2025/definitief"
    assert neem_terug(naar, "voorbeeld").laatste.adres.startswith("voorbeeld/2027/concept/2027-03-31-")
    toets_lezer(naar)


def test_een_lijst_waarin_een_concept_de_laatste_was_herstelt_zich_bij_de_volgende_editie(edities, tmp_path):
    naar = tmp_path / "web"
    maak_editie(tmp_path / "c27", jaar=2027, editie="concept", peildatum="2027-03-31")
    zet(edities / "nieuw", naar)
    zet(tmp_path / "c27", naar)
    lijst = lees_lijst(naar)
    concept = next(v.adres for v in lijst.vermeldingen if v.editie == "concept")
    verkeerd = lijst.model_copy(update={"laatste": {"voorbeeld": ("voorbeeld/2026/definitief", concept)}})
    (naar / LIJST).write_bytes(maak_lijst(verkeerd))
    zet(tmp_path / "c27", naar)
    assert toets_lezer(naar) == "voorbeeld/2026/definitief"


def test_een_oudere_editie_nog_eens_publiceren_laat_de_weg_terug_heel(edities, tmp_path):
    naar = tmp_path / "web"
    for naam in ("oud", "nieuw", "oud"):
        zet(edities / naam, naar)
    uitslag = neem_terug(naar, "voorbeeld")
    assert (uitslag.weg.adres, uitslag.laatste.adres) == ("voorbeeld/2026/definitief", "voorbeeld/2025/definitief")


@pytest.mark.parametrize(
    ("jaar", "editie", "mag"),
    [(2026, None, True), (2026, "definitief", True), (2025, None, False), (2026, "concept", False)],
)
def test_terug_neemt_alleen_de_editie_terug_die_is_genoemd(edities, tmp_path, jaar, editie, mag):
    naar = tmp_path / "web"
    zet(edities / "oud", naar)
    zet(edities / "nieuw", naar)
    eerst = afdruk(naar)
    if mag:
        assert neem_terug(naar, "voorbeeld", jaar, editie).weg.adres == "voorbeeld/2026/definitief"
        return
    with pytest.raises(InvoerFout, match="de laatste editie is 2026 definitief.*2026 --editie definitief --terug"):
        neem_terug(naar, "voorbeeld", jaar, editie)
    assert afdruk(naar) == eerst


@pytest.mark.parametrize(
    ("herziening", "eerst", "zin"),
    [
        (2, (), "voorbeeld/2026/definitief is hier niet gepubliceerd.*publiceer hier eerst zonder --herziening"),
        (3, ("nieuw",), "definitief-herziening-2 is hier niet gepubliceerd.*publiceer hier eerst met --herziening 2"),
        (2, ("nieuw",), "er is niets veranderd: voorbeeld/2026/definitief heeft precies dezelfde inhoud; bouw eerst"),
    ],
)
def test_een_herziening_met_een_gat_of_zonder_verschil_wordt_geweigerd(edities, tmp_path, herziening, eerst, zin):
    naar = tmp_path / "web"
    naar.mkdir()
    for naam in eerst:
        zet(edities / naam, naar)
    voor = {pad: bytes_ for pad, bytes_ in afdruk(naar).items() if pad != ".slot"}
    with pytest.raises(InvoerFout, match=zin):
        zet(edities / "nieuw", naar, herziening=herziening)
    assert {pad: bytes_ for pad, bytes_ in afdruk(naar).items() if pad != ".slot"} == voor


def test_een_herziening_die_er_al_staat_is_gewoon_nog_eens_te_publiceren(edities, tmp_path):
    naar = tmp_path / "web"
    zet(edities / "nieuw", naar)
    maak_editie(tmp_path / "beter", tekst="verbeterd")
    zet(tmp_path / "beter", naar, herziening=2)
    assert plaats(tmp_path / "beter", lees_manifest(tmp_path / "beter"), naar, 2).stond_er_al
    maak_editie(tmp_path / "best", tekst="nog beter")
    with pytest.raises(InvoerFout, match="--herziening 3"):
        zet(tmp_path / "best", naar, herziening=2)


def test_een_map_zonder_ouder_wordt_geweigerd_en_een_nieuwe_map_is_een_nieuwe_site(edities, tmp_path):
    manifest = lees_manifest(edities / "nieuw")
    with pytest.raises(InvoerFout, match=r"netschijff/rapporten: de map .*netschijff bestaat niet.*netwerkschijf"):
        plaats(edities / "nieuw", manifest, tmp_path / "netschijff" / "rapporten")
    assert not (tmp_path / "netschijff").exists()
    assert plaats(edities / "nieuw", manifest, tmp_path / "rapporten").nieuwe_site
    assert not plaats(edities / "nieuw", manifest, tmp_path / "rapporten").nieuwe_site


def test_een_vreemde_index_blijft_staan(edities, tmp_path):
    naar = tmp_path / "web"
    naar.mkdir()
    (naar / LIJST).write_text("<h1>Ons intranet</h1>", encoding="utf-8")
    with pytest.raises(InvoerFout, match="dit is geen lijst van edities"):
        zet(edities / "nieuw", naar)
    assert (naar / LIJST).read_text("utf-8") == "<h1>Ons intranet</h1>"
    assert sorted(p.name for p in naar.iterdir()) == [".slot", LIJST]


def test_een_naam_uit_het_manifest_wordt_nooit_opmaak(tmp_path):
    manifest = maak_editie(tmp_path / "e")
    vals = manifest.model_copy(update={"titel": "</script><script>alert(1)</script>", "gemeentenaam": "<img src=x>"})
    plaats(tmp_path / "e", vals, tmp_path / "web")
    tekst = (tmp_path / "web" / LIJST).read_text("utf-8")
    assert "<script>alert" not in tekst and "<img" not in tekst
    assert lees_lijst(tmp_path / "web").vermeldingen[0].titel == "</script><script>alert(1)</script>"


@pytest.mark.parametrize("pad", ["../weg", "/etc/passwd", "a/../../b", "c:\\x", "html\\..\\x"])
def test_een_manifest_dat_buiten_zijn_map_wijst_wordt_geweigerd(tmp_path, pad):
    manifest = maak_editie(tmp_path / "e")
    tekst = (tmp_path / "e" / "manifest.json").read_text("utf-8")
    stuk = tekst.replace('"html/index.html"', '"' + pad.replace("\\", "\\\\") + '"')
    assert stuk != tekst
    (tmp_path / "e" / "manifest.json").write_text(stuk, encoding="utf-8")
    with pytest.raises(GegevensFout, match="geen geldig manifest"):
        lees_manifest(tmp_path / "e")
    assert bepaal_adres(manifest) == "voorbeeld/2026/definitief"


# --- schijven die weigeren -----------------------------------------------------------------------------------


def afdruk(naar: Path) -> dict[str, bytes]:
    return {p.relative_to(naar).as_posix(): p.read_bytes() for p in naar.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    ("maak", "zin"),
    [
        (lambda m: (m / "web").write_text("een bestand"), "hier staat al een bestand met deze naam; kies een andere"),
        (lambda m: (m / "web").write_text("x") and m / "web" / "dieper", "hier staat een bestand waar een map hoort"),
    ],
)
def test_een_bestand_waar_een_map_hoort_is_een_leesbare_fout(edities, tmp_path, maak, zin):
    pad = maak(tmp_path)
    with pytest.raises(SchijfFout, match=f"web.*: {zin}"):
        zet(edities / "nieuw", pad if isinstance(pad, Path) else tmp_path / "web")
    assert (tmp_path / "web").is_file()


@pytest.mark.parametrize(
    ("soort", "zin"),
    [
        (errno.EACCES, "hier is geen recht voor; vraag schrijfrecht"),
        (errno.ENOSPC, "de schijf is vol; maak ruimte"),
        (errno.EIO, "de schijf geeft een fout; controleer de schijf of de verbinding"),
        (errno.ENOTEMPTY, r"lezen of schrijven lukte niet \(fout \d+ van het besturingssysteem\)"),
    ],
)
@pytest.mark.parametrize("wat", ["replace", "fsync", "mkdir"])
def test_een_schijf_die_weigert_laat_de_oude_stand_heel_en_zegt_waarom(edities, tmp_path, monkeypatch, soort, zin, wat):
    naar = tmp_path / "web"
    zet(edities / "oud", naar)
    eerst = afdruk(naar)
    monkeypatch.setattr("sturing.schijf.time.sleep", lambda _: None)

    def weiger(*a, **k):
        raise OSError(soort, "geweigerd", str(naar / "voorbeeld"))

    with monkeypatch.context() as nagebootst:
        nagebootst.setattr(f"os.{wat}", weiger)
        with pytest.raises(SchijfFout, match=f"voorbeeld: {zin}"):
            zet(edities / "nieuw", naar)
    assert afdruk(naar) == eerst
    assert toets_lezer(naar) == "voorbeeld/2025/definitief"
    zet(edities / "nieuw", naar)
    assert toets_lezer(naar) == "voorbeeld/2026/definitief"


@pytest.mark.parametrize(
    ("pad", "gezegd"),
    [
        ("web/.slot", "web"),
        ("web/.index.html.1613-7a656d71.tmp", "web/index.html"),
        ("data/.xdam-je0s4pct", "data"),
        ("_build/soest/2026/.definitief-uc975sm_/html/a.html", "_build/soest/2026"),
        ("web/.nieuw-77/index.html", "web"),
        ("/home/u/.local/share/web/index.html", "/home/u/.local/share/web/index.html"),
    ],
)
def test_een_schijffout_noemt_nooit_een_tijdelijke_naam(pad, gezegd):
    fout = vertaal_schijffout(PermissionError(errno.EACCES, "geweigerd", pad), "map")
    assert str(fout) == f"{gezegd}: hier is geen recht voor; vraag schrijfrecht, of kies een andere map"


@pytest.mark.parametrize("geduld", [3, 1000])
def test_een_windows_schijf_die_een_bestand_vasthoudt_geeft_de_nieuwe_stand_of_laat_de_oude_heel(
    edities, tmp_path, monkeypatch, geduld
):
    """Op een Windows-share weigert hernoemen zolang een lezer of virusscanner het bestand open heeft."""
    naar, echt, pogingen = tmp_path / "web", os.replace, []
    zet(edities / "oud", naar)
    eerst = afdruk(naar)
    monkeypatch.setattr("sturing.schijf.time.sleep", lambda _: None)

    def houd_vast(van, naar_):
        pogingen.append(van)
        if Path(naar_).name == LIJST and len(pogingen) <= geduld:
            raise PermissionError(13, "De toegang is geweigerd", str(naar_))
        echt(van, naar_)

    monkeypatch.setattr(os, "replace", houd_vast)
    if geduld < 10:
        zet(edities / "nieuw", naar)
        assert toets_lezer(naar) == "voorbeeld/2026/definitief"
        return
    with pytest.raises(SchijfFout, match="index.html: hier is geen recht voor"):
        zet(edities / "nieuw", naar)
    # De nieuwe editie staat al heel op haar eigen adres; de lijst wijst nog naar de oude, en niets ouds veranderde.
    assert eerst.items() <= afdruk(naar).items()
    assert toets_lezer(naar) == "voorbeeld/2025/definitief"
    assert not list(naar.rglob("*.tmp"))
    monkeypatch.setattr(os, "replace", echt)
    zet(edities / "nieuw", naar)
    assert toets_lezer(naar) == "voorbeeld/2026/definitief"


def test_een_netwerkschijf_die_geen_map_kan_vastleggen_is_geen_fout(edities, tmp_path, monkeypatch):
    echt = os.fsync

    def fsync(greep):
        if stat.S_ISDIR(os.fstat(greep).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        echt(greep)

    monkeypatch.setattr(os, "fsync", fsync)
    zet(edities / "nieuw", tmp_path / "web")
    assert toets_lezer(tmp_path / "web") == "voorbeeld/2026/definitief"


# --- doden -------------------------------------------------------------------------------------------------


def _sterf_bij(stap: int) -> None:
    """Dood dit proces bij de zoveelste handeling op schijf."""
    teller = 0

    def tel(wat: str, _: object = None) -> None:
        nonlocal teller
        if wat in _STERFPUNTEN or wat == "fsync":
            teller += 1
            if teller == stap:
                os.kill(os.getpid(), signal.SIGKILL)

    echt = os.fsync
    os.fsync = lambda greep: (tel("fsync"), echt(greep))
    sys.addaudithook(tel)


def _publiceer_en_sterf(stap: int, bron: Path, naar: Path) -> None:
    if stap:
        _sterf_bij(stap)
    zet(bron, naar)


def _kind(stap: int, bron: Path, naar: Path) -> multiprocessing.Process:
    kind = multiprocessing.get_context("fork").Process(target=_publiceer_en_sterf, args=(stap, bron, naar))
    kind.start()
    return kind


@alleen_posix
@pytest.mark.traag
def test_dood_bij_elke_handeling_op_schijf_laat_de_oude_of_de_nieuwe_stand_heel(edities, tmp_path):
    """Elke handeling is een keer de laatste; daarna maakt dezelfde opdracht het werk af."""
    begin = tmp_path / "begin"
    zet(edities / "oud", begin)
    gezien, stap = set(), 0
    while True:
        stap += 1
        naar = tmp_path / "web"
        shutil.rmtree(naar, ignore_errors=True)
        shutil.copytree(begin, naar)
        kind = _kind(stap, edities / "nieuw", naar)
        kind.join()
        gezien.add(toets_lezer(naar))
        if kind.exitcode == 0:
            break
        assert kind.exitcode == -signal.SIGKILL
        zet(edities / "nieuw", naar)
        assert toets_lezer(naar) == "voorbeeld/2026/definitief"
        assert not [p for p in naar.rglob(".nieuw-*")] and not [p for p in naar.rglob("*.tmp")]
    assert stap > 50
    assert gezien == {"voorbeeld/2025/definitief", "voorbeeld/2026/definitief"}


@alleen_posix
@pytest.mark.traag
def test_honderd_keer_dood_op_een_willekeurig_moment_laat_een_lezer_nooit_iets_halfs_zien(edities, tmp_path):
    dobbel, naar = random.Random(11), tmp_path / "web"
    maak_editie(tmp_path / "groot", jaar=2026, tekst="nieuwe editie", bladen=30)
    zet(edities / "oud", naar)
    begin = time.monotonic()
    shutil.copytree(naar, tmp_path / "proef")
    zet(tmp_path / "groot", tmp_path / "proef")
    duur = time.monotonic() - begin
    gedood, gezien = 0, set()
    while gedood < 100:
        kind = _kind(0, tmp_path / "groot", naar)
        time.sleep(dobbel.uniform(0, duur * 1.2))
        kind.kill()
        kind.join()
        gedood += kind.exitcode == -signal.SIGKILL
        gezien.add(toets_lezer(naar))
        if toets_lezer(naar) == "voorbeeld/2026/definitief":
            shutil.rmtree(naar)
            zet(edities / "oud", naar)
    assert gezien <= {"voorbeeld/2025/definitief", "voorbeeld/2026/definitief"}
    zet(tmp_path / "groot", naar)
    assert toets_lezer(naar) == "voorbeeld/2026/definitief"
