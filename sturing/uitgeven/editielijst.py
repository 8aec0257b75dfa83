"""De lijst van gepubliceerde edities: één bestand dat zegt wat er is en wat de laatste is.

De lijst is `index.html` in de map waar gepubliceerd wordt. Zij is pagina en administratie tegelijk: de gegevens
staan als JSON in de pagina zelf. Zo is er maar één bestand dat verandert, en dat gaat in één stap.
"""

from __future__ import annotations

import json
import re
from datetime import date
from html import escape
from pathlib import Path
from typing import Annotated

from babel.dates import format_date
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from sturing.fouten import InvoerFout
from sturing.uitgeven.lospagina import maak_pagina
from sturing.uitgeven.manifest import Hash, Manifest, Naam, Pad

LIJST = "index.html"
#: Elk adres `.../laatste/` is een vaste pagina die hierheen wijst; dit script gaat door naar de editie.
_SCRIPT = (
    "(function(){var a=/^#(laatste|concept)-[a-z0-9-]+$/.test(location.hash)"
    "&&document.getElementById(location.hash.slice(1));if(a&&a.href){location.replace(a.href);}})();"
)
_GEGEVENS = re.compile(r'<script type="application/json" id="sturing-edities">(.*?)</script>', re.DOTALL)


def _adres(pad: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+){2,3}", pad):
        raise ValueError("een adres heeft alleen kleine letters, cijfers en streepjes")
    return pad


