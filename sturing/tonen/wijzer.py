"""De indicatorenwijzer: alle indicatoren en ervaringen op één blad, om in te zoeken en te kiezen.

De bladzijde is zonder script een volledige tabel. Met script filtert `book/_static/wijzer.js` de rijen aan
de hand van de kenmerken die hier op elke rij staan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from sturing.gegevens.kadermodel import Eenheid, Ervaring, Indicator
from sturing.rekenen.reeksen import bereken_reeksen
from sturing.rekenen.stand import Dekking, Stand
from sturing.rekenen.status import Status, bereken_status
from sturing.rekenen.uitkomsten import Uitkomst
from sturing.tonen.adressen import WIJZER, adres_doel, adres_fiche, adres_opgave
from sturing.tonen.blad import Bladzijde
from sturing.tonen.fiche import zoektekst
from sturing.tonen.fichecijfers import naam_bestand
from sturing.tonen.losblad import Losblad, vul_sjabloon
from sturing.tonen.notatie import toon_datum, toon_getal, toon_periode, toon_punt, toon_verwacht
from sturing.tonen.opmaak import als_anker
from sturing.tonen.toon_ervaringen import STREKKING, zin_vertelling, zin_wie
from sturing.tonen.vonk import MINSTENS_PUNTEN, teken_vonk
from sturing.tonen.zinnen import HERKOMST, kies_verandering, zin_ligging, zin_oordeel_van, zin_soort, zin_verandering
from sturing.woordvormen import herken

#: Zo zwaar weegt een oordeel als de lezer op oordeel sorteert: wat aandacht vraagt komt eerst. Zonder cijfer is er
#: geen oordeel; dan staat er hetzelfde als op de startpagina.
VOLGORDE = (
    Uitkomst.ONGUNSTIG, Uitkomst.GUNSTIG, Uitkomst.VERANDERD, Uitkomst.GEEN_VERANDERING, Uitkomst.NIET_TE_ZEGGEN,
    Dekking.GEEN,
)  # fmt: skip


@dataclass(frozen=True)
class Keuze:
    """Een filter: zijn naam in het adres, zijn opschrift, de keuzes als (waarde, naam, groep), en hun aantallen.

    Een aantal is wat er overblijft als dit de enige keuze is; het script telt opnieuw zodra er gekozen is.
    """

    veld: str
    opschrift: str
    opties: tuple[tuple[str, str, str], ...]
    aantallen: Mapping[str, int] | None = None

    @property
    def meteen(self) -> bool:
        """Waar als dit filter meteen in beeld staat; de andere staan onder 'Meer keuzes'."""
        return self.veld in ("opgave", "doel", "oordeel")

    @property
    def per_groep(self) -> tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...]:
        """De keuzes als (waarde, naam, aantal) bij elkaar per groep, in volgorde; een lege naam is geen groep."""
        aantallen = self.aantallen or {}
        return tuple(
            (groep, tuple((waarde, naam, aantallen.get(waarde, 0)) for waarde, naam, _ in opties))
            for groep, opties in groupby(self.opties, key=lambda o: o[2])
        )


def maak_wijzer(blad: Bladzijde, standen: tuple[Stand, ...]) -> Losblad:
    """De indicatorenwijzer over deze standen en alle ervaringen van het dossier."""
    rapport = blad.dossier.rapportage
    rijen = tuple(_rij(blad, stand, plek) for plek, stand in enumerate(standen))
    ervaringen = tuple(_ervaring(blad, e, plek) for plek, e in enumerate(blad.dossier.ervaringen))
    met = sum(stand.dekking != Dekking.GEEN for stand in standen)
    inhoud = vul_sjabloon(
        "wijzer.html",
        rijen=rijen,
        ervaringen=ervaringen,
        keuzes=_keuzes(blad, rijen, ervaringen),
        jaar=rapport.jaar,
        editie=rapport.editie,
        peildatum=toon_datum(rapport.peildatum),
        verzonnen=blad.dossier.gemeente.verzonnen,
        naam=blad.dossier.gemeente.naam,
        bestandsnaam=f"{rapport.gemeente}-{rapport.jaar}-{rapport.editie}",
        aantal=toon_getal(len(standen)),
        met=toon_getal(met),
    )
    return Losblad(
        pad=WIJZER,
        titel="Indicatorenwijzer",
        inhoud=inhoud,
        zoektekst="dashboard alle indicatoren zoeken kiezen overzicht stand trend oordeel ervaringen",
        scripts=("language_data.js", "minisearch.min.js", "zoekhulp.js", "wijzer.js"),
    )


def _rij(blad: Bladzijde, stand: Stand, plek: int) -> dict[str, object]:
    """Wat er op de rij van een indicator staat (tekst) en waarop zij te kiezen is (kenmerken)."""
    kader, indicator, punt = blad.dossier.kader, stand.indicator, stand.punt
    status = bereken_status(indicator.volgende, blad.dossier.rapportage.peildatum)
    uitkomst = stand.oordeel.uitkomst if stand.hoofdreeks else Dekking.GEEN
    return {
        "id": indicator.id,
        "kort": indicator.kort,
        "adres": adres_fiche(indicator),
        "plekken": tuple((kader.doel_van[p].naam, adres_doel(kader, p)) for p in _plek_per_doel(blad, indicator)),
        "stand": toon_punt(punt, indicator.eenheid),
        "periode": toon_periode(punt.periode) + zin_soort(stand) if punt else "",
        "bewaren": _bewaren(blad, stand),
        "vonk": _vonk(stand),
        "trend": zin_verandering(stand),
        "oordeel_zin": zin_oordeel_van(stand),
        "vergelijking": tuple(
            f"{blad.kort_gebied(v.gebied)} {toon_punt(v.punt, indicator.eenheid)}{zin_ligging(v)}"
            + ("" if v.zelfde_periode else f" ({toon_periode(v.punt.periode)})")
            for v in stand.vergelijkingen
        ),
        "bron_cijfer": naam_bestand(blad, punt.bestand) if punt else "",
        "bron_kader": kader.bronnen[indicator.bron].naam,
        "volgend": toon_verwacht(indicator).removeprefix("verwacht "),
        "zoek": zoektekst(blad, indicator),
        "plek": plek,
        "rang": VOLGORDE.index(uitkomst),
        "tijd": f"{punt.tijd:.2f}" if punt and punt.tijd > 0 else "0",
        "komt": indicator.volgende or "9999",
        "opgave": _los(kader.opgave_van[p].id for p in indicator.hangt_aan),
        "doel": _los(kader.doel_van[p].id for p in indicator.hangt_aan),
        "oordeel": als_anker(uitkomst.value),
        "bron": _los((indicator.bron, *(p.bestand for r in stand.reeksen for p in r.punten))),
        "groep": indicator.groep,
        "wijk": _los(
            w.code for w in blad.dossier.gemeente.wijken if bereken_reeksen(blad.metingen, indicator.id, w.code)
        ),
        "dekking": als_anker(stand.dekking.value),
        "status": als_anker(status.value),
    }


def _bewaren(blad: Bladzijde, stand: Stand) -> dict[str, str]:
    """Wat alleen in het bestand met deze lijst een eigen kolom heeft; wat leeg is, staat niet op de rij."""
    punt, eenheid, verandering = stand.punt, stand.indicator.eenheid, kies_verandering(stand)
    cellen = {"waarde": _getal(punt.waarde) if punt and punt.waarde is not None else "", "eenheid": eenheid.value}
    if punt:
        cellen["aanduiding"] = punt.aanduiding if punt.waarde is not None else toon_punt(punt, eenheid)
        cellen["periode"] = toon_periode(punt.periode)
        cellen["herkomst"] = HERKOMST[stand.hoofdreeks.herkomst]
        cellen["bronnaam"] = naam_bestand(blad, punt.bestand)
    if verandering is not None:
        # Afgerond als in de zin op het blad; een teken alleen als er een verschil te zien is.
        afgerond = round(verandering, 1)
        cellen["trend"] = f"{'+' if afgerond > 0 else ''}{_getal(afgerond)}"
        cellen["trendeenheid"] = (Eenheid.PROCENTPUNT if eenheid == Eenheid.PROCENT else eenheid).value
        cellen["sinds"] = toon_periode(stand.uiteinden[0].periode)
    return {naam: waarde for naam, waarde in cellen.items() if waarde}


def _getal(waarde: float) -> str:
    """Een getal voor een programma: decimale punt, geen duizendtallen, nooit een macht van tien."""
    return f"{round(waarde, 6) + 0.0:.6f}".rstrip("0").rstrip(".")


def _vonk(stand: Stand) -> Markup:
    """Het vonklijntje; leeg met te weinig cijfers. Er staan alleen getallen in, dus ontsnappen hoeft niet."""
    punten = stand.hoofdreeks.met_waarde() if stand.hoofdreeks else ()
    return Markup(teken_vonk(punten, stand.indicator.eenheid)) if len(punten) >= MINSTENS_PUNTEN else Markup("")


def _plek_per_doel(blad: Bladzijde, indicator: Indicator) -> tuple[str, ...]:
    """Van elk doel waar de indicator aan hangt één plek; twee resultaten van een doel zijn samen één link."""
    return tuple({blad.dossier.kader.doel_van[p].id: p for p in reversed(indicator.hangt_aan)}.values())[::-1]


def _los(waarden) -> str:
    return " ".join(dict.fromkeys(waarden))


def _ervaring(blad: Bladzijde, ervaring: Ervaring, plek: int) -> dict[str, object]:
    kader = blad.dossier.kader
    waar = tuple((kader.doelen[d].naam, adres_doel(kader, d)) for d in ervaring.doelen)
    return {
        "thema": ervaring.thema,
        "wie_zin": zin_wie(blad, ervaring),
        "zegt": zin_vertelling(ervaring),
        "strekking_zin": STREKKING[ervaring.strekking],
        "plekken": waar or ((kader.opgave(ervaring.opgave).naam, adres_opgave(ervaring.opgave)),),
        "vindplaats": ervaring.vindplaats,
        "plek": plek,
        "opgave": _los((ervaring.opgave, *(kader.opgave_van[d].id for d in ervaring.doelen))),
        "doel": _los(ervaring.doelen),
        "bron": ervaring.bron,
        "wijk": ervaring.wijk,
        "wie": _los(als_anker(w) for w in _vertellers(blad) if herken((w,)).search(ervaring.doelgroep)),
        "strekking": ervaring.strekking,
    }


def _vertellers(blad: Bladzijde) -> tuple[str, ...]:
    """De groepen die iets vertelden; 'ouderen' vindt ook 'ouderen met een niet-westerse achtergrond'."""
    return tuple(sorted({e.doelgroep for e in blad.dossier.ervaringen if e.doelgroep}, key=str.lower))


def _keuzes(blad: Bladzijde, rijen: tuple[dict, ...], ervaringen: tuple[dict, ...]) -> tuple[Keuze, ...]:
    """De filters, met alleen keuzes waar ten minste één rij bij hoort."""
    kader = blad.dossier.kader
    # Een levering kan een bestand zijn dat geen bron van het kader is; daarop is niet te kiezen.
    bronnen = sorted(kader.bronnen.values(), key=lambda b: b.naam.lower())
    alle = (
        Keuze("opgave", "Opgave", tuple((o.id, o.naam, "") for o in kader.opgaven)),
        Keuze("doel", "Doel", tuple((d.id, d.naam, o.naam) for o in kader.opgaven for d in o.doelen)),
        Keuze("oordeel", "Oordeel", _opties(VOLGORDE)),
        Keuze("bron", "Bron", tuple((b.id, b.naam, "") for b in bronnen)),
        Keuze("groep", "Groep", tuple((g.id, g.naam, "") for g in kader.groepen.values())),
        Keuze("wijk", "Wijk", tuple((w.code, w.naam, "") for w in blad.dossier.gemeente.wijken)),
        Keuze("dekking", "Dekking", _opties(Dekking)),
        Keuze("status", "Status", _opties(Status)),
        Keuze("wie", "Wie vertelt", tuple((als_anker(w), w, "") for w in _vertellers(blad))),
        Keuze("strekking", "Strekking", tuple((waarde, naam, "") for waarde, naam in STREKKING.items())),
    )
    gebruikt = {k.veld: {w for rij in (*rijen, *ervaringen) for w in rij.get(k.veld, "").split()} for k in alle}
    return tuple(
        Keuze(
            k.veld,
            k.opschrift,
            tuple(o for o in k.opties if o[0] in gebruikt[k.veld]),
            _tel(k.veld, rijen, ervaringen),
        )
        for k in alle
    )


def _tel(veld: str, rijen: tuple[dict, ...], ervaringen: tuple[dict, ...]) -> Counter[str]:
    """Hoeveel rijen elke waarde van `veld` hebben; net als in het script in de eerste tabel die het veld kent."""
    eigen = rijen if any(veld in rij for rij in rijen) else ervaringen
    return Counter(waarde for rij in eigen for waarde in rij.get(veld, "").split())


def _opties(waarden) -> tuple[tuple[str, str, str], ...]:
    return tuple((als_anker(w.value), w.value, "") for w in waarden)
