"""Veel rapporten achter of naast elkaar: elke gemeente, een reeks jaren, en bij herhaling alleen wat nog ontbreekt."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from sturing.fouten import InvoerFout, SturingFout
from sturing.gegevens.dossier import lees_dossier
from sturing.gegevens.jaarkeuze import kies_jaar
from sturing.gegevens.kader import toets_kaderjaar
from sturing.gegevens.rapportage import toets_editie, toets_gemeente, toets_jaar
from sturing.herbouwopdracht import toets_vooraf
from sturing.levenslijn import Afgebroken, draai_aan_lijn
from sturing.paden import WORTEL_VARIABELE, uitvoermap
from sturing.reekskeuze import ALLE
from sturing.uitgeven.baken import Uitkijk, ontsteek
from sturing.uitgeven.manifest import MANIFEST, hash_uitvoer, lees_manifest
from sturing.uitgeven.werkers import (
    Kenmerk,
    neem_kenmerk,
    stuur,
    toets_werker,
    trok_werkers_om,
    vertaal_werkfout,
)  # fmt: skip

#: Een rapport dat langer duurt, hangt; het volgende krijgt zijn beurt.
_HOOGSTENS_SECONDEN = 3600


@dataclass(frozen=True)
class Taak:
    """Eén rapport van een reeks; `opnieuw` en `gewone_kernels` betekenen hetzelfde als bij één rapport."""

    gemeente: str
    jaar: int
    editie: str
    peildatum: str | None = None
    opnieuw: bool = False
    gewone_kernels: bool = False

    def __str__(self) -> str:
        return f"{self.gemeente} {self.jaar} {self.editie}"


@dataclass(frozen=True)
class Uitkomst:
    """Hoe een taak afliep: `gebouwd`, `was er al` of `mislukt`, met de reden en de duur in seconden."""

    taak: Taak
    stand: str
    reden: str = ""
    seconden: float = 0.0
    afloop: int = 0


#: Bouwt één rapport; standaard `bouw_los`.
Bouw = Callable[[Path, Taak], Uitkomst]


def kies_jaren(tekst: str) -> tuple[int, ...]:
    """De jaren van `2024`, `2022-2026` of `2022,2024`, op volgorde.

    >>> kies_jaren("2022-2024"), kies_jaren("2026,2024")
    ((2022, 2023, 2024), (2024, 2026))
    """
    uit: set[int] = set()
    for deel in tekst.split(","):
        vondst = re.fullmatch(r"\s*(\d{4})(?:\s*-\s*(\d{4}))?\s*", deel)
        if not vondst:
            remedie = "schrijf 2026, 2022-2026 of 2022,2024"
            raise InvoerFout("jaar", f"'{tekst}' is geen jaar of reeks van jaren", remedie)
        eerste, laatste = (toets_jaar(int(jaar)) for jaar in (vondst[1], vondst[2] or vondst[1]))
        if laatste < eerste:
            raise InvoerFout("jaar", f"'{deel.strip()}' loopt achteruit", f"schrijf {laatste}-{eerste}")
        uit |= set(range(eerste, laatste + 1))
    return tuple(sorted(uit))


def kies_taken(
    wortel: Path, gemeente: str, jaar: str | None, editie: str, peildatum: str | None, opnieuw: bool = False,
    gewone_kernels: bool = False,
) -> tuple[Taak, ...]:  # fmt: skip
    """Elke gemeente met elk jaar; zonder jaar het lopende rapport van elke gemeente."""
    toets_editie(editie)
    if gemeente == ALLE:
        namen = sorted(pad.parent.name for pad in (wortel / "data").glob("*/gemeente.yml"))
    else:
        namen = [toets_gemeente(wortel, gemeente).name]
    jaren = kies_jaren(jaar) if jaar else None
    return tuple(
        Taak(naam, j, editie, peildatum, opnieuw, gewone_kernels)
        for naam in namen
        for j in (jaren or (kies_jaar(wortel, naam, None),))
    )


def is_actueel(wortel: Path, taak: Taak) -> bool:
    """Waar als de editie er staat, heel is, en uit dezelfde invoer, code en versies is gemaakt.

    Het dossier wordt daarvoor opnieuw gelezen: ook een bestand dat er bij kwam, maakt een editie oud.
    """
    editiemap = uitvoermap(wortel, taak.gemeente, taak.jaar, taak.editie)
    if not (editiemap / MANIFEST).is_file():
        return False
    try:
        manifest = lees_manifest(editiemap)
        dossier = lees_dossier(wortel, taak.gemeente, taak.jaar, taak.editie, taak.peildatum)
    except SturingFout:
        return False
    zelfde = manifest.peildatum == dossier.rapportage.peildatum and hash_uitvoer(editiemap) == manifest.uitvoer
    return zelfde and not toets_vooraf(wortel, manifest)


def draai_reeks(
    wortel: Path, taken: Sequence[Taak], gemeld: Callable[[Uitkomst], None] = lambda uitkomst: None,
    bouw: Bouw | None = None, tegelijk: int = 1, uitvoerder: Executor | None = None,
) -> tuple[Uitkomst, ...]:  # fmt: skip
    """Bouw wat nog niet actueel is; een rapport dat mislukt, houdt de andere niet tegen.

    Op deze machine staan er `tegelijk` naast elkaar op stapel; met een `uitvoerder`, elke
    `concurrent.futures.Executor`, is elk rapport een taak voor een van zijn werkers. `gemeld` krijgt een uitkomst
    zodra zij er is; het antwoord staat op de volgorde van de vraag. Wie afbreekt, stopt ook wat elders loopt.
    """
    # Eerst gaat het baken uit, dan pas wachten de draden: zo stoppen zij meteen.
    with ThreadPoolExecutor(max(1, tegelijk), thread_name_prefix="rapport") as draden, ontsteek(wortel) as baken:
        if uitvoerder is None:
            lopend = {draden.submit(_bouw_zo_nodig, wortel, taak, baken, bouw): taak for taak in taken}
        else:
            kenmerk = neem_kenmerk(wortel, baken)
            lopend = {stuur(uitvoerder, bouw_op_werker, kenmerk, taak, bouw): taak for taak in taken}
        uit: dict[Taak, Uitkomst] = {}
        try:
            for taak, klaar in _een_voor_een(lopend, lambda t: stuur(uitvoerder, bouw_op_werker, kenmerk, t, bouw)):
                uit[taak] = _uitkomst(klaar, taak)
                gemeld(uit[taak])
        except BaseException:
            for toekomst in lopend:
                toekomst.cancel()
            raise
    return tuple(uit[taak] for taak in lopend.values())


def _een_voor_een(lopend: Mapping[Future, Taak], nog_eens: Callable[[Taak], Future]) -> Iterator[tuple[Taak, Future]]:
    """Elke taak zodra zij klaar is.

    Een rapport dat een werker omtrekt, neemt zijn buren mee. Wat zo omviel, gaat daarna nog eens, een voor een; dan
    valt alleen de dader weer om.
    """
    omgevallen: list[Future] = []
    for klaar in as_completed(lopend):
        if trok_werkers_om(klaar):
            omgevallen.append(klaar)
        else:
            yield lopend[klaar], klaar
    for klaar in sorted(omgevallen, key=list(lopend).index):
        yield lopend[klaar], nog_eens(lopend[klaar]) if len(omgevallen) > 1 else klaar


def bouw_op_werker(kenmerk: Kenmerk, taak: Taak, bouw: Bouw | None = None) -> Uitkomst:
    """Bouw één rapport op deze werker, in de gedeelde map; `OmgevingFout` als hij niet mag meewerken."""
    return _bouw_zo_nodig(toets_werker(kenmerk), taak, kenmerk.baken, bouw)


def _bouw_zo_nodig(wortel: Path, taak: Taak, baken: str, bouw: Bouw | None) -> Uitkomst:
    if not taak.opnieuw and is_actueel(wortel, taak):
        return Uitkomst(taak, "was er al")
    if bouw is not None:
        return bouw(wortel, taak)
    try:
        # Een rapport zonder kader mislukt zeker; een proces beginnen kost dan alleen tijd.
        toets_kaderjaar(toets_gemeente(wortel, taak.gemeente), taak.jaar)
    except SturingFout as fout:
        return Uitkomst(taak, "mislukt", str(fout), afloop=fout.afloop)
    return bouw_los(wortel, taak, Uitkijk(wortel / baken).brandt)


def _uitkomst(klaar: Future, taak: Taak) -> Uitkomst:
    try:
        return klaar.result()
    except Exception as reden:  # noqa: BLE001 - elke uitvoerder heeft eigen fouten
        fout = vertaal_werkfout("", reden)
        return Uitkomst(taak, "mislukt", str(fout), afloop=fout.afloop)


def bouw_los(wortel: Path, taak: Taak, gevraagd: Callable[[], bool] = lambda: True) -> Uitkomst:
    """Bouw één rapport in een eigen proces; het stopt als niemand het meer vraagt.

    Zo blijft het geheugen van de reeks gelijk en kost een proces dat omvalt alleen zijn eigen rapport.
    """
    woorden = [
        "rapport", str(taak.jaar), "--gemeente", taak.gemeente, "--editie", taak.editie, "--in-reeks",
        *(["--peildatum", taak.peildatum] if taak.peildatum else []),
        *(["--opnieuw"] if taak.opnieuw else []), *(["--gewone-kernels"] if taak.gewone_kernels else []),
    ]  # fmt: skip
    omgeving = os.environ | {WORTEL_VARIABELE: str(wortel), "NO_COLOR": "1"}
    begin = time.monotonic()
    with tempfile.TemporaryFile() as fouten:
        try:
            code = draai_aan_lijn(woorden, wortel, omgeving, fouten, _HOOGSTENS_SECONDEN, gevraagd)
        except subprocess.TimeoutExpired:
            return Uitkomst(taak, "mislukt", f"duurde langer dan {_HOOGSTENS_SECONDEN // 60} minuten", afloop=1)
        except Afgebroken:
            return Uitkomst(taak, "mislukt", "afgebroken", afloop=1)
        fouten.seek(0)
        tekst = fouten.read().decode("utf-8", errors="replace")
    duur = time.monotonic() - begin
    if code == 0:
        return Uitkomst(taak, "gebouwd", seconden=duur)
    return Uitkomst(taak, "mislukt", _reden(tekst, code), duur, code)


def _reden(fouten: str, code: int) -> str:
    """De foutmelding van het proces, op een regel."""
    tekst = fouten.strip()
    _, gevonden, fout = tekst.rpartition("Fout: ")
    regels = (fout if gevonden else tekst).splitlines()
    if not regels:
        return f"het proces stopte met code {code}"
    meer = f" (en nog {len(regels) - 1} regels)" if gevonden and len(regels) > 1 else ""
    return (regels[0] if gevonden else regels[-1]) + meer


def vat_reeks_samen(uitkomsten: Sequence[Uitkomst]) -> list[str]:
    """De samenvatting aan het eind: hoeveel er lukten, en elk rapport dat mislukte met waarom."""
    telling = {stand: sum(u.stand == stand for u in uitkomsten) for stand in ("gebouwd", "was er al", "mislukt")}
    regels = [", ".join(f"{aantal} {stand}" for stand, aantal in telling.items()) + "."]
    regels += [f"Mislukt: {u.taak}: {u.reden}" for u in uitkomsten if u.stand == "mislukt"]
    if telling["mislukt"]:
        regels.append("Herstel wat er staat en geef dezelfde opdracht nog eens; alleen wat ontbreekt wordt gebouwd.")
    return regels
