"""De kaart van de wijken met hun aantal inwoners."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Eenheid
from sturing.gegevens.perioden import jaartal, tijdstip
from sturing.rekenen.per_inwoner import is_inwonertal
from sturing.tonen.alternatief import zin_uitersten
from sturing.tonen.blad import huidig
from sturing.tonen.fichecijfers import naam_bestand
from sturing.tonen.notatie import toon_getal, toon_periode, voeg_samen
from sturing.tonen.object import Getoond
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Gegevens, Tabel
from sturing.tonen.teken import teken_tegelkaart
from sturing.tonen.toon_wijken import kernreeksen


def toon_wijkkaart() -> Getoond:
    """Een schematische kaart met het aantal inwoners per wijk."""
    blad = huidig()
    wijken = blad.dossier.gemeente.wijken
    if not wijken:
        return Getoond(naam="wijkkaart", tekst=("De wijken van deze gemeente staan nog niet in de gegevens.",))
    aantallen = {}
    # Een cijfer zonder jaar komt eerst en wijkt dus voor elk cijfer met een jaar.
    for (naam, _, _), cijfers in sorted(kernreeksen().items(), key=lambda r: tijdstip(r[0][1])):
        if is_inwonertal(naam):
            aantallen = {c.gebied: c for c in cijfers if not c.verworpen}
    tegels = tuple(
        (w.naam, toon_getal(aantallen[w.code].waarde) if w.code in aantallen else "-", *w.tegel) for w in wijken
    )
    periode = next((toon_periode(c.periode) for c in aantallen.values()), "")
    wanneer = f" ({periode})" if periode else ""
    woorden = ", ".join(f"{naam} {waarde}" for naam, waarde, *_ in tegels)
    return Getoond(
        naam="wijkkaart",
        titel=f"De wijken van {blad.dossier.gemeente.naam} met hun aantal inwoners{wanneer}; de ligging is schematisch",
        bron=", ".join(sorted({naam_bestand(blad, c.bron) for c in aantallen.values()})) or "gemeente.yml",
        tekst=_zinnen_jaren(),
        bevinding=_zin_inwoners({w.naam: aantallen[w.code].waarde for w in wijken if w.code in aantallen}, len(wijken)),
        beeld=f"Schematische kaart met een tegel per wijk: {woorden}.",
        svg=teken_tegelkaart(tegels),
        tabel=Tabel(("Wijk", "Inwoners"), tuple((n, w) for n, w, *_ in tegels)),
        gegevens=Gegevens(
            ("wijk", "inwoners"),
            tuple(
                (n, aantallen[w.code].waarde if w.code in aantallen else None)
                for w, (n, *_r) in zip(wijken, tegels, strict=True)
            ),
        ),
    )


def _zinnen_jaren() -> tuple[str, ...]:
    """Waarom een wijk hier meer dan één inwonertal heeft: elk jaar met het aantal van de hele gemeente en de bron."""
    blad = huidig()
    code, naam = blad.dossier.gemeente.code, blad.dossier.gemeente.naam
    per_jaar = sorted(
        (tijdstip(c.periode), f"{toon_getal(c.waarde)} in {toon_periode(c.periode)} ({naam_bestand(blad, c.bron)})")
        for (kerncijfer, _, _), cijfers in kernreeksen().items()
        for c in cijfers
        if is_inwonertal(kerncijfer) and c.gebied == code and not c.verworpen and jaartal(c.periode)
    )
    if len(per_jaar) < 2:
        return ()
    jaren = voor_markdown(voeg_samen([woorden for _, woorden in per_jaar]))
    return (
        f"Hoeveel inwoners {voor_markdown(naam)} heeft, hangt af van het jaar: {jaren}. De kaart toont het nieuwste"
        " aantal per wijk. Staat elders op deze bladzijde een ander aantal, dan is dat van het jaar dat erbij staat.",
    )


def _zin_inwoners(per_wijk: dict[str, float], alle: int) -> str:
    """Waar de meeste en de minste inwoners wonen, van de wijken waarvan het aantal bekend is."""
    if not per_wijk:
        return "Van geen enkele wijk is hier het aantal inwoners bekend"
    uitersten = zin_uitersten(list(per_wijk.items()), Eenheid.AANTAL)
    bekend = "" if len(per_wijk) == alle else f" (van {len(per_wijk)} van de {alle} wijken is het bekend)"
    return f"Aantal inwoners per wijk: {uitersten}{bekend}"
