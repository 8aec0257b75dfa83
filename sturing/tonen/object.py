"""Wat een `toon_`-functie teruggeeft: één object, leesbaar in JupyterLab en in het boek.

In JupyterLab verschijnt `text/html`; het boek neemt `text/markdown` (MyST), met
nummer, bijschrift, bron, tekstalternatief en gegevens. De inhoud van bestanden
(figuur en CSV) reist mee in een eigen mimetype, zodat een notebook zelf niets
naar schijf hoeft te schrijven; `uitgeven` zet ze naast de pagina.
"""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt

from sturing.tonen.alternatief import tekstalternatief
from sturing.tonen.opmaak import als_optie, hek_voor, voor_html, voor_markdown, voor_titel
from sturing.tonen.tabel import Gegevens, Tabel, tabel_myst

#: Het mimetype waarin bestanden bij een object meereizen.
BIJLAGE = "application/vnd.sturing.bijlage+json"
#: Mappen naast de pagina waarin `uitgeven` die bestanden zet.
FIGUREN, DATA = "figuren", "data"


@dataclass(frozen=True)
class Getoond:
    """Een figuur, tabel of tekst in het rapport.

    `naam` is het anker en de bestandsnaam; uniek binnen een pagina en stabiel door de jaren.
    """

    naam: str
    titel: str = ""
    bron: str = ""
    #: Wat een figuur laat zien, in woorden en met haar getallen; zie `alternatief` voor welke.
    beeld: str = ""
    svg: str = ""
    tabel: Tabel | None = None
    gegevens: Gegevens | None = None
    tekst: tuple[str, ...] = ()
    #: Wat een figuur zegt. Zonder bevinding is er geen figuur: zij staat vooraan in het tekstalternatief.
    bevinding: str = ""
    #: Hetzelfde als een brede figuur met haar tabel, als tekst in MyST; op een smal scherm in de plaats van beide.
    smal: str = ""

    def __post_init__(self) -> None:
        if self.svg and not (self.bevinding and self.beeld):
            raise ValueError(f"figuur '{self.naam}' mist haar bevinding of haar beeld in woorden")

    @property
    def alt(self) -> str:
        """Het tekstalternatief: de bevinding en dan het beeld in woorden; leeg als er geen figuur is."""
        return tekstalternatief(self.bevinding, self.beeld) if self.svg else ""

    @property
    def alle_gegevens(self) -> Gegevens | None:
        """De cijfers achter dit object; bij een tabel zonder eigen cijfers de tabel zelf."""
        if self.gegevens or not self.tabel:
            return self.gegevens
        return Gegevens(self.tabel.koppen, tuple(tuple(rij) for rij in self.tabel.als_tekst()))

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        bundel = {"text/html": als_html(self), "text/markdown": als_myst(self), "text/plain": self.titel or self.naam}
        bestanden = {}
        if self.svg:
            bestanden[f"{FIGUREN}/{self.naam}.svg"] = self.svg
        if gegevens := self.alle_gegevens:
            bestanden[f"{DATA}/{self.naam}.csv"] = gegevens.als_csv()
        if bestanden:
            bijlage = {
                "naam": self.naam, "titel": self.titel, "bron": self.bron, "bestanden": bestanden,
                "kolommen": gegevens.uitleg if gegevens else {},
            }  # fmt: skip
            bundel[BIJLAGE] = [bijlage]
        return bundel


@dataclass(frozen=True)
class Stapel:
    """Verschillende objecten onder elkaar, als uitkomst van één cel.

    Na de eerste `vooraf` objecten staan er `raster` op een breed scherm naast elkaar: kleine figuren in
    dezelfde maat. Op papier staan zij onder elkaar, tenzij `paren` waar is: dan twee aan twee.
    """

    delen: tuple[Getoond, ...]
    raster: int = 0
    vooraf: int = 0
    paren: bool = False

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        bundels = [deel._repr_mimebundle_() for deel in self.delen]
        bijlagen = [bijlage for bundel in bundels for bijlage in bundel.get(BIJLAGE, [])]
        samen = {
            soort: "\n\n".join(bundel[soort] for bundel in bundels)
            for soort in ("text/html", "text/markdown", "text/plain")
        }
        if self.raster:
            myst = [bundel["text/markdown"] for bundel in bundels]
            eind = self.vooraf + self.raster
            vakken = [f":::::{{div}} vak\n{deel}\n:::::" for deel in myst[self.vooraf : eind]]
            hek = "::::::{div} raster" + " paren" * self.paren
            delen = [*myst[: self.vooraf], hek, *vakken, "::::::", *myst[eind:]]
            samen["text/markdown"] = "\n\n".join(delen)
        return samen | ({BIJLAGE: bijlagen} if bijlagen else {})


