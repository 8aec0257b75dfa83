"""De opdracht `sturing lees-in`: een geleverd bestand bekijken en pas op verzoek vastleggen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from sturing.cli_gemeente import STANDAARD, Gemeente
from sturing.fouten import Afloop, InvoerFout
from sturing.paden import zoek_wortel

if TYPE_CHECKING:
    from sturing.gegevens.vergelijking import Verschil
    from sturing.leesopdracht import Verslag

#: Zoveel regels toont de opdracht per soort; de rest wordt geteld.
_HOOGSTENS = 10

UITLEG = (
    "Zonder --leg-vast ziet u alleen wat er zou veranderen. Afloop: 0 alles geplaatst, 2 verkeerde vraag, 3 er ging"
    " iets terzijde of er past geen recept; wat wel te plaatsen was, is met --leg-vast dan bewaard."
)


def lees_in(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Een CSV, werkboek (xlsx, xls) of SPSS-bestand.")],
    gemeente: Gemeente = STANDAARD,
    jaar: Annotated[
        str | None,
        typer.Option("--jaar", metavar="JAAR", help="Het jaar van het kader.", show_default="het lopende rapport"),
    ] = None,
    recept: Annotated[
        str | None,
        typer.Option("--recept", metavar="NAAM", help="Lees met dit recept.", show_default="het recept dat past"),
    ] = None,
    leg_vast: Annotated[
        bool, typer.Option("--leg-vast", help="Schrijf de metingen en bewaar het bestand.", metavar=" ")
    ] = False,
    beschikbaar_per: Annotated[
        str | None,
        typer.Option("--beschikbaar-per", metavar="DATUM", help="Sinds wanneer dit bekend is.", show_default="vandaag"),
    ] = None,
    recept_voorstel: Annotated[
        Path | None,
        typer.Option("--recept-voorstel", metavar="BESTAND", help="Schrijf een voorstel voor een recept hierheen."),
    ] = None,
) -> None:
    """Lees een geleverd bestand in: eerst bekijken, dan vastleggen."""
    from sturing.leesopdracht import Verslag, Wens, lees_dag
    from sturing.leesopdracht import lees_in as voer_uit

    if recept_voorstel and leg_vast:
        raise InvoerFout("lees-in", "een voorstel en vastleggen gaan niet samen", "laat een van beide weg")
    wens = Wens(bestand, gemeente, jaar, recept, leg_vast, lees_dag(beschikbaar_per))
    uitkomst = voer_uit(zoek_wortel(), wens)
    if not isinstance(uitkomst, Verslag):
        _toon(uitkomst.regels)
        raise typer.Exit(uitkomst.afloop)
    if recept_voorstel or uitkomst.recept is None:
        _geef_voorstel(uitkomst, gemeente, recept_voorstel)
        return
    _toon(toon_verslag(uitkomst))
    if uitkomst.geplaatst.terzijde:
        raise typer.Exit(Afloop.FOUT_IN_GEGEVENS)


def _toon(regels: list[str]) -> None:
    Console().print("\n".join(regels), soft_wrap=True, highlight=False, markup=False)


def _geef_voorstel(verslag: Verslag, gemeente: str, pad: Path | None) -> None:
    """Schrijf of toon het voorstel; zonder recept is de afloop nooit goed."""
    from sturing.leesopdracht import maak_voorstel
    from sturing.schijf import schrijf_atomair

    tekst = maak_voorstel(zoek_wortel(), gemeente, verslag)
    if verslag.recept is None:
        _toon([f"{verslag.levering.naam}: er past geen recept; er is niets bewaard."])
    if pad is None:
        _toon(["Bewaar dit voorstel met --recept-voorstel BESTAND en vul het aan:", "", tekst])
    elif pad.exists():
        raise InvoerFout(str(pad), "dit bestand bestaat al", "kies een andere naam")
    else:
        schrijf_atomair(pad, tekst.encode())
        _toon([f"Voorstel voor een recept: {pad}. Vul het aan waar INVULLEN staat."])
    if verslag.recept is None:
        raise typer.Exit(Afloop.FOUT_IN_GEGEVENS)


def toon_verslag(verslag: Verslag) -> list[str]:
    """Wat er in het bestand zat, wat er verandert, wat terzijde ging en wat er nu is bewaard."""
    g, recept = verslag.geplaatst, verslag.recept
    regels = [f"{verslag.levering.naam}: recept {recept.id} ({recept.recept.naam})"]
    if verslag.eerder:
        regels.append(f"Dit bestand is al eerder vastgelegd, per {verslag.eerder.beschikbaar_per}.")
    for bron, verschil in verslag.verschillen.items():
        regels += toon_verschil(bron, verschil, verslag.is_klein)
    regels += [f"   zonder cijfer: {aantal} keer {wat}" for wat, aantal in sorted(g.zonder_cijfer.items())]
    regels += [f"   overgeslagen: {aantal} keer {wat}" for wat, aantal in sorted(g.overgeslagen.items())]
    regels += _lijst("terzijde", [str(t) for t in g.terzijde], 25)
    return [*regels, *_klein(verslag), *_slot(verslag)]


def _klein(verslag: Verslag) -> list[str]:
    """Waarschuw als er een klein aantal bij is: het rapport verbergt het, het metingenbestand niet."""
    nieuw = [rij for v in verslag.verschillen.values() for rij in (*v.nieuw, *(h.nieuw for h in v.herzien))]
    if not (klein := sum(map(verslag.is_klein, nieuw))):
        return []
    wat = "1 cijfer gaat" if klein == 1 else f"{klein} cijfers gaan"
    return [f"   let op: {wat} over een klein aantal mensen; het rapport toont dat niet, maar metingen/ bevat het wel"]


def _slot(verslag: Verslag) -> list[str]:
    """De laatste regels: wat er bewaard is, en wat de gebruiker nu kan doen."""
    nieuw, herzien = (sum(len(getattr(v, s)) for v in verslag.verschillen.values()) for s in ("nieuw", "herzien"))
    terzijde = f"; {len(verslag.geplaatst.terzijde)} keer iets terzijde" if verslag.geplaatst.terzijde else ""
    if verslag.vastgelegd:
        regels = [f"{nieuw} nieuwe en {herzien} herziene metingen bewaard{terzijde}."]
        return regels + ([f"Wat terzijde ging: {verslag.terzijdelijst}"] if terzijde else [])
    regels = [f"Er is niets geschreven: {nieuw} nieuw en {herzien} herzien{terzijde}."]
    if not verslag.recept.recept.nagekeken:
        return [*regels, "Dit recept is nog niet nagekeken. Klopt alles hierboven, zet er dan in: nagekeken: true"]
    return [*regels, "Klopt het? Geef dezelfde opdracht met --leg-vast."]


def toon_verschil(bron: str, v: Verschil, is_klein) -> list[str]:
    """De regels over één bestand in metingen/; een klein aantal staat er nooit bij."""
    tellingen = (
        (len(v.nieuw), "nieuw"), (len(v.herzien), "herzien"), (v.gelijk, "gelijk"), (v.leeg, "zonder cijfer"),
        (len(v.verdwenen), "niet meer in het bestand"),
    )  # fmt: skip
    regels = [f"metingen/{bron}.csv: " + ", ".join(f"{n} {wat}" for n, wat in tellingen)]

    def getal(rij: object) -> str:
        return "klein aantal" if is_klein(rij) else _getal(_veld(rij, "waarde"))

    def plek(rij: object) -> str:
        return _veld(rij, "vindplaats").rpartition(" (levering ")[0]

    regels += _lijst("nieuw", [f"{_wat(r)}: {getal(r)} ({plek(r)})" for r in v.nieuw])
    regels += _lijst("herzien", [f"{_wat(h.oud)}: {getal(h.oud)} wordt {getal(h.nieuw)}" for h in v.herzien])
    regels += _lijst("let op", [f"{_wat(h.oud)}: staat ook in een ander bestand, met {getal(h.oud)}" for h in v.elders])
    regels += _lijst("niet meer in het bestand", [f"{_wat(oud)}: blijft bewaard" for oud in v.verdwenen])
    return regels + _lijst(
        "niet geschreven",
        [
            f"{_wat(h.oud)}: op die dag is al {getal(h.oud)} bekend; geef een latere --beschikbaar-per"
            for h in v.botsing
        ],
    )


def _lijst(soort: str, regels: list[str], hoogstens: int = _HOOGSTENS) -> list[str]:
    rest = [f"   {soort}: en nog {len(regels) - hoogstens}"] if len(regels) > hoogstens else []
    return [f"   {soort}: {regel}" for regel in regels[:hoogstens]] + rest


def _veld(rij: object, naam: str):
    return rij[naam] if isinstance(rij, Mapping) else getattr(rij, naam)


def _wat(rij: object) -> str:
    return ", ".join(_veld(rij, naam) for naam in ("indicator", "gebied", "periode"))


def _getal(waarde: object) -> str:
    """Een getal in Nederlandse notatie, of woorden als het er niet is."""
    if waarde in (None, ""):
        return "geen cijfer"
    return f"{float(waarde):.6f}".rstrip("0").rstrip(".").replace(".", ",")
