"""De keuring aan de deur: een werkboek van buiten is pas te lezen als er niets gevaarlijks in zit.

Een xlsx is een zip met XML. Deze module kijkt in dat pak voordat een leesbibliotheek het opent, en weigert wat een
machine kan laten vastlopen (een zipbom, een reusachtig blad, XML met eigen entiteiten) of iets kan uitvoeren of
ophalen (macro's, ingesloten objecten, koppelingen met andere bestanden). Zij voert zelf niets uit en pakt niets uit
naar schijf. Ook een oude xls (OLE) wordt gekeurd op grootte, macro's en een wachtwoord.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from sturing.bronnen.werkboekdeel import BEWAAR_ALS_XLSX, Ontleder, WerkboekFout, te_groot
from sturing.fouten import InvoerFout
from sturing.tekens import veilige_naam

#: Een groter bestand is geen levering maar een vergissing of een aanval.
HOOGSTENS_BYTES, HOOGSTENS_UITGEPAKT = 20_000_000, 200_000_000
HOOGSTENS_DELEN = 2_000
#: Een gewoon blad wordt tien tot vijftig keer kleiner in een zip; een bom duizend keer.
_HOOGSTE_VERHOUDING, _KLEIN_GENOEG = 300, 5_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WACHTWOORD = ("dit werkboek heeft een wachtwoord", "haal het wachtwoord eraf en bewaar opnieuw")

#: Delen die iets kunnen uitvoeren of ophalen: het patroon in de naam, wat het is, en wat te doen.
_GEVAARLIJK = (
    (re.compile(r"vbaproject|vbadata|macrosheets/|dialogsheets/|\.bas$|intlmacrosheets/"), "macro's", BEWAAR_ALS_XLSX),
    (
        re.compile(r"externallinks/"),
        "een koppeling met een ander bestand",
        "verbreek in Excel de koppelingen (Gegevens, Koppelingen bewerken) en bewaar opnieuw",
    ),
    (
        re.compile(r"(^|/)connections\.xml$|querytables/"),
        "een verbinding met een gegevensbron",
        "verwijder in Excel de verbindingen (Gegevens, Query's en verbindingen) en bewaar opnieuw",
    ),
    (re.compile(r"embeddings/|activex/|\.(exe|dll|js|vbs|bat|ps1|scr)$"), "een ingesloten object", BEWAAR_ALS_XLSX),
    (re.compile(r"xl/worksheets/.*\.bin$|xl/workbook\.bin$"), "bladen in binaire vorm (.xlsb)", BEWAAR_ALS_XLSX),
)
_MACROTYPE = re.compile(rb"macroenabled|vbaproject", re.I)
_XML = re.compile(r"\.(xml|rels|vml)$")


def keur_werkboek(pad: Path) -> None:
    """Keur het werkboek in `pad` (xlsx of xls); niets als het veilig te lezen is.

    Fouten: `InvoerFout` als het bestand niet bestaat, `WerkboekFout` met wat er mis is en wat de inzender kan doen.
    """
    plaats = veilige_naam(pad.name)
    if not pad.is_file():
        raise InvoerFout(plaats, "dit bestand bestaat niet", "controleer de naam en de map")
    if pad.stat().st_size > HOOGSTENS_BYTES:
        raise te_groot(plaats, f"het bestand is groter dan {HOOGSTENS_BYTES // 1_000_000} MB")
    keur_soort(pad)
    keur_inhoud(pad.read_bytes(), plaats)


def keur_soort(pad: Path) -> None:
    """Weiger een werkboek dat al door zijn naam macro's belooft."""
    if pad.suffix.lower() in (".xlsm", ".xltm", ".xlam", ".xlsb"):
        raise WerkboekFout(veilige_naam(pad.name), f"een {pad.suffix.lower()} kan macro's bevatten", BEWAAR_ALS_XLSX)


def is_werkboek(inhoud: bytes) -> bool:
    """Waar als de eerste bytes van een zip (xlsx) of van OLE (xls) zijn; de naam zegt niets."""
    return inhoud.startswith((_ZIP, _OLE))


def is_oud_werkboek(inhoud: bytes) -> bool:
    """Waar bij een xls van Excel 2003 of ouder."""
    return inhoud.startswith(_OLE)


def keur_inhoud(inhoud: bytes, plaats: str) -> None:
    """Keur de bytes van een werkboek; `plaats` staat in de melding. Zie `keur_werkboek`."""
    if len(inhoud) > HOOGSTENS_BYTES:
        raise te_groot(plaats, f"het bestand is groter dan {HOOGSTENS_BYTES // 1_000_000} MB")
    if inhoud.startswith(_OLE):
        _keur_ole(inhoud, plaats)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
            _keur_delen(pak, plaats)
            for deel in pak.infolist():
                _keur_deel(pak, deel, plaats)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, ValueError):
        raise WerkboekFout(plaats, "dit is geen Excel-werkboek, of het is beschadigd", BEWAAR_ALS_XLSX) from None


