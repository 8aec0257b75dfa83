"""Tabellen en de cijfers erachter: wat een `toon_`-functie invult, en hoe dat er in MyST uitziet."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

from sturing.tonen.opmaak import hek_voor, voor_html, voor_markdown, voor_titel


@dataclass(frozen=True)
class Cel:
    """Een cel: tekst, met zo nodig een verwijzing naar een plek in het boek (`naar`) of een los blad (`adres`).

    `markdown` is alleen voor opmaak die deze kamer zelf maakt, nooit voor tekst uit een bestand.
    """

    tekst: str
    naar: str = ""
    markdown: str = ""
    adres: str = ""

    def als_markdown(self) -> str:
        """De cel in MyST."""
        if self.markdown:
            return self.markdown
        tekst = voor_markdown(self.tekst)
        if self.adres:
            # Geen link van MyST: die zoekt een bladzijde van het boek, en een los blad is dat niet.
            return f'<a class="blad" href="{voor_html(self.adres)}">{tekst}</a>'
        return f"[{tekst}](#{self.naar})" if self.naar else tekst


Rij = tuple["Cel | str", ...]


@dataclass(frozen=True)
class Tabel:
    """Een tabel met koprij en kopkolom; `breedtes` zijn verhoudingen per kolom."""

    koppen: tuple[str, ...]
    rijen: tuple[Rij, ...]
    breedtes: tuple[int, ...] = ()
    klasse: str = ""

    def als_tekst(self) -> list[list[str]]:
        """De rijen als kale tekst."""
        return [[cel.tekst if isinstance(cel, Cel) else cel for cel in rij] for rij in self.rijen]


@dataclass(frozen=True)
class Gegevens:
    """De cijfers achter een object, voor de CSV bij de figuur of tabel."""

    kolommen: tuple[str, ...]
    rijen: tuple[tuple[object, ...], ...]
    uitleg: dict[str, str] = field(default_factory=dict)

    def als_csv(self) -> str:
        """CSV in UTF-8, komma, decimale punt en LF; tekst die op een formule lijkt wordt tekst."""
        buffer = io.StringIO()
        schrijver = csv.writer(buffer, lineterminator="\n")
        schrijver.writerow([_csv_veilig(kolom) for kolom in self.kolommen])
        schrijver.writerows([[_csv_veilig(waarde) for waarde in rij] for rij in self.rijen])
        return buffer.getvalue()


def _csv_veilig(waarde: object) -> object:
    """Een rekenblad mag een cel uit een bestand nooit als formule uitvoeren."""
    if not isinstance(waarde, str):
        return "" if waarde is None else waarde
    teken = "'" if waarde[:1] in ("=", "+", "-", "@", "\t", "\r") else ""
    # csv zet een losse \r niet tussen aanhalingstekens; een lezer ziet daar dan een nieuwe rij.
    return teken + waarde.replace("\r\n", "\n").replace("\r", "\n")


def tabel_myst(tabel: Tabel, titel: str, naam: str) -> str:
    """Een tabel als MyST `list-table` met koprij en kopkolom."""
    opties = [":header-rows: 1", ":stub-columns: 1"]
    if naam:
        opties.insert(0, f":name: {naam}")
    if tabel.breedtes:
        opties.append(f":widths: {' '.join(str(b) for b in tabel.breedtes)}")
    if tabel.klasse:
        opties.append(f":class: {tabel.klasse}")
    # Een tabel zonder rijen houdt haar nummer en anker, want andere tekst verwijst ernaar.
    leeg = (("Nog niets", *("-" for _ in tabel.koppen[1:])),)
    rijen = [tuple(tabel.koppen), *(tabel.rijen or leeg)]
    lijst = []
    for rij in rijen:
        for i, cel in enumerate(rij):
            tekst = cel.als_markdown() if isinstance(cel, Cel) else voor_markdown(cel)
            lijst.append(f"{'* ' if i == 0 else '  '}- {tekst}".rstrip())
    inhoud = "\n".join([*opties, "", *lijst])
    hek = hek_voor(inhoud)
    return f"{hek}{{list-table}} {voor_titel(titel)}".rstrip() + f"\n{inhoud}\n{hek}"
