"""Gespreksbladen voor accounthouders: te leveren tegen geleverd, signalen, ervaringen en wat u kunt vragen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sturing.gegevens.partners import doelen_van
from sturing.rekenen.partnerstand import Afgesproken, Inleverstand, Partnerstand, bereken_partnerstanden
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import tel
from sturing.tonen.object import Getoond, Stapel
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Cel, Gegevens, Tabel
from sturing.tonen.zinnen_partners import (
    RAPPORTAGE,
    vragen_voor_gesprek,
    zin_ervaringcijfer,
    zin_geleverd,
    zin_inlevering,
    zin_te_leveren,
)

GEEN_AFSPRAKEN = "Voor dit jaar staan er geen afspraken met partners in het kader."
#: Zoveel verhalen van één soort staan op een blad; de andere staan in de rapportage zelf.
_HOOGSTENS = 8


def toon_gespreksbladen() -> Stapel | Getoond:
    """Een overzicht van de rapportages, een blad per partner die iets leverde, en wat er nog ontbreekt."""
    samen = huidig().dossier.samenwerking
    if not samen.partners:
        return Getoond(naam="gespreksbladen", tekst=(GEEN_AFSPRAKEN,))
    standen = [s for s in bereken_partnerstanden(huidig().dossier) if s.inleveringen]
    if not standen:
        zin = f"De afspraken met partners gaan in met {samen.afspraken.eerste_jaar}."
        return Getoond(naam="gespreksbladen", tekst=(zin,))
    met = [s for s in standen if s.laatste]
    zonder = [s for s in standen if not s.laatste]
    delen = [_overzicht(standen, len(met)), *(deel for s in met for deel in _blad(s)), _zonder(zonder), _open()]
    return Stapel(tuple(deel for deel in delen if deel))


def _overzicht(standen: list[Partnerstand], binnen: int) -> Getoond:
    """Wat er van wie binnen is; zonder enige rapportage is één zin genoeg."""
    toelichting = voor_markdown(huidig().dossier.samenwerking.afspraken.toelichting)
    if not binnen:
        zin = f"Van geen van de {len(standen)} partners is al een rapportage binnen."
        return Getoond(naam="partners", tekst=(toelichting, zin))
    rijen = tuple(
        (
            Cel(s.partner.naam, naar=f"tabel-gesprek-{s.partner.id}" if s.laatste else ""),
            tel(len(s.afgesproken), "indicator", "indicatoren"),
            "; ".join(zin_inlevering(i) for i in s.inleveringen),
        )
        for s in standen
    )
    zin = f"Van {binnen} van de {len(standen)} partners is een rapportage binnen."
    return Getoond(
        naam="partners", titel="Rapportages van partners", tekst=(toelichting, zin),
        bron="afspraken in het kader en ontvangen rapportages",
        tabel=Tabel(("Partner", "Te leveren", "Rapportages"), rijen, (22, 14, 64), "klein"),
        gegevens=Gegevens(
            ("partner", "jaar", "periode", "uiterlijk", "ontvangen", "stand"),
            tuple(
                (s.partner.id, i.jaar, i.periode, _dag(i.uiterlijk), _dag(i.ontvangen), i.stand.value)
                for s in standen
                for i in s.inleveringen
            ),
        ),
    )  # fmt: skip


def _dag(dag: date | None) -> str:
    return dag.isoformat() if dag else ""


def _blad(stand: Partnerstand) -> Sequence[Getoond]:
    """Het blad van één partner: gesprek, cijfers en wat inwoners vinden; op papier begint het een bladzijde."""
    p, kader = stand.partner, huidig().dossier.kader
    regeling = next((r.naam for r in kader.afwegingskader.regelingen if r.id == p.regeling), "onbekend")
    heel = tuple(a.indicator for a in stand.afgesproken if a.afspraak.levert == "geheel")
    rijen = [
        ("Accounthouder", p.accounthouder), ("Regeling", regeling),
        ("Werkt aan", "; ".join(d.naam for d in doelen_van(p, kader))),
        ("Rapportages", "; ".join(zin_inlevering(i) for i in stand.inleveringen) + "."),
        *([("Let op", p.toelichting)] if p.toelichting else ()),
        *_verhalen(stand),
        ("Vragen voor het gesprek", " ".join(vragen_voor_gesprek(stand, huidig().standen(heel)))),
    ]  # fmt: skip
    gesprek = Getoond(
        naam=f"gesprek-{p.id}", titel=f"Gespreksblad {p.naam}", bron=p.vindplaats,
        tabel=Tabel(("Onderdeel", "Wat er staat"), tuple(rijen), (22, 78), "klein gespreksblad"),
    )  # fmt: skip
    return [deel for deel in (gesprek, _cijfers(stand), _inwoners(stand)) if deel]


def _verhalen(stand: Partnerstand) -> list[tuple[str, str]]:
    """Signalen, citaten en verbeterpunten uit de nieuwste rapportage."""
    delen = (
        ("Signalen", [f"{s.soort}: {s.signaal}" + (f" Nodig: {s.nodig}" if s.nodig else "") for s in stand.signalen]),
        ("Wat inwoners zeggen", [f"“{e.citaat}”" for e in stand.ervaringen if e.citaat]),
        ("Verbeterpunten", [e.verbeterpunt for e in stand.ervaringen if e.verbeterpunt]),
    )
    rijen = [(kop, _eerste(list(dict.fromkeys(teksten)))) for kop, teksten in delen]
    if stand.aangehouden:
        wacht = tel(stand.aangehouden, "tekst wacht", "teksten wachten")
        rijen.append(("Nog na te kijken", f"{wacht} op controle, omdat er een persoonsgegeven in kan staan."))
    return rijen


def _eerste(teksten: list[str]) -> str:
    rest = len(teksten) - _HOOGSTENS
    return (" ".join(teksten[:_HOOGSTENS]) + (f" (en nog {rest})" if rest > 0 else "")) or "Niets aangeleverd."


def _cijfers(stand: Partnerstand) -> Getoond | None:
    """Te leveren tegen geleverd: een kolom per rapportage die er is of er had moeten zijn."""
    kolommen = [nr for nr, i in enumerate(stand.inleveringen) if i.stand != Inleverstand.NOG_NIET]
    if not stand.afgesproken:
        return None
    koppen = [f"{RAPPORTAGE[i.periode].capitalize()} {i.jaar}" for i in stand.inleveringen]
    rijen = tuple(
        (zin_te_leveren(a), *(zin_geleverd(a.geleverd[nr], a.indicator.eenheid) for nr in kolommen))
        for a in stand.afgesproken
    )
    naam = f"gesprek-{stand.partner.id}-cijfers"
    return Getoond(
        naam=naam, titel=f"{stand.partner.naam}: te leveren en geleverd", bron="ontvangen rapportages",
        tabel=Tabel(("Indicator", *(koppen[nr] for nr in kolommen)), rijen, (40, *(30,) * len(kolommen)), "klein"),
        gegevens=_gegevens(stand.afgesproken),
    )  # fmt: skip


def _gegevens(afgesproken: Sequence[Afgesproken]) -> Gegevens:
    rijen = tuple(
        (a.indicator.id, g.periode, a.afspraak.levert, g.waarde, "ja" if g.afgeschermd else "nee", g.reden_leeg)
        for a in afgesproken
        for g in a.geleverd
    )
    return Gegevens(("indicator", "periode", "levert", "waarde", "afgeschermd", "leeg omdat"), rijen)


def _inwoners(stand: Partnerstand) -> Getoond | None:
    """De cijfers uit de vragenlijst: een rij per doel, een kolom per vraag."""
    lijst, kader = huidig().dossier.samenwerking.vragenlijst, huidig().dossier.kader
    if not stand.ervaringcijfers or lijst is None:
        return None
    per_plek = {(e.ervaring.doel, e.ervaring.vraag): zin_ervaringcijfer(e) for e in stand.ervaringcijfers}
    doelen = dict.fromkeys(e.ervaring.doel for e in stand.ervaringcijfers)
    vragen = lijst.cijfervragen
    rijen = tuple((kader.naam_van(d), *(per_plek.get((d, v.id), "-") for v in vragen)) for d in doelen)
    return Getoond(
        naam=f"gesprek-{stand.partner.id}-inwoners", titel=f"{stand.partner.naam}: cijfers van inwoners",
        bron="de vragenlijst voor inwoners, in de nieuwste rapportage",
        tabel=Tabel(("Doel", *(v.kort.capitalize() for v in vragen)), rijen, (40, *(30,) * len(vragen)), "klein"),
    )  # fmt: skip


def _zonder(standen: list[Partnerstand]) -> Getoond | None:
    """Partners zonder rapportage, samen in één tabel: zo staat er niet tien keer dat er niets is."""
    if not standen:
        return None
    rapportages = dict.fromkeys(zin_inlevering(i) for s in standen for i in s.inleveringen)
    vragen = dict.fromkeys(v for s in standen for v in vragen_voor_gesprek(s, ()))
    rijen = tuple(
        (s.partner.naam, s.partner.accounthouder, "; ".join(map(zin_te_leveren, s.afgesproken)), s.partner.vindplaats)
        for s in standen
    )
    return Getoond(
        naam="partners-zonder", titel="Partners zonder rapportage", bron="het kader",
        tekst=(
            voor_markdown("; ".join(rapportages).capitalize() + "."),
            voor_markdown(f"Vragen voor het eerste gesprek: {' '.join(vragen)}"),
        ),
        tabel=Tabel(("Partner", "Accounthouder", "Te leveren", "Waar het staat"), rijen, (18, 14, 40, 28), "klein"),
        gegevens=_gegevens([a for s in standen for a in s.afgesproken]),
    )  # fmt: skip


def _open() -> Getoond | None:
    """Bronnen waarbij het plan geen organisatie noemt."""
    samen, kader = huidig().dossier.samenwerking, huidig().dossier.kader
    rijen = tuple((kader.bronnen[o.bron].naam, o.reden, o.vindplaats) for o in samen.afspraken.zonder_organisatie)
    if not rijen:
        return None
    return Getoond(
        naam="partners-open", titel="Waar nog geen organisatie bij staat", bron="het kader",
        tekst=("Over deze cijfers is nog met niemand iets af te spreken.",),
        tabel=Tabel(("Bron", "Waarom", "Waar het staat"), rijen, (26, 40, 34), "klein"),
    )  # fmt: skip
