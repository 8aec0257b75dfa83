"""De aanvoer van cijfers: van welk jaar er cijfers zijn, wat niet is ontvangen, wat komt, en langs welke weg."""

from __future__ import annotations

from sturing.gegevens.perioden import NIET_VERMELD
from sturing.rekenen.aanvoer import (
    Bronstand,
    Weg,
    bereken_bronstanden,
    bereken_wegen,
    tel_wegen,
    tel_wegen_per_bron,
)
from sturing.tonen.blad import huidig
from sturing.tonen.kalenderlijst import maak_kalenderlijst
from sturing.tonen.notatie import FREQUENTIE, tel, toon_datum, toon_periode, voeg_samen
from sturing.tonen.object import Getoond
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Gegevens, Tabel
from sturing.tonen.teken_kalender import Kalenderrij, teken_kalender

#: Zoveel jaar terug en vooruit heeft de figuur een eigen kolom; de tabel noemt alle jaren.
_TERUG, _VOORUIT = 5, 3


def toon_kalender() -> Getoond:
    """Per bron van het kader alle jaren met een cijfer, wat niet is ontvangen en het jaar van het volgende."""
    blad = huidig()
    rapport = blad.dossier.rapportage
    jaren = tuple(range(rapport.jaar - _TERUG, rapport.jaar + _VOORUIT + 1))
    standen = bereken_bronstanden(blad.metingen, blad.dossier.kader, blad.dossier.gemeente.code, blad.verwachtingen)
    paren = [(s, _kalenderrij(s)) for s in standen]
    gevuld, leeg = [(s, r) for s, r in paren if not r.leeg], sorted(r.naam for _, r in paren if r.leeg)
    rijen = tuple(r for _, r in gevuld)
    tabel = Tabel(
        ("Bron", "Jaren met een cijfer", "Niet ontvangen", "Volgend cijfer"),
        tuple((r.naam, _cijfers_in_woorden(r), _zin_mist(s) or "-", _zin_komt(s) or "-") for s, r in gevuld),
        (32, 22, 24, 22),
    )
    return Getoond(
        naam="kalender",
        titel="Van welk jaar er cijfers zijn en wanneer het volgende komt",
        bron=f"het sturingskader en de metingen, zoals bekend op {toon_datum(rapport.peildatum)}",
        tekst=(*_zonder_cijfer_en_datum(leeg), _UITLEG),
        bevinding=_zin_kalender(standen, rapport.jaar - 1),
        beeld=f"Kalender met een rij per bron. {'. '.join(f'{r.naam}: {_zin(s, r)}' for s, r in gevuld)}.",
        svg=teken_kalender(rijen, jaren, rapport.jaar),
        tabel=tabel,
        smal=maak_kalenderlijst(tabel),
    )


def _kalenderrij(s: Bronstand) -> Kalenderrij:
    gemist = {*s.te_laat, s.mist} - {None}
    return Kalenderrij(s.bron.naam, s.jaren, s.komt, tuple(sorted(gemist)), s.zonder_jaar)


def noem_jaren(jaren: tuple[int, ...]) -> str:
    """Alle jaren in woorden, oplopend; drie of meer op een rij als 'van tot en met'. Leeg zonder jaren.

    >>> noem_jaren((2012, 2016, 2020)), noem_jaren((2015, 2017, 2018, 2019))
    ('2012, 2016 en 2020', '2015 en 2017 tot en met 2019')
    """
    stukken: list[list[int]] = []
    for jaar in jaren:
        if stukken and jaar == stukken[-1][-1] + 1:
            stukken[-1].append(jaar)
        else:
            stukken.append([jaar])
    delen = [[f"{s[0]} tot en met {s[-1]}"] if len(s) > 2 else [str(j) for j in s] for s in stukken]
    return voeg_samen([woord for deel in delen for woord in deel])


def _cijfers_in_woorden(rij: Kalenderrij) -> str:
    """De jaren met een cijfer; ook cijfers waarvan de bron geen jaar noemt, verdwijnen niet."""
    los = "cijfers zonder jaar" if rij.zonder_jaar else ""
    return "; ".join(deel for deel in (noem_jaren(rij.jaren), los) if deel) or "-"


def _zonder_cijfer_en_datum(namen: list[str]) -> tuple[str, ...]:
    """De bronnen die niet in de kalender staan, bij naam."""
    if not namen:
        return ()
    wie = "1 bron staat" if len(namen) == 1 else f"{len(namen)} bronnen staan"
    zin = f"{wie} niet in de kalender, want er is nog geen cijfer en geen datum: {'; '.join(namen)}."
    return (voor_markdown(zin),)


def _zin_kalender(standen: tuple[Bronstand, ...], jaar: int) -> str:
    """Van hoeveel bronnen die elk jaar of vaker leveren niets binnenkwam, en wat op een eigen datum had moeten komen.

    >>> _zin_kalender((), 2025)
    'Er is geen bron die elk jaar of vaker een cijfer geeft'
    """
    laat = [s.bron.naam for s in standen if s.te_laat]
    return _zin_ritme([s for s in standen if s.ritmisch], jaar) + (
        f"; niet ontvangen op de datum die de bron zelf noemt: {voeg_samen(laat)}" if laat else ""
    )


