"""Een geleverde tabel met haar recept omzetten in metingen; wat niet lukt, gaat met plek en reden terzijde."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatch

from sturing.bronnen.inlezen.blad import Blad, Celwaarde, als_tekst, gelijk_gemaakt
from sturing.bronnen.ophalen.rij import Rij
from sturing.gegevens.getallezer import Ongetal, lees_getal
from sturing.gegevens.kader import Kader
from sturing.gegevens.koppen import Kop, zoek_kop
from sturing.gegevens.namenlezer import Namenlezer, Onbekend, Overgeslagen
from sturing.gegevens.opennamen import open_naam
from sturing.gegevens.receptmodel import Aanwijzing, Cijferkolom, Recept, Recepttabel

SOORTEN = ("indicator", "gebied", "periode", "groep")
_GRENZEN = ("ondergrens", "bovengrens", "n", "teller", "noemer")


@dataclass(frozen=True)
class Terzijde:
    """Iets wat niet te plaatsen is: waar het staat (blad, rij, kolom), waarom, en wat de lezer kan doen."""

    plek: str
    reden: str
    velden: tuple[Celwaarde, ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        return f"{self.plek}: {self.reden}"


@dataclass
class Geplaatst:
    """De metingen uit een bestand, wat terzijde ging, en wat het recept zelf oversloeg (met hoe vaak)."""

    rijen: list[Rij] = field(default_factory=list)
    terzijde: list[Terzijde] = field(default_factory=list)
    overgeslagen: Counter[str] = field(default_factory=Counter)
    zonder_cijfer: Counter[str] = field(default_factory=Counter)

    def voeg_toe(self, ander: Geplaatst) -> None:
        """Neem alles van `ander` over."""
        self.rijen += ander.rijen
        self.terzijde += ander.terzijde
        self.overgeslagen += ander.overgeslagen
        self.zonder_cijfer += ander.zonder_cijfer


@dataclass(frozen=True)
class Herkomst:
    """Wat voor elke meting uit dit bestand geldt."""

    recept: Recept
    kader: Kader
    namen: Namenlezer
    dag: date
    levering: str

    def vindplaats(self, plek: str) -> str:
        """Waar de waarde in de bron staat; `levering` wijst het bewaarde bestand aan."""
        return f"{self.recept.vindplaats}, {plek} (levering {self.levering})"


def plaats_tabel(blad: Blad, tabel: Recepttabel, herkomst: Herkomst, plaats: str) -> Geplaatst:
    """Zet één tabel om. Fouten: `LeveringFout` als de kop niet bij het recept past."""
    kop = zoek_kop(blad, tabel, plaats)
    lezing = _Tabellezing(blad, tabel, kop, herkomst)
    lezing.lees()
    return lezing.uit


class _Tabellezing:
    """Loopt één keer van boven naar beneden door een tabel."""

    def __init__(self, blad: Blad, tabel: Recepttabel, kop: Kop, herkomst: Herkomst) -> None:
        self.blad, self.tabel, self.kop, self.herkomst = blad, tabel, kop, herkomst
        self.uit = Geplaatst()
        # De vindplaats komt in git; een blad dat naar een mens heet, mag daar niet in.
        self._open_blad = replace(blad, naam=open_naam(blad.naam))
        self._laatste: dict[int, str] = {}
        self._formulerijen = {rij for rij, _ in blad.formules}
        waarden = {kop.kolom(c.kolom) for c in tabel.cijfers}
        self._waardekolommen = sorted(waarden)
        self._ontbreekt = {gelijk_gemaakt(teken): wat for teken, wat in herkomst.recept.ontbreekt.items()}

    def lees(self) -> None:
        """Lees alle rijen onder de kop."""
        onder_einde = False
        for rij in range(self.kop.eerste_rij, len(self.blad.rijen)):
            eerste = next((tekst for cel in self.blad.rijen[rij] if (tekst := als_tekst(cel))), "")
            if not eerste and rij not in self._formulerijen:
                continue
            onder_einde = onder_einde or _past(eerste, self.tabel.einde)
            if onder_einde:
                self._lees_noot(rij)
            elif _past(eerste, self.tabel.totaalrijen):
                self.uit.overgeslagen["totaalrijen"] += 1
            elif reden := self._verkeerde_breedte(rij):
                self._terzijde(rij, None, reden)
            else:
                self._lees_rij(rij)

    def _lees_noot(self, rij: int) -> None:
        """Onder het einde staan noten; staat er toch een getal in een cijferkolom, dan is het geen noot."""
        waarden = (self.blad.cel(rij, kolom) for kolom in self._waardekolommen if kolom > 0)
        if any(isinstance(w, int | float) or (isinstance(w, str) and w[:1].isdigit()) for w in waarden):
            self._terzijde(rij, None, "onder het einde van de tabel staan nog cijfers; controleer einde in het recept")
        else:
            self.uit.overgeslagen["noten onder de tabel"] += 1

    def _verkeerde_breedte(self, rij: int) -> str:
        """Een CSV-rij met te veel of te weinig velden is verschoven; elke kolom kan dan een andere zijn."""
        if self.blad.naam:
            return ""
        velden = list(self.blad.rijen[rij])
        gevuld = max(nr for nr, veld in enumerate(velden) if veld is not None) + 1
        if gevuld > self.kop.breedte or len(velden) < max(self._waardekolommen) + 1:
            return f"deze rij heeft {len(velden)} velden en de kop {self.kop.breedte}; is een scheidingsteken te veel?"
        return ""

    def _lees_rij(self, rij: int) -> None:
        self._vul_aan(rij)
        if all(self._is_leeg(rij, kolom) for kolom in self._waardekolommen):
            self.uit.zonder_cijfer["leeg"] += 1
            return
        for cijfer in self.tabel.cijfers:
            try:
                self._lees_cijfer(rij, cijfer)
            except Overgeslagen:
                self.uit.overgeslagen["volgens het recept"] += 1
            except _Mislukt as fout:
                self._terzijde(rij, fout.kolom, str(fout))

    def _is_leeg(self, rij: int, kolom: int) -> bool:
        """Een formule waarvan het bestand geen waarde bewaarde, is niet leeg: zij gaat terzijde."""
        return self.blad.cel(rij, kolom) is None and (rij, kolom) not in self.blad.formules

    def _vul_aan(self, rij: int) -> None:
        """Onthoud de laatste gevulde naam van kolommen die naar beneden doorlopen."""
        for aanwijzing in self._aanwijzingen():
            if aanwijzing.vul_omlaag and aanwijzing.kolom:
                kolom = self.kop.kolom(aanwijzing.kolom)
                if tekst := als_tekst(self.blad.cel(rij, kolom, volg=True)):
                    self._laatste[kolom] = tekst

    def _aanwijzingen(self) -> Iterator[Aanwijzing]:
        for houder in (self.tabel, *self.tabel.cijfers):
            for soort in SOORTEN:
                if aanwijzing := getattr(houder, soort):
                    yield aanwijzing

    def _lees_cijfer(self, rij: int, cijfer: Cijferkolom) -> None:
        kolom = self.kop.kolom(cijfer.kolom)
        namen = {soort: self._lees_naam(rij, soort, cijfer) for soort in SOORTEN}
        getallen: dict[str, float | int | None] = {"waarde": self._lees_waarde(rij, kolom, cijfer.factor, tel=True)}
        for veld in _GRENZEN:
            if naam := getattr(cijfer, veld):
                factor = cijfer.factor if veld in ("ondergrens", "bovengrens") else 1.0
                getallen[veld] = self._lees_waarde(rij, self.kop.kolom(naam), factor)
        if getallen["waarde"] is None:
            # Een marge of n zonder waarde zegt niets, en kan een verborgen aantal verraden.
            getallen = {"waarde": None}
        if (n := getallen.get("n")) is not None:
            if n != int(n):
                raise _Mislukt(self.kop.kolom(cijfer.n), "n is geen heel getal; controleer de kolom")
            getallen["n"] = int(n)
        groep = namen.pop("groep") or self.herkomst.kader.indicatoren[namen["indicator"]].groep
        recept = self.herkomst.recept
        self.uit.rijen.append(
            Rij(
                **namen, **getallen, groep=groep, herkomst=recept.herkomst, beschikbaar_per=self.herkomst.dag,
                vindplaats=self.herkomst.vindplaats(self._open_blad.plek(rij, kolom)), opmerking=recept.opmerking,
            )
        )  # fmt: skip

    def _lees_naam(self, rij: int, soort: str, cijfer: Cijferkolom) -> str:
        aanwijzing: Aanwijzing | None = getattr(cijfer, soort) or getattr(self.tabel, soort)
        if aanwijzing is None:
            return ""
        if aanwijzing.kolom is None:
            return aanwijzing.vast
        kolom = self.kop.kolom(aanwijzing.kolom)
        self._weiger_formule(rij, kolom)
        tekst = als_tekst(self.blad.cel(rij, kolom, volg=True))
        if not tekst and aanwijzing.vul_omlaag:
            tekst = self._laatste.get(kolom, "")
        try:
            return self.herkomst.namen.lees(soort, tekst, aanwijzing)
        except Onbekend as fout:
            raise _Mislukt(kolom, str(fout)) from None

    def _lees_waarde(self, rij: int, kolom: int, factor: float, tel: bool = False) -> float | None:
        """Het getal in een cel; None als er niets staat of een teken dat volgens het recept niets is."""
        self._weiger_formule(rij, kolom)
        cel = self.blad.cel(rij, kolom)
        tekst = gelijk_gemaakt(als_tekst(cel))
        if not tekst or tekst in self._ontbreekt:
            if tel:
                self.uit.zonder_cijfer[self._ontbreekt.get(tekst, "leeg")] += 1
            return None
        try:
            return lees_getal(als_tekst(cel) if isinstance(cel, str) else cel, self.herkomst.recept.getallen) * factor
        except Ongetal as fout:
            raise _Mislukt(kolom, str(fout)) from None

    def _weiger_formule(self, rij: int, kolom: int) -> None:
        if (rij, kolom) in self.blad.formules:
            raise _Mislukt(kolom, "hier staat een formule; zet er de waarde zelf neer")

    def _terzijde(self, rij: int, kolom: int | None, reden: str) -> None:
        nieuw = Terzijde(self.blad.plek(rij, kolom), reden, self.blad.rijen[rij])
        # Een onbekende naam geldt voor alle cijferkolommen van de rij; één melding is genoeg.
        if nieuw not in self.uit.terzijde[-len(self.tabel.cijfers) :]:
            self.uit.terzijde.append(nieuw)


class _Mislukt(ValueError):
    """Een cel van deze rij is niet te plaatsen."""

    def __init__(self, kolom: int, reden: str) -> None:
        super().__init__(reden)
        self.kolom = kolom


def _past(tekst: str, patronen: tuple[str, ...]) -> bool:
    gelijk = gelijk_gemaakt(tekst)
    return any(fnmatch(gelijk, gelijk_gemaakt(patroon)) for patroon in patronen)
