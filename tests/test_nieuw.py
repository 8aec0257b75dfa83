"""Een nieuwe gemeente of een nieuw jaar: meteen geldig, zonder iets van een ander, en met een lijst van taken."""

from __future__ import annotations

import errno
import hashlib
import io
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from rich.console import Console

from sturing import cli, opdrachten
from sturing.bronnen.nieuw import jaar as jaarmodule
from sturing.bronnen.nieuw.jaar import neem_duidingen_mee
from sturing.bronnen.voorbeeld.naamtabel import lees_naamtabel
from sturing.fouten import GegevensFout, InvoerFout, NotebookFout, VeleFouten
from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.ophaaldefinities import lees_ophaaldefinities
from sturing.gegevens.rapportage import GEMEENTE_VARIABELE
from sturing.nieuwopdracht import begin_gemeente, begin_jaar
from sturing.toetsen import toets_alles
from sturing.tonen.duidingtoets import geduide_doelen
from sturing.uitgeven.cellen import kies_cellen, lees_notebook

WORTEL = Path(__file__).parents[1]
TABEL = lees_naamtabel(WORTEL / "data")


@pytest.fixture
def wortel(tmp_path: Path) -> Path:
    """Een checkout met alleen wat een begin nodig heeft."""
    for naam in ("data/maak", "data/voorbeeld", "data/soest", "notebooks"):
        shutil.copytree(WORTEL / naam, tmp_path / naam, ignore=shutil.ignore_patterns("momentopnamen", "2027"))
    return tmp_path


def test_een_nieuwe_gemeente_is_meteen_geldig_en_zegt_wat_ontbreekt(wortel):
    begin = begin_gemeente(wortel, "Bergen op Zoom", "GM0748")
    assert begin.map == wortel / "data" / "bergen-op-zoom"
    dossier = lees_dossier(wortel, "bergen-op-zoom", 2026, "concept")
    assert (dossier.gemeente.naam, dossier.gemeente.code, len(dossier.kader.doelen)) == ("Bergen op Zoom", "GM0748", 19)
    assert dossier.metingen.empty and not dossier.gemeente.verzonnen
    tekst = "\n".join(begin.taken)
    for woord in ("wijken", "documenten", "nog invullen", "165 van 165 indicatoren", "19 duidingen"):
        assert woord in tekst


def test_een_nieuwe_gemeente_kan_meteen_openbare_cijfers_ophalen(wortel):
    """Waar een landelijk cijfer staat is overal gelijk; een lijst postcodes van een ander gaat niet mee."""
    begin = begin_gemeente(wortel, "Baarn", "GM0308")
    kader = lees_dossier(wortel, "baarn", 2026, "concept").kader
    definities = lees_ophaaldefinities(Lezer(wortel), begin.map, kader)
    assert {"cbs", "rivm-model", "waarstaatjegemeente"} <= set(definities.bronnen) and "duo" not in definities.bronnen
    assert all(blok.reeksen and not blok.toelichting for blok in definities.blokken)
    tekst = "\n".join(begin.taken)
    assert "kader/2026/ophalen: controleer de overgenomen definities" in tekst
    for naam in ("partners.yml", "vragenlijst.yml", "recepten", "activiteiten/2026.csv", "leren/2026.yml"):
        assert naam in tekst and naam.rpartition("/")[2].replace("2026.", "") in (begin.map / "README.md").read_text(
            "utf-8"
        )


def test_zonder_een_gemeente_met_ophaaldefinities_zegt_de_lijst_dat_zij_ontbreken(wortel):
    shutil.rmtree(wortel / "data" / "soest")
    begin = begin_gemeente(wortel, "Baarn", "GM0308")
    assert not (begin.map / "kader/2026/ophalen").exists()
    assert "kader/2026/ophalen: er zijn nog geen definities; 'sturing haal-op' kan nog niets" in begin.taken


def test_een_nieuw_jaar_noemt_elk_bestand_waarin_het_oude_jaar_nog_staat(wortel):
    begin = begin_jaar(wortel, "soest", 2027)
    tekst = "\n".join(begin.taken)
    assert (
        "soest/kader/2027/recepten/burgerpeiling-spss.yml: hier staat 1 keer 2026;"
        " anders komt een nieuwe levering onder 2026 terecht"
    ) in begin.taken
    for naam in ("partners.yml", "vragenlijst.yml", "ophalen"):
        assert f"soest/kader/2027/{naam}: controleer" in tekst
    (rest,) = [taak for taak in begin.taken if taak.startswith("soest/kader/2027: het jaartal 2026 staat nog in")]
    for pad in begin.map.rglob("*"):
        naam = pad.relative_to(begin.map).as_posix()
        if pad.is_file() and (aantal := pad.read_text("utf-8").count("2026")) and not naam.startswith("recepten/"):
            assert f"{naam} {aantal}" in rest


