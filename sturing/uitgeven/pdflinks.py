"""Verwijzingen in de PDF: elk één link met een omschrijving die zegt waar zij uitkomt."""

from __future__ import annotations

from bisect import bisect_right

import pikepdf
from pikepdf import Array, Dictionary, Name, String

#: Zoveel punten mag een link buiten een andere steken en er toch in liggen.
_SPELING = 0.5


class Verwijzingen:
    """Verzamelt de links tijdens een gang door de structuurboom en maakt ze daarna af.

    WeasyPrint maakt van een bladzijdenummer dat het stijlblad achter een link zet een tweede link, ín de
    eerste. Een schermlezer leest dan twee links. Hier wordt het één link, met twee vlakken om op te klikken
    als het nummer ergens anders staat.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._ouders = pdf.Root.StructTreeRoot.ParentTree.Nums
        self._plek = {int(self._ouders[i]): i + 1 for i in range(0, len(self._ouders), 2)}
        self._dubbel: set[tuple[int, int]] = set()

    def neem_op(self, link: Dictionary) -> None:
        """Trek een link die in deze link zit erbij."""
        for kind in [k for k in link.K if isinstance(k, Dictionary) and k.get("/S") == Name.Link]:
            kind.S = Name.Span
            eigen = [deel for deel in kind.K if _is_vlak(deel)]
            kind.K = Array([deel for deel in kind.K if not _is_vlak(deel)])
            for vlak in eigen:
                self._neem_vlak(link, vlak)

    def _neem_vlak(self, link: Dictionary, vlak: Dictionary) -> None:
        if any(_ligt_in(vlak.Obj.Rect, ander.Obj.Rect) for ander in link.K if _is_vlak(ander)):
            self._dubbel.add(vlak.Obj.objgen)
            return
        link.K.append(vlak)
        self._ouders[self._plek[int(vlak.Obj.StructParent)]] = link

    def rond_af(self) -> None:
        """Haal dubbele vlakken weg en zeg bij elke link binnen het document waar zij uitkomt."""
        plaatsen = _Plaatsen(self._pdf)
        weg = set()
        for bladzijde in self._pdf.pages:
            vlakken = list(bladzijde.get("/Annots", []))
            weg |= {int(vlak.StructParent) for vlak in vlakken if vlak.objgen in self._dubbel}
            blijft = [vlak for vlak in vlakken if vlak.objgen not in self._dubbel]
            for vlak in blijft:
                if "/Dest" in vlak and (omschrijving := plaatsen.omschrijf(str(vlak.Dest))):
                    vlak.Contents = String(omschrijving)
            if len(blijft) < len(vlakken):
                bladzijde.Annots = Array(blijft)
        paren = [(n, self._ouders[plek]) for n, plek in sorted(self._plek.items()) if n not in weg]
        self._pdf.Root.StructTreeRoot.ParentTree.Nums = Array([deel for paar in paren for deel in paar])


class _Plaatsen:
    """De bladzijde en het hoofdstuk van elk anker."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        nummers = {bladzijde.obj.objgen: n for n, bladzijde in enumerate(pdf.pages, start=1)}
        namen = pdf.Root.Names.Dests.Names if "/Names" in pdf.Root else []
        self._waar = {str(namen[i]): nummers[namen[i + 1][0].objgen] for i in range(0, len(namen), 2)}
        self._begin, self._titels = [], []
        with pdf.open_outline() as bladwijzers:
            for punt in bladwijzers.root:
                self._begin.append(nummers[punt.destination[0].objgen])
                self._titels.append(punt.title)

    def omschrijf(self, anker: str) -> str:
        """Zoals 'Bladzijde 12, Wijken'; leeg voor een onbekend anker."""
        if anker not in self._waar:
            return ""
        nummer = self._waar[anker]
        hoofdstuk = bisect_right(self._begin, nummer) - 1
        return f"Bladzijde {nummer}" + (f", {self._titels[hoofdstuk]}" if hoofdstuk >= 0 else "")


def _is_vlak(deel: object) -> bool:
    return isinstance(deel, Dictionary) and deel.get("/Type") == Name.OBJR


def _ligt_in(binnen: Array, buiten: Array) -> bool:
    a, b = ([float(maat) for maat in vlak] for vlak in (binnen, buiten))
    (links, rechts), (laag, hoog) = sorted((b[0], b[2])), sorted((b[1], b[3]))
    return (
        min(a[0], a[2]) >= links - _SPELING
        and max(a[0], a[2]) <= rechts + _SPELING
        and min(a[1], a[3]) >= laag - _SPELING
        and max(a[1], a[3]) <= hoog + _SPELING
    )
