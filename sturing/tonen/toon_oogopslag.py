"""In één oogopslag: oordeel per doel, sterkste winst, grootste zorg, wat we niet weten, en vragen."""

from __future__ import annotations

from sturing.gegevens.kadermodel import Doel, Opgave
from sturing.rekenen.achteruitgang import kies_tegen_de_richting
from sturing.rekenen.doelstand import Doelstand, bereken_doelstand
from sturing.rekenen.samenspel import bereken_samenspel
from sturing.rekenen.stand import Stand, tel_cijfers
from sturing.rekenen.uitkomsten import Regel
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.oordeeltekens import TEKEN_UITKOMST
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Cel, Tabel
from sturing.tonen.toon_ervaringen import verteld_door_inwoners
from sturing.tonen.toon_opgave import figuur_dekking
from sturing.tonen.zinnen_oogopslag import deel_onbekend, delen_verandering, kies_documentzorgen, zin_opgave
from sturing.tonen.zinnen_verwant import zin_documentzorg


def woorden_verdeling(standen: tuple[Stand, ...]) -> str:
    """De verdeling van de oordelen in woorden; indicatoren zonder cijfer tellen niet mee."""
    met = tuple(s for s in standen if s.heeft_eigen_cijfer)
    if not met:
        return "nog geen cijfers"
    verdeling = bereken_doelstand(met).verdeling
    return "; ".join(f"{teken}: {verdeling[u]}" for u, teken in TEKEN_UITKOMST.items() if verdeling[u])


def toon_oogopslag() -> Stapel:
    """De opgave van deze bladzijde in één oogopslag."""
    blad = huidig()
    opgave = blad.opgave
    rijen = tuple(_doelrij(blad, doel) for doel in opgave.doelen)
    standen = blad.standen_van_opgave(opgave)
    tabel = Getoond(
        naam=f"oogopslag-{opgave.id}",
        titel=f"{opgave.naam} in één oogopslag",
        tekst=(zin_opgave(opgave, standen),),
        tabel=Tabel(
            ("Doel", "Wat de cijfers zeggen", "Met een cijfer", "Ervaringen"), rijen, (40, 32, 14, 14), "kaarten"
        ),
    )
    kern = Getoond(naam=f"kern-{opgave.id}", tekst=_kern(blad, opgave, standen))
    dekking = figuur_dekking(
        tuple((d.naam, _tellingen(bereken_doelstand(blad.standen_van_doel(d)))) for d in opgave.doelen),
        f"dekking-{opgave.id}", f"Hoeveel indicatoren van {opgave.naam} een cijfer hebben", "Doel",
    )  # fmt: skip
    return Stapel((tabel, kern, dekking))


def _tellingen(doelstand: Doelstand) -> dict[str, int]:
    return {soort.value: aantal for soort, aantal in doelstand.dekking.items()}


def _doelrij(blad: Bladzijde, doel: Doel) -> tuple:
    standen = blad.standen_van_doel(doel)
    telling = tel_cijfers(standen)
    verteld = len(verteld_door_inwoners(blad, doel))
    return (
        Cel(doel.naam, naar=doel.id),
        woorden_verdeling(standen),
        f"{telling.eigen} van {telling.alle}",
        str(verteld) if verteld else "nog geen",
    )


def _kern(blad: Bladzijde, opgave: Opgave, standen: tuple[Stand, ...]) -> tuple[str, ...]:
    """Winst, zorg, onbekend en vragen, als korte alinea's."""
    doelstand = bereken_doelstand(standen)
    return (
        *(tekst for deel in delen_verandering(blad, doelstand, standen) for tekst in deel.als_markdown()),
        *deel_onbekend(blad, opgave.doelen, standen).als_markdown(),
        "**Vragen die de raad kan stellen**",
        "\n".join(f"{i}. {voor_markdown(v)}" for i, v in enumerate(vragen(blad, opgave, doelstand), start=1)),
    )


def vragen(blad: Bladzijde, opgave: Opgave, doelstand: Doelstand) -> list[str]:
    """Hoogstens drie vragen die rechtstreeks uit de stand volgen: over de zorg, het gat en het verhaal."""
    kandidaten = [
        _vraag_zorg(doelstand) or _vraag_tegen(blad, opgave) or _vraag_melding(blad, opgave),
        *_vragen_gat(blad, opgave),
        _vraag_marge(blad, opgave),
        _vraag_verhaal(blad, opgave),
        _vraag_winst(doelstand),
        _VRAAG_ALTIJD,
    ]
    return [vraag for vraag in kandidaten if vraag][:3]