def test_een_jaar_zonder_kader_noemt_de_opdracht_die_het_maakt(wortel):
    with pytest.raises(InvoerFout, match="of begin het nieuwe jaar met 'sturing nieuw jaar 2030 --gemeente soest'"):
        lees_dossier(wortel, "soest", 2030, "concept")
    with pytest.raises(InvoerFout) as fout:
        lees_dossier(wortel, "soest", 2019, "concept")
    assert fout.value.remedie == "kies een jaar vanaf 2024"


def test_er_komt_niets_van_een_andere_gemeente_mee(wortel):
    """Ook niet in een id: dat wordt het blijvende adres van een bladzijde en een woord om op te zoeken."""
    begin = begin_gemeente(wortel, "Bergen op Zoom", "GM0748")
    namen = "|".join(rf"(?<!\w){re.escape(naam)}(?!\w)" for naam in TABEL.verzonnen | TABEL.echt)
    ids = "|".join(re.escape(deel) for deel in {*TABEL.ids, *TABEL.ids.values()})
    vreemd = re.compile(rf"{namen}|(?<![\w-])(?:{ids})(?![\w-])|(?i:verzonnen|soest|eemkracht|metmaya|GM9999|WK9999)")
    for pad in (p for p in begin.map.rglob("*") if p.is_file()):
        gevonden = vreemd.search(f"{pad.relative_to(begin.map)} {pad.read_text('utf-8')}")
        assert not gevonden, (pad, gevonden)
    assert "`sturing rapport --gemeente bergen-op-zoom --editie concept`" in (begin.map / "README.md").read_text(
        "utf-8"
    )


def test_zonder_tabel_van_verzonnen_namen_begint_er_niets(wortel):
    shutil.rmtree(wortel / "data/maak")
    with pytest.raises(GegevensFout, match=r"^data/maak/voorbeeld.yml: dit bestand ontbreekt; zet het terug met git$"):
        begin_gemeente(wortel, "Baarn", "GM0308")
    assert not (wortel / "data/baarn").exists()


@pytest.mark.parametrize(
    "bewering",
    [
        "verschillen soms sterk", "één plafond", "nnovatiefonds", "wegingstafel, met", "in juli", "in maart", "2654000",
        "Zorgmonitor", "Schuldhulpverlening", "Themabijeenkomst", "veel instrumenten", "jeugd en ouderen", "Het plan",
        "het plan", "februari 2023",
    ],
)  # fmt: skip
def test_geen_keuze_of_feit_van_een_ander_staat_er_als_feit_van_de_nieuwe(wortel, bewering):
    """Elk van deze stukken tekst staat in het kader waarvan zij begint; zo bewaakt de test ook zichzelf."""
    bron = (wortel / "data/voorbeeld/kader/2026").glob("*.yml")
    assert any(bewering in re.sub(r"\s+", " ", pad.read_text("utf-8")) for pad in bron)
    begin = begin_gemeente(wortel, "Baarn", "GM0308")
    for pad in (p for p in (begin.map / "kader/2026").rglob("*") if p.is_file()):
        assert bewering not in re.sub(r"\s+", " ", pad.read_text("utf-8")), pad


def test_alleen_landelijke_bronnen_houden_hun_naam(wortel):
    begin_gemeente(wortel, "Baarn", "GM0308")
    bronnen = lees_dossier(wortel, "baarn", 2026, "concept").kader.bronnen
    lokaal = {b for b in bronnen.values() if b.id.startswith("lokale-bron-")}
    assert {b.houder for b in lokaal} == {"nog invullen"} and all("nog invullen" in b.naam for b in lokaal)
    assert {b.id for b in bronnen.values()} - {b.id for b in lokaal} == {
        "cbs", "rivm-model", "duo", "kiss", "waarstaatjegemeente", "veiligheidsmonitor", "monitor-geldzorgen",
        "ingrado", "ggd-jeugd", "ggd-groep7", "ggd-jongvolwassenen", "ggd-volwassenen-en-ouderen",
    }  # fmt: skip


