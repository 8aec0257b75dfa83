"""Het rapport als geheel: wat er veranderde sinds de vorige editie, wat toeval kan zijn, en hoe volledig het is."""

from __future__ import annotations

from dataclasses import dataclass

from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.kader import kaderjaar
from sturing.gegevens.rapportage import toets_gemeente
from sturing.paden import zoek_wortel
from sturing.rekenen.edities import Editie, Oorzaak, Verandering, bereken_editie, bereken_veranderingen
from sturing.rekenen.stand import bereken_standen
from sturing.rekenen.toeval import bereken_toeval
from sturing.rekenen.volledigheid import Volledigheid, bereken_volledigheid
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.duidingtoets import geduide_doelen
from sturing.tonen.notatie import tel, toon_datum
from sturing.tonen.object import Getoond
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Cel, Gegevens, Tabel
from sturing.tonen.zinnen_editie import zin_oorzaak, zin_toeval
from sturing.tonen.zinnen_inwoners import kies_lezing
from sturing.tonen.zinnen_stand import is_alleen_nieuw, zin_wat_anders_is


@dataclass(frozen=True)
class Sinds:
    """Elk oordeel en elke stand die anders is dan in een vorige editie; `wat` zegt welke editie dat is.

    Waar in dezelfde reeks alleen een cijfer bij kwam en het oordeel gelijk bleef, staat in `nieuw`.
    """

    wat: str
    veranderd: tuple[Verandering, ...]
    nieuw: tuple[Verandering, ...] = ()


def sinds_vorige(blad: Bladzijde) -> Sinds | None:
    """Wat er sinds de vorige editie anders is; None als dit de eerste is."""
    vorige = vorige_dossier(blad)
    if vorige is None:
        return None
    toen = vorige.rapportage
    wat = f"de {toen.editie}-editie van {toen.jaar} (peildatum {toon_datum(toen.peildatum)})"
    alle = bereken_veranderingen(_editie(vorige), _editie(blad.dossier))
    veranderd, nieuw = (tuple(v for v in alle if is_alleen_nieuw(v) == soort) for soort in (False, True))
    # Wie niet alles leest, leest eerst welk oordeel anders is.
    return Sinds(wat, tuple(sorted(veranderd, key=lambda v: not v.ander_oordeel)), nieuw)


def veranderingsrijen(
    blad: Bladzijde, veranderd: tuple[Verandering, ...], eigen: set[str] | None = None, *, kort: bool = False
) -> tuple[tuple[str, str, str], ...]:
    """Per verandering: de indicator, wat er anders is, en waardoor; met `eigen` alleen van die indicatoren.

    Met `kort` staat er zo weinig dat er op een stuk meer veranderingen passen.
    """
    kader = blad.dossier.kader
    return tuple(
        (
            kader.naam_van(v.indicator),
            zin_wat_anders_is(blad, v, kort=kort) + ("" if kort else _volgens_de_bron(blad, v)),
            zin_oorzaak(v),
        )
        for v in veranderd
        if eigen is None or v.indicator in eigen
    )


def _volgens_de_bron(blad: Bladzijde, verandering: Verandering) -> str:
    """Wat de bron bij het vorige cijfer schreef, als niet vaststaat welk cijfer ouder is; leeg als dat nergens staat.

    Schrijft zij dat het getal daalde, dan leest een hoger cijfer dat ervoor in de plaats komt niet als een stijging.
    """
    if Oorzaak.ANDER_CIJFER not in verandering.oorzaken or not verandering.standen or verandering.is_later is not None:
        return ""
    toen = verandering.standen[0]
    lezing = kies_lezing(blad, toen.indicator, toen.punt) if toen.punt.waarde is not None else None
    return f" Bij het vorige cijfer schrijft de bron: ‘{lezing.naam}’ ({lezing.vindplaats})." if lezing else ""


def zin_alleen_nieuw(nieuw: int) -> str:
    """Bij hoeveel indicatoren er alleen een cijfer bij kwam; leeg als dat nergens zo is.

    >>> zin_alleen_nieuw(1)
    'Bij 1 indicator kwam er een nieuw cijfer bij en bleef het oordeel gelijk.'
    """
    if not nieuw:
        return ""
    return f"Bij {tel(nieuw, 'indicator', 'indicatoren')} kwam er een nieuw cijfer bij en bleef het oordeel gelijk."


