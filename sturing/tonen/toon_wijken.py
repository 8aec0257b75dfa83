"""Wat het hoofdstuk over de wijken toont."""

from __future__ import annotations

from sturing.gegevens.feitenmodel import Kerncijfer, Wijk
from sturing.gegevens.kadermodel import Eenheid
from sturing.gegevens.perioden import tijdstip
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import AFGESCHERMD, tel, toon_periode, toon_waarde, voeg_samen, voeg_vindplaatsen
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import als_anker, voor_markdown
from sturing.tonen.tabel import Gegevens, Tabel
from sturing.tonen.teken import teken_wijken
from sturing.tonen.zinnen_wijken import zinnen_waardering

#: Zo begint de opmerking bij een kerncijfer waarvan wij het jaar zelf hebben herleid.
_JAAR_AFGELEID = "jaar afgeleid:"


def kernreeksen() -> dict[tuple[str, str, str], list[Kerncijfer]]:
    """De toonbare kerncijfers per naam, periode en bron."""
    uit: dict[tuple[str, str, str], list[Kerncijfer]] = {}
    for cijfer, verborgen in huidig().kerncijfers:
        eigen = uit.setdefault((cijfer.kerncijfer, cijfer.periode, cijfer.bron), [])
        if not verborgen:
            eigen.append(cijfer)
    return uit


def _verborgen() -> set[tuple[str, str, str, str]]:
    """Naam, periode, bron en gebied van elk afgeschermd kerncijfer."""
    return {(c.kerncijfer, c.periode, c.bron, c.gebied) for c, verborgen in huidig().kerncijfers if verborgen}


def toon_kerncijfers() -> Stapel | Getoond:
    """Kerncijfers per wijk als tabellen: een rij per wijk, per bron en jaar een tabel, de nieuwste eerst."""
    groepen: dict[tuple[str, str], dict[str, dict[str, Kerncijfer]]] = {}
    for (naam, periode, bron), cijfers in kernreeksen().items():
        groepen.setdefault((bron, periode), {})[naam] = {c.gebied: c for c in cijfers}
    delen = [
        _kerntabel(bron, periode, per_naam)
        for (bron, periode), per_naam in sorted(groepen.items(), key=lambda g: tijdstip(g[0][1]), reverse=True)
    ]
    if not delen:
        return Getoond(naam="kerncijfers", tekst=("Er zijn voor deze peildatum geen kerncijfers per wijk bekend.",))
    return Stapel(tuple(delen))


def _kerntabel(bron: str, periode: str, per_naam: dict[str, dict[str, Kerncijfer]]) -> Getoond:
    blad = huidig()
    gemeente = blad.dossier.gemeente
    gebieden = [w.code for w in gemeente.wijken] + [gemeente.code]
    namen, verborgen = list(per_naam), _verborgen()
    rijen = []
    for code in gebieden:
        cellen = [
            AFGESCHERMD if (naam, periode, bron, code) in verborgen else _cel(per_naam[naam].get(code))
            for naam in namen
        ]
        if any(cel != "-" for cel in cellen):
            rijen.append((blad.naam_gebied(code), *cellen))
    alle = [c for cijfers in per_naam.values() for c in cijfers.values()]
    naam_bron = blad.dossier.kader.bronnen[bron].naam if bron in blad.dossier.kader.bronnen else bron
    return Getoond(
        naam=f"kerncijfers-{als_anker(f'{bron}-{periode}')}",
        titel=f"Kerncijfers per wijk, {toon_periode(periode)} ({naam_bron})",
        bron=voeg_vindplaatsen(c.vindplaats for c in alle),
        tabel=Tabel(("Gebied", *(n[:1].upper() + n[1:] for n in namen)), tuple(rijen), klasse="klein getallen"),
        tekst=(*_zinnen_verworpen([c for c in alle if c.verworpen]), *_zinnen_afgeleid(alle)),
        gegevens=Gegevens(
            (
                "kerncijfer",
                "gebied",
                "periode",
                "waarde",
                "eenheid",
                "groep",
                "bron",
                "vindplaats",
                "verworpen",
                "opmerking",
            ),
            tuple(
                (
                    c.kerncijfer,
                    c.gebied,
                    c.periode,
                    c.waarde,
                    c.eenheid.value,
                    c.groep,
                    c.bron,
                    c.vindplaats,
                    c.verworpen,
                    c.opmerking,
                )
                for c in alle
            ),
        ),
    )


