"""Een lege, geldige gegevensmap voor een nieuwe gemeente, met uitleg erbij."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import yaml

from sturing.bronnen.nieuw.beginkader import Namen, maak_beginkader, maak_bronrijen
from sturing.bronnen.nieuw.leesmij import LEESMIJ
from sturing.bronnen.nieuw.ophaalbegin import maak_ophaaldefinities, zoek_ophaalbron
from sturing.bronnen.voorbeeld.naamtabel import lees_naamtabel
from sturing.fouten import InvoerFout
from sturing.labels import INVULLEN
from sturing.schijf import wissel
from sturing.vormtaal import HUISSTIJL

#: De gemeente waarvan een nieuwe haar kader leent: verzonnen, dus zonder feiten van een echte.
VOORBEELD = "voorbeeld"
_HUISSTIJL = dict(zip(("hoofdkleur", "accentkleur"), HUISSTIJL, strict=True))
#: Bestanden van de voorbeeldmap waarvan alleen de koprij meegaat.
_LEGE_TABELLEN = ("uitspraken.csv", "kerncijfers.csv")


@dataclass(frozen=True)
class NieuweGemeente:
    """Naam, CBS-code en eerste rapportagejaar."""

    naam: str
    code: str
    jaar: int

    @property
    def map(self) -> str:
        """De naam van de map in `data/`.

        >>> NieuweGemeente("Súdwest-Fryslân", "GM1900", 2027).map
        'sudwest-fryslan'
        """
        kaal = unicodedata.normalize("NFKD", self.naam.lower()).encode("ascii", "ignore").decode()
        return re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")


def toets_nieuw(data: Path, nieuw: NieuweGemeente) -> None:
    """Een fout als naam, code of map niet kan; er is dan nog niets geschreven."""
    if not re.fullmatch(r"[\w' .()-]{2,60}", nieuw.naam) or not nieuw.map:
        raise InvoerFout("naam", f"'{nieuw.naam[:60]}' is geen naam van een gemeente", "gebruik gewone letters")
    if not re.fullmatch(r"GM\d{4}", nieuw.code):
        raise InvoerFout("cbs", f"'{nieuw.code}' is geen gemeentecode", "schrijf GM en vier cijfers, zoals GM0307")
    if (data / nieuw.map).exists():
        raise InvoerFout(f"data/{nieuw.map}", "deze map bestaat al", "kies een andere naam of vul de map verder aan")
    for pad in sorted(data.glob("*/gemeente.yml")):
        if re.search(rf"^code: *{nieuw.code}\b", pad.read_text(encoding="utf-8"), re.MULTILINE):
            wie, remedie = f"'{pad.parent.name}'", "controleer de code"
            if pad.parent.name == VOORBEELD:
                wie, remedie = f"de verzonnen gemeente {wie}", "zoek de code van uw gemeente op bij het CBS"
            raise InvoerFout("cbs", f"{nieuw.code} is al de code van {wie}", remedie)


def maak_gemeente(data: Path, nieuw: NieuweGemeente) -> Path:
    """Schrijf de hele map; zij is er in één keer of niet. Geeft haar pad."""
    toets_nieuw(data, nieuw)
    voorbeeld = data / VOORBEELD
    kaders = sorted((voorbeeld / "kader").glob("[0-9]" * 4))
    if not kaders:
        raise InvoerFout(f"data/{VOORBEELD}", "hier staat geen kader om van te beginnen", "zet de map terug met git")
    with tempfile.TemporaryDirectory(prefix=f".{nieuw.map}-", dir=data) as tijdelijk:
        map_ = Path(tijdelijk) / "nieuw"
        _schrijf(map_, nieuw, voorbeeld, kaders[-1])
        wissel(map_, data / nieuw.map)
    return data / nieuw.map


def _schrijf(map_: Path, nieuw: NieuweGemeente, voorbeeld: Path, bron: Path) -> None:
    plek = map_ / "kader" / str(nieuw.jaar)
    plek.mkdir(parents=True)
    eigen = yaml.safe_load((voorbeeld / "gemeente.yml").read_text(encoding="utf-8"))
    namen = Namen(eigen["naam"], nieuw.naam, lees_naamtabel(voorbeeld.parent).verzonnen)
    (plek / "bronrijen.csv").write_text(maak_bronrijen(bron, namen), encoding="utf-8", newline="\n")
    kader = maak_beginkader(bron, namen, nieuw.jaar)
    for naam, inhoud in kader.items():
        _schrijf_yaml(plek / f"{naam}.yml", inhoud)
    _schrijf_ophalen(plek / "ophalen", kader, nieuw, zoek_ophaalbron(voorbeeld.parent))
    _schrijf_yaml(map_ / "gemeente.yml", _gemeente(nieuw), "Wijken, regio en huisstijl vult u zelf aan; zie README.md.")
    (map_ / "metingen").mkdir()
    kolommen = {pad.read_text(encoding="utf-8").split("\n", 1)[0] for pad in (voorbeeld / "metingen").glob("*.csv")}
    (map_ / "metingen" / "eigen-cijfers.csv").write_text(f"{sorted(kolommen)[0]}\n", encoding="utf-8", newline="\n")
    for naam in _LEGE_TABELLEN:
        kop = (voorbeeld / naam).read_text(encoding="utf-8").split("\n", 1)[0]
        (map_ / naam).write_text(f"{kop}\n", encoding="utf-8", newline="\n")
    for naam in ("ervaringen", "ontwikkelingen"):
        (map_ / naam).mkdir()
        _schrijf_yaml(map_ / naam / f"{nieuw.jaar}.yml", [])
    tekst = LEESMIJ.format(naam=nieuw.naam, map=nieuw.map, jaar=nieuw.jaar, volgend=nieuw.jaar + 1, invullen=INVULLEN)
    (map_ / "README.md").write_text(tekst, encoding="utf-8", newline="\n")


def _schrijf_ophalen(plek: Path, kader: dict, nieuw: NieuweGemeente, bron: Path | None) -> None:
    """Hoe landelijke cijfers op te halen zijn, overgenomen van een gemeente die dat al weet."""
    if bron is None:
        return
    bronnen, indicatoren = ([deel["id"] for deel in kader[naam]] for naam in ("bronnen", "indicatoren"))
    for naam, inhoud in maak_ophaaldefinities(bron, bronnen, indicatoren, nieuw.naam).items():
        plek.mkdir(exist_ok=True)
        _schrijf_yaml(plek / f"{naam}.yml", inhoud, "Overgenomen; controleer elke tabel met 'sturing haal-op --droog'.")


def _gemeente(nieuw: NieuweGemeente) -> dict[str, object]:
    return {
        "naam": nieuw.naam,
        "volledige_naam": f"Gemeente {nieuw.naam}",
        "code": nieuw.code,
        "rapportagejaar": nieuw.jaar,
        "wijken": [],
        "vergelijk": [{"code": "NL", "naam": "Nederland", "soort": "land"}],
        "huisstijl": dict(_HUISSTIJL),
        "documenten": [],
    }


class _Uitvoer(yaml.CSafeDumper):
    """YAML zonder verwijzingen: wie het bestand bewerkt, ziet op elke plek de hele tekst."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _schrijf_yaml(pad: Path, inhoud: object, kop: str = "") -> None:
    tekst = yaml.dump(inhoud, Dumper=_Uitvoer, allow_unicode=True, sort_keys=False, width=110, line_break="\n")
    kop = f"# {kop}\n" if kop else ""
    pad.write_text(kop + tekst, encoding="utf-8", newline="\n")


def verwijder_gemeente(map_: Path) -> None:
    """Haal een net gemaakte map weer weg, als zij toch niet geldig bleek."""
    shutil.rmtree(map_, ignore_errors=True)
