"""Waar elke dienst staat, en welke adressen wij weigeren."""

from __future__ import annotations

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

from sturing.fouten import BronFout, OmgevingFout

#: Per dienst de omgevingsvariabele en het gewone adres. Het adres van Waarstaatjegemeente is dat van de
#: software eronder (Swing Open Data Service 2.0); bevestig het bij de aanvraag van de sleutel.
_DIENSTEN = {
    "cbs-v3": ("STURING_ADRES_CBS", "https://opendata.cbs.nl"),
    "cbs-v4": ("STURING_ADRES_CBS", "https://datasets.cbs.nl"),
    "rivm": ("STURING_ADRES_RIVM", "https://dataderden.cbs.nl"),
    "waarstaatjegemeente": ("STURING_ADRES_WSJG", "https://www.waarstaatjegemeente.nl"),
    "duo": ("STURING_ADRES_DUO", "https://duo.nl"),
    "leefbaarometer": ("STURING_ADRES_LEEFBAAROMETER", "https://www.leefbaarometer.nl"),
}


def basisadres(dienst: str) -> str:
    """Het adres van `dienst` zonder schuine streep aan het eind, uit de omgeving of het gewone.

    >>> basisadres("rivm") if "STURING_ADRES_RIVM" not in os.environ else "https://dataderden.cbs.nl"
    'https://dataderden.cbs.nl'
    """
    variabele, gewoon = _DIENSTEN[dienst]
    adres = (os.environ.get(variabele) or gewoon).strip().rstrip("/")
    delen = urlsplit(adres)
    if delen.scheme not in ("http", "https") or not delen.hostname or delen.query or delen.username:
        raise OmgevingFout(variabele, f"'{adres}' is geen adres van een dienst", f"schrijf het als {gewoon}")
    return adres


def is_eigen_machine(adres: str) -> bool:
    """Waar als `adres` een spiegel of proef op deze machine is.

    >>> is_eigen_machine("http://127.0.0.1:8000"), is_eigen_machine("https://duo.nl")
    (True, False)
    """
    naam = urlsplit(adres).hostname or ""
    try:
        return naam == "localhost" or ip_address(naam).is_loopback
    except ValueError:
        return False


def is_veilig(adres: str) -> bool:
    """Waar als een geheim over dit adres mag: versleuteld, of op deze machine zelf."""
    return urlsplit(adres).scheme == "https" or is_eigen_machine(adres)


def pad_binnen(dienst: str, verwijzing: str) -> str:
    """Het pad achter het basisadres, als `verwijzing` bij dezelfde dienst hoort.

    Een vervolg of doorverwijzing naar een ander adres wordt geweigerd: de bron
    bepaalt dan waar onze vragen (en een sleutel) heen gaan.
    Het CBS schrijft in zijn verwijzingen soms http; wij houden het schema van het basisadres.
    """
    basis, doel = urlsplit(basisadres(dienst)), urlsplit(verwijzing)
    if not doel.netloc and doel.path.startswith("/") and not doel.scheme:
        zelfde = True
    else:
        zelfde = (
            doel.scheme in ("http", "https") and doel.hostname == basis.hostname and _poort(doel) in (_poort(basis), 80)
        )
    if not zelfde or not doel.path.startswith(basis.path):
        raise BronFout(
            basisadres(dienst),
            f"de bron verwijst naar een ander adres ({doel.hostname or verwijzing[:60]})",
            "wij volgen dat niet; meld het bij de beheerder, of zet het basisadres in de omgeving",
        )
    pad = doel.path[len(basis.path) :]
    return f"{pad}?{doel.query}" if doel.query else pad


def _poort(delen) -> int:
    return delen.port or (443 if delen.scheme == "https" else 80)