def als_myst(object_: Getoond) -> str:
    """Het object in MyST Markdown."""
    delen = list(object_.tekst)
    if object_.svg:
        delen.append(_figuur_myst(object_))
    elif object_.tabel:
        delen.append(tabel_myst(object_.tabel, object_.titel, f"tabel-{object_.naam}"))
        delen.append(_bron_myst(object_))
    return "\n\n".join(deel for deel in delen if deel)


def _bron_myst(object_: Getoond) -> str:
    """De regel onder een tabel: bron en gegevens."""
    bron = f"Bron: {voor_markdown(object_.bron)}. " if object_.bron else ""
    regel = (bron + _datalink(object_)).strip()
    return f":::{{div}} bronregel\n{regel}\n:::" if regel else ""


def _datalink(object_: Getoond) -> str:
    if not object_.alle_gegevens:
        return ""
    # Tussen de tags leest MyST gewoon verder, dus ook hier wordt de titel ontsnapt voor Markdown.
    over = voor_markdown(object_.titel or object_.naam)
    return (
        f'<a class="gegevens alleen-scherm" href="{DATA}/{object_.naam}.csv" download>Gegevens (CSV)'
        f'<span class="verborgen"> bij: {over}</span></a>'
    )


def _figuur_myst(object_: Getoond) -> str:
    """Figuur met alternatief, bijschrift met bron, en de tabel eronder om uit te klappen."""
    bron = f" Bron: {voor_markdown(object_.bron)}." if object_.bron else ""
    bijschrift = f"{voor_markdown(object_.titel)}.{bron} {_datalink(object_)}".strip()
    regels = [f":::{{div}} smalbeeld alleen-scherm\n{object_.smal}\n:::", ""] if object_.smal else []
    regels += [
        f"```{{figure}} {FIGUREN}/{object_.naam}.svg",
        f":name: fig-{object_.naam}",
        f":alt: {als_optie(object_.alt)}",
        "",
        bijschrift,
        "```",
    ]
    if object_.tabel:
        binnen = tabel_myst(object_.tabel, "", "")
        hek = hek_voor(binnen)
        # De titel hoort erbij: wie de uitklappers achter elkaar hoort, moet ze uit elkaar kunnen houden.
        kop = f'Cijfers bij deze figuur<span class="verborgen">: {voor_titel(object_.titel)}</span>'
        regels += ["", f"{hek}{{dropdown}} {kop}", ":class-container: cijfers", "", binnen, hek]
    return "\n".join(regels)


def als_html(object_: Getoond) -> str:
    """Het object in HTML, voor JupyterLab."""
    delen = [tekst_html(regel) for regel in object_.tekst]
    if object_.svg:
        bijschrift = f"{voor_html(object_.titel)}. Bron: {voor_html(object_.bron)}."
        delen.append(
            f'<figure role="group"><div role="img" aria-label="{voor_html(object_.alt)}">{object_.svg}</div>'
            f"<figcaption>{bijschrift}</figcaption></figure>"
        )
    if object_.tabel:
        delen.append(_tabel_html(object_))
    return "\n".join(delen)


def tekst_html(tekst: str) -> str:
    """Een alinea MyST als HTML voor JupyterLab: vet, lijsten en links wel, hekken van MyST niet.

    >>> tekst_html("**Concept.** Nog niet klaar")
    '<p><strong>Concept.</strong> Nog niet klaar</p>'
    """
    regels = [r for r in tekst.splitlines() if not r.startswith((":::", "```", ":class"))]
    return MarkdownIt("commonmark", {"html": False}).render("\n".join(regels)).strip()


def _tabel_html(object_: Getoond) -> str:
    koppen = "".join(f'<th scope="col">{voor_html(kop)}</th>' for kop in object_.tabel.koppen)
    rijen = "".join(
        f'<tr><th scope="row">{voor_html(rij[0])}</th>'
        + "".join(f"<td>{voor_html(cel)}</td>" for cel in rij[1:])
        + "</tr>"
        for rij in object_.tabel.als_tekst()
    )
    titel = f"<caption>{voor_html(object_.titel)}</caption>" if object_.titel and not object_.svg else ""
    return f"<table>{titel}<thead><tr>{koppen}</tr></thead><tbody>{rijen}</tbody></table>"
