"""Maak de PDF van WeasyPrint af volgens PDF/UA-1 en zonder iets dat van run tot run verschilt."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from sturing.fouten import BoekFout
from sturing.uitgeven.pdflinks import Verwijzingen

_GEMERKT = re.compile(rb"/\w+\s+<<\s*/MCID\s+(\d+)\s*>>\s+BDC")
_ARTEFACT = b"/Artifact <</Type /Pagination>> BDC"
#: Bit 3 van de vlaggen van een annotatie: ook op papier aanwezig.
_OP_PAPIER = 4


def werk_na(ruw: bytes, uit: Path) -> int:
    """Schrijf de nabewerkte PDF naar `uit` en geef het aantal bladzijden.

    Links gelden ook op papier en zeggen waar zij uitkomen, tabelkoppen hebben een richting, de inhoud
    van elk punt in een lijst staat in een LBody, een lijst in kolommen is één lijst, en koppen en voeten in de marge
    zijn artefacten.
    """
    with pikepdf.open(io.BytesIO(ruw)) as pdf:
        boom = pdf.Root.StructTreeRoot
        bereikt = set()
        verwijzingen = Verwijzingen(pdf)
        for wortel in _kinderen(boom):
            _loop(pdf, wortel, bereikt, verwijzingen, in_kop=False)
        verwijzingen.rond_af()
        nummers = boom.ParentTree.Nums
        per_bladzijde = {int(nummers[i]): nummers[i + 1] for i in range(0, len(nummers), 2)}
        for bladzijde in pdf.pages:
            for annotatie in bladzijde.get("/Annots", []):
                annotatie.F = int(annotatie.get("/F", 0)) | _OP_PAPIER
            _maak_marge_artefact(pdf, bladzijde, per_bladzijde[int(bladzijde.StructParents)], bereikt)
        # Een lezer ziet de bladwijzers meteen naast de tekst.
        pdf.Root.PageMode = Name.UseOutlines
        pdf.remove_unreferenced_resources()
        # Het hoogste niveau scheelt een groot rapport bijna drie procent, en kost een halve seconde.
        pikepdf.settings.set_flate_compression_level(9)
        pdf.save(
            uit,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
            deterministic_id=True,
        )
        return len(pdf.pages)


def _kinderen(element: Dictionary) -> list:
    kinderen = element.get("/K")
    if kinderen is None:
        return []
    return list(kinderen) if isinstance(kinderen, Array) else [kinderen]


def _loop(pdf: pikepdf.Pdf, element: object, bereikt: set, verwijzingen: Verwijzingen, in_kop: bool) -> None:
    """Ga de structuurboom langs, verbeter elk element en onthoud welke elementen erin hangen."""
    if not isinstance(element, Dictionary) or element.get("/Type") != Name.StructElem:
        return
    bereikt.add(element.objgen)
    soort = element.get("/S")
    if soort in (Name.TH, Name.TD):
        _zet_cel(element, soort, in_kop)
    elif soort == Name.LI:
        _zet_punt(pdf, element)
    elif soort == Name.L:
        _voeg_kolommen_samen(element)
    elif soort == Name.Link:
        verwijzingen.neem_op(element)
    for kind in _kinderen(element):
        _loop(pdf, kind, bereikt, verwijzingen, in_kop or soort == Name.THead)


def _zet_cel(cel: Dictionary, soort: Name, in_kop: bool) -> None:
    """Een kop krijgt een richting; de namen van WeasyPrint vervallen.

    Een tabel over meer bladzijden herhaalt haar kop, en dan zijn die namen niet uniek.
    """
    if soort == Name.TH:
        cel.A.Scope = Name.Column if in_kop else Name.Row
    for eigenaar, naam in ((cel, "/ID"), (cel.A, "/Headers")):
        if naam in eigenaar:
            del eigenaar[naam]


def _zet_punt(pdf: pikepdf.Pdf, punt: Dictionary) -> None:
    """Zet de inhoud van een punt in één LBody; WeasyPrint hangt alinea's en lijsten los in de LI."""
    los = [k for k in _kinderen(punt) if k.get("/S") not in (Name.Lbl, Name.LBody)]
    if not los:
        return
    inhoud = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=punt, K=Array()))
    heel = [k for k in _kinderen(punt) if k.get("/S") in (Name.Lbl, Name.LBody)]
    for kind in (k for k in _kinderen(punt) if k.get("/S") != Name.Lbl):
        delen = _kinderen(kind) if kind.get("/S") == Name.LBody else [kind]
        for deel in delen:
            if isinstance(deel, Dictionary) and "/P" in deel:
                deel.P = inhoud
            inhoud.K.append(deel)
    punt.K = Array([*(k for k in heel if k.get("/S") == Name.Lbl), inhoud])


def _voeg_kolommen_samen(lijst: Dictionary) -> None:
    """Een lijst in kolommen is één lijst; WeasyPrint maakt van elke kolom een lijst in de lijst."""
    if not any(kind.get("/S") == Name.L for kind in _kinderen(lijst)):
        return
    punten = Array()
    for kind in _kinderen(lijst):
        for punt in _kinderen(kind) if kind.get("/S") == Name.L else [kind]:
            punt.P = lijst
            punten.append(punt)
    lijst.K = punten


def _maak_marge_artefact(pdf: pikepdf.Pdf, bladzijde: pikepdf.Page, ouders: Array, bereikt: set) -> None:
    """Merk wat niet in de boom hangt, de lopende koppen en voeten, als artefact."""
    wezen = {i for i, ouder in enumerate(ouders) if isinstance(ouder, Dictionary) and ouder.objgen not in bereikt}
    if not wezen:
        return
    gemerkt = 0

    def vervang(vondst: re.Match) -> bytes:
        nonlocal gemerkt
        if int(vondst[1]) not in wezen:
            return vondst[0]
        gemerkt += 1
        return _ARTEFACT

    stroom = b"\n".join(_stromen(bladzijde))
    bladzijde.Contents = pdf.make_stream(_GEMERKT.sub(vervang, stroom))
    if gemerkt != len(wezen):
        raise BoekFout(
            "PDF", "de opbouw van een bladzijde is anders dan verwacht", "gebruik de WeasyPrint uit requirements.lock"
        )
    for wees in wezen:
        ouders[wees] = None


def _stromen(bladzijde: pikepdf.Page) -> Iterator[bytes]:
    inhoud = bladzijde.Contents
    for stroom in inhoud if isinstance(inhoud, Array) else [inhoud]:
        yield stroom.read_bytes()
