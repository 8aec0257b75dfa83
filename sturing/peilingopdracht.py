"""Een vragenlijst (.sav) met haar recept omzetten in gewogen percentages; antwoorden van mensen blijven hier."""

from __future__ import annotations

from math import ceil, floor

import pandas as pd

from sturing.bronnen.inlezen.blad import LeveringFout, gelijk_gemaakt
from sturing.bronnen.inlezen.enquete import Enquete
from sturing.bronnen.ophalen.rij import Rij
from sturing.gegevens.plaatsen import Geplaatst, Herkomst, Terzijde
from sturing.gegevens.receptmodel import Peiling, Peilingvraag
from sturing.rekenen.peiling import Aandeel, bereken_aandeel, kies_te_verbergen


def plaats_peiling(enquete: Enquete, peiling: Peiling, herkomst: Herkomst) -> Geplaatst:
    """Reken elke vraag uit voor de gemeente en, als het recept wijken kent, per wijk.

    Wat van te weinig mensen komt, gaat terzijde zonder getal. Fouten: `LeveringFout` als een variabele ontbreekt of
    een code iets anders betekent dan het recept zegt.
    """
    uit = Geplaatst()
    for vraag in peiling.vragen:
        _toets_labels(enquete, vraag)
        try:
            antwoorden = _kies_antwoorden(enquete, peiling, vraag, uit)
        except _Onbruikbaar as fout:
            uit.terzijde.append(Terzijde(f"variabele {vraag.variabele}", str(fout)))
            continue
        _plaats_vraag(antwoorden, peiling, vraag, herkomst, uit)
    return uit


class _Onbruikbaar(ValueError):
    """Deze vraag is niet uit te rekenen; de tekst is `overtreding; remedie`."""


def _toets_labels(enquete: Enquete, vraag: Peilingvraag) -> None:
    """Een code die stil van betekenis veranderde, mag nooit een cijfer worden."""
    in_bestand = enquete.labels.get(vraag.variabele, {})
    for code, label in (vraag.telt | vraag.telt_niet | vraag.ontbreekt).items():
        gevonden = in_bestand.get(float(code))
        if gevonden is not None and gelijk_gemaakt(gevonden) != gelijk_gemaakt(label):
            raise LeveringFout(
                enquete.plaats,
                f"code {code} van '{vraag.variabele}' heet hier '{gevonden}' en in het recept '{label}'",
                "zoek uit welke klopt en pas het recept aan",
            )


def _kies_antwoorden(enquete: Enquete, peiling: Peiling, vraag: Peilingvraag, uit: Geplaatst) -> pd.DataFrame:
    """De geldige antwoorden met hun gewicht: kolommen `telt`, `gewicht` en `wijk` (code of leeg)."""
    namen = [vraag.variabele, vraag.filter_variabele, peiling.gewicht, peiling.wijk_variabele]
    ruw = enquete.lees([naam for naam in namen if naam])
    if vraag.filter_variabele:
        ruw = ruw[ruw[vraag.filter_variabele].isin(vraag.filter_codes)]
    antwoord = ruw[vraag.variabele]
    vreemd = sorted(set(antwoord.dropna()) - {*vraag.telt, *vraag.telt_niet, *vraag.ontbreekt})
    if vreemd:
        raise _Onbruikbaar(f"code {vreemd[0]:g} staat niet in het recept; zet haar bij telt, telt_niet of ontbreekt")
    gewicht = ruw[peiling.gewicht] if peiling.gewicht else pd.Series(1.0, index=ruw.index)
    if (gewicht < 0).any():
        raise _Onbruikbaar(f"gewicht '{peiling.gewicht}' is soms negatief; vraag om een nieuwe export")
    if not (gewicht > 0).all():
        uit.overgeslagen[f"{vraag.indicator}: ondervraagden zonder gewicht (aantal niet getoond)"] = 1
    wijk = ruw[peiling.wijk_variabele].map(peiling.wijken) if peiling.wijk_variabele else None
    if wijk is not None and (wijk.isna() & ruw[peiling.wijk_variabele].notna()).any():
        vreemd = sorted(set(ruw[peiling.wijk_variabele].dropna()) - set(peiling.wijken))
        reden = f"wijkcode {vreemd[0]:g} staat niet in het recept; zet haar bij wijken (de gemeente telt haar wel mee)"
        uit.terzijde.append(Terzijde(f"variabele {peiling.wijk_variabele}, bij {vraag.indicator}", reden))
    tabel = pd.DataFrame({"telt": antwoord.isin(list(vraag.telt)), "gewicht": gewicht, "wijk": wijk})
    return tabel[antwoord.isin([*vraag.telt, *vraag.telt_niet]) & (gewicht > 0)]


def _plaats_vraag(
    antwoorden: pd.DataFrame, peiling: Peiling, vraag: Peilingvraag, herkomst: Herkomst, uit: Geplaatst
) -> None:
    delen = {peiling.gebied: antwoorden} | {str(code): deel for code, deel in antwoorden.groupby("wijk")}
    aandelen = {
        gebied: aandeel
        for gebied, deel in delen.items()
        if (aandeel := bereken_aandeel(deel["telt"].to_numpy(), deel["gewicht"].to_numpy()))
    }
    indicator = herkomst.kader.indicatoren[vraag.indicator]
    verborgen = kies_te_verbergen(aandelen, peiling.gebied, herkomst.kader.bronnen[indicator.bron].drempel)
    for gebied, aandeel in aandelen.items():
        if gebied in verborgen:
            reden = "te weinig mensen (of te weinig om een ander gebied te verbergen); dit cijfer wordt niet bewaard"
            uit.terzijde.append(Terzijde(f"{vraag.indicator}, {gebied}, {peiling.periode}", reden))
        else:
            uit.rijen.append(_maak_rij(aandeel, gebied, peiling, vraag, herkomst))


def _maak_rij(aandeel: Aandeel, gebied: str, peiling: Peiling, vraag: Peilingvraag, herkomst: Herkomst) -> Rij:
    """Eén cijfer op één decimaal: meer draagt een peiling niet, en het verhult het precieze aantal."""
    weging = f"gewogen met {peiling.gewicht}; n is de effectieve n" if peiling.gewicht else "ongewogen"
    return Rij(
        indicator=vraag.indicator,
        gebied=gebied,
        periode=peiling.periode,
        groep=vraag.groep or herkomst.kader.indicatoren[vraag.indicator].groep,
        waarde=round(aandeel.procent, 1),
        # Naar buiten afgerond: het interval wordt door afronden nooit te smal.
        ondergrens=max(0.0, floor(aandeel.onder * 10) / 10),
        bovengrens=min(100.0, ceil(aandeel.boven * 10) / 10),
        n=int(aandeel.effectief),
        herkomst=vraag.herkomst,
        beschikbaar_per=herkomst.dag,
        vindplaats=herkomst.vindplaats(f"variabele {vraag.variabele}"),
        opmerking="; ".join(deel for deel in (vraag.opmerking, weging) if deel),
    )
