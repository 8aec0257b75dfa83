"""De aanvoer van cijfers: per bron wat er is, wat te laat is en wat komt, en per indicator langs welke weg.

Wat te laat is, zegt `status`: dezelfde rekenregel als op de fiche en in de wijzer. Voor de rapportages van partners
telt de afgesproken inleverdag. Zonder ritme en zonder datum zeggen wij nooit 'te laat', alleen dat er geen datum
bekend is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from sturing.gegevens.aanvoerwegen import Aanvoerwegen
from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Bron, Frequentie, Indicator
from sturing.gegevens.partners import Samenwerking
from sturing.gegevens.perioden import NIET_VERMELD, jaartal, tijdstip
from sturing.rekenen.status import ELK_JAAR, VAKER, Status, Verwachting


class Weg(StrEnum):
    """Langs welke weg het cijfer van een indicator binnenkomt."""

    API = "openbare bron"
    BESTAND = "bestand"
    PARTNER = "partner"
    GEEN = "nog geen weg"


@dataclass(frozen=True)
class Indicatorweg:
    """De weg van één indicator, met wat daarover te zeggen is."""

    indicator: Indicator
    bron: Bron
    weg: Weg
    uitleg: str


@dataclass(frozen=True)
class Bronstand:
    """Wat er van één bron is en komt, op de peildatum.

    `jaren` hebben een cijfer; `komt` zijn de jaren waarin het volgende komt en `te_laat` de jaren die voorbijgingen
    zonder dat het kwam. `mist` is het jaar waarover cijfers ontbreken die er volgens hun frequentie horen te zijn, bij
    `missend` van de `ritmisch` indicatoren die elk jaar of vaker een cijfer krijgen; `laat` zegt of er op de peildatum
    iets te laat is. `los` zijn de frequenties waarbij geen volgend cijfer is afgesproken.

    `binnen` telt indicatoren met een cijfer van de gemeente zelf, geen benadering. `geleverd` telt alle indicatoren
    waarvoor deze bron een cijfer gaf: ook een benadering, ook van een wijk of een ander gebied, en ook als een andere
    bron de hoofdbron is. `zonder_jaar` zegt dat er cijfers bij zijn waarvan de bron geen jaar noemt.
    """

    bron: Bron
    indicatoren: int
    binnen: int
    laatste: str
    jaren: tuple[int, ...]
    komt: tuple[int, ...]
    te_laat: tuple[int, ...]
    geleverd: int
    zonder_jaar: bool
    mist: int | None = None
    missend: int = 0
    ritmisch: int = 0
    laat: bool = False
    los: tuple[Frequentie, ...] = ()

    @property
    def datum_bekend(self) -> bool:
        """Waar als bekend is wanneer het volgende cijfer komt of had moeten komen."""
        return bool(self.komt or self.te_laat or self.mist)

    @property
    def niets_over_jaar(self) -> bool:
        """Waar als van deze bron over het jaar `mist` niets binnenkwam."""
        return 0 < self.missend == self.ritmisch


def bereken_bronstanden(
    metingen: pd.DataFrame, kader: Kader, gemeente: str, verwacht: Mapping[str, Verwachting]
) -> tuple[Bronstand, ...]:
    """De stand van elke bron die een indicator voedt of cijfers leverde; geleverde bronnen eerst.

    `metingen` is de tabel na `scherm_af`, met wat op de peildatum bekend was; `gemeente` is een gebiedscode en
    `verwacht` komt van `bereken_verwachtingen`.
    """
    namen = dict.fromkeys(i.bron for i in kader.indicatoren.values())
    geleverd = dict.fromkeys(b for b in metingen["bestand"].unique() if b in kader.bronnen)
    return tuple(_bronstand(metingen, kader, kader.bronnen[b], gemeente, verwacht) for b in geleverd | namen)


def _bronstand(
    metingen: pd.DataFrame, kader: Kader, bron: Bron, gemeente: str, verwacht: Mapping[str, Verwachting]
) -> Bronstand:
    gevuld = metingen[metingen["waarde"].notna()]
    eigen = gevuld[gevuld["bestand"] == bron.id]
    indicatoren = [i for i in kader.indicatoren.values() if i.bron == bron.id]
    paren = [(i, verwacht[i.id]) for i in indicatoren]
    echt = gevuld[(gevuld["herkomst"] != "benadering") & (gevuld["gebied"] == gemeente)]
    perioden = [p for p in eigen["periode"].unique() if p != NIET_VERMELD]
    gemist = [v.mist for _, v in paren if v.mist]
    return Bronstand(
        bron=bron,
        indicatoren=len(indicatoren),
        binnen=len({i.id for i in indicatoren} & set(echt["indicator"])),
        laatste=max(perioden, key=tijdstip, default=NIET_VERMELD if len(eigen) else ""),
        jaren=tuple(sorted({int(jaar) for jaar in eigen["jaar"].dropna().unique()})),
        komt=_jaren(v for _, v in paren if v.status != Status.TE_LAAT),
        te_laat=_jaren(v for _, v in paren if v.status == Status.TE_LAAT),
        geleverd=eigen["indicator"].nunique(),
        zonder_jaar=bool((eigen["periode"] == NIET_VERMELD).any()),
        mist=max(gemist, default=None),
        missend=len(gemist),
        ritmisch=sum(i.frequentie in ELK_JAAR for i, _ in paren),
        laat=any(v.status == Status.TE_LAAT for _, v in paren),
        los=tuple(f for f in VAKER if any(i.frequentie == f and not v.volgende for i, v in paren)),
    )


def _jaren(verwachtingen: Iterable[Verwachting]) -> tuple[int, ...]:
    return tuple(sorted({jaartal(v.volgende) for v in verwachtingen if v.volgende}))


def bereken_wegen(kader: Kader, wegen: Aanvoerwegen, samenwerking: Samenwerking) -> tuple[Indicatorweg, ...]:
    """De weg van elke indicator van het kader, in de volgorde van het kader; elke indicator precies één keer."""
    partners: dict[str, list[str]] = {}
    for partner in samenwerking.partners:
        for afspraak in partner.indicatoren:
            partners.setdefault(afspraak.indicator, []).append(partner.naam)
    return tuple(_weg(i, kader.bronnen[i.bron], wegen, partners) for i in kader.indicatoren.values())


def _weg(indicator: Indicator, bron: Bron, wegen: Aanvoerwegen, partners: dict[str, list[str]]) -> Indicatorweg:
    reeksen = [
        (blok.bron, reeks) for blok in wegen.ophaal.blokken for reeks in blok.reeksen if reeks.indicator == indicator.id
    ]
    redenen = {z.indicator: z.reden for z in wegen.ophaal.zonder_weg}
    if echte := [(naam, reeks) for naam, reeks in reeksen if reeks.herkomst != "benadering"]:
        onzeker = " (maat nog niet bij de bron gezien)" if all(reeks.onzeker for _, reeks in echte) else ""
        return Indicatorweg(indicator, bron, Weg.API, f"sturing haal-op {echte[0][0]}{onzeker}")
    erbij = "; een benadering komt uit een openbare bron" if reeksen else ""
    if indicator.id in partners:
        return Indicatorweg(indicator, bron, Weg.PARTNER, ", ".join(partners[indicator.id]) + erbij)
    if indicator.id in wegen.recepten:
        return Indicatorweg(indicator, bron, Weg.BESTAND, f"recept {wegen.recepten[indicator.id]}{erbij}")
    if indicator.id in redenen:
        return Indicatorweg(indicator, bron, Weg.GEEN, redenen[indicator.id])
    if bron.wijze in ("bestand", "document"):
        return Indicatorweg(indicator, bron, Weg.BESTAND, f"levering van {bron.houder}; nog geen recept{erbij}")
    wat = "met geen partner afgesproken" if bron.wijze == "partner" else "geen tabel bekend"
    return Indicatorweg(indicator, bron, Weg.GEEN, wat + erbij)


def tel_wegen(wegen: Iterable[Indicatorweg]) -> dict[Weg, int]:
    """Het aantal indicatoren per weg, ook de nullen; samen is dat het hele kader."""
    tellingen = Counter(w.weg for w in wegen)
    return {weg: tellingen[weg] for weg in Weg}


def tel_wegen_per_bron(wegen: Iterable[Indicatorweg]) -> tuple[tuple[Bron, Weg, int], ...]:
    """Per bron en weg het aantal indicatoren, in de volgorde van `Weg` en dan meest eerst."""
    tellingen = Counter((w.bron.id, w.weg) for w in wegen)
    bronnen = {w.bron.id: w.bron for w in wegen}
    volgorde = list(Weg)
    rijen = ((bronnen[bron], weg, aantal) for (bron, weg), aantal in tellingen.items())
    return tuple(sorted(rijen, key=lambda r: (volgorde.index(r[1]), -r[2], r[0].id)))
