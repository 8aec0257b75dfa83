"""De opdrachtregel: Nederlandse hulp, exacte fouten, afloopcodes die iets zeggen."""

from __future__ import annotations

import ast
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer
from rich.console import Console

from sturing import cli

WORTEL = Path(__file__).parents[1]


def draai(*woorden: str, map_: Path = WORTEL, **omgeving: str) -> subprocess.CompletedProcess:
    """Voer `sturing` uit zoals een gebruiker: in een eigen proces, zonder terminal."""
    return subprocess.run(
        [sys.executable, "-m", "sturing.cli", *woorden],
        cwd=map_,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"COLUMNS": "200", "NO_COLOR": "1"} | omgeving,
        check=False,
    )


@pytest.mark.parametrize("opdracht", [(), ("rapport",), ("toets",), ("kader",)])
def test_elke_opdracht_heeft_hulp_in_het_nederlands(opdracht):
    uitslag = draai(*opdracht, "--help")
    assert uitslag.returncode == 0
    assert "Gebruik:" in uitslag.stdout
    assert "Toon deze hulp." in uitslag.stdout
    for engels in ("Usage", "Options", "Show this", "Commands", "default:", "required"):
        assert engels not in uitslag.stdout


@pytest.mark.parametrize(
    ("woorden", "code", "zin"),
    [
        ((), 2, "er ontbreekt een opdracht; vraag 'sturing --help'"),
        (("bouw",), 2, "deze opdracht kent sturing niet: 'bouw'; vraag 'sturing --help'"),
        (("rapport", "--foo"), 2, "de optie --foo bestaat niet; vraag 'sturing rapport --help'"),
        (("rapport", "--gemeente"), 2, "achter --gemeente ontbreekt een waarde; vraag 'sturing rapport --help'"),
        (("rapport", "2026", "2027"), 2, "hier staan te veel waarden; vraag 'sturing rapport --help'"),
        (("rapport", "1999"), 2, "jaar: '1999' is geen rapportagejaar; geef een jaar van 2015 tot en met 2100"),
        (("kader", "20x6"), 2, "jaar: '20x6' is geen rapportagejaar; geef een jaar van 2015 tot en met 2100"),
        (("rapport", "-g", "soes"), 2, "gemeente: 'soes' heeft geen map in data; bedoelde u 'soest'?"),
        (("rapport", "-e", "definitieve"), 2, "editie: 'definitieve' bestaat niet; bedoelde u 'definitief'?"),
        (
            ("rapport", "--peildatum", "31-3-2026"),
            2,
            "peildatum: '31-3-2026' is geen datum; schrijf hem als 2026-07-31",
        ),
        (
            ("kader", "--doel", "niet-eenzam"),
            2,
            "doel 'niet-eenzam' bestaat niet in kader 2026; bedoelde u 'niet-eenzaam'?",
        ),
        (("kader", "--doel", "qqq"), 2, "doel 'qqq' bestaat niet in kader 2026; kies een id uit kader/2026"),
    ],
)
def test_een_verkeerde_vraag_geeft_een_zin_met_remedie(woorden, code, zin):
    uitslag = draai(*woorden)
    assert uitslag.returncode == code
    assert f"Fout: {zin}" in uitslag.stderr
    assert "Traceback" not in uitslag.stderr


@pytest.mark.parametrize("opdracht", [None, *sorted(typer.main.get_command(cli.app).commands)])
def test_de_hulp_noemt_geen_soorten_van_python(opdracht, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["sturing", *([opdracht] if opdracht else []), "--help"])
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit) as einde:
        cli.hoofd()
    tekst = capsys.readouterr().out
    assert einde.value.code == 0 and "Gebruik:" in tekst
    assert "Gebruik: sturing" in tekst and not re.findall(r"[{}]", tekst)
    assert not re.findall(r"<\w+>|\w<=|<=\w|\b(?:TEXT|INTEGER|BOOLEAN|PATH)\b", tekst), tekst
    if opdracht == "kijk":
        assert "GETAL (minstens 0, hoogstens 65535)" in tekst


def test_als_module_noemt_de_hulp_dezelfde_opdracht():
    assert "Gebruik: sturing herbouw [OPTIES] MANIFEST" in draai("herbouw", "--help").stdout


def test_buiten_een_terminal_begint_een_fout_op_de_eerste_regel():
    assert draai("rapport", "2090").stderr.startswith("Fout: jaar: voor 2090 is er geen kader")


