"""De hoofdkleur van een gemeente in het boek: uit haar gegevens, en altijd goed te lezen."""

from __future__ import annotations

from pathlib import Path

from sturing.fouten import BoekFout

#: De kleur die al in `book/_static/stijl.css` staat.
STANDAARD = "#1f4e79"
_LICHT, _DONKER = "#ffffff", "#121212"
#: WCAG 2.2 AA voor gewone tekst.
_GENOEG = 4.5


def contrast(een: str, twee: str) -> float:
    """De contrastverhouding van twee kleuren volgens WCAG 2.2 (formule bij succescriterium 1.4.3).

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    laag, hoog = sorted((_helderheid(een), _helderheid(twee)))
    return (hoog + 0.05) / (laag + 0.05)


def maak_kleurregels(hoofdkleur: str) -> str:
    """De CSS die de standaardkleur vervangt; leeg als de gemeente die kleur al heeft.

    In de donkere stand is de kleur zo ver opgelicht als nodig is om haar te lezen. Fouten: `BoekFout` als
    de kleur op wit te licht is.
    """
    if hoofdkleur.lower() in ("", STANDAARD):
        return ""
    if contrast(hoofdkleur, _LICHT) < _GENOEG:
        raise BoekFout(
            "gemeente.yml", f"hoofdkleur {hoofdkleur} is op wit te licht om te lezen", "kies een donkerder kleur"
        )
    donker = next(k for k in (_meng(hoofdkleur, _LICHT, d / 20) for d in range(21)) if contrast(k, _DONKER) >= 7)
    standen = {
        "light": (hoofdkleur, _meng(hoofdkleur, "#000000", 0.35)),
        "dark": (donker, _meng(donker, _LICHT, 0.4)),
    }
    return "".join(
        f'html[data-theme="{stand}"] {{ --pst-color-primary: {kleur}; --pst-color-link: {kleur};'
        f" --pst-color-link-higher-contrast: {kleur}; --pst-color-link-hover: {hover}; }}\n"
        for stand, (kleur, hover) in standen.items()
    )


def zet_huisstijl(stijlblad: Path, hoofdkleur: str) -> None:
    """Zet de kleur van de gemeente achter in het stijlblad van het boek."""
    if regels := maak_kleurregels(hoofdkleur):
        tekst = stijlblad.read_text(encoding="utf-8")
        kop = "\n/* De kleur van de gemeente, uit gemeente.yml. */\n"
        stijlblad.write_text(tekst + kop + regels, encoding="utf-8", newline="\n")


def _delen(kleur: str) -> tuple[int, int, int]:
    return int(kleur[1:3], 16), int(kleur[3:5], 16), int(kleur[5:7], 16)


def _helderheid(kleur: str) -> float:
    lineair = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in (c / 255 for c in _delen(kleur))]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


def _meng(kleur: str, met: str, deel: float) -> str:
    """`kleur` met een `deel` van `met` erdoor."""
    return "#" + "".join(f"{round(a + (b - a) * deel):02x}" for a, b in zip(_delen(kleur), _delen(met), strict=True))
