"""Een onbekend bestand: schrijf op wat te zien is en wat een mens moet invullen. Er wordt niets geraden en bewaard.

Het voorstel is een recept met `INVULLEN` op elke plaats waar een keuze nodig is; zo lang dat er staat, weigert het
programma het recept. Een recept hoort in git: getallen, antwoorden en namen van mensen komen er niet in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from sturing.bronnen.inlezen.bestand import Levering
from sturing.bronnen.inlezen.blad import Blad, Celwaarde, als_tekst, gelijk_gemaakt
from sturing.bronnen.inlezen.enquete import Enquete
from sturing.fouten import bedoelde_u
from sturing.gegevens.kader import Kader
from sturing.gegevens.koppen import lees_kopnamen
from sturing.gegevens.namenlezer import Namenlezer
from sturing.gegevens.opennamen import noemt_mens, open_naam
from sturing.gegevens.perioden import is_periode
from sturing.tekens import veilige_naam

INVULLEN = "INVULLEN"
_GETAL = re.compile(r"[-+]?[0-9][0-9., \u00a0]*%?")
_DECIMAAL = re.compile(r"[-+]?[0-9. ]*,([0-9]{1,2}|[0-9]{4,})%?")
_ZOEK_TOT, _HOOGSTENS_WAARDEN, _HOOGSTENS_CODES = 40, 25, 12
#: Zoveel cellen van een kolom zeggen genoeg over de vraag of er mensen in staan.
_HOOGSTENS_MENSEN = 100
_TOTAAL = re.compile(r"(totaal|total|eindtotaal|subtotaal)\b", re.I)
_NOOT = re.compile(r"(bron|noot|toelichting|opmerking)\b|\*", re.I)

_GEBIEDSKOP = re.compile(r"\b(gebied|gemeente|wijk|regio)", re.I)
_VRAAGKOP = re.compile(r"\b(indicator|onderwerp|vraag|maat)", re.I)


@dataclass(frozen=True)
class _Kolom:
    """Wat in een kolom staat: soort (`cijfer`, `gebied`, `periode`, `naam`, `mensen` of `leeg`) en haar woorden."""

    naam: str
    soort: str
    woorden: tuple[str, ...]
    tekens: tuple[str, ...]
    komma: bool


def schrijf_voorstel(levering: Levering, kader: Kader, namen: Namenlezer) -> str:
    """Het voorstel als tekst van een receptbestand."""
    if levering.enquete:
        gezien, recept = _uit_enquete(levering.enquete)
    else:
        blad = max(levering.bladen, key=lambda b: sum(cel is not None for rij in b.rijen for cel in rij))
        gezien, recept = _uit_blad(blad, levering, kader, namen)
    kop = [
        f"Voorstel voor een recept bij {open_naam(veilige_naam(levering.naam))}. Er is nog niets bewaard.",
        "",
        "Herkend:",
        *(f"- {regel}" for regel in gezien),
        "",
        f"Zo maakt u het af: vervang elk {INVULLEN}, haal weg wat niet klopt, en zet het bestand in de map recepten",
        "van het kader. De velden staan uitgelegd in data/README.md. Vergelijk daarna wat sturing lees-in toont met",
        "het bestand, en zet dan pas nagekeken op true.",
    ]
    commentaar = "\n".join(f"# {veilige_regel(regel)}".rstrip() for regel in kop)
    return f"{commentaar}\n{yaml.safe_dump(recept, allow_unicode=True, sort_keys=False, width=110)}"


def veilige_regel(tekst: str) -> str:
    """Eén regel zonder stuurtekens, zodat commentaar commentaar blijft."""
    return " ".join("".join(t if t.isprintable() else " " for t in tekst).split())


def _begin(soort: str, **herken: object) -> dict:
    leeg = {"naam": INVULLEN, "toelichting": "", "nagekeken": False, "bron": INVULLEN, "vindplaats": INVULLEN}
    return leeg | {"herken": {"soort": soort, **herken}}


def _uit_blad(blad: Blad, levering: Levering, kader: Kader, namen: Namenlezer) -> tuple[list[str], dict]:
    begin, hoogte = _zoek_kop(blad)
    koppen = [open_naam(naam) for naam in lees_kopnamen(blad, begin, hoogte, vul=False)]
    kolommen = [_bekijk(blad, nr, naam, begin + hoogte, namen) for nr, naam in enumerate(koppen) if naam]
    cijfers = [k for k in kolommen if k.soort == "cijfer"]
    gezien = [
        f"{levering.soort}; blad: {', '.join(open_naam(b.naam) or '(geen)' for b in levering.bladen)}",
        f"koppen vanaf rij {begin + 1}, {hoogte} hoog: {'; '.join(k.naam for k in kolommen)}",
        f"kolommen met getallen: {'; '.join(k.naam for k in cijfers) or 'geen'}",
    ]
    for kolom in kolommen:
        if kolom.soort in ("gebied", "periode"):
            gezien.append(f"'{kolom.naam}' lijkt {kolom.soort}")
        elif kolom.soort == "mensen":
            gezien.append(f"in '{kolom.naam}' lijken mensen te staan; vraag de inzender om een bestand zonder")
    tekens = sorted({teken for k in cijfers for teken in k.tekens})[:_HOOGSTENS_CODES]
    if tekens:
        gezien.append(f"in plaats van een getal staat soms: {' '.join(tekens)} (zeg bij ontbreekt wat dat betekent)")
    gezien += [f"{len(blad.formules)} cellen met een formule; die worden niet gelezen"] if blad.formules else []
    recept = _begin(levering.soort, teksten=[k.naam.split(" | ")[-1] for k in kolommen[:4]])
    recept["getallen"] = _notatie(cijfers, levering)
    recept["ontbreekt"] = dict.fromkeys(tekens, INVULLEN)
    recept["tabellen"] = [_tabel(blad, hoogte, kolommen, kader, gezien, begin + hoogte)]
    return gezien, recept


def _zoek_kop(blad: Blad) -> tuple[int, int]:
    """De eerste rij met namen waaronder getallen staan, en hoeveel rijen met alleen tekst er op volgen."""
    for begin in range(min(len(blad.rijen), _ZOEK_TOT)):
        if _aantal(blad.rijen[begin], _is_naam) < 2:
            continue
        for hoogte in range(1, 5):
            onder = blad.rijen[begin + hoogte] if begin + hoogte < len(blad.rijen) else ()
            if _aantal(onder, _is_getal):
                return begin, hoogte
            if _aantal(onder, _is_naam) < 2:
                break
    return 0, 1


def _aantal(rij: Iterable[Celwaarde], toets) -> int:
    return sum(cel is not None and toets(cel) for cel in rij)


def _is_getal(cel: Celwaarde) -> bool:
    if isinstance(cel, bool):
        return False
    return isinstance(cel, int | float) or bool(_GETAL.fullmatch(als_tekst(cel)))


def _is_naam(cel: Celwaarde) -> bool:
    return not _is_getal(cel) or is_periode(als_tekst(cel))


def _bekijk(blad: Blad, kolom: int, naam: str, vanaf: int, namen: Namenlezer) -> _Kolom:
    cellen = [c for rij in range(vanaf, len(blad.rijen)) if (c := blad.cel(rij, kolom)) is not None]
    teksten = [als_tekst(cel) for cel in cellen]
    getallen = [cel for cel in cellen if _is_getal(cel)]
    anders = [t for t, cel in zip(teksten, cellen, strict=True) if not _is_getal(cel)]
    soort = "naam"
    mensen = {t for t in dict.fromkeys(teksten[:_HOOGSTENS_MENSEN]) if noemt_mens(t)}
    if not cellen:
        soort = "leeg"
    elif len(mensen) * 2 >= len(set(teksten[:_HOOGSTENS_MENSEN])):
        soort = "mensen"
    elif all(is_periode(t) for t in teksten):
        soort = "periode"
    elif _GEBIEDSKOP.search(naam) or sum(gelijk_gemaakt(t) in namen.gebieden for t in teksten) * 2 >= len(teksten):
        soort = "gebied"
    elif len(getallen) * 2 >= len(cellen):
        soort = "cijfer"
    codes = {t for t in teksten if re.fullmatch(r"-9+[0-9]", t)} | {t for t in anders if len(t) <= 12}
    komma = any(isinstance(cel, str) and _DECIMAAL.fullmatch(als_tekst(cel)) for cel in getallen)
    woorden = tuple(t for t in dict.fromkeys(anders) if t not in mensen)
    return _Kolom(naam, soort, woorden, tuple(sorted(codes - mensen)), komma)


def _notatie(cijfers: list[_Kolom], levering: Levering) -> dict:
    if any(kolom.komma for kolom in cijfers):
        return {"decimaal": "komma", "duizendtal": INVULLEN}
    return {} if levering.soort == "werkboek" else {"decimaal": INVULLEN, "duizendtal": INVULLEN}


def _tabel(blad: Blad, hoogte: int, kolommen: list[_Kolom], kader: Kader, gezien: list[str], vanaf: int) -> dict:
    """De tabel met per soort de kolom die het lijkt; anders een open plek."""
    eerste = [als_tekst(next((c for c in rij if c is not None), "")) for rij in blad.rijen[vanaf:]]
    tabel: dict = {"blad": INVULLEN if noemt_mens(blad.naam) else blad.naam, "koprijen": hoogte}
    tabel["totaalrijen"] = sorted({t for t in eerste if _TOTAAL.match(t) and not noemt_mens(t)})[:5]
    tabel["einde"] = sorted({t.split(":")[0] + ":*" for t in eerste if _NOOT.match(t) and ":" in t})[:5]
    for soort in ("gebied", "periode"):
        kolom = next((k for k in kolommen if k.soort == soort), None)
        tabel[soort] = {"kolom": kolom.naam} if kolom else INVULLEN
    namen = [k for k in kolommen if k.soort == "naam" and len(k.woorden) <= _HOOGSTENS_WAARDEN]
    namen.sort(key=lambda kolom: not _VRAAGKOP.search(kolom.naam))
    if namen:
        woorden = [w for w in namen[0].woorden if not _TOTAAL.match(w) and not _NOOT.match(w)]
        tabel["indicator"] = {"kolom": namen[0].naam, "waarden": dict.fromkeys(woorden, INVULLEN)}
        gezien += list(_lijkt_op(woorden, kader))
    else:
        tabel["indicator"] = INVULLEN
    tabel["cijfers"] = [{"kolom": k.naam} for k in kolommen if k.soort == "cijfer"] or [{"kolom": INVULLEN}]
    return tabel


def _lijkt_op(woorden: Iterable[str], kader: Kader) -> Iterable[str]:
    """Indicatoren waarvan de naam op een woord lijkt; alleen als hulp, nooit als keuze."""
    op_naam = {i.naam: i.id for i in kader.indicatoren.values()}
    for woord in woorden:
        if voorstel := bedoelde_u(woord, list(op_naam)):
            yield f"'{woord}' lijkt op indicator {op_naam[voorstel.split(chr(39), 1)[1].rsplit(chr(39), 1)[0]]}"


def _uit_enquete(enquete: Enquete) -> tuple[list[str], dict]:
    """Alleen namen en labels; een vraag met heel veel codes is geen meerkeuzevraag."""
    keuze = [v for v in enquete.variabelen if 2 <= len(enquete.labels.get(v, {})) <= _HOOGSTENS_CODES]
    weging = [v for v in enquete.variabelen if re.search(r"weeg|gewicht|weight", v, re.I)]
    gezien = [f"SPSS-bestand met {len(enquete.variabelen)} variabelen, {len(keuze)} met antwoordcodes"]
    gezien.append(f"variabelen die een gewicht lijken: {', '.join(weging) or 'geen'}")
    vragen = []
    for naam in keuze:
        codes = {int(c): t for c, t in enquete.labels[naam].items() if c.is_integer()}
        gezien.append(f"{naam}: {enquete.vragen.get(naam, '')}")
        vragen.append({"indicator": INVULLEN, "variabele": naam, "telt": codes, "telt_niet": {}, "ontbreekt": {}})
    recept = _begin("sav", variabelen=keuze[:4])
    peiling = {"gewicht": INVULLEN, "periode": INVULLEN, "gebied": INVULLEN, "vragen": vragen}
    return gezien, recept | {"peiling": peiling}
