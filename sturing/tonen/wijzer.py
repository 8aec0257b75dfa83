"""De indicatorenwijzer: alle indicatoren en ervaringen op één blad, om in te zoeken en te kiezen.

De bladzijde is zonder script een volledige tabel. Met script filtert `book/_static/wijzer.js` de rijen aan
de hand van de kenmerken die hier op elke rij staan.
"""

from __future__ import annotations

from markupsafe import Markup

from sturing.gegevens.kadermodel import Eenheid, Ervaring, Indicator
from sturing.rekenen.kant import Kant, bereken_kant
from sturing.rekenen.stand import Dekking, Stand, tel_cijfers
from sturing.tonen.adressen import WIJZER, adres_doel, adres_fiche, adres_opgave
from sturing.tonen.blad import Bladzijde, nieuwste_jaar
from sturing.tonen.fiche import zoektekst
from sturing.tonen.fichecijfers import naam_bestand
from sturing.tonen.groepen import zin_groep
from sturing.tonen.losblad import Losblad, vul_sjabloon
from sturing.tonen.notatie import toon_datum, toon_getal, toon_periode, toon_punt, toon_verwacht
from sturing.tonen.opmaak import als_anker
from sturing.tonen.toon_ervaringen import STREKKING, van_inwoners, zin_vertelling, zin_wie
from sturing.tonen.vonk import MINSTENS_PUNTEN, teken_vonk
from sturing.tonen.wijzerkeuzes import VOLGORDE, bevolkingsgroepen_van, maak_keuzes, vertellers
from sturing.tonen.wijzerwijken import kaal_getal, wijkregels
from sturing.tonen.zinnen import (
    kies_verandering,
    woord_herkomst,
    zin_ligging,
    zin_oordeel_van,
    zin_soort,
    zin_verandering,
)
from sturing.tonen.zinnen_cijfers import zin_elders, zin_geen_eigen, zin_telling_elders
from sturing.tonen.zinnen_stand import zin_naast
from sturing.woordvormen import herken


def maak_wijzer(blad: Bladzijde, standen: tuple[Stand, ...]) -> Losblad:
    """De indicatorenwijzer over deze standen en alle ervaringen van inwoners."""
    rapport = blad.dossier.rapportage
    rijen = tuple(_rij(blad, stand, plek) for plek, stand in enumerate(standen))
    ervaringen = tuple(_ervaring(blad, e, plek) for plek, e in enumerate(van_inwoners(blad.dossier.ervaringen)))
    telling = tel_cijfers(standen)
    inhoud = vul_sjabloon(
        "wijzer.html",
        rijen=rijen,
        ervaringen=ervaringen,
        keuzes=maak_keuzes(blad, rijen, ervaringen),
        tot=nieuwste_jaar(blad.dossier),
        editie=rapport.editie,
        peildatum=toon_datum(rapport.peildatum),
        verzonnen=blad.dossier.gemeente.verzonnen,
        naam=blad.dossier.gemeente.naam,
        bestandsnaam=f"{rapport.gemeente}-{rapport.jaar}-{rapport.editie}",
        aantal=toon_getal(telling.alle),
        met=toon_getal(telling.eigen),
        elders=zin_telling_elders(telling),
    )
    return Losblad(
        pad=WIJZER,
        titel="Indicatorenwijzer",
        inhoud=inhoud,
        zoektekst="dashboard alle indicatoren zoeken kiezen overzicht stand trend oordeel ervaringen",
        scripts=("language_data.js", "minisearch.min.js", "zoekhulp.js", "wijzer.js"),
    )


