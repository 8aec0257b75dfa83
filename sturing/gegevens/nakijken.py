"""Teksten die wachten tot iemand ze heeft bekeken: lezen, besluiten en het besluit toepassen.

Wat wacht, staat in `.nakijken/` en komt nooit in git. Een besluit staat in `besluiten/<jaar>.yml` en hoort wel in
git: daarin staat alleen de aangepaste tekst. Na een besluit wordt de wachtende tekst gewist.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import filelock
import yaml

from sturing.bronnen.persoonsgegevens import Vondst, maak_onherkenbaar, zoek_persoonsgegevens
from sturing.fouten import GegevensFout, InvoerFout, OmgevingFout, bedoelde_u
from sturing.gegevens.lezer import Lezer
from sturing.gegevens.nakijkmodel import Besluit, Wachtende
from sturing.gegevens.partnermodel import Partnerlevering
from sturing.schijf import schrijf_atomair

_KOP = "# Besluiten over teksten met een vermoedelijk persoonsgegeven. Alleen toevoegen, met sturing keur-ervaringen.\n"
_VELD = re.compile(r"^(cijfers|ervaringen|signalen) (\d+), (\w+)$")
#: Zo lang wachten wij op een andere schrijver, in seconden.
WACHT_OP_SLOT = 20.0


@dataclass(frozen=True)
class Item:
    """Eén tekst die wacht: `id` noem je bij het besluiten, `pad` is het bestand waarin zij staat."""

    id: str
    pad: Path
    wachtende: Wachtende
    eigen: frozenset[str] = frozenset()

    @property
    def levering(self) -> str:
        """Jaar en naam van de levering, zoals `2026/eemkracht-halfjaar`."""
        return f"{self.pad.parent.name}/{self.pad.stem}"

    @property
    def vondsten(self) -> tuple[Vondst, ...]:
        """Wat er in de tekst gevonden is."""
        return zoek_persoonsgegevens(self.wachtende.tekst, self.eigen)


class Nakijker:
    """De wachtende teksten en besluiten van één gemeente; `eigen` zijn haar eigennamen."""

    def __init__(self, lezer: Lezer, map_: Path, eigen: frozenset[str] = frozenset()) -> None:
        self._lezer, self._map, self._eigen = lezer, map_, eigen

    def wachtend(self) -> tuple[Item, ...]:
        """Elke tekst waarover nog niet is besloten, op volgorde van levering."""
        klaar = {(b.levering, b.veld) for b in lees_besluiten(self._lezer, self._map)}
        return tuple(i for i in self._alles() if i.wachtende.tekst and (i.levering, i.wachtende.veld) not in klaar)

    def _alles(self) -> Iterable[Item]:
        for pad in sorted((self._map / ".nakijken").glob("[0-9]" * 4 + "/*.yml")):
            for nummer, wachtende in enumerate(self._lezer.lees_yaml(pad, tuple[Wachtende, ...]), start=1):
                yield Item(f"{pad.parent.name}-{pad.stem}-{nummer}", pad, wachtende, self._eigen)

    def kies(self, sleutel: str) -> Item:
        """De wachtende tekst met dit id; `InvoerFout` met een voorstel als die er niet is."""
        bekend = {item.id: item for item in self.wachtend()}
        if sleutel not in bekend:
            remedie = bedoelde_u(sleutel, list(bekend)) or "vraag de lijst met 'sturing keur-ervaringen'"
            raise InvoerFout("item", f"'{sleutel}' wacht niet op een besluit", remedie)
        return bekend[sleutel]

    def geef_vrij(self, item: Item, tekst: str | None, door: str, op: date, gezien: bool = False) -> Besluit:
        """Geef `tekst` vrij, of zonder tekst het origineel met elke vondst vervangen door haar soort.

        Fouten: `InvoerFout` als er nog een hard gegeven in staat, of iets anders zonder `gezien`.
        """
        nieuw = tekst if tekst is not None else maak_onherkenbaar(item.wachtende.tekst, item.vondsten)
        if not nieuw.strip():
            raise InvoerFout(item.id, "de tekst is leeg", "geef een tekst, of wijs af")
        over = zoek_persoonsgegevens(nieuw, self._eigen)
        wat = ", ".join(f"'{v.tekst}' ({v.soort.value})" for v in over)
        if any(v.hard for v in over):
            raise InvoerFout(item.id, f"in de tekst staat nog {wat}", "haal het weg, of laat --tekst weg")
        if over and not gezien:
            raise InvoerFout(item.id, f"in de tekst staat misschien nog {wat}", "haal het weg, of geef --gezien")
        return self._besluit(item, "vrijgegeven", nieuw.strip(), door, op)

    def wijs_af(self, item: Item, door: str, op: date) -> Besluit:
        """De tekst komt nooit in het rapport."""
        return self._besluit(item, "afgewezen", "", door, op)

    def _besluit(self, item: Item, besluit: str, tekst: str, door: str, op: date) -> Besluit:
        """Leg eerst het besluit vast en wis dan de tekst: sterft het proces ertussen, dan is er niets kwijt."""
        if zoek_persoonsgegevens(door):
            raise InvoerFout("door", f"'{door}' lijkt een naam", "noem een functie; het besluit is openbaar")
        levering = self._lezer.lees_yaml(self._map / "partners" / f"{item.levering}.yml", Partnerlevering)
        nieuw = Besluit(
            levering=item.levering, sha256=levering.sha256, veld=item.wachtende.veld, besluit=besluit, tekst=tekst,
            door=door, op=op,
        )  # fmt: skip
        pad = self._map / "besluiten" / f"{item.pad.parent.name}.yml"
        pad.parent.mkdir(parents=True, exist_ok=True)
        try:
            with filelock.FileLock(pad.parent / ".slot", timeout=WACHT_OP_SLOT):
                eerder = self._lezer.lees_yaml(pad, tuple[Besluit, ...]) if pad.is_file() else ()
                schrijf_atomair(pad, besluiten_als_yaml((*eerder, nieuw)).encode())
                self._wis(item)
        except filelock.Timeout:
            raise OmgevingFout(
                self._lezer.plaats(pad), "iemand anders schrijft hier net", "probeer het zo weer"
            ) from None
        except OSError as fout:
            raise OmgevingFout(
                self._lezer.plaats(pad), f"schrijven lukt niet ({fout.strerror})", "controleer schijfruimte en rechten"
            ) from None
        return nieuw

    def _wis(self, item: Item) -> None:
        rijen = self._lezer.lees_yaml(item.pad, tuple[Wachtende, ...])
        nieuw = [r.model_copy(update={"tekst": ""}) if r == item.wachtende else r for r in rijen]
        ruw = [{"veld": r.veld, "soorten": list(r.soorten), "tekst": r.tekst} for r in nieuw]
        kop = "# Teksten waarin een persoonsgegeven kan staan. Niet delen en niet in git.\n"
        schrijf_atomair(item.pad, (kop + _als_yaml(ruw)).encode())


def lees_besluiten(lezer: Lezer, map_: Path) -> tuple[Besluit, ...]:
    """Alle besluiten van een gemeente, op volgorde van jaar."""
    paden = sorted((map_ / "besluiten").glob("[0-9]" * 4 + ".yml"))
    return tuple(b for pad in paden for b in lezer.lees_yaml(pad, tuple[Besluit, ...]))


def besluiten_als_yaml(besluiten: Iterable[Besluit]) -> str:
    """Besluiten op vaste volgorde, zodat dezelfde besluiten dezelfde bytes geven."""
    volgorde = sorted(besluiten, key=lambda b: (b.levering, b.veld, b.op))
    return _KOP + _als_yaml([b.model_dump(mode="python", exclude_defaults=True) for b in volgorde])


def _als_yaml(inhoud: object) -> str:
    return yaml.safe_dump(inhoud, allow_unicode=True, sort_keys=False, width=110, line_break="\n")


def vul_vrijgegeven_in(
    levering: Partnerlevering, besluiten: Iterable[Besluit], peildatum: date | None = None
) -> Partnerlevering:
    """De levering met de teksten die op `peildatum` waren vrijgegeven; zonder datum alle."""
    for b in besluiten:
        op_tijd = peildatum is None or b.op <= peildatum
        if b.sha256 == levering.sha256 and b.besluit == "vrijgegeven" and op_tijd:
            levering = _zet_tekst(levering, b)
    return levering


def _zet_tekst(levering: Partnerlevering, b: Besluit) -> Partnerlevering:
    treffer = _VELD.match(b.veld)
    deel, nummer, veld = treffer.groups() if treffer else ("", "0", "")
    rijen = list(getattr(levering, deel, ()))
    plek = int(nummer) - 1
    if not 0 <= plek < len(rijen) or veld not in type(rijen[plek]).model_fields:
        raise GegevensFout(f"besluiten/{b.levering}", f"veld '{b.veld}' bestaat niet in de levering", "haal het weg")
    rijen[plek] = rijen[plek].model_copy(update={veld: b.tekst})
    return levering.model_copy(update={deel: tuple(rijen)})
