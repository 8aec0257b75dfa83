"""De uniforme vragenlijst voor inwoners: een blad om te printen, de woorden per opgave en de herkomst van de vragen."""

from __future__ import annotations

from sturing.gegevens.partnermodel import Inwonervraag, Vragenlijst
from sturing.tonen.blad import huidig
from sturing.tonen.object import Getoond
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Tabel
from sturing.tonen.toon_weegformulier import VAKJE

GEEN_LIJST = "In het kader van dit jaar staat geen vragenlijst."
_CIJFERS = range(1, 11)


def toon_vragenlijst(opgave: str = "") -> Getoond:
    """Het formulier, op papier precies een bladzijde; met `opgave` in de woorden van die opgave."""
    lijst = huidig().dossier.samenwerking.vragenlijst
    if lijst is None:
        return Getoond(naam="vragenlijst", tekst=(GEEN_LIJST,))
    if opgave:
        huidig().dossier.kader.opgave(opgave)
    rijen = [("Lees dit eerst", " ".join(lijst.inleiding))]
    rijen += [
        (f"{nr}. {v.voor_opgave(opgave)} {v.uitleg}".strip(), _antwoord(v)) for nr, v in enumerate(lijst.vragen, 1)
    ]
    rijen += [("Klaar?", " ".join(lijst.slot))] if lijst.slot else []
    naam = f"vragenlijst-{opgave}" if opgave else "vragenlijst"
    return Getoond(
        naam=naam, titel=lijst.titel + (" (voorstel)" if lijst.status == "voorstel" else ""), tekst=(_status(lijst),),
        tabel=Tabel(("Vraag", "Uw antwoord"), tuple(rijen), (42, 58), "vragenlijst eenblad"),
    )  # fmt: skip


def _status(lijst: Vragenlijst) -> str:
    """Of de vragen een voorstel zijn, zodat niemand ze voor vastgesteld houdt."""
    soort, woord = ("important", "Voorstel.") if lijst.status == "voorstel" else ("note", "Vastgesteld.")
    return f":::{{{soort}}}\n**{woord}** {voor_markdown(lijst.status_uitleg)}\n:::"


def _antwoord(vraag: Inwonervraag) -> str:
    if vraag.soort == "cijfer":
        return " ".join(f"{VAKJE}\N{NO-BREAK SPACE}{cijfer}" for cijfer in _CIJFERS)
    return " ".join(f"{VAKJE}\N{NO-BREAK SPACE}{a.replace(' ', chr(160))}" for a in vraag.antwoorden)


def toon_vragen_per_opgave() -> Getoond:
    """Hoe een vraag luidt bij elke opgave."""
    lijst, kader = huidig().dossier.samenwerking.vragenlijst, huidig().dossier.kader
    vragen = [(nr, v) for nr, v in enumerate(lijst.vragen if lijst else (), 1) if v.per_opgave]
    if not vragen:
        return Getoond(naam="vragen-per-opgave", tekst=("De vragen luiden bij elke opgave hetzelfde.",))
    rijen = tuple((o.naam, f"vraag {nr}", v.voor_opgave(o.id)) for nr, v in vragen for o in kader.opgaven)
    return Getoond(
        naam="vragen-per-opgave", titel="De vraag in de woorden van de opgave",
        tabel=Tabel(("Opgave", "Welke vraag", "Hoe zij dan luidt"), rijen, (26, 14, 60)),
    )  # fmt: skip


def toon_vragen_herkomst() -> Getoond:
    """Per vraag wat het plan erover zegt, en dat de woorden van ons zijn."""
    lijst = huidig().dossier.samenwerking.vragenlijst
    if lijst is None:
        return Getoond(naam="vragen-herkomst", tekst=(GEEN_LIJST,))
    rijen = tuple(
        (f"{nr}. {v.vraag}", v.grond or "Niets: deze vraag is ons voorstel.", v.vindplaats or "-")
        for nr, v in enumerate(lijst.vragen, 1)
    )
    return Getoond(
        naam="vragen-herkomst", titel="Wat het plan over de vragen zegt",
        tabel=Tabel(("Vraag", "Onderwerp in het plan", "Waar het staat"), rijen, (38, 38, 24), "klein"),
    )  # fmt: skip