def test_toets_telt_wat_nog_open_staat_en_een_definitieve_editie_mag_dat_niet_hebben(wortel):
    begin_gemeente(wortel, "Baarn", "GM0308")
    grondslag = wortel / "data/baarn/kader/2026/grondslag.yml"
    aantal = grondslag.read_text("utf-8").lower().count("nog invullen")
    zin = f"data/baarn/kader/2026/grondslag.yml: hier staat nog {aantal} keer 'nog invullen'"
    for editie, ernst in (("concept", "let op"), ("definitief", "fout")):
        gevonden = [b for b in toets_alles(wortel, "baarn", 2026, editie, None) if zin in str(b)]
        assert [b.ernst for b in gevonden] == [ernst]
    grondslag.write_text(re.sub("(?i)nog invullen", "ingevuld", grondslag.read_text("utf-8")), encoding="utf-8")
    assert not [b for b in toets_alles(wortel, "baarn", 2026, "concept", None) if "grondslag.yml" in b.plaats]


def test_een_kader_met_open_plekken_wordt_nooit_een_definitieve_editie(wortel, monkeypatch):
    """Anders gaat 'nog invullen' als tekst van de gemeente het intranet op."""
    begin_gemeente(wortel, "Baarn", "GM0308")
    monkeypatch.setattr(opdrachten, "warm_alles_op", lambda *a, **k: None)
    monkeypatch.setattr(opdrachten, "bouw_rapport", lambda uitgave, *a: uitgave)
    with pytest.raises(VeleFouten, match=r"baarn/kader/2026/grondslag.yml: hier staat nog \d+ keer 'nog invullen'"):
        opdrachten.draai_rapport(wortel, "baarn", 2026, "definitief", None)
    assert opdrachten.draai_rapport(wortel, "baarn", 2026, "concept", None).editie == "concept"
    assert opdrachten.draai_rapport(wortel, "soest", 2026, "definitief", None).editie == "definitief"


@pytest.fixture
def typ(wortel, monkeypatch, capsys):
    """Typ een opdracht in deze checkout; geeft de afloop en wat er op het scherm komt."""
    monkeypatch.setenv("STURING_WORTEL", str(wortel))
    monkeypatch.delenv(GEMEENTE_VARIABELE, raising=False)

    def doe(*woorden: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["sturing", *woorden])
        meldingen = io.StringIO()
        # Een eigen scherm: `file` van het gewone scherm terugzetten legt het vast op een stroom die dicht kan zijn.
        monkeypatch.setattr(cli, "meldingen", Console(file=meldingen))
        with pytest.raises(SystemExit) as einde:
            cli.hoofd()
        return einde.value.code, capsys.readouterr().out + meldingen.getvalue()

    return doe


def test_na_een_gemeente_kan_er_nog_een_beginnen_zonder_te_zeggen_welke(wortel, typ):
    for naam, code, echt in (
        ("Súdwest-Fryslân", "GM1900", "2 echte gemeenten (soest, sudwest-fryslan)"),
        ("Baarn", "GM0308", "3 echte gemeenten (baarn, soest, sudwest-fryslan)"),
    ):
        afloop, gezegd = typ("nieuw", "gemeente", naam, "--cbs", code)
        assert afloop == 0, gezegd
        assert f"Let op: in data staan nu {echt}; noem voortaan bij elke opdracht --gemeente, of zet er" in gezegd
    afloop, gezegd = typ("nieuw", "jaar", "2027")
    assert afloop == 2 and "noem haar met --gemeente" in gezegd
    afloop, gezegd = typ("nieuw", "jaar", "2027", "--gemeente", "baarn")
    assert afloop == 0 and "sturing rapport 2027 --gemeente baarn" in gezegd


def test_wie_de_gemeente_al_heeft_gezet_hoort_dat_die_blijft_gelden(wortel, monkeypatch):
    monkeypatch.setenv(GEMEENTE_VARIABELE, "soest")
    (zin,) = begin_gemeente(wortel, "Baarn", "GM0308").let_op
    assert zin.endswith("zonder --gemeente geldt die van STURING_GEMEENTE: soest.")


def test_de_eerste_echte_gemeente_vraagt_nergens_om_een_keuze(wortel):
    shutil.rmtree(wortel / "data" / "soest")
    assert begin_gemeente(wortel, "Baarn", "GM0308").let_op == ()


def test_een_jaar_dat_jaren_overslaat_geeft_een_waarschuwing(wortel, typ):
    afloop, gezegd = typ("nieuw", "jaar", "2030")
    assert afloop == 0
    assert "Let op: 2027, 2028 en 2029 hebben geen eigen kader; dit kader en de duidingen komen uit 2026." in gezegd
    assert "Bedoelde u 2027? Haal dan data/soest/kader/2030 en de cellen met label jaar-2030 weg." in gezegd
    assert begin_jaar(wortel, "soest", 2031).let_op == ()


