"""Activiteiten en antwoorden lezen en toetsen, uit CSV of uit een werkboek van de wegingstafel.

Beide vormen hebben dezelfde kolommen en gaan door dezelfde toets. Alle fouten samen worden gemeld,
met bestand of blad, rij en kolom; bij een fout wordt niets overgenomen.
"""

from __future__ import annotations

from pathlib import Path

from sturing.bronnen.werkboek import Werkboek, lees_werkboek
from sturing.fouten import GegevensFout
from sturing.gegevens.activiteitaanbod import Aanbod
from sturing.gegevens.activiteitinlezen import KENMERK_REGISTER, Inleeswens, voeg_werkboek_toe
from sturing.gegevens.activiteitmodel import ACTIVITEITKOLOMMEN, ANTWOORDKOLOMMEN
from sturing.gegevens.activiteitrijen import Ruwetabel
from sturing.gegevens.activiteittoets import maak_aanbod
from sturing.gegevens.eigennamen import eigennamen
from sturing.gegevens.feitenmodel import Gemeente
from sturing.gegevens.kader import Kader
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.tabellen import lees_rijen

#: De bladen van het werkboek die worden teruggelezen, en het merk waaraan het te herkennen is.
BLAD_ACTIVITEITEN, BLAD_ANTWOORDEN = "Activiteiten", "Antwoorden"
FORMAAT = "sturing-weging-1"
NIEUW_WERKBOEK = "maak een nieuw werkboek met sturing weeg --excel en neem de antwoorden over"


def lees_aanbod(lezer: Lezer, map_: Path, jaar: int, kader: Kader, gemeente: Gemeente) -> Aanbod:
    """Lees `activiteiten/<jaar>.csv` met `<jaar>-antwoorden.csv`, of anders `<jaar>.xlsx`.

    Zonder bestand is er geen aanbod bekend. Fouten: `GegevensFout` of `VeleFouten`.
    """
    csv, antwoorden, xlsx = (map_ / "activiteiten" / f"{jaar}{rest}" for rest in (".csv", "-antwoorden.csv", ".xlsx"))
    if csv.exists() and xlsx.exists():
        raise GegevensFout(lezer.plaats(xlsx), f"naast dit werkboek staat ook {csv.name}", "houd één van de twee")
    if xlsx.exists():
        return lees_aanbod_uit_werkboek(lezer.lees_bytes(xlsx), lezer.plaats(xlsx), kader, gemeente, jaar)
    if not csv.exists():
        return Aanbod()
    leeg = Ruwetabel((), lambda rij, kolom: lezer.plaats(antwoorden))
    return maak_aanbod(
        _uit_csv(lezer, csv, ACTIVITEITKOLOMMEN),
        _uit_csv(lezer, antwoorden, ANTWOORDKOLOMMEN) if antwoorden.exists() else leeg,
        kader, gemeente, jaar,
    )  # fmt: skip


def lees_aanbod_uit_werkboek(
    inhoud: bytes, plaats: str, kader: Kader, gemeente: Gemeente, jaar: int | None = None
) -> Aanbod:
    """Lees een ingevuld werkboek; het moet voor dit kaderjaar en deze gemeente gemaakt zijn."""
    return _als_aanbod(_open_werkboek(inhoud, plaats, kader, gemeente), kader, gemeente, jaar)


def neem_werkboek_over(
    inhoud: bytes, plaats: str, oud: Aanbod, kader: Kader, gemeente: Gemeente, jaar: int, wens: Inleeswens
) -> tuple[Aanbod, Aanbod]:
    """Lees een ingevuld werkboek en leg het naast wat al vastligt; geeft het werkboek en het geheel.

    Fouten: wat niet klopt, en alles waardoor iets van een ander verloren zou gaan.
    """
    boek = _open_werkboek(inhoud, plaats, kader, gemeente)
    nieuw = _als_aanbod(boek, kader, gemeente, jaar)
    vingerafdruk = boek.kenmerken.get(KENMERK_REGISTER, "")
    eigen = eigennamen(gemeente)
    return nieuw, voeg_werkboek_toe(oud, nieuw, plaats, vingerafdruk, _plekken(boek), wens, eigen)


def _plekken(boek: Werkboek) -> dict[tuple[str, ...], str]:
    """Van elk antwoord in het werkboek de rij, op dezelfde sleutel als `volgorde`."""
    return {
        (v["activiteit"], v["vraag"], " ".join(v["wie"].split()).casefold(), v["wanneer"][:10]): (
            f"{boek.plaats}, blad '{BLAD_ANTWOORDEN}', rij {nr}"
        )
        for nr, v in boek.bladen[BLAD_ANTWOORDEN].rijen
    }


def _open_werkboek(inhoud: bytes, plaats: str, kader: Kader, gemeente: Gemeente) -> Werkboek:
    boek = lees_werkboek(inhoud, plaats, (BLAD_ACTIVITEITEN, BLAD_ANTWOORDEN))
    verwacht = {"formaat": FORMAAT, "kader": str(kader.jaar), "gemeente": gemeente.code}
    for kenmerk, waarde in verwacht.items():
        gevonden = boek.kenmerken.get(kenmerk, "(niets)")
        if gevonden != waarde:
            raise GegevensFout(
                boek.cellen.get(kenmerk, f"{plaats}, blad 'Uitleg', kolom A"),
                f"dit werkboek is voor {kenmerk} {gevonden}, verwacht was {waarde}",
                NIEUW_WERKBOEK,
            )
    return boek


def _als_aanbod(boek: Werkboek, kader: Kader, gemeente: Gemeente, jaar: int | None) -> Aanbod:
    return maak_aanbod(
        _uit_blad(boek, BLAD_ACTIVITEITEN, ACTIVITEITKOLOMMEN),
        _uit_blad(boek, BLAD_ANTWOORDEN, ANTWOORDKOLOMMEN),
        kader,
        gemeente,
        jaar,
    )


def _uit_csv(lezer: Lezer, pad: Path, kolommen: tuple[str, ...]) -> Ruwetabel:
    plaats = lezer.plaats(pad)
    return Ruwetabel(
        tuple(lees_rijen(lezer, pad, kolommen)), lambda rij, kolom: f"{plaats}, regel {rij}, kolom '{kolom}'"
    )


def _uit_blad(boek: Werkboek, naam: str, kolommen: tuple[str, ...]) -> Ruwetabel:
    """De gevraagde kolommen; kolommen die het werkboek voor de lezer toevoegt, tellen niet mee."""
    blad = boek.bladen[naam]
    for kolom in kolommen:
        if kolom not in blad.letters:
            raise GegevensFout(f"{boek.plaats}, blad '{naam}', rij 1", f"kolom '{kolom}' ontbreekt", NIEUW_WERKBOEK)
    rijen = tuple((nr, {k: velden[k] for k in kolommen}) for nr, velden in blad.rijen)
    if naam == BLAD_ANTWOORDEN:
        # Het werkboek zet alle vragen klaar; een rij zonder antwoord is nog niet ingevuld.
        rijen = tuple((nr, velden) for nr, velden in rijen if velden["antwoord"])
    return Ruwetabel(
        rijen, lambda rij, kolom: f"{boek.plaats}, blad '{naam}', rij {rij}, kolom {blad.letters[kolom]} ({kolom})"
    )
