"""Fixtures over gegevens: een klein dossier om stuk te maken, en dat van Soest om te lezen."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from sturing.fouten import SturingFout
from sturing.gegevens.dossier import Dossier, lees_dossier
from sturing.paden import zoek_wortel

# Zonder tijdslimiet per voorbeeld: op een drukke machine is traag geen fout.
settings.register_profile("sturing", max_examples=50, deadline=None)
settings.load_profile("sturing")

GEGEVENS = Path(__file__).parent / "gegevens"


@dataclass(frozen=True)
class KleinDossier:
    """Een kopie van tests/gegevens/klein die een test mag veranderen."""

    wortel: Path

    def pad(self, naam: str) -> Path:
        """Een bestand in de gegevensmap van Kleindorp."""
        return self.wortel / "data" / "klein" / naam

    def tekst(self, naam: str) -> str:
        return self.pad(naam).read_text(encoding="utf-8")

    def schrijf(self, naam: str, inhoud: str | bytes) -> KleinDossier:
        rauw = inhoud.encode() if isinstance(inhoud, str) else inhoud
        self.pad(naam).write_bytes(rauw)
        return self

    def vervang(self, naam: str, oud: str, nieuw: str) -> KleinDossier:
        """Vervang de eerste `oud`; een test die niets vervangt, toetst niets."""
        tekst = self.tekst(naam)
        assert oud in tekst, f"'{oud}' staat niet in {naam}"
        return self.schrijf(naam, tekst.replace(oud, nieuw, 1))

    def voeg_toe(self, naam: str, tekst: str) -> KleinDossier:
        return self.schrijf(naam, self.tekst(naam) + tekst)

    def neem(self, naam: str, defect: str) -> KleinDossier:
        """Zet een bestand uit tests/gegevens, dat naar zijn defect heet, op de plaats van `naam`."""
        return self.schrijf(naam, (GEGEVENS / defect).read_bytes())

    def lees(self, jaar: int = 2026, editie: str = "definitief", peildatum: str | None = None) -> Dossier:
        return lees_dossier(self.wortel, "klein", jaar, editie, peildatum)

    def fout(self) -> str:
        """De tekst van de fout die het lezen geeft."""
        with pytest.raises(SturingFout) as fout:
            self.lees()
        return str(fout.value)


@pytest.fixture
def klein_dossier(tmp_path: Path) -> KleinDossier:
    """Een klein, geldig dossier in een eigen map."""
    shutil.copytree(GEGEVENS / "klein", tmp_path / "klein")
    return KleinDossier(tmp_path / "klein")


@pytest.fixture(scope="session")
def soest() -> Dossier:
    """Het dossier van Soest voor het rapport 2026."""
    return lees_dossier(zoek_wortel(Path(__file__)), "soest", 2026)


@pytest.fixture(scope="session")
def soest_2025() -> Dossier:
    """Het dossier van Soest voor het rapport 2025."""
    return lees_dossier(zoek_wortel(Path(__file__)), "soest", 2025)
