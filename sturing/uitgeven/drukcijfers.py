"""De cijfers van een figuur op papier: naast de figuur als dat past, en anders eronder."""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import Tag

from sturing.uitgeven.kolombreedtes import WIT, Kolom, past_heel, tel_regels, verdeel
from sturing.uitgeven.letterbreedtes import meet

#: Zoveel tekens passen er op een regel naast een figuur; zie `.naast` in het stijlblad.
TEKENS_NAAST_FIGUUR = 60
#: Een bredere figuur zou voor een tabel ernaast kleiner worden, en haar letters ook; in mm.
BREEDTE_FIGUUR = 93
#: Zo hoog zijn een regel van een kleine tabel, het wit om een rij, en een bijschrift per regel; in mm.
_REGEL, _RIJWIT, _BIJSCHRIFT = 3.65, 1.3, 4.5
#: Zoveel tekens heeft een regel van het bijschrift onder een figuur met een tabel ernaast.
_TEKENS_BIJSCHRIFT = 68
_MM_PER_BEELDPUNT = 25.4 / 96


def tekens_nodig(kolommen: Sequence[Kolom]) -> float:
    """Zoveel tekens breed is een tabel waarin elke cel op één regel staat."""
    return sum(max(meet(tekst, vet=True) for tekst in kolom) + WIT + 1 for kolom in kolommen)


def past_naast(figuur: Tag, kolommen: Sequence[Kolom]) -> bool:
    """Waar als de cijfers naast de figuur passen: elk woord heel, en de tabel niet hoger dan de figuur.

    Een tabel onder een figuur van een halve bladzijde breed laat naast die figuur de helft van het papier leeg.
    """
    if _mm(figuur, "width") > BREEDTE_FIGUUR:
        return False
    if tekens_nodig(kolommen) <= TEKENS_NAAST_FIGUUR:
        return True
    breedtes = [deel * TEKENS_NAAST_FIGUUR for deel in verdeel(kolommen, TEKENS_NAAST_FIGUUR)]
    if not all(past_heel(tekst, b, vet=True) for kolom, b in zip(kolommen, breedtes, strict=True) for tekst in kolom):
        return False
    regels = [max(tel_regels(tekst, b, vet=True) for tekst, b in zip(rij, breedtes, strict=True))
              for rij in zip(*kolommen, strict=True)]  # fmt: skip
    hoog = sum(regels) * _REGEL + len(regels) * _RIJWIT + _BIJSCHRIFT
    return hoog <= _mm(figuur, "height") + _hoogte_bijschrift(figuur)


def _mm(figuur: Tag, kant: str) -> float:
    beeld = figuur.find("img")
    return float(beeld.get(kant) or 0) * _MM_PER_BEELDPUNT if beeld else 0.0


def _hoogte_bijschrift(figuur: Tag) -> float:
    bijschrift = figuur.find("figcaption")
    tekst = " ".join(bijschrift.get_text().split()) if bijschrift else ""
    return tel_regels(tekst, _TEKENS_BIJSCHRIFT) * _BIJSCHRIFT if tekst else 0.0