def test_toets_noemt_de_cel_die_nog_te_herzien_is(wortel):
    begin_jaar(wortel, "soest", 2027)
    zinnen = [str(b) for b in toets_alles(wortel, "soest", 2027, "concept", None) if "duiding voor 2027" in str(b)]
    assert len(zinnen) == 19
    assert (
        "notebooks/bestaanszekerheid.ipynb: de duiding voor 2027 bij doel 'werken-loont' is nog niet herzien;"
        " herzie cel 'duiding-werken-loont-2027-soest-concept' en haal het label te-herzien weg"
    ) in zinnen
    assert not [zin for zin in zinnen if "schrijf een cel" in zin or "--editie concept" in zin]


def test_toets_raadt_alleen_een_concept_aan_wie_er_nog_geen_maakt(wortel):
    begin_gemeente(wortel, "Baarn", "GM0308")
    zin = "schrijf een cel met de labels jaar-2026 en gemeente-baarn"
    for editie, eind in (("concept", zin), ("definitief", f"{zin}, of kies --editie concept")):
        alles = toets_alles(wortel, "baarn", 2026, editie, None)
        assert {b.remedie for b in alles if "ontbreekt de duiding" in str(b)} == {eind}


@pytest.mark.parametrize(
    ("naam", "code", "zin"),
    [
        ("Baarn", "0308", "schrijf GM en vier cijfers"),
        ("Soest", "GM0308", "deze map bestaat al"),
        ("Ander Soest", "GM0342", "GM0342 is al de code van 'soest'; controleer de code"),
        (
            "Testdam",
            "GM9999",
            "GM9999 is al de code van de verzonnen gemeente 'voorbeeld'; zoek de code van uw gemeente op bij het CBS",
        ),
        ("../weg", "GM0308", "geen naam van een gemeente"),
        ("", "GM0308", "geen naam van een gemeente"),
    ],
)
def test_een_verkeerde_naam_of_code_schrijft_niets(wortel, naam, code, zin):
    voor = sorted(p.name for p in (wortel / "data").iterdir())
    with pytest.raises(InvoerFout, match=zin):
        begin_gemeente(wortel, naam, code)
    assert sorted(p.name for p in (wortel / "data").iterdir()) == voor


def test_een_begin_dat_niet_geldig_blijkt_laat_niets_achter(wortel):
    (wortel / "data/voorbeeld/kader/2026/indicatoren.yml").write_text("[]\n", encoding="utf-8")
    with pytest.raises(Exception):  # noqa: B017 - welke fout het kader geeft, is hier niet de belofte
        begin_gemeente(wortel, "Baarn", "GM0308")
    assert not (wortel / "data" / "baarn").exists()


def test_een_nieuw_jaar_neemt_kader_en_cyclus_mee_en_laat_het_oude_heel(wortel):
    def afdruk() -> str:
        paden = sorted((wortel / "data/soest/kader/2026").rglob("*"))
        return hashlib.sha256(b"".join(p.read_bytes() for p in paden if p.is_file())).hexdigest()

    oud = afdruk()
    begin = begin_jaar(wortel, "soest", 2027)
    assert afdruk() == oud
    kader = lees_dossier(wortel, "soest", 2027, "concept").kader
    assert (kader.jaar, kader.cyclus.jaar) == (2027, 2027)
    assert kader.cyclus.edities["concept"].peildatum.isoformat() == "2027-03-31"
    cyclus = (begin.map / "cyclus.yml").read_text("utf-8")
    assert "Concept voortgangsrapportage 2027 klaar" in cyclus
    assert "Uitvoeringsplan 2026 §9.5" in cyclus
    tekst = "\n".join(begin.taken)
    assert "controleer budgetten" in tekst and "soest/ontwikkelingen/2027: bestaat nog niet" in tekst
    with pytest.raises(InvoerFout, match="dit kaderjaar bestaat al"):
        begin_jaar(wortel, "soest", 2027)


