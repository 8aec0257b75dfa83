"""De kop van een geleverde tabel vinden: koppen over meer rijen, samengevoegd, een veld te kort, of pas op rij 7."""

from __future__ import annotations

from dataclasses import dataclass

from sturing.bronnen.inlezen.blad import Blad, LeveringFout, als_tekst, gelijk_gemaakt
from sturing.bronnen.inlezen.tekstbestand import is_verminkt
from sturing.fouten import bedoelde_u
from sturing.gegevens.receptmodel import Aanwijzing, Recepttabel

#: Zo staan koppen van meer rijen aan elkaar: `Soest | %`.
TUSSEN = " | "
#: Verder dan dit zoeken wij niet naar de kop.
_ZOEK_TOT = 60
_GETALLEN = ("ondergrens", "bovengrens", "n", "teller", "noemer")


@dataclass(frozen=True)
class Kop:
    """Waar de gegevens beginnen (rij, vanaf 0), hoe breed de kop is, en in welke kolom elke naam staat."""

    eerste_rij: int
    breedte: int
    kolommen: dict[str, int]

    def kolom(self, naam: str) -> int:
        """De kolom (vanaf 0) met deze naam."""
        return self.kolommen[gelijk_gemaakt(naam)]


def zoek_kop(blad: Blad, tabel: Recepttabel, plaats: str) -> Kop:
    """Zoek de eerste rijen waarin alle kolommen van het recept staan.

    Fouten: `LeveringFout` met de kolom die ontbreekt, twee keer voorkomt of verminkt is.
    """
    nodig = nodige_kolommen(tabel)
    beste: tuple[int, list[str]] = (-1, [])
    for begin in range(min(len(blad.rijen), _ZOEK_TOT)):
        namen = lees_kopnamen(blad, begin, tabel.koprijen, tabel.vul_koppen)
        if tabel.kop_mist == "eerste":
            namen = ["", *namen]
        gevonden = sum(gelijk_gemaakt(naam) in map(gelijk_gemaakt, namen) for naam in nodig)
        if gevonden == len(nodig):
            return _maak_kop(blad, begin, tabel, namen, nodig, plaats)
        if gevonden > beste[0]:
            beste = (gevonden, namen)
    raise _kop_ontbreekt(blad, beste[1], nodig, plaats)


def nodige_kolommen(tabel: Recepttabel) -> tuple[str, ...]:
    """Elke kolom die het recept gebruikt."""
    namen: list[str] = []
    for houder in (tabel, *tabel.cijfers):
        for soort in ("indicator", "gebied", "periode", "groep"):
            aanwijzing: Aanwijzing | None = getattr(houder, soort)
            namen += [aanwijzing.kolom] if aanwijzing and aanwijzing.kolom else []
    for cijfer in tabel.cijfers:
        namen += [cijfer.kolom, *(naam for veld in _GETALLEN if (naam := getattr(cijfer, veld)))]
    return tuple(dict.fromkeys(namen))


def lees_kopnamen(blad: Blad, begin: int, koprijen: int, vul: bool) -> list[str]:
    """De namen van de kolommen als de kop op rij `begin` staat; lege naam als er niets staat."""
    rijen = []
    for rij in range(begin, min(begin + koprijen, len(blad.rijen))):
        breedte = max(len(blad.rijen[rij]), *(len(r) for r in blad.rijen[begin : begin + koprijen]))
        cellen = [als_tekst(blad.cel(rij, kolom, volg=True)) for kolom in range(breedte)]
        if vul and rij < begin + koprijen - 1:
            for kolom in range(1, breedte):
                cellen[kolom] = cellen[kolom] or cellen[kolom - 1]
        rijen.append(cellen)
    return [TUSSEN.join(dict.fromkeys(deel for deel in delen if deel)) for delen in zip(*rijen, strict=True)]


def _maak_kop(blad: Blad, begin: int, tabel: Recepttabel, namen: list[str], nodig: tuple[str, ...], plaats: str) -> Kop:
    gelijk = [gelijk_gemaakt(naam) for naam in namen]
    for naam in nodig:
        if gelijk.count(gelijk_gemaakt(naam)) > 1:
            raise LeveringFout(
                f"{plaats}, {blad.plek(begin)}", f"kolom '{naam}' staat er twee keer", "hernoem een van beide"
            )
    breedte = len(namen) + (tabel.kop_mist == "laatste")
    while namen and not namen[-1]:
        namen = namen[:-1]
        breedte = len(namen) + (tabel.kop_mist == "laatste")
    return Kop(begin + tabel.koprijen, breedte, {naam: nr for nr, naam in enumerate(gelijk) if naam})


def _kop_ontbreekt(blad: Blad, namen: list[str], nodig: tuple[str, ...], plaats: str) -> LeveringFout:
    waar = f"{plaats}, blad '{blad.naam}'" if blad.naam else plaats
    if verminkt := next((naam for naam in namen if is_verminkt(naam)), None):
        return LeveringFout(
            waar, f"kop '{verminkt}' is verkeerd omgezet", "vraag het bestand opnieuw, of bewaar het als CSV UTF-8"
        )
    gelijk = set(map(gelijk_gemaakt, namen))
    weg = next(naam for naam in nodig if gelijk_gemaakt(naam) not in gelijk)
    return LeveringFout(
        waar,
        f"kolom '{weg}' ontbreekt",
        bedoelde_u(weg, [n for n in namen if n]) or "pas het recept aan dit bestand aan",
    )
