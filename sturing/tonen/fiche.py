"""De fiche van een indicator: alles wat wij erover weten op één blad, met een blijvend adres."""

from __future__ import annotations

import json

from sturing.gegevens.kadermodel import Indicator, Tegenstrijdigheid
from sturing.rekenen.stand import Stand
from sturing.tonen.adressen import FICHEMAP, WIJZER, adres_doel, adres_fiche
from sturing.tonen.blad import Bladzijde, nieuwste_jaar
from sturing.tonen.fichecijfers import (
    figuur_fiche_verloop,
    figuur_fiche_wijken,
    lijnentabellen,
    naam_bestand,
    reekstabellen,
    vergelijkingsrijen,
    wijktabellen,
)
from sturing.tonen.fichevelden import VERSCHIL_OVER, kernregel, oordeelregels, zin_kop, zinnen_geen
from sturing.tonen.fichewijken import zoektabellen
from sturing.tonen.gegevenstabel import UITLEG, cijfers_van
from sturing.tonen.losblad import Losblad, vul_sjabloon
from sturing.tonen.notatie import FREQUENTIE, toon_datum, toon_verwacht
from sturing.tonen.opmaak import schoon
from sturing.tonen.wijkbeeld import Wijkbeeld
from sturing.tonen.wijkkeuze import wijkbeeld
from sturing.tonen.zinnen import zin_oordeel_van, zin_richting
from sturing.tonen.zinnen_cijfers import zonder_nummer
from sturing.tonen.zinnen_stand import zin_naast
from sturing.tonen.zinnen_verwant import kies_gemeld, kies_genoemd, punt_zorg, zin_verwant

#: De koppen die op elke fiche staan, in volgorde; een kop zonder inhoud zegt waarom.
KOPPEN = (
    ("cijfers", "De cijfers"),
    ("oordeel", "Wat wij ervan zeggen"),
    ("vergelijking", "Vergeleken met andere gebieden"),
    ("wijken", "Verschillen tussen wijken"),
    ("wat", "Wat dit meet"),
    ("bron", "Bron en volgend cijfer"),
    ("namen", "Andere namen en keuzes"),
    ("gebruik", "Waar dit cijfer bij hoort"),
    ("gegevens", "Gegevens en verwijzing"),
)
_GROND = {
    "titel": "Dat staat in de titel van het doel of resultaat.",
    "afgeleid": "Dat hebben wij afgeleid.",
    "onduidelijk": "De documenten zijn hier niet duidelijk over.",
}
_AFGELEID = " Het jaar van het volgende cijfer is afgeleid uit de frequentie."


def maak_fiche(blad: Bladzijde, stand: Stand) -> Losblad:
    """De fiche van de indicator van deze stand; zonder cijfer een korte die dat zegt."""
    indicator = stand.indicator
    beeld = wijkbeeld(blad, stand)
    verloop, wijken = figuur_fiche_verloop(blad, stand), figuur_fiche_wijken(blad, beeld)
    bestanden, gemeld = _bestanden(blad, stand), kies_gemeld(blad, indicator)
    inhoud = {
        "i": indicator,
        "over": _over(blad),
        "kop": zin_kop(blad, stand),
        "naast": zin_naast(blad, stand),
        "cijferbron": naam_bestand(blad, stand.punt.bestand) if stand.punt else "",
        "oordeel": zin_oordeel_van(stand),
        "kernregel": kernregel(stand),
        "betekenis": _betekenis(blad, indicator),
        "tegenstrijdigheden": tegenstrijdigheden_van(blad, indicator),
        "verschil_over": VERSCHIL_OVER,
        "verloop": verloop,
        "lijnen": lijnentabellen(blad, stand),
        "reeksen": reekstabellen(blad, stand),
        "regels": oordeelregels(stand),
        "geen": zinnen_geen(blad, stand, beeld),
        "marges": any(p.ondergrens is not None or p.n is not None for r in stand.reeksen for p in r.punten),
        "vergelijking": vergelijkingsrijen(blad, stand),
        "wijkfiguur": wijken,
        "wijken": wijktabellen(blad, beeld),
        "geleend": zonder_nummer(stand.geleend.vindplaats) if stand.geleend else "",
        "bron": _bron(blad, stand, beeld),
        "gebruik": _gebruik(blad, indicator),
        "bronrijen": _bronrijen(blad, indicator),
        "aanhaling": _aanhaling(blad, indicator),
        "gemeld": tuple(punt_zorg(blad, zorg) for zorg in gemeld),
        "verwant": zin_verwant(blad, indicator, kies_genoemd(gemeld)),
        "naam": blad.naam_gebied(stand.gebied),
        "wijzer": f"{WIJZER}.html",
        "heeft_csv": f"{indicator.id}.csv" in bestanden,
    }
    return Losblad(
        pad=f"{FICHEMAP}/{indicator.id}",
        titel=schoon(indicator.kort),
        inhoud=vul_sjabloon("fiche.html", **inhoud),
        zoektekst=zoektekst(blad, indicator),
        ouders=((f"../{WIJZER}.html", "Indicatorenwijzer"),),
        koppen=KOPPEN,
        figuren=tuple(f for f in (verloop, wijken) if f),
        bestanden=bestanden,
        zoektabellen=zoektabellen(blad, beeld, "wijken"),
    )


