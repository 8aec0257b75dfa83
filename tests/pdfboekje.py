"""Een klein boek in HTML om PDF's van te maken, en een lezer die zegt wat er in een PDF staat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary

BEELD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80">'
    '<rect width="150" height="40" fill="#1f4e79"/></svg>'
)
TOC = "format: jb-book\nroot: index\nparts:\n  - caption: De opgaven\n    numbered: true\n    chapters:\n"


def schrijf_boek(map_: Path, bladen: dict[str, str]) -> Path:
    """Schrijf `bladen` (de inhoud van elk artikel) zoals Jupyter Book ze schrijft; geeft het pad van de toc."""
    (map_ / "_images").mkdir(parents=True, exist_ok=True)
    (map_ / "_images" / "balk.svg").write_text(BEELD, encoding="utf-8")
    for naam, inhoud in bladen.items():
        pagina = f'<html><body><nav>menu</nav><article class="bd-article">{inhoud}</article></body></html>'
        (map_ / f"{naam}.html").write_text(pagina, encoding="utf-8")
    toc = map_ / "_toc.yml"
    rest = [naam for naam in bladen if naam != "index"]
    toc.write_text(TOC + "".join(f"      - file: {naam}\n" for naam in rest), encoding="utf-8")
    return toc


def kop(niveau: int, nummer: str, tekst: str, anker: str, binnen: str = "", extra: str = "") -> str:
    """Een sectie met kop zoals Sphinx haar schrijft; `extra` is een tweede anker ervoor."""
    span = f'<span id="{extra}"></span>' if extra else ""
    getal = f'<span class="section-number">{nummer} </span>' if nummer else ""
    link = f'<a class="headerlink" href="#{anker}" title="Link naar deze kop">#</a>'
    return f'<section id="{anker}">{span}<h{niveau}>{getal}{tekst}{link}</h{niveau}>{binnen}</section>'


def tabel(
    nummer: str, titel: str, rijen: list[tuple[str, ...]], breedtes: tuple[float, ...] = (), klasse: str = ""
) -> str:
    """Een tabel zoals MyST een `list-table` schrijft; de eerste rij is de kop."""
    kolommen = "".join(f'<col style="width: {b}%" />' for b in breedtes)
    bijschrift = (
        f'<caption><span class="caption-number">{nummer} </span><span>{titel}</span></caption>' if titel else ""
    )
    koppen = "".join(f'<th class="head"><p>{cel}</p></th>' for cel in rijen[0])
    romp = "".join(
        f'<tr><th class="stub"><p>{rij[0]}</p></th>' + "".join(f"<td><p>{cel}</p></td>" for cel in rij[1:]) + "</tr>"
        for rij in rijen[1:]
    )
    return (
        f'<div class="pst-scrollable-table-container"><table class="{klasse} table">{bijschrift}'
        f"{f'<colgroup>{kolommen}</colgroup>' if kolommen else ''}<thead><tr>{koppen}</tr></thead>"
        f"<tbody>{romp}</tbody></table></div>"
    )


def figuur(nummer: str, titel: str, alt: str = "Een balk van 150.", bron: str = "_images/balk.svg") -> str:
    """Een figuur met bijschrift."""
    bijschrift = f'<p><span class="caption-number">{nummer} </span><span class="caption-text">{titel}</span></p>'
    return f'<figure><img alt="{alt}" src="{bron}" /><figcaption>{bijschrift}</figcaption></figure>'


@dataclass(frozen=True)
class Stuk:
    """Tekst op een bladzijde, met de elementen eromheen van buiten naar binnen: hun soort en hun nummer."""

    bladzijde: int
    pad: tuple[str, ...]
    tekst: str
    nummers: tuple[int, ...] = ()


class PdfLezer:
    """Leest een PDF die met tags is gemaakt: tekst per bladzijde, en per element van de structuur."""

    def __init__(self, bestand: Path) -> None:
        self.pdf = pikepdf.open(bestand)
        gelezen = [_lees_bladzijde(bladzijde) for bladzijde in self.pdf.pages]
        self.teksten = [" ".join(alles.split()) for alles, _ in gelezen]
        self._merken = [merken for _, merken in gelezen]
        nummers = {bladzijde.obj.objgen: i for i, bladzijde in enumerate(self.pdf.pages)}
        self.stukken = list(self._loop(self.pdf.Root.StructTreeRoot.K, Stuk(0, (), ""), nummers))

    def met(self, soort: str) -> list[Stuk]:
        """Elk element van deze soort, met al zijn tekst."""
        samen: dict[int, Stuk] = {}
        for stuk in self.stukken:
            if soort not in stuk.pad:
                continue
            diepte = len(stuk.pad) - 1 - stuk.pad[::-1].index(soort)
            nummer = stuk.nummers[diepte]
            eerder = samen[nummer].tekst if nummer in samen else ""
            tekst = " ".join(f"{eerder} {stuk.tekst}".split())
            samen[nummer] = Stuk(stuk.bladzijde, stuk.pad[: diepte + 1], tekst, stuk.nummers[: diepte + 1])
        return list(samen.values())

    def elementen(self, soort: str) -> list[Dictionary]:
        """Alle elementen van de structuur van deze soort."""
        return [e for e in _alle(self.pdf.Root.StructTreeRoot.K) if str(e.S) == f"/{soort}"]

    def bladwijzers(self) -> list[tuple[int, str]]:
        """Niveau en titel van elke bladwijzer."""
        with self.pdf.open_outline() as boom:
            return list(_bladwijzers(boom.root, 1))

    def _loop(self, kinderen: object, boven: Stuk, nummers: dict) -> Iterator[Stuk]:
        for element in _lijst(kinderen):
            pad, eigen = (*boven.pad, str(element.S)[1:]), (*boven.nummers, element.objgen[0])
            for kind in _lijst(element.get("/K")):
                if isinstance(kind, int):
                    bladzijde = nummers[element.Pg.objgen]
                    yield Stuk(bladzijde, pad, self._merken[bladzijde].get(kind, ""), eigen)
                elif kind.get("/Type") == "/StructElem":
                    yield from self._loop([kind], Stuk(0, pad, "", eigen), nummers)


def _bladwijzers(takken: list, niveau: int) -> Iterator[tuple[int, str]]:
    for tak in takken:
        yield niveau, tak.title
        yield from _bladwijzers(tak.children, niveau + 1)


def _alle(kinderen: object) -> Iterator[Dictionary]:
    for kind in _lijst(kinderen):
        if isinstance(kind, Dictionary) and kind.get("/Type") == "/StructElem":
            yield kind
            yield from _alle(kind.get("/K"))


def _lijst(kinderen: object) -> list:
    if kinderen is None:
        return []
    return list(kinderen) if isinstance(kinderen, (Array, list)) else [kinderen]


def _lees_bladzijde(bladzijde: pikepdf.Page) -> tuple[str, dict[int, str]]:
    """Alle tekst van een bladzijde, en de tekst per merk (MCID)."""
    letters = {naam: _tekens(letter) for naam, letter in bladzijde.Resources.get("/Font", {}).items()}
    alles, merken, stapel, tekens = [], {}, [], {}
    for waarden, opdracht in pikepdf.parse_content_stream(bladzijde):
        naam = str(opdracht)
        if naam in ("BDC", "BMC"):
            eigen = waarden[1] if naam == "BDC" else {}
            stapel.append(int(eigen["/MCID"]) if "/MCID" in eigen else None)
        elif naam == "EMC":
            stapel.pop()
            alles.append(" ")
        elif naam == "Tf":
            tekens = letters[str(waarden[0])]
        elif naam in ("Tj", "TJ"):
            tekst = _ontcijfer(waarden[0], tekens)
            alles.append(tekst)
            if stapel and stapel[-1] is not None:
                merken[stapel[-1]] = merken.get(stapel[-1], "") + tekst
    return "".join(alles), merken


def _ontcijfer(waarde: object, tekens: dict[int, str]) -> str:
    delen = waarde if isinstance(waarde, Array) else [waarde]
    ruw = b"".join(bytes(deel) for deel in delen if isinstance(deel, pikepdf.String))
    return "".join(tekens.get(int.from_bytes(ruw[i : i + 2], "big"), "") for i in range(0, len(ruw), 2))


def _tekens(letter: Dictionary) -> dict[int, str]:
    """Van code naar teken, volgens de tabel die een schermlezer ook gebruikt."""
    tabel_ = letter.ToUnicode.read_bytes().decode("ascii")
    paren = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", tabel_)
    return {int(code, 16): bytes.fromhex(teken).decode("utf-16-be") for code, teken in paren}