def test_een_meegenomen_duiding_telt_pas_als_een_schrijver_haar_heeft_herzien(wortel):
    begin_jaar(wortel, "soest", 2027)
    paden = sorted((wortel / "notebooks").glob("*.ipynb"))
    dossier = lees_dossier(wortel, "soest", 2027, "concept")
    assert geduide_doelen(paden, dossier) == set()
    pad = wortel / "notebooks" / "gezonde_leefstijl.ipynb"
    nb = lees_notebook(pad)
    te_herzien = [c for c in nb.cells if "te-herzien" in c.metadata.get("tags", [])]
    nieuw = [c for c in te_herzien if "editie-definitief" not in c.metadata["tags"]]
    assert [c.id for c in nieuw] and all("-2027-soest" in c.id for c in nieuw)
    assert all({"jaar-2027", "gemeente-soest"} <= set(c.metadata["tags"]) for c in nieuw)
    assert len(kies_cellen(lees_notebook(pad), pad.name, "soest", 2027, "concept")) == len(nieuw)
    nieuw[0].metadata["tags"].remove("te-herzien")
    nbformat.write(nb, pad)
    assert len(geduide_doelen(paden, dossier)) == 1
    assert len(kies_cellen(lees_notebook(pad), pad.name, "soest", 2027, "concept")) == len(nieuw) - 1


def test_een_meegenomen_duiding_houdt_haar_editie(wortel):
    """Anders staat de tekst bij de definitieve cijfers van vorig jaar straks in het concept."""
    begin_jaar(wortel, "soest", 2027)
    cellen = {cel.id: cel for cel in lees_notebook(wortel / "notebooks/bestaanszekerheid.ipynb").cells}
    for staart, editie in (("", "definitief"), ("-concept", "concept")):
        oud, nieuw = (cellen[f"duiding-werken-loont-{jaar}-soest{staart}"] for jaar in (2026, 2027))
        assert nieuw.source == oud.source
        assert nieuw.metadata["tags"] == ["jaar-2027", "gemeente-soest", f"editie-{editie}", "te-herzien"]


def test_een_duiding_die_al_voor_beide_jaren_geldt_krijgt_geen_kopie():
    nb = nbformat.v4.new_notebook()
    nb.cells = [nbformat.v4.new_markdown_cell("x", metadata={"tags": ["jaar-2026", "jaar-2027", "gemeente-soest"]})]
    assert neem_duidingen_mee({Path("a.ipynb"): nb}, "soest", 2026, 2027) == ({}, [])


def test_een_nieuw_jaar_verandert_niets_aan_het_rapport_van_dit_jaar(wortel):
    pad = wortel / "notebooks" / "gezonde_leefstijl.ipynb"
    voor = lees_notebook(pad)
    kies_cellen(voor, pad.name, "soest", 2026, "concept")
    inhoud, _ = neem_duidingen_mee({pad: lees_notebook(pad)}, "soest", 2026, 2027)
    pad.write_bytes(inhoud[pad])
    na = lees_notebook(pad)
    kies_cellen(na, pad.name, "soest", 2026, "concept")
    assert voor.cells == na.cells
    assert neem_duidingen_mee({pad: lees_notebook(pad)}, "soest", 2026, 2027) == ({}, [])


def afdruk_van(wortel: Path) -> dict[str, str]:
    paden = sorted(p for p in wortel.rglob("*") if p.is_file())
    return {p.relative_to(wortel).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in paden}


def test_een_kapot_notebook_houdt_een_nieuw_jaar_tegen_en_er_verandert_niets(wortel):
    heel = (wortel / "notebooks/mentale_weerbaarheid.ipynb").read_bytes()
    (wortel / "notebooks/mentale_weerbaarheid.ipynb").write_text('{"cells": [', encoding="utf-8")
    voor = afdruk_van(wortel)
    for _ in range(2):
        with pytest.raises(NotebookFout, match="mentale_weerbaarheid.ipynb: dit is geen geldig notebook"):
            begin_jaar(wortel, "soest", 2027)
        assert afdruk_van(wortel) == voor
    (wortel / "notebooks/mentale_weerbaarheid.ipynb").write_bytes(heel)
    assert begin_jaar(wortel, "soest", 2027).map.is_dir()


def test_een_volle_schijf_halverwege_de_notebooks_zet_alles_terug(wortel, monkeypatch):
    voor, echt, aantal = afdruk_van(wortel), jaarmodule.schrijf_atomair, []

    def vol(pad, inhoud):
        aantal.append(pad)
        if len(aantal) == 3:
            raise OSError(errno.ENOSPC, "No space left on device", str(pad))
        echt(pad, inhoud)

    monkeypatch.setattr(jaarmodule, "schrijf_atomair", vol)
    with pytest.raises(OSError):
        begin_jaar(wortel, "soest", 2027)
    assert len(aantal) > 3 and afdruk_van(wortel) == voor