def _over(blad: Bladzijde) -> dict[str, object]:
    rapport = blad.dossier.rapportage
    return {
        "tot": nieuwste_jaar(blad.dossier),
        "editie": rapport.editie,
        "peildatum": toon_datum(rapport.peildatum),
        "verzonnen": blad.dossier.gemeente.verzonnen,
    }


def _betekenis(blad: Bladzijde, indicator: Indicator) -> tuple[tuple[str, str], ...]:
    groep = blad.dossier.kader.groepen[indicator.groep]
    regels = [
        ("Officiële naam", indicator.naam),
        ("Groep", groep.naam + (f" ({groep.toelichting})" if groep.toelichting else "")),
        ("Over wie of wat", indicator.populatie),
        ("Eenheid", indicator.eenheid.value.replace("-", " ")),
        (
            "Gewenste richting",
            f"{zin_richting(indicator).removeprefix('gewenst: ')}. {indicator.richting_reden}"
            f" {_GROND[indicator.richting_grond]}",
        ),
        ("Toelichting", indicator.toelichting),
    ]
    return tuple((vraag, antwoord) for vraag, antwoord in regels if antwoord)


def tegenstrijdigheden_van(blad: Bladzijde, indicator: Indicator) -> tuple[Tegenstrijdigheid, ...]:
    """Waar de brondocumenten elkaar over deze indicator tegenspreken."""
    eigen = {indicator.id, *indicator.bronrijen}
    return tuple(t for t in blad.dossier.kader.tegenstrijdigheden if eigen & set(t.betreft))


def _bron(blad: Bladzijde, stand: Stand, beeld: Wijkbeeld) -> tuple[tuple[str, str], ...]:
    kader, indicator = blad.dossier.kader, stand.indicator
    bron, verwachting = kader.bronnen[indicator.bron], blad.verwachtingen[indicator.id]
    leveringen = dict.fromkeys(naam_bestand(blad, p.bestand) for r in stand.reeksen for p in r.punten)
    per_wijk = dict.fromkeys(f"{naam_bestand(blad, c.punt.bestand)} (cijfers per wijk)" for c in beeld.cijfers)
    elders = dict.fromkeys(
        f"{naam_bestand(blad, e.punt.bestand)} (alleen een cijfer van {blad.naam_gebied(e.gebied)})"
        for e in stand.elders
    )
    # Komt het getoonde cijfer van een ander, dan gaan frequentie en verwachting niet daarover.
    van_wie = f"; bron: {bron.naam}" if stand.punt and stand.punt.bestand != indicator.bron else ""
    regels = [
        ("Bron volgens het kader", f"{bron.naam} ({bron.houder}, {bron.soort})"),
        ("Ook genoemd", "; ".join(kader.bronnen[b].naam for b in indicator.andere_bronnen) or "geen andere bron"),
        (
            "Waar deze cijfers vandaan komen",
            "; ".join((*leveringen, *per_wijk, *elders)) or "er is nog geen cijfer geleverd",
        ),
        ("Hoe vaak", FREQUENTIE[indicator.frequentie] + van_wie),
        ("Volgend cijfer", toon_verwacht(indicator, verwachting).removeprefix("verwacht ") + van_wie),
        ("Status", verwachting.status.value),
        # Alleen waar dat jaar ook staat: van een cijfer dat te laat is, is geen volgend jaar bekend.
        ("Toelichting bij de bron", f"{bron.toelichting}{_AFGELEID if verwachting.afgeleid else ''}".strip()),
    ]
    return tuple((vraag, antwoord) for vraag, antwoord in regels if antwoord)