def test_een_melding_heeft_ook_een_remedie_als_geen_naam_erop_lijkt():
    """`bedoelde_u` geeft dan niets; wie haar aanroept, zegt dus wat er anders te doen is."""
    for pad in sorted((WORTEL / "sturing").rglob("*.py")):
        boom = ast.parse(pad.read_text(encoding="utf-8"))
        ouders = {id(kind): ouder for ouder in ast.walk(boom) for kind in ast.iter_child_nodes(ouder)}
        for deel in ast.walk(boom):
            if isinstance(deel, ast.Call) and getattr(deel.func, "id", "") == "bedoelde_u":
                assert isinstance(ouders[id(deel)], ast.BoolOp | ast.NamedExpr), f"{pad.name}, regel {deel.lineno}"


def alle_opties() -> list[tuple[str, str, bool]]:
    """Elke optie van elke opdracht, en of zij een waarde wil."""
    opdrachten = typer.main.get_command(cli.app).commands
    return [
        (naam, max(optie.opts, key=len), not optie.is_flag)
        for naam, opdracht in opdrachten.items()
        for optie in opdracht.params
        if any(woord.startswith("-") for woord in optie.opts)
    ]


@pytest.fixture
def roep(monkeypatch, capsys, tmp_path):
    """Roep de opdrachtregel aan in dit proces, in een kleine checkout; geeft de afloop en de melding."""
    (tmp_path / "notebooks").mkdir()
    shutil.copytree(WORTEL / "tests/gegevens/klein/data", tmp_path / "data")
    monkeypatch.setenv("STURING_WORTEL", str(tmp_path))
    monkeypatch.setenv("STURING_GEMEENTE", "klein")
    monkeypatch.chdir(tmp_path)
    for plek in ("sturing.warmte.warm_alles_op", "sturing.opdrachten.warm_alles_op"):
        monkeypatch.setattr(plek, lambda *_, **__: None)
    monkeypatch.setattr("sturing.bronnen.ophalen.web.httpx.Client.send", lambda *a, **k: pytest.fail("naar buiten"))

    def doe(*woorden: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["sturing", *woorden])
        with monkeypatch.context() as scherm:
            uit = io.StringIO()
            scherm.setattr(cli, "meldingen", Console(file=uit))
            with pytest.raises(SystemExit) as einde:
                cli.hoofd()
        return einde.value.code, uit.getvalue().lstrip()

    return doe


ENGELS = ("Traceback", "Error", "Invalid", "Input", "should", "Option", "does not", "value")


@pytest.mark.parametrize(("opdracht", "optie", "wil_waarde"), alle_opties())
def test_elke_optie_zonder_waarde_of_met_een_waarde_te_veel_is_een_zin_in_het_nederlands(
    roep, opdracht, optie, wil_waarde
):
    code, zin = roep(opdracht, optie) if wil_waarde else roep(opdracht, f"{optie}=x")
    assert (code, zin.startswith("Fout: achter " + optie)) == (2, True), zin
    assert not [woord for woord in ENGELS if woord in zin]


#: Waarden die een opdracht nodig heeft om bij haar opties te komen; zij bestaan niet.
NODIG = {
    "keur-ervaringen": ("weg#1", "--vrijgeven", "--door", "ik"),
    "nieuw": ("gemeente", "Baarn"),
    "lees-in": ("weg.csv",),
    "herbouw": ("weg.json",),
    "vergelijk": ("a", "b"),
}
#: Opties met een vaste verzameling waarden: overal waar zij voorkomen, is `fout?` een verkeerde vraag.
GESLOTEN = {
    "--gemeente", "--editie", "--peildatum", "--jaar", "--poort", "--herziening", "--tegelijk", "--uitvoerder",
    "--adres", "--cbs", "--op", "--beschikbaar-per",
}  # fmt: skip


