"""Waar een los blad en een doel op de site staan: blijvende adressen, gezien vanaf de startpagina."""

from __future__ import annotations

from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Indicator
from sturing.tonen.tabel import Cel

#: De map met fiches; met het id van de indicator is dit een blijvend adres.
FICHEMAP = "indicator"
#: Het blad met alle indicatoren.
WIJZER = "indicatoren"


def adres_fiche(indicator: Indicator) -> str:
    """Het adres van de fiche van een indicator."""
    return f"{FICHEMAP}/{indicator.id}.html"


def naar_fiche(indicator: Indicator, tekst: str = "") -> Cel:
    """Een cel met de naam van de indicator (of `tekst`) als link naar haar fiche."""
    return Cel(tekst or indicator.kort, adres=adres_fiche(indicator))


def adres_opgave(opgave: str) -> str:
    """Het adres van het hoofdstuk van een opgave: een streepje in het id is een liggend streepje in het bestand."""
    return f"{opgave.replace('-', '_')}.html"


def adres_doel(kader: Kader, plek: str) -> str:
    """De plek van een doel in zijn hoofdstuk; `plek` is het id van een doel of van een resultaat daarvan."""
    return f"{adres_opgave(kader.opgave_van[plek].id)}#{kader.doel_van[plek].id}"