def _zinnen_verworpen(verworpen: list[Kerncijfer]) -> tuple[str, ...]:
    """Per wijk en reden één zin over de cijfers die wij niet gebruiken."""
    groepen: dict[tuple[str, str], list[str]] = {}
    for cijfer in verworpen:
        groepen.setdefault((cijfer.gebied, cijfer.opmerking), []).append(cijfer.kerncijfer)
    zinnen = []
    for (gebied, reden), namen in groepen.items():
        aantal = tel(len(namen), "cijfer", "cijfers")
        zin = f"Van {huidig().naam_gebied(gebied)} gebruiken wij {aantal} uit deze tabel niet: {voeg_samen(namen)}"
        waarom = f" De reden: {reden}." if reden else ""
        zinnen.append(voor_markdown(f"{zin}. Bij die cijfers staat ‘verworpen’.{waarom}"))
    return tuple(zinnen)


def _zinnen_afgeleid(cijfers: list[Kerncijfer]) -> tuple[str, ...]:
    """Per reden één zin over de cijfers waarvan het jaar niet in de bron staat maar wel te herleiden is."""
    namen: dict[str, list[str]] = {}
    for cijfer in cijfers:
        if cijfer.opmerking.startswith(_JAAR_AFGELEID):
            reden = cijfer.opmerking.removeprefix(_JAAR_AFGELEID).strip()
            namen.setdefault(reden, []).append(huidig().naam_gebied(cijfer.gebied))
    return tuple(voor_markdown(f"Bij {voeg_samen(wie)} is het jaar afgeleid: {reden}.") for reden, wie in namen.items())


def _cel(cijfer: Kerncijfer | None) -> str:
    if cijfer is None:
        return "-"
    # Een verworpen cijfer staat er nog, zodat wie de bron kent ziet dat het gezien is.
    return toon_waarde(cijfer.waarde, cijfer.eenheid) + (" (verworpen)" if cijfer.verworpen else "")


def toon_wijkverschillen() -> Stapel | Getoond:
    """Voor elk kerncijfer uit de nieuwste levering: wijken op volgorde tegenover de gemeente."""
    blad = huidig()
    code = blad.dossier.gemeente.code
    figuren = []
    nieuwste: dict[str, tuple[list[Kerncijfer], str]] = {}
    for reeks, cijfers in sorted(kernreeksen().items(), key=lambda r: tijdstip(r[0][1])):
        nieuwste[reeks[0]] = [c for c in cijfers if not c.verworpen], _ontbrekende_wijken(reeks, cijfers)
    for naam, (cijfers, zonder) in nieuwste.items():
        wijken = tuple((blad.naam_gebied(c.gebied), c.waarde) for c in cijfers if c.gebied.startswith("WK"))
        if len(wijken) < 3 or cijfers[0].eenheid == Eenheid.AANTAL:
            continue
        gemeente = next((c.waarde for c in cijfers if c.gebied == code), None)
        figuren.append(_wijkfiguur(naam, cijfers, wijken, gemeente, zonder))
    if not figuren:
        return Getoond(
            naam="wijkverschillen", tekst=("Er zijn voor deze peildatum geen wijkcijfers om te vergelijken.",)
        )
    return Stapel(tuple(figuren), raster=len(figuren))