def toon_sinds_vorige() -> Getoond:
    """Elk oordeel en elke stand die anders is dan in de vorige editie, met waardoor."""
    blad = huidig()
    sinds = sinds_vorige(blad)
    if sinds is None:
        zin = "Dit is de eerste editie van dit rapport. Er is nog geen vorige om mee te vergelijken."
        return Getoond(naam="sinds-vorige", tekst=(zin,))
    rijen, bij = (veranderingsrijen(blad, deel) for deel in (sinds.veranderd, sinds.nieuw))
    nieuw = zin_alleen_nieuw(len(bij))
    if not rijen:
        geen = f"Geen enkel oordeel en geen enkele stand is anders dan in {sinds.wat}."
        return Getoond(naam="sinds-vorige", tekst=(nieuw or geen,))
    koppen = ("Indicator", "Wat er anders is", "Waardoor")
    return Getoond(
        naam="sinds-vorige",
        titel=f"Wat anders is dan in {sinds.wat}",
        tekst=(f"{nieuw} Welke dat zijn, staat in de gegevens bij de tabel.",) if nieuw else (),
        tabel=Tabel(koppen, rijen, (28, 48, 24)),
        gegevens=Gegevens(koppen, (*rijen, *bij)),
    )


def vorige_dossier(blad: Bladzijde) -> Dossier | None:
    """Het dossier van de vorige editie: bij een definitieve haar concept, bij een concept het vorige jaar.

    Een vorig jaar bestaat alleen als de gemeente toen al een kader had.
    """
    rapport = blad.dossier.rapportage
    wortel = zoek_wortel()
    if rapport.editie == "definitief":
        return lees_dossier(wortel, rapport.gemeente, rapport.jaar, "concept")
    if kaderjaar(toets_gemeente(wortel, rapport.gemeente), rapport.jaar - 1) > rapport.jaar - 1:
        return None
    return lees_dossier(wortel, rapport.gemeente, rapport.jaar - 1, "definitief")


def _editie(dossier: Dossier) -> Editie:
    """Wat een editie zei; ook hier gaat elk cijfer eerst door de afscherming."""
    metingen = Bladzijde(dossier).metingen
    alle = tuple(dossier.kader.indicatoren.values())
    return bereken_editie(bereken_standen(metingen, dossier.kader, alle, dossier.gemeente.code, ()), metingen)


def toon_toeval() -> Getoond:
    """Hoeveel van de aangetoonde veranderingen naar verwachting toeval zijn."""
    blad = huidig()
    alle = blad.standen(tuple(blad.dossier.kader.indicatoren.values()))
    return Getoond(naam="toeval", tekst=(voor_markdown(zin_toeval(bereken_toeval(alle))),))


def toon_volledigheid() -> Getoond:
    """Per opgave wat binnen is: cijfers, verse cijfers, duidingen en ervaringen."""
    blad = huidig()
    dossier = blad.dossier
    notebooks = sorted((zoek_wortel() / "notebooks").glob("*.ipynb"))
    geduid = geduide_doelen(notebooks, dossier)
    rijen = []
    for opgave in dossier.kader.opgaven:
        standen = blad.standen_van_opgave(opgave)
        beeld = bereken_volledigheid(opgave, standen, dossier.ervaringen, geduid, dossier.rapportage.jaar)
        rijen.append((Cel(opgave.naam, naar=f"opgave-{opgave.id}"), *_onderdelen(beeld), f"{beeld.score}%"))
    return Getoond(
        naam="volledigheid",
        titel="Hoe volledig dit rapport is",
        tekst=(
            "Een benadering telt niet als cijfer, en een cijfer van een ander gebied ook niet. Een cijfer is vers als"
            " het zo nieuw is als de bron belooft. Een ervaring telt als inwoners haar vertelden, in dit of het vorige"
            " rapportagejaar."
            " ‘Samen binnen’ telt de vier kolommen ervoor bij elkaar op: alles wat er is, gedeeld door alles wat er"
            " hoort te zijn, naar beneden afgerond op hele procenten.",
        ),
        tabel=Tabel(
            ("Opgave", "Cijfers, geen benadering", "Verse cijfers", "Duidingen", "Ervaringen", "Samen binnen"),
            tuple(rijen),
            (30, 14, 14, 14, 14, 14),
            "kaarten",
        ),
    )


def _onderdelen(beeld: Volledigheid) -> tuple[str, ...]:
    return tuple(f"{deel.binnen} van {deel.verwacht}" for deel in beeld.onderdelen)