def _rij(blad: Bladzijde, stand: Stand, plek: int) -> dict[str, object]:
    """Wat er op de rij van een indicator staat (tekst) en waarop zij te kiezen is (kenmerken)."""
    kader, indicator, punt = blad.dossier.kader, stand.indicator, stand.punt
    verwacht, wijken = blad.verwachtingen[indicator.id], wijkregels(blad, stand)
    uitkomst, kant = stand.oordeel.uitkomst if stand.heeft_eigen_cijfer else Dekking.GEEN, bereken_kant(stand)
    return {
        "id": indicator.id,
        "kort": indicator.kort,
        "adres": adres_fiche(indicator),
        "plekken": tuple((kader.doel_van[p].naam, adres_doel(kader, p)) for p in _plek_per_doel(blad, indicator)),
        "stand": toon_punt(punt, indicator.eenheid) if punt else zin_geen_eigen(blad, stand),
        "periode": toon_periode(punt.periode) + zin_soort(stand) if punt else "",
        "groepzin": zin_groep(blad, stand),
        # De bron van het andere cijfer staat op de fiche en in de CSV; hier zou zij een smalle kolom vullen.
        "naast": zin_naast(blad, stand, bron=False),
        "bewaren": _bewaren(blad, stand),
        "vonk": _vonk(stand),
        "trend": zin_verandering(stand),
        "oordeel_zin": zin_oordeel_van(stand),
        "vergelijking": tuple(
            f"{blad.kort_gebied(v.gebied)} {toon_punt(v.punt, indicator.eenheid)}{zin_ligging(v)}"
            + ("" if v.zelfde_periode else f" ({toon_periode(v.punt.periode)})")
            for v in stand.vergelijkingen
        )
        or tuple(zin_elders(blad, ander, indicator) for ander in stand.elders),
        "bron_cijfer": naam_bestand(blad, punt.bestand) if punt else "",
        "bron_kader": kader.bronnen[indicator.bron].naam,
        "volgend": toon_verwacht(indicator, verwacht).removeprefix("verwacht "),
        "zoek": zoektekst(blad, indicator),
        "plek": plek,
        "rang": VOLGORDE.index(uitkomst),
        "kant": tuple(Kant).index(kant),
        "tijd": f"{punt.tijd:.2f}" if punt and punt.tijd > 0 else "0",
        "komt": verwacht.volgende or str(verwacht.mist or 9999),
        "opgave": _los(kader.opgave_van[p].id for p in indicator.hangt_aan),
        "doel": _los(kader.doel_van[p].id for p in indicator.hangt_aan),
        "oordeel": als_anker(uitkomst.value),
        "bron": _los((indicator.bron, *(p.bestand for r in stand.reeksen for p in r.punten))),
        "verandering": als_anker(kant.value),
        "bevolkingsgroep": _los(bevolkingsgroepen_van(blad, indicator)),
        "groep": indicator.groep,
        "wijken": wijken,
        "wijk": _los(wijk["code"] for wijk in wijken),
        "dekking": als_anker(stand.dekking.value),
        "status": als_anker(verwacht.status.value),
    }


def _bewaren(blad: Bladzijde, stand: Stand) -> dict[str, str]:
    """Wat alleen in het bestand met deze lijst een eigen kolom heeft; wat leeg is, staat niet op de rij."""
    punt, eenheid, verandering = stand.punt, stand.indicator.eenheid, kies_verandering(stand)
    cellen = {"waarde": kaal_getal(punt.waarde) if punt else "", "eenheid": eenheid.value}
    if punt:
        cellen["aanduiding"] = punt.aanduiding if punt.waarde is not None else toon_punt(punt, eenheid)
        cellen["periode"] = toon_periode(punt.periode)
        cellen["herkomst"] = woord_herkomst(stand.hoofdreeks.herkomst, stand.hoofdreeks.gemodelleerd)
        cellen["groepcijfer"] = blad.dossier.kader.groepen[stand.hoofdreeks.groep].naam
        cellen["naast"] = zin_naast(blad, stand)
        cellen["bronnaam"] = naam_bestand(blad, punt.bestand)
    if verandering is not None:
        # Afgerond als in de zin op het blad; een teken alleen als er een verschil te zien is.
        afgerond = round(verandering, 1)
        cellen["trend"] = f"{'+' if afgerond > 0 else ''}{kaal_getal(afgerond)}"
        cellen["trendeenheid"] = (Eenheid.PROCENTPUNT if eenheid == Eenheid.PROCENT else eenheid).value
        cellen["sinds"] = toon_periode(stand.uiteinden[0].periode)
    return {naam: waarde for naam, waarde in cellen.items() if waarde}


def _vonk(stand: Stand) -> Markup:
    """Het vonklijntje; leeg met te weinig cijfers. Er staan alleen getallen in, dus ontsnappen hoeft niet."""
    punten = stand.hoofdreeks.met_waarde() if stand.hoofdreeks else ()
    return Markup(teken_vonk(punten, stand.indicator.eenheid)) if len(punten) >= MINSTENS_PUNTEN else Markup("")


def _plek_per_doel(blad: Bladzijde, indicator: Indicator) -> tuple[str, ...]:
    """Van elk doel waar de indicator aan hangt één plek; twee resultaten van een doel zijn samen één link."""
    return tuple({blad.dossier.kader.doel_van[p].id: p for p in reversed(indicator.hangt_aan)}.values())[::-1]


def _los(waarden) -> str:
    return " ".join(dict.fromkeys(waarden))


def _ervaring(blad: Bladzijde, ervaring: Ervaring, plek: int) -> dict[str, object]:
    kader = blad.dossier.kader
    waar = tuple((kader.doelen[d].naam, adres_doel(kader, d)) for d in ervaring.doelen)
    return {
        "thema": ervaring.thema,
        "wie_zin": zin_wie(blad, ervaring),
        "zegt": zin_vertelling(ervaring),
        "strekking_zin": STREKKING[ervaring.strekking],
        "plekken": waar or ((kader.opgave(ervaring.opgave).naam, adres_opgave(ervaring.opgave)),),
        "vindplaats": ervaring.vindplaats,
        "plek": plek,
        "jaar": str(ervaring.jaar),
        "opgave": _los((ervaring.opgave, *(kader.opgave_van[d].id for d in ervaring.doelen))),
        "doel": _los(ervaring.doelen),
        "bron": ervaring.bron,
        "wijk": ervaring.wijk,
        "wie": _los(als_anker(w) for w in vertellers(blad) if herken((w,)).search(ervaring.doelgroep)),
        "strekking": ervaring.strekking,
    }