@pytest.mark.parametrize(
    ("opdracht", "optie"), [(naam, optie) for naam, optie, wil_waarde in alle_opties() if optie in GESLOTEN]
)
def test_elke_optie_met_een_foute_waarde_is_een_zin_in_het_nederlands(roep, opdracht, optie):
    code, zin = roep(opdracht, *NODIG.get(opdracht, ()), optie, "fout?")
    assert (code, zin.startswith("Fout: ")) == (2, True), zin
    assert not [woord for woord in ENGELS if woord in zin]


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (("kijk", "--poort", "abc"), "--poort: 'abc' is geen heel getal; vraag 'sturing kijk --help'"),
        (
            ("kijk", "--poort", "99999"),
            "--poort: '99999' is te groot; kies hoogstens 65535; vraag 'sturing kijk --help'",
        ),
        (("kijk", "--poort=-1"), "--poort: '-1' is te klein; kies minstens 0; vraag 'sturing kijk --help'"),
        (("publiceer", "--herziening", "x"), "--herziening: 'x' is geen heel getal; vraag 'sturing publiceer --help'"),
        (("herbouw",), "MANIFEST ontbreekt; vraag 'sturing herbouw --help'"),
        (("vergelijk", "a"), "B ontbreekt; vraag 'sturing vergelijk --help'"),
        (("nieuw", "gemeente"), "NAAM|JAAR ontbreekt; vraag 'sturing nieuw --help'"),
        (("publiceer", "--terug=ja"), "achter --terug hoort geen waarde; vraag 'sturing publiceer --help'"),
    ],
)
def test_een_verkeerde_of_ontbrekende_waarde_heeft_een_naam_en_de_hulp_van_haar_opdracht(roep, woorden, zin):
    assert roep(*woorden) == (2, f"Fout: {zin}\n")


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        (PermissionError(13, "Permission denied", "/srv/x"), "/srv/x: hier is geen recht voor; vraag schrijfrecht"),
        (OSError(28, "No space left on device"), "schijf: de schijf is vol; maak ruimte"),
        (NotADirectoryError(20, "Not a directory", "/srv/x/y"), "/srv/x/y: hier staat een bestand waar een map hoort"),
    ],
)
def test_een_fout_van_de_schijf_is_overal_een_zin_in_het_nederlands(roep, monkeypatch, fout, zin):
    def struikel() -> None:
        raise fout

    monkeypatch.setattr("sturing.cli.zoek_wortel", struikel)
    code, gezegd = roep("toets")
    assert code == 6 and gezegd.startswith(f"Fout: {zin}")


@pytest.mark.skipif(os.name == "nt", reason="SIGINT naar een ander proces bestaat niet op Windows")
@pytest.mark.parametrize("keer", [1, 2])
def test_ctrl_c_zegt_in_het_nederlands_dat_de_vorige_uitvoer_er_nog_staat(tmp_path, keer):
    """De opdracht wacht op een slot dat nooit komt; zo valt Ctrl-C altijd midden in het werk."""
    proef = tmp_path / "proef.py"
    proef.write_text(
        # Wie dit op de achtergrond draait, geeft zijn processen een SIGINT die niets doet.
        "import signal, sys, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from sturing import cli\n"
        "def wacht():\n    print('bezig', flush=True)\n"
        "    try:\n        time.sleep(60)\n    finally:\n        time.sleep(1.5)\n"
        "cli.zoek_wortel = wacht\nsys.argv = ['sturing', 'toets']\ncli.hoofd()\n",
        encoding="utf-8",
    )
    omgeving = os.environ | {"NO_COLOR": "1", "STURING_GEMEENTE": "soest"}
    proces = subprocess.Popen(
        [sys.executable, str(proef)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=omgeving
    )
    assert proces.stdout.readline() == "bezig\n"
    for nummer in range(keer):
        time.sleep(0.3 * nummer)
        proces.send_signal(signal.SIGINT)
    _, gezegd = proces.communicate(timeout=30)
    assert (proces.returncode, gezegd) == (130, "Afgebroken; er staat niets halfs, en wat er al stond staat er nog.\n")


def test_buiten_een_checkout_zegt_de_fout_waar_te_staan(tmp_path, monkeypatch):
    from sturing import paden
    from sturing.fouten import OmgevingFout

    monkeypatch.delenv(paden.WORTEL_VARIABELE, raising=False)
    monkeypatch.setattr(paden, "__file__", str(tmp_path / "a" / "b" / "paden.py"))
    with pytest.raises(OmgevingFout, match="ga naar de map van de checkout"):
        paden.zoek_wortel(tmp_path)


def test_kader_toont_alle_doelen_met_hun_dekking():
    uitslag = draai("kader", "2026")
    assert uitslag.returncode == 0
    assert "niet-eenzaam: Jongeren en 65-plussers voelen zich niet eenzaam" in uitslag.stdout
    assert uitslag.stdout.count("met cijfer") == 19


def test_toets_vindt_geen_fouten_in_de_gegevens_van_soest():
    uitslag = draai("toets")
    assert uitslag.returncode == 0, uitslag.stdout + uitslag.stderr
    assert "0 fouten" in uitslag.stdout


def test_versie_is_een_nummer():
    assert draai("--versie").stdout.strip().replace(".", "").isdecimal()
