"""De toegankelijkheidsverklaring: status, waarvoor zij geldt, maatregelen, meldpunt en ondertekening.

De onderdelen volgen het model voor verklaringen van de overheid. Wat alleen de gemeente weet, staat in gemeente.yml;
wat daar ontbreekt, zegt de verklaring. Zij verzint geen datum, termijn of naam.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sturing.gegevens.feitenmodel import Gemeente
from sturing.tonen.blad import huidig
from sturing.tonen.notatie import toon_datum, voeg_samen
from sturing.tonen.object import Getoond
from sturing.tonen.opmaak import voor_markdown
from sturing.tonen.tabel import Tabel

#: Zonder compleet onderzoek van hooguit drie jaar oud is dit de hoogste status die een overheid mag kiezen.
STATUS = "C: eerste maatregelen genomen"
#: Waaraan een lezer ziet dat de verklaring nog niet af is; `publicatiekeuring` kijkt ernaar voor zij waarschuwt.
VERKLARING_ONAF = "Verklaring onaf"
_NIET_OPGEGEVEN = "nog geen datum opgegeven"


@dataclass(frozen=True)
class Maatregel:
    """Wat al gedaan is, met de tests (bestand::functie) die dat laten zien."""

    wat: str
    wanneer: str
    tests: tuple[str, ...]


#: tests/test_verklaring.py bewaakt dat elke test bestaat.
GENOMEN = (
    Maatregel(
        "De code van het rapport wordt automatisch getest op de eisen",
        "bij elke verandering",
        ("test_verklaring::test_wat_de_verklaring_zegt_draait_bij_elke_verandering",
         "test_axe::test_axe_vindt_niets_en_niets_steekt_uit"),
    ),
    Maatregel(
        "De PDF is gemaakt om voorgelezen te worden (PDF/UA-1)",
        "bij elke verandering getest",
        ("test_pdf::test_het_rapport_zelf_voldoet_aan_pdf_ua_1_en_is_klein",),
    ),
    Maatregel(
        "Elke figuur in een hoofdstuk heeft een tekst, een bijschrift en haar cijfers",
        "bij elke verandering getest",
        ("test_boek_html::test_elke_figuur_heeft_een_tekst_een_bijschrift_en_haar_cijfers",),
    ),
)  # fmt: skip


def toon_onaf() -> Getoond:
    """Boven aan de bladzijde dat de verklaring onaf is, zolang een lezer niet weet waar hij kan klagen."""
    gemeente = huidig().dossier.gemeente
    if gemeente.meldpunt:
        return Getoond(naam="onaf")
    open_ = [wat for waarde, wat in _om_te_klagen(gemeente) if not waarde]
    zin = (
        f"{gemeente.volledige_naam} moet nog invullen: {voeg_samen(open_)}. Een klacht bij de gemeente zelf kan wel;"
        " hoe dat gaat, staat bij ‘Iets werkt niet voor u’."
    )
    return Getoond(naam="onaf", tekst=(f":::{{attention}}\n**{VERKLARING_ONAF}.** {voor_markdown(zin)}\n:::",))


def toon_status() -> Getoond:
    """De status van de verklaring, en waarom een hogere niet mag."""
    gemeente = huidig().dossier.gemeente
    waarom = (
        "Status A (voldoet volledig) en B (voldoet gedeeltelijk) mogen pas na een compleet onderzoek van hooguit drie"
        " jaar oud. Dat onderzoek is er nog niet. Dat alle tests slagen, is daarvoor niet genoeg."
    )
    ontwerp = (
        f"{gemeente.volledige_naam} heeft deze verklaring nog niet getekend. Tot dan is zij een ontwerp. De gemeente"
        " stelt de status vast, en kan ook voor D (voldoet niet) kiezen."
    )
    zinnen = [f"De status is **{voor_markdown(STATUS)}**.", voor_markdown(waarom)]
    return Getoond(naam="status", tekst=(*zinnen, *(() if _is_getekend(gemeente) else (voor_markdown(ontwerp),))))


def toon_verklaring() -> Getoond:
    """Over welk rapport de verklaring gaat, van wie en van wanneer."""
    dossier = huidig().dossier
    rapport, eigen = dossier.rapportage, dossier.gemeente.toegankelijkheid
    peildatum = toon_datum(rapport.peildatum)
    zin = (
        f"Deze verklaring geldt voor de voortgangsrapportage sociaal domein {rapport.jaar} van"
        f" {dossier.gemeente.volledige_naam}, in HTML en als PDF. Zij hoort bij de editie van"
        f" {peildatum} en wordt bij elke nieuwe editie herzien."
    )
    if not eigen.opgesteld:
        datum = f"De gemeente gaf geen datum van opstellen op. Daarom geldt de peildatum van de editie: {peildatum}."
    elif not eigen.herzien:
        datum = f"Zij is opgesteld op {toon_datum(eigen.opgesteld)}."
    else:
        datum = f"Zij is opgesteld op {toon_datum(eigen.opgesteld)} en herzien op {toon_datum(eigen.herzien)}."
    return Getoond(naam="verklaring", tekst=(voor_markdown(zin), voor_markdown(datum)))


def toon_maatregelen() -> Getoond:
    """Welke maatregelen genomen zijn en welke nog moeten, met hun planning."""
    gemeente = huidig().dossier.gemeente
    eigen = gemeente.toegankelijkheid
    gedaan = tuple((maatregel.wat, "gedaan", maatregel.wanneer) for maatregel in GENOMEN)
    nog = [
        ("Een compleet onderzoek door een onafhankelijke organisatie", eigen.onderzoek_gepland),
        ("Een test met mensen die hulpmiddelen gebruiken", eigen.gebruikerstest_gepland),
    ]
    rijen = [(wat, "nog te doen", _planning(dag)) for wat, dag in nog]
    if not _is_getekend(gemeente):
        rijen.append(("De verklaring tekenen en in het landelijke register zetten", "nog te doen", _NIET_OPGEGEVEN))
    return Getoond(
        naam="maatregelen",
        titel="Welke maatregelen zijn genomen, en welke nog komen",
        tabel=Tabel(("Maatregel", "Stand", "Wanneer"), (*gedaan, *rijen), (56, 18, 26)),
    )


def toon_meldpunt() -> Getoond:
    """Waar een lezer een probleem meldt, en hoe snel die antwoord krijgt."""
    gemeente = huidig().dossier.gemeente
    if gemeente.meldpunt:
        zin = f"Meld het bij {gemeente.volledige_naam}: {gemeente.meldpunt}."
    else:
        zin = f"Meld het bij {gemeente.volledige_naam}. Een adres voor meldingen is nog niet opgegeven."
    if termijn := gemeente.toegankelijkheid.reactietermijn:
        antwoord = f"U krijgt antwoord binnen {termijn}."
    else:
        antwoord = "Hoe snel u antwoord krijgt, heeft de gemeente nog niet opgegeven."
    return Getoond(naam="meldpunt", tekst=(voor_markdown(f"{zin} {antwoord}"),))


def toon_ondertekening() -> Getoond:
    """Wie de verklaring tekende, en anders wat de gemeente nog moet invullen."""
    gemeente = huidig().dossier.gemeente
    eigen = gemeente.toegankelijkheid
    if _is_getekend(gemeente):
        wie = f"namens {gemeente.volledige_naam}. Functie: {eigen.functie}"
        zin = voor_markdown(f"Getekend op {toon_datum(eigen.getekend)} {wie}.")
    else:
        zin = voor_markdown(f"Deze verklaring is nog niet getekend namens {gemeente.volledige_naam}.")
    if open_ := ontbrekend(gemeente):
        lijst = "\n".join(f"- {voor_markdown(wat)}" for wat in open_)
        return Getoond(naam="ondertekening", tekst=(zin, "De gemeente vult nog in:", lijst))
    return Getoond(naam="ondertekening", tekst=(zin,))


def ontbrekend(gemeente: Gemeente) -> list[str]:
    """Wat de gemeente voor een volledige verklaring nog moet opgeven."""
    eigen = gemeente.toegankelijkheid
    nodig = (
        *_om_te_klagen(gemeente),
        (eigen.opgesteld, "de datum van opstellen"),
        (eigen.onderzoek_gepland, "wanneer het complete onderzoek klaar is"),
        (eigen.gebruikerstest_gepland, "wanneer de test met gebruikers klaar is"),
        (eigen.functie, "de functie van wie tekent"),
        (eigen.getekend, "de datum van tekenen"),
    )
    return [wat for waarde, wat in nodig if not waarde]


def _om_te_klagen(gemeente: Gemeente) -> tuple[tuple[str, str], ...]:
    """Zonder deze twee weet een lezer niet waar hij een klacht kwijt kan, en wanneer hij antwoord krijgt."""
    return (
        (gemeente.meldpunt, "een adres voor meldingen"),
        (gemeente.toegankelijkheid.reactietermijn, "hoe snel een melding antwoord krijgt"),
    )


def _is_getekend(gemeente: Gemeente) -> bool:
    return bool(gemeente.toegankelijkheid.getekend and gemeente.toegankelijkheid.functie)


def _planning(dag: date | None) -> str:
    return f"gepland: klaar op {toon_datum(dag)}" if dag else _NIET_OPGEGEVEN
