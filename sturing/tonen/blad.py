"""De bladzijde waaraan een notebook werkt.

Een notebook opent één bladzijde; daarna weet elke `toon_`-functie over welke
gemeente, welk jaar en welke opgave het gaat. Dat houdt code in notebooks op
één regel. Elk cijfer op de bladzijde is hier al door de afscherming gegaan.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd
from IPython.display import display

from sturing.fouten import InvoerFout
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.feitenmodel import Kerncijfer
from sturing.gegevens.kadermodel import Doel, Indicator, Opgave
from sturing.paden import zoek_wortel
from sturing.rekenen.afscherming import scherm_af, scherm_kerncijfers_af
from sturing.rekenen.nieuwste import bereken_nieuwste_jaar
from sturing.rekenen.ranglijst import Ranglijst, bereken_ranglijst
from sturing.rekenen.stand import Stand, bereken_standen
from sturing.rekenen.status import Verwachting, bereken_verwachtingen
from sturing.rekenen.weegbeeld import bereken_weegbeelden
from sturing.rekenen.weging import Weging, bereken_wegingen
from sturing.tonen.glue import leveringen_van, plaksels_van
from sturing.tonen.notatie import toon_datum
from sturing.tonen.object import Getoond
from sturing.tonen.stijl import zet_merk

#: Zo herkent myst-nb een waarde die met `{glue:text}` in de tekst mag komen (scrapbook-afspraak).
_LIJM = "application/papermill.record/"
#: Mimetype waarin de runner leest van welke bestanden een notebook afhangt.
GELEZEN = "application/vnd.sturing.gelezen+json"


def nieuwste_jaar(dossier: Dossier) -> int:
    """Tot en met welk jaar de gemeente cijfers heeft: zo belooft geen bladzijde een jaar dat er niet is."""
    return bereken_nieuwste_jaar(dossier.metingen, dossier.gemeente.code, dossier.rapportage.jaar - 1)


@dataclass
class Bladzijde:
    """Het dossier van het rapport en de opgave waarover deze bladzijde gaat."""

    dossier: Dossier
    gekozen: Opgave | None = None
    gelijmd: set[str] = field(default_factory=set)
    berekend: dict[str, Stand] = field(default_factory=dict)
    verteld: dict[str, str] = field(default_factory=dict)

    @property
    def opgave(self) -> Opgave:
        """De opgave van deze bladzijde; een fout als de bladzijde er geen heeft."""
        if self.gekozen is None:
            raise InvoerFout("notebook", "deze bladzijde gaat niet over één opgave", "begin met open_opgave(...)")
        return self.gekozen

    @cached_property
    def metingen(self) -> pd.DataFrame:
        """De metingen die getoond mogen worden."""
        dossier = self.dossier
        return scherm_af(dossier.metingen, dossier.kader, dossier.gemeente.code, dossier.geschiedenis)

    @cached_property
    def kerncijfers(self) -> tuple[tuple[Kerncijfer, bool], ...]:
        """Elk kerncijfer met de vraag of het afgeschermd is; toon de waarde alleen als dat niet zo is."""
        return scherm_kerncijfers_af(self.dossier.kerncijfers, self.dossier.gemeente.code)

    @cached_property
    def verwachtingen(self) -> dict[str, Verwachting]:
        """Van elke indicator of haar cijfer er is, te laat is of nog komt."""
        rapport, kader = self.dossier.rapportage, self.dossier.kader
        return bereken_verwachtingen(self.metingen, kader, self.dossier.gemeente.code, rapport.jaar, rapport.peildatum)

    def standen(self, indicatoren: tuple[Indicator, ...]) -> tuple[Stand, ...]:
        """De stand van deze indicatoren in de gemeente; elke stand wordt één keer berekend."""
        dossier = self.dossier
        nieuw = tuple(i for i in indicatoren if i.id not in self.berekend)
        vergelijk = tuple(gebied.code for gebied in dossier.gemeente.vergelijk)
        for stand in bereken_standen(self.metingen, dossier.kader, nieuw, dossier.gemeente.code, vergelijk):
            self.berekend[stand.indicator.id] = stand
        return tuple(self.berekend[i.id] for i in indicatoren)

    def standen_van_doel(self, doel: Doel) -> tuple[Stand, ...]:
        """De standen van alle indicatoren van een doel."""
        return self.standen(self.dossier.kader.indicatoren_van_doel(doel))

    def standen_van_opgave(self, opgave: Opgave) -> tuple[Stand, ...]:
        """De standen van alle indicatoren van een opgave."""
        return self.standen(self.dossier.kader.indicatoren_van_opgave(opgave))

    @cached_property
    def wegingen(self) -> tuple[Weging, ...]:
        """De weging van elke activiteit in het register."""
        dossier = self.dossier
        beelden = bereken_weegbeelden(dossier.aanbod.activiteiten, dossier.aanbod.antwoorden, dossier.kader)
        return bereken_wegingen(beelden, dossier.kader.afwegingskader)

    @cached_property
    def ranglijst(self) -> Ranglijst:
        """De ranglijst van alles wat beoordeeld is."""
        return bereken_ranglijst(self.wegingen, self.dossier.kader.afwegingskader)

    def naam_gebied(self, code: str) -> str:
        """De naam van een gebied."""
        return self.dossier.gebieden.get(code, code)

    def kort_gebied(self, code: str) -> str:
        """Een korte naam voor in een kolomkop of bij een lijn: regio, provincie, of het land."""
        for gebied in self.dossier.gemeente.vergelijk:
            if gebied.code == code:
                return gebied.soort if gebied.soort != "land" else gebied.naam.split(" (")[0]
        return self.naam_gebied(code)

    def plak(self, sleutel: str, tekst: str) -> None:
        """Maak `tekst` beschikbaar als `{glue:text}` met deze sleutel; één keer per bladzijde."""
        if sleutel in self.gelijmd:
            return
        self.gelijmd.add(sleutel)
        display(
            {_LIJM + "text/plain": tekst}, raw=True, metadata={"scrapbook": {"name": sleutel, "mime_prefix": _LIJM}}
        )

    def plak_stand(self, stand: Stand) -> None:
        """Maak de cijfers van een stand beschikbaar voor de tekst van een duiding; zie `glue` voor de sleutels."""
        plaksels = {s: p for s, p in plaksels_van(stand).items() if f"{s}.{p.levering}" not in self.gelijmd}
        leveringen = leveringen_van(self.dossier, stand.indicator) if plaksels else {}
        for sleutel, plaksel in plaksels.items():
            self.plak(f"{sleutel}.{plaksel.levering}", plaksel.tekst)
            if len(leveringen.get(sleutel, ())) < 2:
                self.plak(sleutel, plaksel.tekst)


_huidig: Bladzijde | None = None


def huidig() -> Bladzijde:
    """De geopende bladzijde; een fout die zegt wat te doen als er geen open is."""
    if _huidig is None:
        raise InvoerFout(
            "notebook",
            "er is nog geen bladzijde geopend",
            "voer eerst de cel met open_opgave(...) of open_bladzijde(...) uit",
        )
    return _huidig


def open_bladzijde(gemeente: str, jaar: int, editie: str = "definitief", peildatum: str = "") -> Getoond:
    """Open een bladzijde over het hele rapport; toont waarover zij gaat."""
    return _open(gemeente, jaar, editie, peildatum, "")


def open_opgave(opgave: str, gemeente: str, jaar: int, editie: str = "definitief", peildatum: str = "") -> Getoond:
    """Open de bladzijde van één opgave; toont waarover zij gaat."""
    return _open(gemeente, jaar, editie, peildatum, opgave)


@contextmanager
def met_bladzijde(blad: Bladzijde) -> Iterator[Bladzijde]:
    """Laat `toon_`-functies buiten een notebook over deze bladzijde gaan; daarna geldt de vorige weer."""
    global _huidig
    vorige, _huidig = _huidig, blad
    zet_merk("Verzonnen gegevens" if blad.dossier.gemeente.verzonnen else "")
    try:
        yield blad
    finally:
        _huidig = vorige


def _open(gemeente: str, jaar: int, editie: str, peildatum: str, opgave: str) -> Getoond:
    global _huidig
    dossier = lees_dossier(zoek_wortel(), gemeente, jaar, editie, peildatum)
    _huidig = Bladzijde(dossier, dossier.kader.opgave(opgave) if opgave else None)
    zet_merk("Verzonnen gegevens" if dossier.gemeente.verzonnen else "")
    display({GELEZEN: dossier.verslag.gelezen, "text/plain": ""}, raw=True)
    return Getoond(naam="waarover", tekst=tuple(_waarover(dossier)))


def _waarover(dossier: Dossier) -> list[str]:
    """Wat elke bladzijde bovenaan zegt: verzonnen of niet, tot wanneer, en welke editie.

    Wat een concept is, staat op de site al in de balk bovenaan en in de PDF op het omslag. Een kader over
    verzonnen gegevens valt met `onder-band` alleen weg onder een balk die hetzelfde zegt; een notebook heeft geen balk.
    """
    rapport = dossier.rapportage
    regels = []
    if dossier.gemeente.verzonnen:
        regels.append(
            ":::{attention}\n:class: onder-band\n\n**Verzonnen gegevens.** Dit is een voorbeeld: deze gemeente bestaat"
            " niet en alle cijfers zijn verzonnen.\n:::"
        )
    if dossier.kader.jaar != rapport.jaar:
        regels.append(
            f":::{{note}}\nVoor {rapport.jaar} is geen eigen kader vastgesteld. Dit rapport gebruikt het kader van"
            f" {dossier.kader.jaar}.\n:::"
        )
    regels.append(
        f":::{{div}} waarover\nRapportage {rapport.jaar}, met wat bekend was op"
        f" {toon_datum(rapport.peildatum)}. Editie: {rapport.editie}.\n:::"
    )
    return regels
