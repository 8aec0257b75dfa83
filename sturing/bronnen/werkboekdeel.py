"""De XML van één deel van een werkboek doorlopen: geen DOCTYPE, geen koppelingen naar buiten, geen reusachtig blad."""

from __future__ import annotations

import re
from xml.parsers import expat

from sturing.fouten import GegevensFout
from sturing.tekens import veilige_naam

HOOGSTENS_CELLEN, HOOGSTENS_RIJEN = 2_000_000, 250_000
#: Een blad met één cel in de verste hoek neemt in het geheugen toch het hele vlak in.
HOOGSTE_VLAK, HOOGSTE_SAMENVOEGING = 5_000_000, 100_000
BEWAAR_ALS_XLSX = "bewaar het in Excel of LibreOffice als .xlsx zonder macro's"
#: Dit staat in een bladnaam nooit: Excel weigert het, dus iemand heeft het pak met opzet gemaakt.
_BLADNAAM_FOUT = re.compile(r"[\\/?*\[\]:\x00-\x1f\x7f]")
_ADRES = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class WerkboekFout(GegevensFout):
    """Een werkboek dat wij niet openen, met de reden en wat de inzender kan doen."""


def te_groot(plaats: str, wat: str) -> WerkboekFout:
    """De fout voor alles wat een machine kan laten vastlopen."""
    return WerkboekFout(plaats, f"dit werkboek is te groot: {wat}", "haal plaatjes, lege rijen en lege kolommen weg")


def _kolomnummer(letters: str) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - 64
    return nummer


def _vlak(bereik: str) -> int:
    """Het aantal cellen in een bereik als `A1:C3`; 1 als het er geen is."""
    plekken = [_ADRES.fullmatch(hoek) for hoek in bereik.split(":")]
    if len(plekken) != 2 or not all(plekken):
        return 1
    (a, b), (c, d) = ((_kolomnummer(p[1]), int(p[2])) for p in plekken)
    return (abs(c - a) + 1) * (abs(d - b) + 1)


class Ontleder:
    """Loopt door de XML van één deel zonder iets te onthouden dan tellingen."""

    def __init__(self, plaats: str, naam: str) -> None:
        self.plaats, self.naam = plaats, naam
        self.cellen = self.rijen = self._rechts = self._onder = 0
        self._expat = expat.ParserCreate(namespace_separator=" ")
        self._expat.StartDoctypeDeclHandler = self._weiger_doctype
        self._expat.EntityDeclHandler = self._weiger_doctype
        if naam.startswith("xl/worksheets/") and naam.endswith(".xml"):
            self._expat.StartElementHandler = self._tel
        elif naam.endswith(".rels"):
            self._expat.StartElementHandler = self._keur_verwijzing
        elif naam == "xl/workbook.xml":
            self._expat.StartElementHandler = self._keur_blad

    def lees(self, stuk: bytes) -> None:
        """Lees het volgende stuk; `WerkboekFout` bij het eerste dat niet mag."""
        try:
            self._expat.Parse(stuk, False)
        except expat.ExpatError:
            raise WerkboekFout(
                self.plaats, f"het deel '{veilige_naam(self.naam)}' is beschadigd", BEWAAR_ALS_XLSX
            ) from None

    def _weiger_doctype(self, *_: object) -> None:
        raise WerkboekFout(
            self.plaats, f"het deel '{veilige_naam(self.naam)}' heeft een DOCTYPE of eigen entiteiten", BEWAAR_ALS_XLSX
        )

    def _tel(self, element: str, velden: dict[str, str]) -> None:
        soort = element.rpartition(" ")[2]
        if soort == "c":
            self.cellen += 1
            self._meet(velden.get("r", ""))
        elif soort == "row":
            self.rijen += 1
        elif soort == "mergeCell" and _vlak(velden.get("ref", "")) > HOOGSTE_SAMENVOEGING:
            raise te_groot(self.plaats, "een samengevoegde cel beslaat bijna een heel blad")
        if self.cellen > HOOGSTENS_CELLEN or self.rijen > HOOGSTENS_RIJEN:
            raise te_groot(self.plaats, f"een blad heeft meer dan {HOOGSTENS_RIJEN:_} rijen".replace("_", "."))

    def _meet(self, adres: str) -> None:
        """Hou het vlak bij dat de cellen samen beslaan."""
        if plek := _ADRES.fullmatch(adres):
            self._rechts, self._onder = max(self._rechts, _kolomnummer(plek[1])), max(self._onder, int(plek[2]))
            if self._rechts * self._onder > HOOGSTE_VLAK:
                raise te_groot(self.plaats, f"cel {adres} ligt veel te ver weg")

    def _keur_verwijzing(self, element: str, velden: dict[str, str]) -> None:
        """Een hyperlink mag: die volgt niemand. Al het andere van buiten haalt iets op."""
        if velden.get("TargetMode", "").lower() == "external" and not velden.get("Type", "").endswith("/hyperlink"):
            raise WerkboekFout(
                self.plaats,
                "in dit werkboek zit een koppeling met een bestand of adres van buiten",
                "verbreek in Excel de koppelingen (Gegevens, Koppelingen bewerken) en bewaar opnieuw",
            )

    def _keur_blad(self, element: str, velden: dict[str, str]) -> None:
        naam = velden.get("name", "")
        if element.rpartition(" ")[2] == "sheet" and (_BLADNAAM_FOUT.search(naam) or len(naam) > 31):
            raise WerkboekFout(self.plaats, f"de bladnaam '{veilige_naam(naam)}' kan niet in Excel", "hernoem het blad")