def _gebruik(blad: Bladzijde, indicator: Indicator) -> tuple[dict[str, str], ...]:
    kader = blad.dossier.kader
    uit = []
    for plek in indicator.hangt_aan:
        resultaat = kader.resultaten.get(plek)
        uit.append(
            {
                "opgave": kader.opgave_van[plek].naam,
                "doel": kader.doel_van[plek].naam,
                "resultaat": resultaat.naam if resultaat else "",
                "adres": f"../{adres_doel(kader, plek)}",
            }
        )
    return tuple(uit)


def _bronrijen(blad: Bladzijde, indicator: Indicator) -> tuple[tuple[str, str, str], ...]:
    rijen = {r.rij: r for r in blad.dossier.kader.bronrijen}
    return tuple((r, rijen[r].tekst, rijen[r].vindplaats) for r in indicator.bronrijen if r in rijen)


def _aanhaling(blad: Bladzijde, indicator: Indicator) -> str:
    rapport = blad.dossier.rapportage
    return (
        f"{blad.dossier.gemeente.volledige_naam} ({rapport.jaar}). {indicator.kort}. In: Voortgangsrapportage sociaal"
        f" domein {rapport.jaar}, editie {rapport.editie}, peildatum {toon_datum(rapport.peildatum)}."
        f" Bladzijde {adres_fiche(indicator)}."
    )


def zoektekst(blad: Bladzijde, indicator: Indicator) -> str:
    """Alle woorden waarop iemand deze indicator zou zoeken."""
    kader = blad.dossier.kader
    delen = [indicator.kort, indicator.naam, indicator.populatie, kader.groepen[indicator.groep].naam]
    delen += [lezing.naam for lezing in indicator.namen_elders]
    delen += [kader.bronnen[indicator.bron].naam, indicator.id.replace("-", " ")]
    for plek in indicator.hangt_aan:
        delen += [kader.naam_van(plek), kader.doel_van[plek].naam, kader.opgave_van[plek].naam]
    return schoon(" ".join(dict.fromkeys(delen)))


def _bestanden(blad: Bladzijde, stand: Stand) -> dict[str, str]:
    """De cijfers van een indicator om mee te nemen: een CSV als er metingen zijn, en altijd een JSON."""
    indicator, rapport = stand.indicator, blad.dossier.rapportage
    cijfers = cijfers_van(blad, (stand,))
    beschrijving = {
        "id": indicator.id,
        "naam": indicator.naam,
        "kort": indicator.kort,
        "eenheid": indicator.eenheid.value,
        "groep": indicator.groep,
        "populatie": indicator.populatie,
        "gewenste_richting": indicator.richting.value,
        "bron": indicator.bron,
        "frequentie": indicator.frequentie.value,
        "volgend_cijfer": blad.verwachtingen[indicator.id].volgende or None,
        "hangt_aan": list(indicator.hangt_aan),
        "namen_elders": [{"naam": z.naam, "vindplaats": z.vindplaats} for z in indicator.namen_elders],
        "dekking": stand.dekking.value,
        "oordeel": stand.oordeel.uitkomst.value,
        "regel": stand.oordeel.regel.value,
        "gemeente": rapport.gemeente,
        "verzonnen": blad.dossier.gemeente.verzonnen,
        "rapportagejaar": rapport.jaar,
        "editie": rapport.editie,
        "peildatum": rapport.peildatum.isoformat(),
        "kolommen": UITLEG,
        "metingen": [dict(zip(cijfers.kolommen, rij, strict=True)) for rij in cijfers.rijen],
    }
    uit = {f"{indicator.id}.json": json.dumps(beschrijving, ensure_ascii=False, indent=1, default=str) + "\n"}
    return uit | ({f"{indicator.id}.csv": cijfers.als_csv()} if cijfers.rijen else {})