class _Vast(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Vermelding(_Vast):
    """Een editie in de lijst; `adres` is haar map, en die verandert nooit meer."""

    adres: Annotated[Pad, AfterValidator(_adres)]
    kenmerk: Hash
    gemeente: Naam
    gemeentenaam: str
    jaar: int
    editie: str
    herziening: int
    peildatum: date
    titel: str
    melding: str
    teruggenomen: bool = False
    losse_code: bool = False

    @property
    def orde(self) -> tuple:
        """Later is nieuwer: eerst het jaar, dan concept voor definitief, dan herziening en peildatum."""
        return self.jaar, self.editie == "definitief", self.herziening, self.peildatum

    @property
    def voorrang(self) -> tuple:
        """Wie de laatste is: een concept is dat nooit zolang er een definitieve editie is, ook niet van later."""
        return self.editie == "definitief", self.orde

    @property
    def soort(self) -> str:
        """De editie in woorden."""
        herziening = f", herziening {self.herziening}" if self.herziening > 1 else ""
        return f"{self.editie}{herziening}"


class Lijst(_Vast):
    """Alle vermeldingen, en per gemeente welke de laatste is; eerdere laatsten staan ervoor.

    De laatste is de nieuwste definitieve editie die niet is teruggenomen; is er geen, dan het nieuwste concept.
    """

    vermeldingen: tuple[Vermelding, ...] = ()
    laatste: dict[str, tuple[str, ...]] = {}

    def met(self, nieuw: Vermelding) -> Lijst:
        """De lijst met `nieuw` erbij; zij wordt de laatste, tenzij een andere editie voorrang heeft."""
        anders = tuple(v for v in self.vermeldingen if v.adres != nieuw.adres)
        return Lijst(vermeldingen=_op_volgorde((*anders, nieuw)), laatste=self.laatste)._wijs_aan(
            nieuw.gemeente, nieuw.adres
        )

    def terug(self, gemeente: str) -> Lijst:
        """De lijst met de vorige editie weer als laatste; de teruggenomen editie blijft staan, met een merk.

        Fouten: `InvoerFout` als er geen vorige is.
        """
        laatste = self.zoek_laatste(gemeente)
        geldig = [v for v in self.vermeldingen if v.gemeente == gemeente and not v.teruggenomen and v != laatste]
        if laatste is None or not geldig:
            raise InvoerFout(
                gemeente, "er is geen eerdere editie om naar terug te gaan", "publiceer eerst een andere editie"
            )
        gemerkt = laatste.model_copy(update={"teruggenomen": True})
        vermeldingen = tuple(gemerkt if v == laatste else v for v in self.vermeldingen)
        rij = tuple(adres for adres in self.laatste[gemeente] if adres != laatste.adres)
        return Lijst(vermeldingen=vermeldingen, laatste={**self.laatste, gemeente: rij})._wijs_aan(gemeente)

    def zoek_laatste(self, gemeente: str) -> Vermelding | None:
        """De laatste editie van een gemeente, of niets als er nog geen is."""
        rij = self.laatste.get(gemeente, ())
        return next((v for v in self.vermeldingen if rij and v.adres == rij[-1]), None)

    def _wijs_aan(self, gemeente: str, nieuw: str = "") -> Lijst:
        """De lijst met de geldige editie met de meeste voorrang als laatste; bij gelijke stand die op adres `nieuw`."""
        rij = self.laatste.get(gemeente, ())
        beurt = {adres: nummer for nummer, adres in enumerate(rij)} | {nieuw: len(rij)}
        geldig = [v for v in self.vermeldingen if v.gemeente == gemeente and not v.teruggenomen]
        laatste = max(geldig, key=lambda v: (v.voorrang, beurt.get(v.adres, -1)))
        rij = (*(adres for adres in rij if adres != laatste.adres), laatste.adres)
        return Lijst(vermeldingen=self.vermeldingen, laatste={**self.laatste, gemeente: rij})


def _op_volgorde(vermeldingen: tuple[Vermelding, ...]) -> tuple[Vermelding, ...]:
    nieuwste_eerst = sorted(vermeldingen, key=lambda v: v.orde, reverse=True)
    return tuple(sorted(nieuwste_eerst, key=lambda v: v.gemeente))


def maak_vermelding(manifest: Manifest, adres: str, herziening: int, losse_code: bool = False) -> Vermelding:
    """Wat de lijst over een editie onthoudt."""
    overgenomen = ("gemeente", "gemeentenaam", "jaar", "editie", "peildatum", "titel", "melding")
    velden = {naam: getattr(manifest, naam) for naam in overgenomen}
    return Vermelding(adres=adres, kenmerk=manifest.kenmerk, herziening=herziening, losse_code=losse_code, **velden)


def lees_lijst(naar: Path) -> Lijst:
    """De lijst in `naar`; leeg als er nog niets gepubliceerd is.

    Fouten: `InvoerFout` als daar een andere `index.html` staat of de lijst beschadigd is.
    """
    pad = naar / LIJST
    if not pad.exists():
        return Lijst()
    vondst = _GEGEVENS.search(pad.read_text(encoding="utf-8", errors="replace"))
    try:
        return Lijst.model_validate_json(vondst[1] if vondst else "")
    except ValidationError:
        raise InvoerFout(
            str(pad), "dit is geen lijst van edities van sturing", "kies met --naar een lege map of een eerdere"
        ) from None


def maak_lijst(lijst: Lijst) -> bytes:
    """De pagina met alle edities, met de gegevens erin."""
    # `<` mag niet letterlijk in een script staan, ook niet in gegevens.
    gegevens = json.dumps(lijst.model_dump(mode="json"), ensure_ascii=False).replace("<", "\\u003c")
    namen = {v.gemeente: v.gemeentenaam for v in lijst.vermeldingen}
    stukken = "".join(_gemeente(lijst, gemeente, naam) for gemeente, naam in namen.items())
    hoofd = f'<script type="application/json" id="sturing-edities">{gegevens}</script>\n'
    kop = "<h1>Voortgangsrapportages</h1><p>Alle edities die zijn gepubliceerd. Een adres verandert nooit.</p>"
    return maak_pagina("Voortgangsrapportages: alle edities", kop + stukken, _SCRIPT, hoofd)


def _gemeente(lijst: Lijst, gemeente: str, naam: str) -> str:
    eigen = [v for v in lijst.vermeldingen if v.gemeente == gemeente]
    laatste = lijst.zoek_laatste(gemeente)
    boven = ""
    if laatste:
        link = f'<a id="laatste-{gemeente}" href="{laatste.adres}/index.html">{_titel(laatste)}</a>'
        boven = f'<p class="laatste">De laatste editie: {link}{_merk(laatste)}</p>'
    gezien: set[str] = set()
    punten = "".join(f"<li>{_punt(v, gezien)}</li>\n" for v in eigen)
    kop = f'<h2 id="gemeente-{gemeente}">{escape(naam)}</h2>'
    return f'<section>{kop}{boven}<h3>Alle edities</h3><ul class="edities">\n{punten}</ul></section>\n'


def _punt(vermelding: Vermelding, gezien: set[str]) -> str:
    """Een editie met haar link; het nieuwste geldige concept van een jaar is ook via een vast adres te vinden."""
    anker = ""
    naam = f"concept-{vermelding.gemeente}-{vermelding.jaar}"
    if vermelding.editie == "concept" and not vermelding.teruggenomen and naam not in gezien:
        gezien.add(naam)
        anker = f' id="{naam}"'
    dag = format_date(vermelding.peildatum, "d MMMM y", locale="nl")
    link = f'<a{anker} href="{vermelding.adres}/index.html">{_titel(vermelding)}</a>'
    return f'{link}{_merk(vermelding)} <span class="grijs">Peildatum {dag}.</span>'


def _titel(vermelding: Vermelding) -> str:
    return escape(f"{vermelding.titel}, {vermelding.soort}")


def _merk(vermelding: Vermelding) -> str:
    merken = [vermelding.melding] if vermelding.melding else []
    merken += ["Teruggenomen: gebruik de laatste editie."] if vermelding.teruggenomen else []
    merken += ["Gemaakt uit code of gegevens die niet waren vastgelegd."] if vermelding.losse_code else []
    return "".join(f' <span class="merk">{escape(m)}</span>' for m in merken)


def maak_wijzer(titel: str, naar: str) -> bytes:
    """Een vaste pagina die doorverwijst naar `naar`: zij verandert nooit en kan dus nooit half zijn."""
    adres = escape(naar)
    hoofd = f'<meta http-equiv="refresh" content="0; url={adres}">\n'
    inhoud = f'<h1>{escape(titel)}</h1><p>U gaat naar <a href="{adres}">de lijst van edities</a>.</p>'
    return maak_pagina(titel, inhoud, hoofd=hoofd)
