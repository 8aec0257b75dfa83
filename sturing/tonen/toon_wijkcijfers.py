"""Wijken tegenover de rest van de gemeente: waar een verschil is aan te tonen, en waar niet."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Eenheid, Indicator
from sturing.rekenen.doelstand import sterkte
from sturing.rekenen.reeksen import Punt
from sturing.rekenen.uitkomsten import Ligging, Uitkomst
from sturing.rekenen.vergelijken import Vergelijking, bereken_wijken
from sturing.tonen.alternatief import zin_wijken
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.cijfertabel import wijkreeksen
from sturing.tonen.gegevenstabel import cijfers_van
from sturing.tonen.groepen import zin_groep
from sturing.tonen.notatie import AFGESCHERMD, tel, toon_periode, toon_punt, toon_waarde, voeg_samen
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.stijl import GRIJS, KLEUR_UITKOMST
from sturing.tonen.tabel import Cel, Gegevens, Tabel
from sturing.tonen.teken_wijkcijfers import Wijkpunt, teken_wijkcijfers
from sturing.tonen.toon_verloop import bronnen_van_punten
from sturing.tonen.wijkkeuze import kies_omgerekend, zinnen_aantallen
from sturing.tonen.zinnen import zin_richting, zin_soort

#: Zoveel indicatoren krijgen op deze bladzijde een figuur; de andere staan bij hun doel.
_HOOGSTENS = 6
_UITLEG = (
    "Een wijk wordt vergeleken met de rest van de gemeente als teller en noemer bekend zijn, en anders met de gemeente."
    " Omdat er per indicator zoveel wijken tegelijk worden vergeleken, is de toets strenger dan de marge in de figuur."
    " Wie veel indicatoren bekijkt, vindt toch een enkel verschil dat toeval is."
)
_GEEN_ANDERS = "geen wijk is aantoonbaar anders"
#: Waarom de wijkcijfers van een indicator niet naast het cijfer van de gemeente passen, achter 'Bij 3 indicatoren'.
_ZONDER_JAAR = "noemt de bron geen jaar bij de cijfers per wijk"
_ANDERE_SOORT = "zijn de cijfers per wijk van een andere soort of periode dan het cijfer waarop ons oordeel rust"
_GEEN_GEMEENTE = "is er geen cijfer voor de hele gemeente"
Wijkbeeld = tuple[Indicator, tuple[Vergelijking, ...]]


def toon_wijkcijfers() -> Stapel | Getoond:
    """Per indicator met cijfers per wijk: welke wijk aantoonbaar anders is, als tabel en als figuren."""
    blad = huidig()
    beelden = _beelden(blad)
    los = _zonder_vergelijking(blad, {indicator.id for indicator, _ in beelden})
    if not beelden and not los:
        return Getoond(naam="wijkcijfers", tekst=("Van geen enkele indicator zijn er cijfers per wijk.",))
    getoetst = [b for b in beelden if any(v.ligging != Ligging.ONBEKEND for v in b[1])]
    anders = sorted((b for b in getoetst if _anders(b[1])), key=_volgorde)
    omgerekend = kies_omgerekend(blad, (i for i, _ in beelden if i.eenheid == Eenheid.AANTAL))
    # Wat per 1.000 inwoners staat, is wel te vergelijken; dat het niet getoetst is, staat daarbij.
    per_inwoner = {beeld.indicator.id for beeld in omgerekend}
    kaal = [b for b in beelden if b not in getoetst and b[0].id not in per_inwoner]
    zinnen = (*zinnen_aantallen(blad, omgerekend), *_zinnen_los(blad, los))
    intro = (_inleiding(len(beelden) + len(los), kaal, getoetst, anders), *zinnen)
    if not anders:
        return Getoond(naam="wijkcijfers", tekst=(*intro, *([_UITLEG] if getoetst else [])))
    geen_aantal = [(i, vergeleken) for i, vergeleken in anders if i.eenheid != Eenheid.AANTAL]
    figuren = [_figuur(blad, i, vergeleken, f"wijkcijfers-{i.id}") for i, vergeleken in geen_aantal[:_HOOGSTENS]]
    return Stapel((_tabel(blad, anders, (*intro, _UITLEG)), *figuren), raster=len(figuren), vooraf=1)


def _beelden(blad: Bladzijde) -> list[Wijkbeeld]:
    """De indicatoren met ten minste één toonbaar wijkcijfer dat naast dat van de gemeente past."""
    beelden = ((i, _vergelijk(blad, i)) for i in blad.dossier.kader.indicatoren.values())
    return [(i, vergeleken) for i, vergeleken in beelden if any(v.punt.waarde is not None for v in vergeleken)]


def _zonder_vergelijking(blad: Bladzijde, vergeleken: set[str]) -> list[tuple[Indicator, str]]:
    """De andere indicatoren met een toonbaar wijkcijfer, en waarom dat niet naast het cijfer van de gemeente past."""
    uit = []
    for indicator in blad.dossier.kader.indicatoren.values():
        if indicator.id not in vergeleken:
            punten = [r.laatste for _, r in wijkreeksen(blad, indicator) if r.laatste.waarde is not None]
            uit += [(indicator, _reden(blad, indicator, punten))] if punten else []
    return uit


def _reden(blad: Bladzijde, indicator: Indicator, punten: list[Punt]) -> str:
    if not any(punt.heeft_periode for punt in punten):
        return _ZONDER_JAAR
    return _ANDERE_SOORT if blad.standen((indicator,))[0].hoofdreeks else _GEEN_GEMEENTE


def _zinnen_los(blad: Bladzijde, los: list[tuple[Indicator, str]]) -> tuple[str, ...]:
    """Per reden: van hoeveel indicatoren de wijkcijfers niet vergeleken zijn, en bij welk doel die staan."""
    zinnen = []
    for reden in (_ZONDER_JAAR, _ANDERE_SOORT, _GEEN_GEMEENTE):
        per_doel: dict[str, list[str]] = {}
        eigen = [indicator for indicator, waarom in los if waarom == reden]
        for indicator in eigen:
            doel = blad.dossier.kader.doel_van[indicator.hangt_aan[0]]
            per_doel.setdefault(Cel(doel.naam, naar=doel.id).als_markdown(), []).append(_naam(indicator))
        if eigen:
            plekken = "; ".join(f"{voeg_samen(namen)} bij {doel}" for doel, namen in per_doel.items())
            telling = tel(len(eigen), "indicator", "indicatoren")
            zinnen.append(f"Bij {telling} {reden}. Die wijken vergelijken wij daarom niet met de gemeente."
                          f" De cijfers staan bij hun doel: {plekken}.")  # fmt: skip
    return tuple(zinnen)


def _naam(indicator: Indicator) -> str:
    return f"‘{voor_markdown(indicator.kort)}’"


def _vergelijk(blad: Bladzijde, indicator: Indicator) -> tuple[Vergelijking, ...]:
    gemeente = blad.dossier.gemeente
    # Eerst de rijen van deze indicator: anders zoekt elke wijk opnieuw in de hele tabel.
    eigen = blad.metingen[blad.metingen["indicator"] == indicator.id]
    return bereken_wijken(eigen, indicator, gemeente.code, tuple(wijk.code for wijk in gemeente.wijken))


def figuur_getoetste_wijken(indicator: Indicator, naam: str) -> Getoond | None:
    """De figuur van één indicator, met uitspraak per wijk; None als er over geen wijk iets te zeggen is."""
    blad = huidig()
    vergeleken = _vergelijk(blad, indicator)
    # Aantallen staan nooit kaal op volgorde; zie `wijkbeeld`.
    if indicator.eenheid == Eenheid.AANTAL or all(v.ligging == Ligging.ONBEKEND for v in vergeleken):
        return None
    return _figuur(blad, indicator, vergeleken, naam)


def _anders(vergeleken: tuple[Vergelijking, ...]) -> list[Vergelijking]:
    return [v for v in vergeleken if v.ligging in (Ligging.HOGER, Ligging.LAGER)]


def _volgorde(beeld: Wijkbeeld) -> tuple:
    """De indicator met de meeste ongunstige wijken vooraan, dan die met het sterkste verschil."""
    anders = _anders(beeld[1])
    ongunstig = sum(v.gunst == Uitkomst.ONGUNSTIG for v in anders)
    return (-ongunstig, -max(sterkte(v.verschil, v.kleinste_zichtbaar) for v in anders), beeld[0].id)


def _inleiding(alle: int, kaal: list[Wijkbeeld], getoetst: list[Wijkbeeld], anders: list[Wijkbeeld]) -> str:
    """Van hoeveel indicatoren er wijkcijfers zijn, en wat zij zeggen; `kaal` is niet getoetst en niet omgerekend."""
    zin = f"Cijfers per wijk zijn er van {tel(alle, 'indicator', 'indicatoren')}."
    if getoetst:
        getoetst_zin = f"Bij {len(getoetst)} daarvan is een wijk met de rest van de gemeente te vergelijken"
        bij = f"bij {len(anders)} is ten minste één wijk aantoonbaar anders"
        return f"{zin} {getoetst_zin}; {bij if anders else _GEEN_ANDERS}."
    if not kaal:
        return zin
    namen = voeg_samen([_naam(indicator) for indicator, _ in kaal])
    redenen = voeg_samen(sorted({v.waarom for _, vergeleken in kaal for v in vergeleken}))
    return f"{zin} Of een wijk anders is dan de rest van de gemeente, is bij {namen} niet te zeggen: {redenen}."


def _tabel(blad: Bladzijde, anders: list[Wijkbeeld], tekst: tuple[str, ...]) -> Getoond:
    kader = blad.dossier.kader
    rijen = []
    for indicator, vergeleken in anders:
        doel = kader.doel_van[indicator.hangt_aan[0]]
        cellen = (_wijken(blad, vergeleken, u) for u in (Uitkomst.ONGUNSTIG, Uitkomst.GUNSTIG, None))
        rijen.append((f"{indicator.kort} ({zin_richting(indicator)})", *cellen, Cel(doel.naam, naar=doel.id)))
    koppen = ("Indicator", "Aantoonbaar ongunstig", "Aantoonbaar gunstig", "Anders, zonder gewenste richting", "Doel")
    if all(rij[3] == "-" for rij in rijen):
        koppen, rijen = (*koppen[:3], koppen[4]), [(*rij[:3], rij[4]) for rij in rijen]
    return Getoond(
        naam="wijkcijfers",
        titel="Wijken die aantoonbaar anders zijn dan de rest van de gemeente",
        bron=bronnen_van_punten(v.punt for _, vergeleken in anders for v in vergeleken),
        tekst=tekst,
        tabel=Tabel(koppen, tuple(rijen)),
        gegevens=Gegevens(
            ("indicator", "gebied", "periode", "waarde", "ligging", "oordeel", "verschil", "kleinste zichtbare"),
            tuple(_rij(indicator, v) for indicator, vergeleken in anders for v in vergeleken),
            {"verschil": "wijk min de rest van de gemeente, in de eenheid van de indicator"},
        ),
    )


def _wijken(blad: Bladzijde, vergeleken: tuple[Vergelijking, ...], gunst: Uitkomst | None) -> str:
    namen = [f"{blad.naam_gebied(v.gebied)} ({v.ligging.value})" for v in _anders(vergeleken) if v.gunst == gunst]
    return voeg_samen(namen) or "-"


def _rij(indicator: Indicator, v: Vergelijking) -> tuple:
    gunst = v.gunst.value if v.gunst else ""
    if v.punt.afgeschermd:
        return (indicator.id, v.gebied, v.punt.periode, None, AFGESCHERMD, gunst, None, None)
    getallen = [None if g is None else round(g, 2) for g in (v.verschil, v.kleinste_zichtbaar)]
    return (indicator.id, v.gebied, v.punt.periode, v.punt.waarde, v.ligging.value, gunst, *getallen)


def _figuur(blad: Bladzijde, indicator: Indicator, vergeleken: tuple[Vergelijking, ...], naam: str) -> Getoond:
    stand = blad.standen((indicator,))[0]
    periode = vergeleken[0].punt.periode
    eenheid = indicator.eenheid
    eigen = next(p for p in stand.hoofdreeks.punten if p.periode == periode)
    met = [v for v in vergeleken if v.punt.waarde is not None]
    woorden = "; ".join(f"{blad.naam_gebied(v.gebied)} {_met_marge(v, indicator)}" for v in vergeleken)
    gemeente = f"{blad.dossier.gemeente.naam}: {toon_punt(eigen, eenheid)}"
    verborgen = [blad.naam_gebied(v.gebied) for v in vergeleken if v.punt.afgeschermd]
    namen = voeg_samen([f"{blad.naam_gebied(v.gebied)} {v.ligging.value}" for v in _anders(vergeleken)])
    kop = f"{indicator.kort}{zin_soort(stand, zin_groep(blad, stand))}, {toon_periode(periode)}"
    bevinding = zin_wijken(kop, namen, f"{voeg_samen(verborgen)} {AFGESCHERMD}" if verborgen else "", _GEEN_ANDERS)
    return Getoond(
        naam=naam,
        titel=bevinding,
        bron=bronnen_van_punten((eigen, *(v.punt for v in vergeleken))),
        bevinding=bevinding,
        beeld=f"Puntenfiguur van wijken met marges. {gemeente}. {woorden}.",
        svg=teken_wijkcijfers(tuple(_punt(blad, v, indicator) for v in met), (gemeente, eigen.waarde), eenheid),
        tabel=Tabel(
            ("Wijk", "Cijfer", "Marge", "Tegenover de rest"),
            tuple(
                (blad.naam_gebied(v.gebied), toon_punt(v.punt, eenheid), _marge(v, indicator), _ligging(v))
                for v in vergeleken
            ),
        ),
        gegevens=cijfers_van(blad, (stand,)),
    )


def _punt(blad: Bladzijde, v: Vergelijking, indicator: Indicator) -> Wijkpunt:
    kleur = KLEUR_UITKOMST[v.gunst.value] if v.gunst else GRIJS
    anders = v.ligging in (Ligging.HOGER, Ligging.LAGER)
    return Wijkpunt(
        blad.naam_gebied(v.gebied), v.punt.waarde, v.marge,
        _uitspraak(v, indicator) if anders else toon_punt(v.punt, indicator.eenheid), kleur, anders,
    )  # fmt: skip


def _uitspraak(v: Vergelijking, indicator: Indicator) -> str:
    return f"{toon_punt(v.punt, indicator.eenheid)}, {_ligging(v)}"


def _met_marge(v: Vergelijking, indicator: Indicator) -> str:
    marge = f" (marge {_marge(v, indicator)})" if v.marge else ""
    return f"{toon_punt(v.punt, indicator.eenheid)}{marge}, {_ligging(v)}"


def _ligging(v: Vergelijking) -> str:
    if v.punt.afgeschermd:
        return "niet te vergelijken"
    return v.ligging.value + (f", {v.gunst.value}" if v.gunst else "")


def _marge(v: Vergelijking, indicator: Indicator) -> str:
    if v.marge is None:
        return "-"
    onder, boven = (toon_waarde(round(grens, 1), indicator.eenheid) for grens in v.marge)
    return f"{onder} tot {boven}"