def _ontbrekende_wijken(reeks: tuple[str, str, str], cijfers: list[Kerncijfer]) -> str:
    """Welke wijken niet in de figuur van deze reeks staan en waarom, als zinsdeel; leeg als elke wijk erin staat."""
    blad = huidig()
    verborgen, verworpen = _verborgen(), {c.gebied for c in cijfers if c.verworpen}
    getoond = {c.gebied for c in cijfers} - verworpen
    per_reden: dict[str, list[str]] = {}
    for wijk in blad.dossier.gemeente.wijken:
        if wijk.code in verworpen:
            per_reden.setdefault("cijfer verworpen", []).append(wijk.naam)
        elif (*reeks, wijk.code) in verborgen:
            per_reden.setdefault(AFGESCHERMD, []).append(wijk.naam)
        elif wijk.code not in getoond:
            per_reden.setdefault("geen cijfer", []).append(wijk.naam)
    return voeg_samen([f"{voeg_samen(namen)} ({reden})" for reden, namen in per_reden.items()])


def _wijkfiguur(naam: str, cijfers: list[Kerncijfer], wijken: tuple, gemeente: float | None, zonder: str) -> Getoond:
    blad = huidig()
    eenheid, periode = cijfers[0].eenheid, toon_periode(cijfers[0].periode)
    hoog, laag = max(wijken, key=lambda w: w[1]), min(wijken, key=lambda w: w[1])
    titel = (
        f"{naam[:1].upper()}{naam[1:]} ({periode}): van {toon_waarde(laag[1], eenheid)} in {laag[0]}"
        f" tot {toon_waarde(hoog[1], eenheid)} in {hoog[0]}" + (f"; zonder {zonder}" if zonder else "")
    )
    woorden = ", ".join(f"{w} {toon_waarde(v, eenheid)}" for w, v in sorted(wijken, key=lambda r: -r[1]))
    return Getoond(
        naam=f"wijken-{als_anker(naam)}",
        titel=titel,
        bron=cijfers[0].vindplaats,
        bevinding=titel,
        beeld=f"Puntenfiguur van wijken op volgorde. {woorden}."
        + (f" Niet in de figuur: {zonder}." if zonder else "")
        + (f" {blad.dossier.gemeente.naam}: {toon_waarde(gemeente, eenheid)}." if gemeente is not None else ""),
        svg=teken_wijken(wijken, (blad.dossier.gemeente.naam, gemeente), eenheid),
        tabel=Tabel(("Wijk", "Waarde"), tuple((w, toon_waarde(v, eenheid)) for w, v in wijken)),
        gegevens=Gegevens(
            ("kerncijfer", "gebied", "periode", "waarde", "eenheid"),
            tuple((c.kerncijfer, c.gebied, c.periode, c.waarde, c.eenheid.value) for c in cijfers),
        ),
    )


def toon_wijkschetsen() -> Getoond:
    """Per wijk een schets in eigen woorden, met waar lezers op moeten letten; geldt dat overal, dan één keer vooraf."""
    wijken = huidig().dossier.gemeente.wijken
    overal = _voor_elke_wijk(wijken)
    vooraf = tuple(f"Voor elke wijk geldt: {k[:1].lower()}{k[1:]}" for k in map(voor_markdown, overal))
    return Getoond(naam="wijkschetsen", tekst=(*vooraf, *(_schets(w, overal) for w in wijken)))


def _voor_elke_wijk(wijken: tuple[Wijk, ...]) -> tuple[str, ...]:
    """Waar bij elke wijk op te letten is; bij één wijk hoort het gewoon bij haar."""
    if len(wijken) < 2:
        return ()
    return tuple(k for k in wijken[0].let_op if all(k in wijk.let_op for wijk in wijken))


def _schets(wijk: Wijk, overal: tuple[str, ...]) -> str:
    delen = [f"**{voor_markdown(wijk.naam)}** ({wijk.code})", voor_markdown(wijk.schets)]
    waardering = zinnen_waardering(wijk.waardering, huidig().dossier.gemeente.naam) if wijk.waardering else ()
    if punten := (*waardering, *wijk.kenmerken):
        delen.append("\n".join(f"- {voor_markdown(punt)}" for punt in punten))
    if eigen := [k for k in wijk.let_op if k not in overal]:
        delen.append("Let op:\n" + "\n".join(f"- {voor_markdown(k)}" for k in eigen))
    if wijk.vindplaats:
        delen.append(f":::{{div}} bronregel\nBron: {voor_markdown(wijk.vindplaats)}.\n:::")
    return "\n\n".join(d for d in delen if d)
