"""Een nieuwe gemeente of een nieuw jaar beginnen, toetsen, en zeggen wat er nog moet gebeuren."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sturing.bronnen.nieuw.gemeente import NieuweGemeente, maak_gemeente, verwijder_gemeente
from sturing.bronnen.nieuw.jaar import maak_kaderjaar, neem_duidingen_mee, schrijf_allemaal
from sturing.fouten import SturingFout
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.gegevens.invulling import tel_jaartal, tel_open_plekken
from sturing.gegevens.kader import kaderjaar
from sturing.gegevens.rapportage import GEMEENTE_VARIABELE, LAATSTE_JAAR, echte_gemeenten, toets_gemeente, toets_jaar
from sturing.labels import INVULLEN, TE_HERZIEN
from sturing.tonen.duidingtoets import geduide_doelen
from sturing.tonen.notatie import voeg_samen
from sturing.uitgeven.cellen import lees_notebook


@dataclass(frozen=True)
class Begin:
    """Wat er gemaakt is, en wat er nog te doen is."""

    map: Path
    taken: tuple[str, ...]
    let_op: tuple[str, ...] = ()


def begin_gemeente(wortel: Path, naam: str, code: str, jaar: str | int | None = None) -> Begin:
    """Maak de gegevensmap van een nieuwe gemeente; bij een fout staat er niets.

    Zonder `jaar` begint zij met het nieuwste kaderjaar van de voorbeeldgemeente.
    """
    gekozen = toets_jaar(_als_getal(jaar)) if jaar else kaderjaar(wortel / "data" / "voorbeeld", LAATSTE_JAAR)
    nieuw = NieuweGemeente(naam.strip(), code, gekozen)
    map_ = maak_gemeente(wortel / "data", nieuw)
    try:
        dossier = lees_dossier(wortel, nieuw.map, gekozen, "concept")
    except SturingFout:
        verwijder_gemeente(map_)
        raise
    return Begin(map_, zoek_open_taken(wortel, dossier), _waarschuw_meer_gemeenten(wortel))


def begin_jaar(wortel: Path, gemeente: str, jaar: str | int) -> Begin:
    """Neem kader, cyclus en duidingen van een gemeente mee naar `jaar`; bij een fout is er niets veranderd."""
    gekozen = toets_jaar(_als_getal(jaar))
    map_ = toets_gemeente(wortel, gemeente)
    # Eerst alles lezen wat stuk kan zijn; dan pas schrijven.
    notebooks = {pad: lees_notebook(pad) for pad in sorted((wortel / "notebooks").glob("*.ipynb"))}
    vorig = maak_kaderjaar(map_, gekozen)
    kader = map_ / "kader" / str(gekozen)
    try:
        lees_dossier(wortel, gemeente, gekozen, "concept")
        inhoud, plekken = neem_duidingen_mee(notebooks, gemeente, vorig, gekozen)
        schrijf_allemaal(inhoud)
    except BaseException:
        shutil.rmtree(kader, ignore_errors=True)
        raise
    return Begin(kader, _taken_nieuw_jaar(map_, vorig, gekozen, plekken), _waarschuw_sprong(map_, vorig, gekozen))


def _waarschuw_meer_gemeenten(wortel: Path) -> tuple[str, ...]:
    """Met meer dan één echte gemeente weet een opdracht zonder --gemeente niet meer welke."""
    echt, gezet = echte_gemeenten(wortel), os.environ.get(GEMEENTE_VARIABELE)
    if len(echt) < 2:
        return ()
    zin = f"in data staan nu {len(echt)} echte gemeenten ({', '.join(echt)})"
    if gezet:
        return (f"{zin}; zonder --gemeente geldt die van {GEMEENTE_VARIABELE}: {gezet}.",)
    return (f"{zin}; noem voortaan bij elke opdracht --gemeente, of zet er een in {GEMEENTE_VARIABELE}.",)


def _waarschuw_sprong(map_: Path, vorig: int, jaar: int) -> tuple[str, ...]:
    """Wie jaren overslaat, bedoelt dat misschien niet."""
    if jaar - vorig == 1:
        return ()
    tussen = voeg_samen([str(j) for j in range(vorig + 1, jaar)])
    return (
        f"{tussen} {'heeft' if jaar - vorig == 2 else 'hebben'} geen eigen kader; dit kader en de duidingen komen uit"
        f" {vorig}. Bedoelde u {vorig + 1}? Haal dan data/{map_.name}/kader/{jaar} en de cellen met label"
        f" jaar-{jaar} weg.",
    )


def zoek_open_taken(wortel: Path, dossier: Dossier) -> tuple[str, ...]:
    """Wat er in de gegevens van een gemeente nog ontbreekt, op volgorde van aanvullen."""
    gemeente, kader = dossier.gemeente, dossier.kader
    map_ = toets_gemeente(wortel, dossier.rapportage.gemeente)
    zonder = [i for i in kader.indicatoren if i not in set(dossier.feiten.metingen["indicator"])]
    geduid = geduide_doelen(sorted((wortel / "notebooks").glob("*.ipynb")), dossier)
    open_plekken = tel_open_plekken(map_ / "kader" / str(kader.jaar))
    waar = ", ".join(f"{naam} {aantal}" for naam, aantal in open_plekken.items())
    taken = (
        (not gemeente.wijken, "gemeente.yml: er zijn nog geen wijken"),
        (len(gemeente.vergelijk) < 2, "gemeente.yml: er is nog geen regio om mee te vergelijken"),
        (not gemeente.documenten, "gemeente.yml: er zijn nog geen documenten"),
        (open_plekken, f"kader/{kader.jaar}: {sum(open_plekken.values())} keer '{INVULLEN}' ({waar})"),
        (
            not kader.cyclus.planning,
            f"kader/{kader.jaar}/cyclus.yml: peildatums, planning en acties zijn nog niet van u",
        ),
        (not kader.samenhang.verbanden, f"kader/{kader.jaar}/samenhang.yml: er zijn nog geen verbanden"),
        *_ontbrekende_bestanden(map_, kader.jaar),
        (zonder, f"metingen: {len(zonder)} van {len(kader.indicatoren)} indicatoren zonder cijfer"),
        (not dossier.ervaringen, "ervaringen: er zijn er nog geen"),
        (not dossier.ontwikkelingen, "ontwikkelingen: er zijn er nog geen"),
        (len(geduid) < len(kader.doelen), f"notebooks: {len(kader.doelen) - len(geduid)} duidingen ontbreken"),
    )
    return tuple(zin for open_, zin in taken if open_)


def _ontbrekende_bestanden(map_: Path, jaar: int) -> tuple[tuple[bool, str], ...]:
    """Wat mag ontbreken, maar waar een opdracht of bladzijde op wacht."""
    kader = f"kader/{jaar}"
    ophalen, recepten = (map_ / kader / deel for deel in ("ophalen", "recepten"))
    return (
        (True, f"{kader}/ophalen: controleer de overgenomen definities met 'sturing haal-op --droog'")
        if ophalen.is_dir()
        else (True, f"{kader}/ophalen: er zijn nog geen definities; 'sturing haal-op' kan nog niets"),
        (not recepten.is_dir(), f"{kader}/recepten: er zijn er nog geen; 'sturing lees-in' helpt bij het eerste"),
        (
            not (map_ / kader / "partners.yml").is_file(),
            f"{kader}/partners.yml: bestaat nog niet; 'sturing partnerformat' kan nog niets",
        ),
        (not (map_ / kader / "vragenlijst.yml").is_file(), f"{kader}/vragenlijst.yml: bestaat nog niet"),
        (not (map_ / f"activiteiten/{jaar}.csv").is_file(), f"activiteiten/{jaar}.csv: bestaat nog niet"),
        (not (map_ / f"leren/{jaar}.yml").is_file(), f"leren/{jaar}.yml: bestaat nog niet"),
    )


def _taken_nieuw_jaar(map_: Path, vorig: int, jaar: int, plekken: list[str]) -> tuple[str, ...]:
    kader = f"{map_.name}/kader/{jaar}"
    taken = [
        f"{kader}/cyclus.yml: controleer de peildatums, de planning en de stand van elke actie",
        f"{kader}/afwegingskader.yml: controleer budgetten en voorbehouden, die zijn nog van {vorig}",
        f"{kader}/indicatoren.yml en bronnen.yml: controleer 'volgende' en 'laatste'",
        f"{kader}: pas vindplaatsen aan die naar het plan van {vorig} wijzen",
        *_oude_jaartallen(map_, vorig, jaar),
        f"{map_.name}/gemeente.yml: zet rapportagejaar op {jaar} als dit het lopende rapport wordt",
    ]
    for soort in ("ervaringen", "ontwikkelingen", "zorgen", "activiteiten", "leren"):
        er_was = any((map_ / soort).glob(f"{vorig}.*"))
        if er_was and not any((map_ / soort).glob(f"{jaar}.*")):
            taken.append(f"{map_.name}/{soort}/{jaar}: bestaat nog niet")
    taken += [f"{plek}: herschrijf de duiding en haal het label {TE_HERZIEN} weg" for plek in plekken]
    return tuple(taken)


def _oude_jaartallen(map_: Path, vorig: int, jaar: int) -> Iterator[str]:
    """Waar het vorige jaar nog staat; een recept met een vaste periode legt nieuwe cijfers onder het oude jaar."""
    kader = f"{map_.name}/kader/{jaar}"
    gevonden = tel_jaartal(map_ / "kader" / str(jaar), vorig)
    for naam, aantal in gevonden.items():
        if naam.startswith("recepten/"):
            keer = f"{aantal} keer {vorig}"
            yield f"{kader}/{naam}: hier staat {keer}; anders komt een nieuwe levering onder {vorig} terecht"
    for naam, wat in _MEEGENOMEN.items():
        if (map_ / "kader" / str(jaar) / naam).exists():
            yield f"{kader}/{naam}: {wat}"
    rest = ", ".join(f"{n} {a}" for n, a in gevonden.items() if not n.startswith("recepten/"))
    if rest:
        yield f"{kader}: het jaartal {vorig} staat nog in {rest}; veel daarvan is een vindplaats die klopt"


#: Wat ongewijzigd meegaat en niet vanzelf bij het nieuwe jaar past.
_MEEGENOMEN = {
    "partners.yml": "controleer de afspraken en inleverdagen; 'eerste_jaar' blijft het eerste jaar van de afspraken",
    "vragenlijst.yml": "controleer of de vragen dit jaar dezelfde zijn",
    "ophalen": "controleer met 'sturing haal-op --droog' of elke tabel nog zo heet en vaste periodes nog kloppen",
}


def _als_getal(jaar: str | int) -> object:
    return int(jaar) if str(jaar).isdecimal() else jaar
