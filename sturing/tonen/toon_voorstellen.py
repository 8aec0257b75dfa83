"""De bijlage voor de kadernota: per activiteit een voorstel met de reden."""

from __future__ import annotations

from sturing.rekenen.aanbod import kies_eindigend
from sturing.rekenen.weging import Weging
from sturing.tonen.blad import huidig
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Gegevens, Tabel
from sturing.tonen.toon_aanbod import GEEN_REGISTER
from sturing.tonen.zinnen_weging import zin_geld, zin_klasse, zin_kosten, zin_voorstel, zin_voorstelreden


def toon_voorstellen() -> Stapel | Getoond:
    """De bijlage voor de kadernota: per lopende activiteit een voorstel met reden, tijdelijk geld eerst."""
    wegingen = {w.beeld.activiteit.id: w for w in huidig().wegingen if w.beeld.activiteit.soort == "activiteit"}
    if not wegingen:
        return Getoond(naam="voorstellen", tekst=(GEEN_REGISTER,))
    tijdelijk = [a.id for a in kies_eindigend(huidig().dossier.aanbod.activiteiten)]
    rest = [i for i in wegingen if i not in tijdelijk]
    delen = [
        _voorstellen(
            "voorstellen-tijdelijk",
            "Voorstellen voor activiteiten met tijdelijk geld",
            [wegingen[i] for i in tijdelijk],
        ),
        _voorstellen("voorstellen-overig", "Voorstellen voor de andere activiteiten", [wegingen[i] for i in rest]),
    ]
    return Stapel(tuple(deel for deel in delen if deel))


def _nog_niet(namen: list[str]) -> tuple[str, ...]:
    """Wat nog niemand beoordeelde: een zin en een opsomming, want zoveel namen leest niemand in één zin."""
    wie = "Deze activiteit heeft" if len(namen) == 1 else f"Deze {len(namen)} activiteiten hebben"
    return (
        f"{wie} nog geen voorstel, want niemand heeft er vragen over beantwoord:",
        "\n".join(f"- {voor_markdown(n)}" for n in namen),
    )


def _voorstellen(naam: str, titel: str, wegingen: list[Weging]) -> Getoond | None:
    """Eén tabel met voorstellen; wat nog niemand beoordeelde, staat als opsomming eronder."""
    kader = huidig().dossier.kader.afwegingskader
    met = [w for w in wegingen if w.beeld.beoordelaars]
    zonder = [w.beeld.activiteit.activiteit for w in wegingen if not w.beeld.beoordelaars]
    tekst = _nog_niet(zonder) if zonder else ()
    if not met:
        return Getoond(naam=naam, tekst=tekst) if tekst else None
    rijen = tuple(
        (
            f"{w.beeld.activiteit.id} {w.beeld.activiteit.activiteit}",
            f"{zin_kosten(w.beeld.activiteit)}; {zin_geld(w.beeld.activiteit, huidig().dossier.rapportage.peildatum)}",
            zin_voorstel(w),
            f"{zin_klasse(w)}. {zin_voorstelreden(w, kader)}",
        )
        for w in met
    )
    return Getoond(
        naam=naam, titel=titel, tekst=tekst, bron="antwoorden van de beoordelaars en de regels van het kader",
        tabel=Tabel(("Activiteit", "Geld", "Voorstel", "Klasse en reden"), rijen, (26, 20, 16, 38), "klein"),
        gegevens=Gegevens(
            ("activiteit", "voorstel", "klasse"),
            tuple((w.beeld.activiteit.id, zin_voorstel(w), zin_klasse(w)) for w in met),
        ),
    )  # fmt: skip
