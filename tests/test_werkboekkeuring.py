"""Wat er van buiten komt, kan kwaad willen: de keuring weigert het met een reden, voordat iemand het opent."""

from __future__ import annotations

import io
import shutil
import struct
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from inlees_bouwstenen import herpak

from sturing.bronnen.inlezen.bestand import lees_levering
from sturing.bronnen.weegtafel import schrijf_weegtafel  # noqa: F401 - de weegtafel hoort bij dezelfde deur
from sturing.bronnen.werkboek import lees_werkboek
from sturing.bronnen.werkboekkeuring import keur_werkboek
from sturing.fouten import SturingFout

BLAD, BOEK, RELS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
BOM = (b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
       b"<worksheet><sheetData>&b;</sheetData></worksheet>")  # fmt: skip
XXE = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY geheim SYSTEM 'file:///etc/passwd'>]><worksheet>&geheim;</worksheet>"


@pytest.fixture(name="gewoon")
def gewoon_werkboek(tmp_path: Path) -> Path:
    boek = openpyxl.Workbook()
    boek.active.append(["Gebied", "Waarde"])
    boek.active.append(["Soest", 12.5])
    boek.active["C1"].hyperlink = "https://voorbeeld.nl"
    boek.save(tmp_path / "gewoon.xlsx")
    return tmp_path / "gewoon.xlsx"


def fout(pad: Path) -> str:
    """De melding; zij staat er ook bij het inlezen, en is altijd één regel met een remedie."""
    with pytest.raises(SturingFout) as gevangen:
        keur_werkboek(pad)
    assert "\n" not in str(gevangen.value) and gevangen.value.remedie
    with pytest.raises(SturingFout):
        lees_levering(pad)
    return str(gevangen.value)


def test_een_gewoon_werkboek_met_een_hyperlink_mag(gewoon):
    keur_werkboek(gewoon)
    assert lees_levering(gewoon).bladen[0].cel(1, 1) == 12.5


def test_een_gewone_xls_mag(tmp_path):
    boek = xlwt.Workbook()
    boek.add_sheet("Blad1").write(0, 0, "Soest")
    boek.save(str(tmp_path / "oud.xls"))
    keur_werkboek(tmp_path / "oud.xls")
    assert lees_levering(tmp_path / "oud.xls").bladen[0].cel(0, 0) == "Soest"


@pytest.mark.parametrize(
    ("deel", "zin"),
    [
        ("xl/vbaProject.bin", "macro's"),
        ("xl/macrosheets/sheet1.xml", "macro's"),
        ("xl/externalLinks/externalLink1.xml", "een koppeling met een ander bestand"),
        ("xl/connections.xml", "een verbinding met een gegevensbron"),
        ("xl/queryTables/queryTable1.xml", "een verbinding met een gegevensbron"),
        ("xl/embeddings/oleObject1.bin", "een ingesloten object"),
        ("xl/activeX/activeX1.xml", "een ingesloten object"),
        ("kwaad.exe", "een ingesloten object"),
        ("../../.bashrc", "wijst buiten het werkboek"),
        ("/etc/passwd", "wijst buiten het werkboek"),
        ("C:\\kwaad.xml", "wijst buiten het werkboek"),
        ("xl/Workbook.xml", "zit er twee keer in"),
    ],
)
def test_een_deel_dat_iets_uitvoert_ophaalt_of_ontsnapt_wordt_geweigerd(gewoon, deel, zin):
    assert zin in fout(herpak(gewoon, {deel: b"<x/>"}))


@pytest.mark.parametrize("xml", [BOM, XXE, BOM.decode().encode("utf-16")], ids=["miljard_keer_lol", "xxe", "utf16"])
@pytest.mark.parametrize("deel", [BLAD, "xl/sharedStrings2.xml", "docProps/custom.xml"])
def test_xml_met_eigen_entiteiten_wordt_geweigerd(gewoon, tmp_path, xml, deel):
    pad = tmp_path / "entiteiten.xlsx"
    with zipfile.ZipFile(gewoon) as oud, zipfile.ZipFile(pad, "w") as nieuw:
        for naam in oud.namelist():
            if naam != deel:
                nieuw.writestr(naam, oud.read(naam))
        nieuw.writestr(deel, xml)
    assert "heeft een DOCTYPE of eigen entiteiten" in fout(pad)


def test_een_zipbom_wordt_geweigerd_zonder_hem_uit_te_pakken(gewoon):
    herpak(gewoon, {"xl/media/bom.bin": b"\0" * 150_000_000})
    begin = time.monotonic()
    assert "zipbom" in fout(gewoon)
    assert time.monotonic() - begin < 5


def test_meer_dan_tweehonderd_mb_uitgepakt_is_te_groot(gewoon):
    delen = {f"xl/media/{nr}.bin": b"\0" * 4_900_000 for nr in range(45)}
    assert "meer dan 200 MB" in fout(herpak(gewoon, delen))


