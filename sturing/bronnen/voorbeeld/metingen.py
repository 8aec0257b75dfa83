"""De metingen van Voorbeeldstad: per indicator de reeksen van gemeente, wijken en vergelijkgebieden."""

from __future__ import annotations

from sturing.bronnen.voorbeeld import bijzonder as b
from sturing.bronnen.voorbeeld.kader import Voorbeeldkader
from sturing.bronnen.voorbeeld.leveringen import Levering, Moment, kies_levering, kies_momenten
from sturing.bronnen.voorbeeld.modelcijfers import bouw_benadering, bouw_modelcijfers
from sturing.bronnen.voorbeeld.trekking import Trekking
from sturing.bronnen.voorbeeld.wereld import GEMEENTECODE, VINDPLAATS, Wereld

METINGKOLOMMEN = (
    "indicator", "gebied", "periode", "groep", "waarde", "ondergrens", "bovengrens", "n", "teller", "noemer",
    "herkomst", "aanduiding", "beschikbaar_per", "vindplaats", "opmerking",
)  # fmt: skip

#: Zoveel perioden heeft een gewone wijkreeks.
_WIJKPERIODEN = {"jaar": 4, "halfjaar": 2, "golven": 2}


def bouw_metingen(kader: Voorbeeldkader, wereld: Wereld) -> dict[str, list[dict]]:
    """Per bestandsnaam (de bron van levering) de metingen, gesorteerd."""
    uit: dict[str, list[dict]] = {}
    for indicator in kader.indicatoren:
        if indicator["id"] in b.ZONDER_CIJFER:
            continue
        rijen = _bouw_gemeten(indicator, kader, wereld)
        if indicator["id"] in b.MODEL_ERNAAST | b.ALLEEN_MODEL:
            uit.setdefault("rivm-model", []).extend(bouw_modelcijfers(indicator, wereld))
        uit.setdefault(indicator["bron"], []).extend(rijen)
    return {bestand: sorted((_compleet(r) for r in rijen), key=_volgorde) for bestand, rijen in uit.items() if rijen}


def _bouw_gemeten(indicator: dict, kader: Voorbeeldkader, wereld: Wereld) -> list[dict]:
    """Alle rijen uit de eigen bron van de indicator, ook als dat maar een benadering is."""
    if "telt_zelfde_als" in indicator:
        return _neem_tellers_over(indicator, kader, wereld)
    sleutel = indicator["id"]
    levering = kies_levering(sleutel, indicator["bron"])
    momenten = _kies_momenten(sleutel, levering, wereld)
    if sleutel in b.BENADERINGEN:
        return bouw_benadering(indicator, momenten, wereld, *b.BENADERINGEN[sleutel])
    if sleutel in b.ALLEEN_MODEL or not momenten:
        return []
    trekking = Trekking(indicator, levering, wereld)
    rijen = [rij for nr, m in enumerate(momenten) for rij in _bouw_moment(trekking, m, len(momenten) - nr)]
    if sleutel in b.HERZIEN:
        rijen += _bouw_voorlopig(rijen, wereld, sleutel)
    if sleutel in b.BENADERING_ERNAAST:
        rijen += bouw_benadering(indicator, momenten[-2:], wereld, *b.BENADERING_ERNAAST[sleutel])
    return rijen


def _neem_tellers_over(indicator: dict, kader: Voorbeeldkader, wereld: Wereld) -> list[dict]:
    """Het aantal bij een percentage: dezelfde telling, zodat de twee elkaar nooit tegenspreken."""
    aandeel = next(i for i in kader.indicatoren if i["id"] == indicator["telt_zelfde_als"])
    rijen = [rij for rij in _bouw_gemeten(aandeel, kader, wereld) if rij.get("teller") is not None]
    eigen = {"indicator": indicator["id"], "teller": None, "noemer": None}
    return [rij | eigen | {"waarde": rij["teller"]} for rij in rijen]


def _kies_momenten(sleutel: str, levering: Levering, wereld: Wereld) -> list[Moment]:
    momenten = kies_momenten(levering, wereld.eerste, wereld.laatste)
    if sleutel in b.ZONDER_PERIODE:
        return [Moment("niet vermeld", m.tijd, m.bekend) for m in momenten[-1:]]
    if sleutel in b.ALLEEN_NULMETING:
        return momenten[-1:]
    return [m for m in momenten if m.periode not in b.GATEN.get(sleutel, ())]


def _bouw_moment(trekking: Trekking, moment: Moment, nog: int) -> list[dict]:
    """De rijen van één periode; `nog` telt hoeveel perioden er nog zijn, deze meegeteld."""
    indicator = trekking.indicator
    bron, ritme = indicator["bron"], trekking.levering.ritme
    wijken = trekking.trek_wijken(moment)
    rijen = [trekking.trek_gemeente(moment, wijken), *trekking.trek_vergelijk(moment)]
    met_wijken = bron in b.WIJKBRONNEN and nog <= _WIJKPERIODEN.get(ritme, 0)
    if met_wijken or indicator["id"] in b.ALLE_WIJKJAREN:
        rijen += wijken
    for rij in rijen:
        rij |= {
            "periode": moment.periode,
            "beschikbaar_per": moment.bekend.isoformat(),
            "herkomst": "gemeten",
        }
    return rijen


def _bouw_voorlopig(rijen: list[dict], wereld: Wereld, sleutel: str) -> list[dict]:
    """Voor de laatste drie jaar van de gemeente: zet een eerder, voorlopig cijfer voor het herziene."""
    toeval = wereld.toeval(f"voorlopig {sleutel}")
    uit = []
    for rij in rijen:
        if rij["gebied"] != GEMEENTECODE or int(rij["periode"][:4]) <= wereld.laatste - 3:
            continue
        definitief = rij["beschikbaar_per"]
        teller = rij["waarde"] if rij.get("teller") is None else rij["teller"]
        eerder = round(teller * float(toeval.uniform(0.94, 0.99)))
        waarde = eerder if rij.get("noemer") is None else round(100 * eerder / rij["noemer"], 1)
        uit.append(rij | {"waarde": waarde, "opmerking": "voorlopig cijfer"})
        if rij.get("teller") is not None:
            uit[-1]["teller"] = eerder
        rij |= {"beschikbaar_per": _later(definitief), "opmerking": "herzien cijfer"}
    return uit


def _later(dag: str) -> str:
    """De vijftiende van de maand, vier maanden later."""
    jaar, maand = int(dag[:4]), int(dag[5:7]) + 4
    return f"{jaar + (maand > 12)}-{(maand - 1) % 12 + 1:02d}-15"


def _compleet(rij: dict) -> dict:
    """Vul aan wat elke rij heeft; een cijfer zonder periode is ook maar ongeveer."""
    zonder = rij["periode"] == "niet vermeld"
    return {"vindplaats": VINDPLAATS, "aanduiding": "ongeveer" if zonder else "", **rij}


def _volgorde(rij: dict) -> tuple[str, ...]:
    """De volgorde waarin de opslag schrijft: een voorbeeld geeft zelf geen 'let op'."""
    return tuple(rij[k] for k in ("indicator", "gebied", "periode", "groep", "herkomst", "beschikbaar_per"))
