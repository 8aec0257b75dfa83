"""DUO: leerlingen in het primair onderwijs naar postcode van de leerling en vestiging van de school.

Aantallen van 1 tot en met 4 schrijft DUO als `<5`. Zo'n aantal is nooit 0 en nooit een gok:
de ondergrens telt het als 1, de bovengrens als 4 en de waarde is het midden, als benadering.
"""

from __future__ import annotations

from datetime import date

from sturing.bronnen.ophalen.csvlezen import lees_csv
from sturing.bronnen.ophalen.definitie import Duoblok, Reeks, naam_van_tabel
from sturing.bronnen.ophalen.omzetten import lees_getal
from sturing.bronnen.ophalen.rij import Bereik, Opbrengst, Rij
from sturing.bronnen.ophalen.web import Haler, NietGevonden
from sturing.fouten import BronFout

_NODIG = ("GEMEENTENUMMER", "POSTCODE_LEERLING", "TOTAAL")
_AFGESCHERMD = "<5"
_AFGESCHERMD_UITLEG = (
    "{verborgen:.0f} rijen zijn afgeschermd (<5): de ondergrens telt ze als 1 en de bovengrens als 4"
    " (bij een aandeel telkens het uiterste), de waarde is het midden"
)
#: De maten die een definitie hier kan noemen.
_MATEN = ("aandeel_buiten_gemeente", "aantal_buiten_gemeente")


def haal_duo(haler: Haler, blok: Duoblok, gemeente: str, dag: date, jaar: int | None) -> Opbrengst:
    """De opbrengst per schooljaar; een schooljaar dat DUO (nog) niet heeft, wordt gemeld."""
    beginjaren = [jaar - 1] if jaar else list(range(blok.vanaf, dag.year + 1))
    rijen, gelukt, weg = [], [], []
    for begin in beginjaren:
        bestand = blok.bestand.format(begin=begin, eind=begin + 1)
        try:
            inhoud = haler.haal(blok.dienst, bestand.replace(" ", "%20"))
        except NietGevonden:
            weg.append(f"{begin}/{begin + 1}")
            continue
        gelukt.append(f"{begin}/{begin + 1}")
        tellingen = tel_leerlingen(
            inhoud, f"{naam_van_tabel(blok)}, {bestand.rsplit('/', 1)[-1]}", blok.postcodes, gemeente
        )
        rijen += [_bouw_rij(blok, reeks, gemeente, gelukt[-1], tellingen, dag) for reeks in blok.reeksen]
    if not gelukt:
        raise BronFout(
            naam_van_tabel(blok),
            f"geen enkel bestand gevonden voor {', '.join(weg)}",
            "zoek bij DUO hoe het bestand nu heet en pas de definitie aan",
        )
    bereik = Bereik(
        frozenset((r.indicator, r.groep, r.herkomst) for r in blok.reeksen),
        f"{naam_van_tabel(blok)},",
        frozenset(gelukt),
    )
    meldingen = (f"{naam_van_tabel(blok)}: geen bestand voor {', '.join(weg)}",) if weg else ()
    return Opbrengst(blok.bron, naam_van_tabel(blok), tuple(rijen), bereik, meldingen=meldingen)


def tel_leerlingen(inhoud: bytes, plaats: str, postcodes: tuple[str, ...], gemeente: str) -> dict[str, float]:
    """Tel leerlingen uit onze postcodes, binnen en buiten de gemeente: bekend, en het aantal afgeschermde rijen."""
    telling = dict.fromkeys(("binnen", "buiten", "binnen_afgeschermd", "buiten_afgeschermd"), 0.0)
    gevonden = False
    for rij in lees_csv(inhoud, plaats, _NODIG):
        if rij["POSTCODE_LEERLING"][:4] not in postcodes:
            continue
        gevonden = True
        waar = "binnen" if _is_gemeente(rij["GEMEENTENUMMER"], gemeente) else "buiten"
        if rij["TOTAAL"] == _AFGESCHERMD:
            telling[f"{waar}_afgeschermd"] += 1
        else:
            aantal = lees_getal(rij["TOTAAL"], plaats)
            if aantal is None:
                raise BronFout(
                    plaats,
                    f"TOTAAL '{rij['TOTAAL']}' is geen aantal",
                    "het bestand is veranderd; meld het bij de beheerder",
                )
            telling[waar] += aantal
    if not gevonden:
        raise BronFout(plaats, "geen leerling uit onze postcodes", "controleer de postcodes in de definitie")
    return telling


def _is_gemeente(nummer: str, gemeente: str) -> bool:
    return nummer.isdecimal() and int(nummer) == int(gemeente[2:])


def _bouw_rij(blok: Duoblok, reeks: Reeks, gemeente: str, periode: str, telling: dict[str, float], dag: date) -> Rij:
    maat = str(reeks.maten[0])
    buiten, binnen = telling["buiten"], telling["binnen"]
    verborgen_buiten, verborgen = (
        telling["buiten_afgeschermd"],
        telling["buiten_afgeschermd"] + telling["binnen_afgeschermd"],
    )
    if maat == _MATEN[1]:
        onder, boven = buiten + verborgen_buiten, buiten + 4 * verborgen_buiten
    elif maat == _MATEN[0]:
        verborgen_binnen = telling["binnen_afgeschermd"]
        onder = 100 * (buiten + verborgen_buiten) / (buiten + verborgen_buiten + binnen + 4 * verborgen_binnen)
        boven = 100 * (buiten + 4 * verborgen_buiten) / (buiten + 4 * verborgen_buiten + binnen + verborgen_binnen)
    else:
        raise BronFout(naam_van_tabel(blok), f"maat '{maat}' bestaat hier niet", f"kies {_MATEN[0]} of {_MATEN[1]}")
    uitleg = _AFGESCHERMD_UITLEG.format(verborgen=verborgen)
    opmerking = "; ".join(t for t in (reeks.opmerking, uitleg if verborgen else "") if t)
    plaats = f"{naam_van_tabel(blok)}, {maat}, {periode}"
    grenzen = (round(onder, 6), round(boven, 6)) if verborgen else (None, None)
    return Rij(
        reeks.indicator, gemeente, periode, reeks.groep, round((onder + boven) / 2, 6), reeks.herkomst, dag, plaats,
        *grenzen, opmerking=opmerking,
    )  # fmt: skip