_VRAAG_ALTIJD = "Welke activiteit draagt volgens het college het meest bij aan deze opgave, en waaraan is dat te zien?"


def _vraag_zorg(doelstand: Doelstand) -> str:
    if not doelstand.zorg:
        return ""
    return f"Wat doet het college aan ‘{doelstand.zorg.indicator.kort}’, en wanneer moet dat te zien zijn?"


def _vraag_tegen(blad: Bladzijde, opgave: Opgave) -> str:
    """Over de grootste ongewenste verandering die niet bewezen is: ook zonder bewijs hoort de raad ernaar te vragen."""
    tegen = kies_tegen_de_richting(blad.standen_van_opgave(opgave))
    if not tegen:
        return ""
    naam = tegen[0].indicator.kort
    return f"Wat is de verklaring voor de ongewenste verandering bij ‘{naam}’, en wat doet het college eraan?"


def _vraag_melding(blad: Bladzijde, opgave: Opgave) -> str:
    """Over de eerste zorg in de documenten: waar een cijfer ontbreekt, hoort de raad te vragen of het klopt."""
    zorgen = kies_documentzorgen(blad, opgave)
    if not zorgen:
        return ""
    return f"In de documenten staat: {zin_documentzorg(blad, zorgen[0])}. Hoe is dat nu, en wat doet het college eraan?"


def _vraag_winst(doelstand: Doelstand) -> str:
    if not doelstand.winst:
        return ""
    naam = doelstand.winst.indicator.kort
    return f"Wat is er gedaan dat kan verklaren waarom ‘{naam}’ verbetert, en hoe houden we dat vast?"


def _vragen_gat(blad: Bladzijde, opgave: Opgave) -> list[str]:
    """Over het doel met de meeste indicatoren zonder cijfer."""
    gaten = []
    for doel in opgave.doelen:
        standen = blad.standen_van_doel(doel)
        telling = tel_cijfers(standen)
        if not telling.eigen:
            gaten.append((telling.zonder, f"Wanneer kan de raad het eerste cijfer zien bij ‘{doel.naam}’?"))
    return [vraag for _, vraag in sorted(gaten, key=lambda g: -g[0])][:1]


def _vraag_marge(blad: Bladzijde, opgave: Opgave) -> str:
    """Over een verandering die niemand kan duiden omdat de marge ontbreekt; de grootste verslechtering gaat voor."""
    standen = blad.standen_van_opgave(opgave)
    zonder = [s for s in standen if s.oordeel.regel == Regel.VERSCHIL and s.oordeel.effect]
    if not zonder:
        return ""
    naam = (kies_tegen_de_richting(standen) or zonder)[0].indicator.kort
    return f"Kan de bron van ‘{naam}’ marges leveren, zodat te zeggen is of de verandering meer is dan toeval?"


def _vraag_verhaal(blad: Bladzijde, opgave: Opgave) -> str:
    stil = [d.naam for d in opgave.doelen if not verteld_door_inwoners(blad, d)]
    return f"Hoe gaat de gemeente van inwoners horen hoe het is met ‘{stil[0]}’?" if stil else ""


def toon_tellen_en_vertellen() -> Getoond:
    """Per doel de cijfers naast de ervaringen, en of zij dezelfde kant op wijzen."""
    blad = huidig()
    rijen = []
    for doel in blad.opgave.doelen:
        standen = blad.standen_van_doel(doel)
        beeld = bereken_samenspel(standen, verteld_door_inwoners(blad, doel))
        verteld = [(beeld.negatief, "zorg of kritiek"), (beeld.positief, "positief"), (beeld.gemengd, "gemengd")]
        vertellen = "; ".join(f"{woord}: {n}" for n, woord in verteld if n) or "nog geen ervaringen"
        rijen.append((Cel(doel.naam, naar=doel.id), woorden_verdeling(standen), vertellen, beeld.samenspel.value))
    return Getoond(
        naam=f"tellen-en-vertellen-{blad.opgave.id}",
        titel=f"Tellen en vertellen bij {blad.opgave.naam}",
        tekst=("Ervaringen zijn verhalen en geen steekproef: hun aantal zegt niet hoeveel inwoners iets vinden.",),
        tabel=Tabel(
            ("Doel", "Tellen: de cijfers", "Vertellen: de ervaringen", "Samen"),
            tuple(rijen),
            (34, 24, 20, 22),
            "kaarten",
        ),
    )
