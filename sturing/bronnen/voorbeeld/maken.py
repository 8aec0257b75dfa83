"""De map van Voorbeeldstad in één keer maken: alles in een tijdelijke map, dan hernoemen."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from sturing.bronnen.voorbeeld.activiteiten import bouw_activiteiten
from sturing.bronnen.voorbeeld.antwoorden import ANTWOORDKOLOMMEN, bouw_antwoorden, vul_register_aan
from sturing.bronnen.voorbeeld.ervaringen import bouw_ervaringen
from sturing.bronnen.voorbeeld.gemeente import bouw_gemeente
from sturing.bronnen.voorbeeld.kader import bouw_kader
from sturing.bronnen.voorbeeld.kerncijfers import KERNCIJFERKOLOMMEN, bouw_kerncijfers
from sturing.bronnen.voorbeeld.leesmij import LEESMIJ
from sturing.bronnen.voorbeeld.leren import bouw_lessen
from sturing.bronnen.voorbeeld.metingen import METINGKOLOMMEN, bouw_metingen
from sturing.bronnen.voorbeeld.ontwikkelingen import bouw_ontwikkelingen
from sturing.bronnen.voorbeeld.partners import bouw_leveringen
from sturing.bronnen.voorbeeld.recepten import bouw_recepten
from sturing.bronnen.voorbeeld.schrijven import schrijf_csv, schrijf_tekst, schrijf_yaml
from sturing.bronnen.voorbeeld.tegenstrijdigheden import bouw_tegenstrijdigheden
from sturing.bronnen.voorbeeld.uitspraken import UITSPRAAKKOLOMMEN, bouw_uitspraken
from sturing.bronnen.voorbeeld.wereld import GEMEENTECODE, LAATSTE_RAPPORTAGEJAAR, Wereld, bouw_wereld


def maak_voorbeeld(wortel: Path, doel: Path, seed: int = 2026, jaren: int = 10, aantal_wijken: int = 8) -> None:
    """Schrijf de hele map van Voorbeeldstad naar `doel`; wat daar stond, wordt vervangen.

    Waaruit het kader wordt afgeleid, staat in `data/maak/voorbeeld.yml` onder `wortel`. De reeksen lopen `jaren`
    jaar terug vanaf 2025. Dezelfde seed, naamtabel en grondstof geven dezelfde bytes.
    """
    doel.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = Path(tempfile.mkdtemp(prefix=f".{doel.name}-", dir=doel.parent))
    try:
        _schrijf_alles(tijdelijk / "nieuw", wortel, bouw_wereld(wortel, seed, jaren, aantal_wijken))
        _zet_op_zijn_plaats(tijdelijk, doel)
    finally:
        shutil.rmtree(tijdelijk)


def _zet_op_zijn_plaats(tijdelijk: Path, doel: Path) -> None:
    """Wissel oud en nieuw; lukt dat niet, dan staat het oude er weer."""
    oud = tijdelijk / "oud"
    if doel.exists():
        doel.rename(oud)
    try:
        (tijdelijk / "nieuw").rename(doel)
    except OSError:
        if oud.exists():
            oud.rename(doel)
        raise


def _schrijf_alles(map_: Path, wortel: Path, wereld: Wereld) -> None:
    """Elk onderdeel zijn eigen bestand, in de vorm die elke gemeente heeft."""
    kader = bouw_kader(wortel, wereld)
    plek = map_ / "kader" / str(LAATSTE_RAPPORTAGEJAAR)
    for naam, inhoud in kader.bestanden.items():
        schrijf_yaml(plek / f"{naam}.yml", inhoud)
    schrijf_yaml(plek / "tegenstrijdigheden.yml", bouw_tegenstrijdigheden(kader))
    schrijf_csv(plek / "bronrijen.csv", tuple(kader.bronrijen[0]), kader.bronrijen)
    for naam, inhoud in bouw_recepten(GEMEENTECODE, tuple(wijk.code for wijk in wereld.wijken)).items():
        schrijf_yaml(plek / "recepten" / f"{naam}.yml", inhoud)
    schrijf_yaml(map_ / "gemeente.yml", bouw_gemeente(wereld))
    metingen = bouw_metingen(kader, wereld)
    uitspraken = bouw_uitspraken(kader, metingen, wereld)
    for bestand, rijen in sorted(metingen.items()):
        schrijf_csv(map_ / "metingen" / f"{bestand}.csv", METINGKOLOMMEN, rijen)
    schrijf_csv(map_ / "uitspraken.csv", UITSPRAAKKOLOMMEN, uitspraken)
    schrijf_csv(map_ / "kerncijfers.csv", KERNCIJFERKOLOMMEN, bouw_kerncijfers(wereld))
    for jaar in wereld.rapportagejaren:
        schrijf_yaml(map_ / "ervaringen" / f"{jaar}.yml", bouw_ervaringen(kader, wereld, jaar))
        schrijf_yaml(map_ / "ontwikkelingen" / f"{jaar}.yml", bouw_ontwikkelingen(kader, wereld, jaar))
        schrijf_yaml(map_ / "leren" / f"{jaar}.yml", bouw_lessen(kader, wereld, jaar))
    for naam, levering in bouw_leveringen(kader, metingen, wereld).items():
        schrijf_yaml(map_ / "partners" / str(levering["jaar"]) / f"{naam}.yml", levering)
    activiteiten = vul_register_aan(bouw_activiteiten(kader, wereld))
    register = map_ / "activiteiten" / f"{LAATSTE_RAPPORTAGEJAAR}.csv"
    schrijf_csv(register, tuple(activiteiten[0]), activiteiten)
    antwoorden = bouw_antwoorden(activiteiten, kader, wereld)
    schrijf_csv(register.with_stem(f"{LAATSTE_RAPPORTAGEJAAR}-antwoorden"), ANTWOORDKOLOMMEN, antwoorden)
    schrijf_tekst(map_ / "README.md", LEESMIJ)