def _keur_ole(inhoud: bytes, plaats: str) -> None:
    """Een xls: de namen in de mappenlijst van OLE staan in UTF-16 en verraden wat erin zit."""
    if "EncryptedPackage".encode("utf-16-le") in inhoud:
        raise WerkboekFout(plaats, *_WACHTWOORD)
    for naam in ("_VBA_PROJECT", "\x01Ole10Native", "MBD0"):
        if naam.encode("utf-16-le") in inhoud:
            raise WerkboekFout(plaats, "in dit werkboek zitten macro's of ingesloten objecten", BEWAAR_ALS_XLSX)
    if "Workbook".encode("utf-16-le") not in inhoud and "Book".encode("utf-16-le") not in inhoud:
        raise WerkboekFout(plaats, "dit is geen Excel-werkboek", BEWAAR_ALS_XLSX)


def _keur_delen(pak: zipfile.ZipFile, plaats: str) -> None:
    """Alles wat uit de inhoudsopgave van de zip al blijkt, voordat er iets wordt uitgepakt."""
    delen = pak.infolist()
    if len(delen) > HOOGSTENS_DELEN:
        raise te_groot(plaats, f"het bestaat uit {len(delen)} delen")
    if sum(d.file_size for d in delen) > HOOGSTENS_UITGEPAKT:
        raise te_groot(plaats, f"uitgepakt is het meer dan {HOOGSTENS_UITGEPAKT // 1_000_000} MB (een zipbom?)")
    gezien: set[str] = set()
    for deel in delen:
        _keur_naam(deel, gezien, plaats)
        if deel.flag_bits & 1:
            raise WerkboekFout(plaats, *_WACHTWOORD)
        if deel.file_size > _KLEIN_GENOEG and deel.file_size > _HOOGSTE_VERHOUDING * max(deel.compress_size, 1):
            raise te_groot(plaats, f"'{veilige_naam(deel.filename)}' is verdacht sterk ingepakt (een zipbom?)")
    _keur_overlap(delen, plaats)
    if "[content_types].xml" not in gezien or "xl/workbook.xml" not in gezien:
        raise WerkboekFout(plaats, "dit is geen Excel-werkboek", BEWAAR_ALS_XLSX)


def _keur_naam(deel: zipfile.ZipInfo, gezien: set[str], plaats: str) -> None:
    naam = deel.orig_filename
    laag = naam.lower()
    stukken = laag.replace("\\", "/").split("/")
    if naam.startswith(("/", "\\")) or ".." in stukken or ":" in naam or "\x00" in naam or "\\" in naam:
        raise WerkboekFout(
            plaats, f"een deel heet '{veilige_naam(naam)}' en wijst buiten het werkboek", BEWAAR_ALS_XLSX
        )
    if laag in gezien:
        raise WerkboekFout(plaats, f"het deel '{veilige_naam(naam)}' zit er twee keer in", BEWAAR_ALS_XLSX)
    gezien.add(laag)
    for patroon, wat, remedie in _GEVAARLIJK:
        if patroon.search(laag):
            raise WerkboekFout(plaats, f"dit werkboek bevat {wat} ({veilige_naam(naam)})", remedie)


def _keur_overlap(delen: list[zipfile.ZipInfo], plaats: str) -> None:
    """Delen die dezelfde bytes delen, maken van een klein bestand een eindeloos groot werkboek."""
    eind = 0
    for deel in sorted(delen, key=lambda d: d.header_offset):
        if deel.header_offset < eind:
            raise te_groot(plaats, "delen van het pak overlappen elkaar (een zipbom?)")
        eind = deel.header_offset + 30 + len(deel.orig_filename) + deel.compress_size


def _keur_deel(pak: zipfile.ZipFile, deel: zipfile.ZipInfo, plaats: str) -> None:
    """Pak één deel in stukken uit; XML gaat door een ontleder die bij de eerste DOCTYPE stopt."""
    naam = deel.filename.lower()
    ontleder = Ontleder(plaats, naam) if _XML.search(naam) else None
    with pak.open(deel) as stroom:
        kop = stroom.read(65_536)
        if naam == "[content_types].xml" and _MACROTYPE.search(kop + stroom.read(HOOGSTENS_BYTES)):
            raise WerkboekFout(plaats, "in dit werkboek zitten macro's", BEWAAR_ALS_XLSX)
        while kop:
            if ontleder:
                ontleder.lees(kop)
            kop = stroom.read(65_536)
