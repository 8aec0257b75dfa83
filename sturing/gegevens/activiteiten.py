"""Activiteiten en antwoorden lezen en toetsen, uit CSV of uit een werkboek van de wegingstafel.

Beide vormen hebben dezelfde kolommen en gaan door dezelfde toets. Alle fouten samen worden gemeld,
met bestand of blad, rij en kolom; bij een fout wordt niets overgenomen.
"""

from __future__ import annotations

from pathlib import Path

from sturing.bronnen.werkboek import Werkboek, lees_werkboek
from sturing.fouten import GegevensFout
from sturing.gegevens.activiteitmodel import ACTIVITEITKOLOMMEN, ANTWOORDKOLOMMEN
from sturing.gegevens.activiteittoets import Aanbod, Ruwetabel, maak_aanbod
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
        return lees_aanbod_uit_werkboek(lezer.lees_bytes(xlsx), lezer.plaats(xlsx), kader, gemeente)
    if not csv.exists():
        return Aanbod()
    leeg = Ruwetabel((), lambda rij, kolom: lezer.plaats(antwoorden))
    return maak_aanbod(
        _uit_csv(lezer, csv, ACTIVITEITKOLOMMEN),
        _uit_csv(lezer, antwoorden, ANTWOORDKOLOMMEN) if antwoorden.exists() else leeg,
        kader, gemeente,
    )  # fmt: skip


def lees_aanbod_uit_werkboek(inhoud: bytes, plaats: str, kader: Kader, gemeente: Gemeente) -> Aanbod:
    """Lees een ingevuld werkboek; het moet voor dit kaderjaar en deze gemeente gemaakt zijn."""
    boek = lees_werkboek(inhoud, plaats, (BLAD_ACTIVITEITEN, BLAD_ANTWOORDEN))
    verwacht = {"formaat": FORMAAT, "kader": str(kader.jaar), "gemeente": gemeente.code}
    for kenmerk, waarde in verwacht.items():
        gevonden = boek.kenmerken.get(kenmerk, "(niets)")
        if gevonden != waarde:
            raise GegevensFout(
                f"{plaats}, blad 'Uitleg'",
                f"dit werkboek is voor {kenmerk} {gevonden}, verwacht was {waarde}",
                NIEUW_WERKBOEK,
            )
    return maak_aanbod(
        _uit_blad(boek, BLAD_ACTIVITEITEN, ACTIVITEITKOLOMMEN),
        _uit_blad(boek, BLAD_ANTWOORDEN, ANTWOORDKOLOMMEN),
        kader,
        gemeente,
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
