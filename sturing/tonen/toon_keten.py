"""De keten van een doel: van resultaat naar indicator, activiteit en ervaring, met de gaten zichtbaar."""

from __future__ import annotations

from sturing.gegevens.kader import Kader
from sturing.gegevens.kadermodel import Doel
from sturing.rekenen.stand import tel_cijfers
from sturing.tonen.blad import Bladzijde, huidig
from sturing.tonen.notatie import tel, voeg_samen
from sturing.tonen.object import Getoond
from sturing.tonen.tabel import Tabel
from sturing.tonen.toon_ervaringen import verteld_door_inwoners

#: Zoveel activiteiten noemt een cel bij naam; de rest wordt geteld.
_HOOGSTENS = 4


def toon_keten(doel: str) -> Getoond:
    """Per resultaat van het doel: wat wordt gemeten en wie er iets aan doet; daaronder regelingen en ervaringen."""
    blad = huidig()
    kader = blad.dossier.kader
    d = kader.doel(doel)
    rijen = [(r.naam, _indicatoren(blad, r.id), _activiteiten(blad, r.id)) for r in d.resultaten]
    bij_doel = _activiteiten(blad, d.id)
    if kader.indicatoren_bij(d.id) or bij_doel != _GEEN_ACTIVITEIT:
        rijen.insert(0, ("Rechtstreeks bij het doel", _indicatoren(blad, d.id), bij_doel))
    opgave = kader.opgave_van[d.id]
    regelingen = [r.naam for r in kader.afwegingskader.regelingen if d.id in r.doelen or opgave.id in r.opgaven]
    verteld = verteld_door_inwoners(blad, d)
    zin = (
        f"Regelingen: {voeg_samen(regelingen) or 'geen regeling is aan dit doel of deze opgave gekoppeld'}."
        f" Ervaringen van inwoners: {len(verteld) or 'nog geen'}."
    )
    return Getoond(
        naam=f"keten-{d.id}",
        titel=f"De keten van ‘{d.naam}’",
        tekst=tuple(z for z in (zin, _zin_dubbel(kader, d)) if z),
        bron="het sturingskader en het register van activiteiten",
        tabel=Tabel(("Resultaat", "Indicatoren", "Activiteiten"), tuple(rijen), (36, 26, 38)),
    )


_GEEN_ACTIVITEIT = "geen activiteit bekend"


def _zin_dubbel(kader: Kader, doel: Doel) -> str:
    """Waarom de aantallen in de tabel samen meer zijn dan het doel indicatoren heeft; leeg als dat niet zo is."""
    bij_doel = {i.id for i in kader.indicatoren_bij(doel.id)}
    bij_resultaat = [i.id for r in doel.resultaten for i in kader.indicatoren_bij(r.id)]
    if bij_doel & set(bij_resultaat):
        return "Een indicator kan bij het doel én bij een resultaat horen. Tel de aantallen daarom niet op."
    if len(set(bij_resultaat)) < len(bij_resultaat):
        return "Een indicator kan bij meer resultaten horen. Tel de aantallen daarom niet op."
    return ""


def _indicatoren(blad: Bladzijde, plek: str) -> str:
    standen = blad.standen(blad.dossier.kader.indicatoren_bij(plek))
    if not standen:
        return "geen indicator"
    telling = tel_cijfers(standen)
    return f"{tel(telling.alle, 'indicator', 'indicatoren')}, {telling.eigen or 'geen'} met een cijfer"


def _activiteiten(blad: Bladzijde, plek: str) -> str:
    namen = [a.activiteit for a in blad.dossier.aanbod.activiteiten if plek in a.resultaten and a.soort == "activiteit"]
    if not namen:
        return _GEEN_ACTIVITEIT
    meer = [f"{len(namen) - _HOOGSTENS} andere"] if len(namen) > _HOOGSTENS else []
    return voeg_samen([*namen[:_HOOGSTENS], *meer])
