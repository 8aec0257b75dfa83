"""Wat een opgavehoofdstuk per doel toont."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Doel, Ontwikkeling, Verband
from sturing.rekenen.oordeel import Regel
from sturing.rekenen.stand import Dekking, Stand, tel_cijfers
from sturing.tonen.adressen import naar_fiche
from sturing.tonen.blad import huidig
from sturing.tonen.cijfertabel import cijfertabel, uitleg_benaderingen
from sturing.tonen.gegevenstabel import cijfers_van
from sturing.tonen.notatie import FREQUENTIE, toon_verwacht
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Tabel
from sturing.tonen.toon_verloop import bronnen_van, figuur_wijken
from sturing.tonen.toon_wijkcijfers import figuur_getoetste_wijken
from sturing.tonen.zinnen import (
    REGEL,
    zin_gemeten,
    zin_kleinste,
    zin_oordeel,
)
from sturing.tonen.zinnen_cijfers import zin_telling_elders
from sturing.tonen.zinnen_verwant import lijst_verwant

TEKEN = {"+": "versterkt", "-": "remt", "?": "hangt samen met"}


def toon_doel(doel: str) -> Getoond:
    """Wat het doel betekent en welke resultaten de gemeente ermee wil bereiken."""
    blad = huidig()
    d = blad.dossier.kader.doel(doel)
    rijen = []
    for resultaat in d.resultaten:
        standen = blad.standen(blad.dossier.kader.indicatoren_bij(resultaat.id))
        telling = tel_cijfers(standen)
        waarde = f"{telling.eigen} van {telling.alle}" if standen else f"geen: {resultaat.zonder_indicator}"
        rijen.append((resultaat.naam, waarde))
    return Getoond(
        naam=f"resultaten-{d.id}",
        titel=f"Wat we willen bereiken met ‘{d.naam}’",
        bron=d.vindplaats,
        tekst=(voor_markdown(d.betekenis),),
        tabel=Tabel(("Maatschappelijk resultaat", "Indicatoren met een cijfer"), tuple(rijen), (70, 30)),
    )


def toon_cijfers(doel: str) -> Getoond | Stapel:
    """De indicatoren van een doel die een cijfer hebben: stand, verandering, vergelijking en oordeel."""
    blad = huidig()
    d = blad.dossier.kader.doel(doel)
    standen = blad.standen_van_doel(d)
    met = [s for s in standen if s.heeft_eigen_cijfer]
    for stand in standen:
        blad.plak_stand(stand)
    telling = tel_cijfers(standen)
    blad.plak(f"{d.id}.gemeten", str(telling.eigen))
    blad.plak(f"{d.id}.totaal", str(telling.alle))
    regel = zin_gemeten(telling.alle, telling.eigen, telling.benadering) + zin_telling_elders(telling)
    inhoud, verwant = cijfertabel(blad, standen), lijst_verwant(blad, standen)
    if inhoud is None:
        return Getoond(naam=f"cijfers-{d.id}", tekst=tuple(filter(None, (regel, verwant))))
    tabel = Getoond(
        naam=f"cijfers-{d.id}",
        titel=f"Cijfers bij ‘{d.naam}’",
        bron=bronnen_van(met),
        tekst=(regel,),
        tabel=inhoud,
        gegevens=cijfers_van(blad, standen),
    )
    los = {f"benaderingen-{d.id}": uitleg_benaderingen(met), f"verwant-{d.id}": verwant}
    wijken = [f for stand in standen if (f := _figuur_per_wijk(stand, d))]
    teksten = [Getoond(naam=naam, tekst=(tekst,)) for naam, tekst in los.items() if tekst]
    return Stapel((tabel, *teksten, *wijken))


def _figuur_per_wijk(stand: Stand, doel: Doel) -> Getoond | None:
    """Met marges en uitspraken als de cijfers die dragen, anders alleen de cijfers op volgorde."""
    getoetst = figuur_getoetste_wijken(stand.indicator, f"wijken-{stand.indicator.id}-{doel.id}")
    return getoetst or figuur_wijken(stand, doel)


def toon_oordelen(doel: str) -> Getoond:
    """Met welke regel elke reeks van het doel is beoordeeld, en waarom."""
    blad = huidig()
    d = blad.dossier.kader.doel(doel)
    standen = [s for s in blad.standen_van_doel(d) if s.oordeel.regel not in (Regel.GEEN_METING,)]
    if not standen:
        return Getoond(naam=f"oordelen-{d.id}", tekst=("Er zijn nog geen cijfers om te beoordelen.",))
    rijen = tuple(
        (
            naar_fiche(s.indicator),
            zin_oordeel(s.oordeel),
            REGEL[s.oordeel.regel],
            f"{s.oordeel.waarom}. {zin_kleinste(s.oordeel, s)}".strip(),
        )
        for s in standen
    )
    return Getoond(
        naam=f"oordelen-{d.id}",
        titel=f"Waarom we dit zeggen bij ‘{d.naam}’",
        tabel=Tabel(("Indicator", "Oordeel", "Regel", "Waarom deze regel"), rijen, (28, 22, 22, 28), "kaarten"),
    )


def toon_ongemeten(doel: str) -> Getoond:
    """Wat bij dit doel nog niet is gemeten, en wanneer het komt."""
    blad = huidig()
    kader = blad.dossier.kader
    d = kader.doel(doel)
    zonder, verwacht = [s.indicator for s in blad.standen_van_doel(d) if s.dekking == Dekking.GEEN], blad.verwachtingen
    if not zonder:
        return Getoond(naam=f"ongemeten-{d.id}", tekst=("Alle indicatoren van dit doel hebben een cijfer.",))
    rijen = tuple(
        (naar_fiche(i), kader.bronnen[i.bron].naam, FREQUENTIE[i.frequentie], toon_verwacht(i, verwacht[i.id]))
        for i in zonder
    )
    return Getoond(
        naam=f"ongemeten-{d.id}",
        titel=f"Nog niet gemeten bij ‘{d.naam}’",
        tabel=Tabel(("Indicator", "Bron", "Hoe vaak", "Volgend cijfer"), rijen, (40, 26, 14, 20), "kaarten"),
        bron=f"{d.vindplaats} en Bijlage A",
    )


def toon_ontwikkelingen(doel: str) -> Getoond:
    """De ontwikkelingen die op dit doel inwerken."""
    dossier = huidig().dossier
    d = dossier.kader.doel(doel)
    eigen = [o for o in dossier.ontwikkelingen if d.id in o.doelen]
    if not eigen:
        return Getoond(naam=f"ontwikkelingen-{d.id}", tekst=("Bij dit doel noemt het kader geen ontwikkeling.",))
    regels = [_regel_ontwikkeling(o, d) for o in eigen]
    return Getoond(naam=f"ontwikkelingen-{d.id}", tekst=("\n".join(regels),))


def _regel_ontwikkeling(ontwikkeling: Ontwikkeling, doel: Doel) -> str:
    """Een ontwikkeling staat één keer helemaal op een bladzijde; daarna volstaat een verwijzing."""
    verteld = huidig().verteld
    titel = f"- **{voor_markdown(ontwikkeling.titel)}** ({ontwikkeling.gebied.replace('-', ' ')})"
    if eerder := verteld.get(ontwikkeling.id):
        naam = voor_markdown(huidig().dossier.kader.naam_van(eerder))
        return f"{titel}: zie bij [{naam}](#{eerder})."
    verteld[ontwikkeling.id] = doel.id
    return f"{titel}. {voor_markdown(ontwikkeling.samenvatting)}"


def toon_samenhang_doel(doel: str) -> Getoond:
    """Waar dit doel op inwerkt en wat op dit doel inwerkt."""
    kader = huidig().dossier.kader
    d = kader.doel(doel)
    verbanden = [v for v in kader.samenhang.verbanden if d.id in (v.van, v.naar)]
    if not verbanden:
        return Getoond(
            naam=f"samenhang-{d.id}", tekst=("Het kader noemt bij dit doel geen samenhang met andere doelen.",)
        )
    return Getoond(
        naam=f"samenhang-{d.id}",
        titel=f"Samenhang van ‘{d.naam}’",
        tabel=tabel_verbanden(verbanden),
    )


def tabel_verbanden(verbanden: list[Verband] | tuple[Verband, ...]) -> Tabel:
    """Verbanden als tabel: wat werkt hoe waarop in, en waarom."""
    kader = huidig().dossier.kader
    rijen = tuple((kader.naam_van(v.van), TEKEN[v.teken], kader.naam_van(v.naar), v.reden) for v in verbanden)
    return Tabel(("Van", "Werking", "Naar", "Waarom"), rijen, (24, 14, 24, 38))


def toon_raakvlakken(doel: str) -> Getoond:
    """Waar dit doel het fysiek domein, sport en cultuur raakt."""
    d = huidig().dossier.kader.doel(doel)
    if not d.raakvlakken:
        return Getoond(
            naam=f"raakvlakken-{d.id}",
            tekst=("Het kader noemt bij dit doel geen raakvlak met het fysiek domein, sport of cultuur.",),
        )
    woord = {"fysiek": "Fysiek domein", "sport": "Sport en bewegen", "cultuur": "Kunst en cultuur"}
    regels = [
        f"- **{woord[r.domein]}**: {voor_markdown(r.toelichting)} ({voor_markdown(r.vindplaats)})"
        for r in d.raakvlakken
    ]
    return Getoond(naam=f"raakvlakken-{d.id}", tekst=("\n".join(regels),))


def toon_afwegingspunten(doel: str) -> Getoond:
    """De punten die bij afwegingen over dit doel meetellen."""
    d = huidig().dossier.kader.doel(doel)
    regels = "\n".join(f"- {voor_markdown(punt)}" for punt in d.afweging.punten)
    invloed = d.afweging.invloed.waarde
    inleiding = f"Invloed van de gemeente volgens het plan: **{voor_markdown(invloed)}**."
    if invloed == "niet-vermeld":
        inleiding = "Het plan zegt niet hoeveel invloed de gemeente heeft."
    bron = f":::{{div}} bronregel\nBron: {voor_markdown(d.afweging.vindplaats)}.\n:::"
    return Getoond(naam=f"afweging-{d.id}", tekst=tuple(t for t in (inleiding, regels, bron) if t))