def test_een_leugen_over_de_grootte_helpt_niet(gewoon):
    """De inhoudsopgave zegt 10 bytes; het uitpakken houdt zich daaraan en de controlesom klopt dan niet."""
    inhoud = bytearray(herpak(gewoon, {"xl/media/a.bin": b"\0" * 1_000_000}).read_bytes())
    plek = inhoud.rindex(b"xl/media/a.bin") - 46
    assert inhoud[plek : plek + 4] == b"PK\x01\x02"
    struct.pack_into("<I", inhoud, plek + 24, 10)
    gewoon.write_bytes(inhoud)
    assert "beschadigd" in fout(gewoon)


def test_delen_die_elkaar_overlappen_worden_geweigerd(gewoon):
    inhoud = bytearray(herpak(gewoon, {"xl/media/a.bin": b"a" * 500, "xl/media/b.bin": b"b" * 500}).read_bytes())
    eerste = inhoud.rindex(b"xl/media/a.bin") - 46
    tweede = inhoud.rindex(b"xl/media/b.bin") - 46
    inhoud[tweede + 42 : tweede + 46] = inhoud[eerste + 42 : eerste + 46]
    gewoon.write_bytes(inhoud)
    assert "overlappen elkaar" in fout(gewoon)


@pytest.mark.parametrize(
    ("van", "naar", "zin"),
    [
        (b'<c r="B2"', b'<c r="XFD1048576"', "ligt veel te ver weg"),
        (b"</sheetData>", b"</sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>", "samengevoegde"),
    ],
    ids=["cel_in_de_verste_hoek", "samengevoegd_over_heel_het_blad"],
)
def test_een_blad_dat_het_geheugen_vult_wordt_geweigerd(gewoon, van, naar, zin):
    assert zin in fout(herpak(gewoon, vervang={BLAD: (van, naar)}))


def test_te_veel_rijen_is_te_groot(gewoon):
    rijen = b"".join(b'<row r="%d"/>' % nr for nr in range(3, 250_003))
    herpak(gewoon, vervang={BLAD: (b"</sheetData>", rijen + b"</sheetData>")})
    assert "meer dan 250.000 rijen" in fout(gewoon)


def test_een_koppeling_in_de_verwijzingen_wordt_geweigerd(gewoon):
    relatie = b'<Relationship Id="r9" Type="http://x/oleObject" Target="http://kwaad.nl/a" TargetMode="External"/>'
    pad = herpak(gewoon, vervang={RELS: (b"</Relationships>", relatie + b"</Relationships>")})
    assert "een koppeling met een bestand of adres van buiten" in fout(pad)


def test_een_verwijzing_naar_buiten_het_pak_leest_niets(gewoon):
    pad = herpak(gewoon, vervang={RELS: (b"worksheets/sheet1.xml", b"../../../../etc/passwd")})
    with pytest.raises(SturingFout, match="beschadigd"):
        lees_levering(pad)


def test_een_macrotype_in_de_inhoudsopgave_wordt_geweigerd(gewoon):
    pad = herpak(gewoon, vervang={"[Content_Types].xml": (b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")})
    assert "macro's" in fout(pad)


@pytest.mark.parametrize("naam", [b"../../etc", b"a/b", b"a[1]", b"x" * 40])
def test_een_bladnaam_die_excel_niet_kent_wordt_geweigerd(gewoon, naam):
    assert "kan niet in Excel" in fout(herpak(gewoon, vervang={BOEK: (b'name="Sheet"', b'name="' + naam + b'"')}))


@pytest.mark.parametrize("achter", [".xlsm", ".xltm", ".xlsb"])
def test_een_naam_die_macros_belooft_wordt_geweigerd(gewoon, achter):
    pad = gewoon.with_suffix(achter)
    shutil.copy(gewoon, pad)
    assert f"een {achter} kan macro's bevatten" in fout(pad)


def test_een_xls_met_macros_of_een_wachtwoord_wordt_geweigerd(tmp_path):
    boek = xlwt.Workbook()
    boek.add_sheet("Blad1").write(0, 0, "a")
    stroom = io.BytesIO()
    boek.save(stroom)
    for naam, zin in (("_VBA_PROJECT_CUR", "macro's"), ("EncryptedPackage", "wachtwoord")):
        (tmp_path / "oud.xls").write_bytes(stroom.getvalue() + naam.encode("utf-16-le"))
        assert zin in fout(tmp_path / "oud.xls")


def test_een_melding_laat_geen_stuurtekens_uit_een_naam_door(gewoon):
    melding = fout(herpak(gewoon, {"../\x1b[31mrood\u202egnp.exe": b"x"}))
    assert "\x1b" not in melding and "\u202e" not in melding


def test_de_weegtafel_leest_door_dezelfde_keuring(gewoon):
    herpak(gewoon, {"xl/vbaProject.bin": b"x"})
    with pytest.raises(SturingFout, match="macro's"):
        lees_werkboek(gewoon.read_bytes(), "weegtafel.xlsx", ())


@given(st.binary(max_size=400), st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"$FL2", b""]))
def test_willekeurige_bytes_geven_altijd_een_leesbare_fout_of_een_blad(tmp_path_factory, rest, kop):
    pad = tmp_path_factory.mktemp("rommel") / "rommel.bin"
    pad.write_bytes(kop + rest)
    try:
        lees_levering(pad)
    except SturingFout as melding:
        assert "rommel.bin" in str(melding)