def _zin_ritme(ritmisch: list[Bronstand], jaar: int) -> str:
    if not ritmisch:
        return "Er is geen bron die elk jaar of vaker een cijfer geeft"
    niets = sum(s.niets_over_jaar for s in ritmisch)
    deels = sum(bool(s.missend) for s in ritmisch) - niets
    geven = "een cijfer geeft" if len(ritmisch) == 1 else "een cijfer geven"
    wie = f"de {tel(len(ritmisch), 'bron', 'bronnen')} die elk jaar of vaker {geven}"
    if not niets and not deels:
        return f"Over {jaar} is alles ontvangen van {wie}"
    nog = "" if any(s.laat for s in ritmisch) else "nog "
    if niets == len(ritmisch):
        return f"Over {jaar} kwam van geen van {wie} {nog}iets binnen"
    ook = f"bij {deels} mist {nog}een deel" if deels else ""
    return f"Over {jaar} kwam van {niets} van {wie} {nog}niets binnen{f'; {ook}' if ook else ''}"


def _zin(s: Bronstand, rij: Kalenderrij) -> str:
    delen = [f"cijfers over {noem_jaren(rij.jaren)}"] if rij.jaren else []
    delen += ["cijfers zonder jaar"] if rij.zonder_jaar else []
    delen += [deel for deel in (_zin_mist(s),) if deel]
    delen += [f"volgend cijfer in {noem_jaren(s.komt)}"] if s.komt else []
    return ", ".join(delen)


def _zin_mist(s: Bronstand) -> str:
    """Wat er van een bron had moeten zijn en niet is ontvangen; leeg als er niets mist."""
    delen = []
    if s.mist:
        nog = "" if s.laat else "nog "
        deel = "" if s.niets_over_jaar else f" bij {s.missend} van de {s.ritmisch} indicatoren"
        delen.append(f"over {s.mist} {nog}niet ontvangen{deel}")
    if s.te_laat:
        delen.append(f"verwacht in {noem_jaren(s.te_laat)}, niet ontvangen")
    return "; ".join(delen)


def _zin_komt(s: Bronstand) -> str:
    """Wanneer het volgende cijfer komt; bij een ritme zonder afspraak dat het kan en niet is afgesproken."""
    kan = [f"kan {FREQUENTIE[f]}, nog niet afgesproken" for f in s.los]
    return "; ".join([*([noem_jaren(s.komt)] if s.komt else []), *kan])


#: Wanneer een cijfer gemist is, onder de figuur: dezelfde rekenregel als in `sturing.rekenen.status`.
_UITLEG = (
    "Niet ontvangen betekent: volgens het kader komt dit cijfer elk jaar of vaker, en over het jaar voor dit rapport is"
    " er geen. Een benadering telt niet als dat cijfer. Bij een bron zonder vast ritme zeggen wij dat nooit."
)


def toon_wegen() -> Getoond:
    """Langs welke weg de cijfers komen, per bron; samen alle indicatoren van het kader."""
    dossier = huidig().dossier
    wegen = bereken_wegen(dossier.kader, dossier.aanvoerwegen, dossier.samenwerking)
    per_bron = tel_wegen_per_bron(wegen)
    rijen = []
    for weg, aantal in tel_wegen(wegen).items():
        namen = [f"{bron.naam} ({n})" for bron, eigen, n in per_bron if eigen == weg]
        rijen.append((weg.value.capitalize(), str(aantal), "; ".join(namen) or "-"))
    rijen.append(("Samen", str(len(wegen)), "het hele kader"))
    gegevens = tuple((w.indicator.id, w.indicator.kort, w.bron.naam, w.weg.value, w.uitleg) for w in wegen)
    return Getoond(
        naam="wegen",
        titel="Langs welke weg het cijfer van elke indicator komt",
        bron="het sturingskader, de afspraken met partners en de definities om cijfers op te halen",
        tabel=Tabel(("Weg", "Indicatoren", "Bronnen (aantal indicatoren)"), tuple(rijen), (16, 12, 72), "kaarten"),
        gegevens=Gegevens(("indicator", "naam", "bron", "weg", "uitleg"), gegevens),
    )


def standregels(standen: tuple[Bronstand, ...]) -> list[str]:
    """De stand per bron als regels tekst: eerst wat te laat is, dan wat komt, dan wat geen datum heeft."""
    volgorde = sorted(
        standen, key=lambda s: (not s.laat, not s.te_laat, s.te_laat, not s.mist, not s.komt, s.komt, s.bron.naam)
    )
    return [f"{s.bron.naam} ({s.bron.houder}): {_regel(s)}" for s in volgorde]


def _regel(s: Bronstand) -> str:
    binnen = f"{s.binnen} van {s.indicatoren} indicatoren binnen" if s.indicatoren else "geen eigen indicatoren"
    geen = "" if s.datum_bekend or not s.indicatoren else "geen datum bekend"
    delen = (
        f"{'TE LAAT: ' if s.laat else ''}{_zin_mist(s)}" if _zin_mist(s) else "",
        binnen,
        _laatste(s),
        f"volgend cijfer in {voeg_samen([str(j) for j in s.komt])}" if s.komt else geen,
    )
    return ", ".join(deel for deel in delen if deel)


def _laatste(s: Bronstand) -> str:
    if s.laatste == NIET_VERMELD:
        return "cijfers zonder jaar"
    return f"laatste cijfer over {toon_periode(s.laatste)}" if s.laatste else ""


def wegregels(weg_aantallen: dict[Weg, int]) -> list[str]:
    """Het aantal indicatoren per weg en het totaal, als regels tekst."""
    regels = [f"{weg.value}: {aantal}" for weg, aantal in weg_aantallen.items()]
    return [*regels, f"samen: {sum(weg_aantallen.values())}"]
