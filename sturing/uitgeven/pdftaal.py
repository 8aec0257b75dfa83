"""Taalwisselingen in de PDF: WeasyPrint zet de taal van het document in de structuur, maar niet die van een woord."""

from __future__ import annotations

from collections.abc import Iterator


def leer_taalwissels() -> None:
    """Laat WeasyPrint de `lang` van een element als `/Lang` in de structuurboom zetten; nog eens vragen mag.

    PDF/UA-1 vraagt dat (7.2). WeasyPrint biedt er geen haak voor, dus deze functie gaat om de functie heen die de
    boom maakt. tests/test_taalwissels.py bewaakt dat een nieuwe WeasyPrint haar nog heeft.
    """
    import pydyf
    from weasyprint.pdf import tags

    gewoon = tags._build_box_tree
    if getattr(gewoon, "met_taal", False):
        return

    def met_taal(box, *rest) -> Iterator[pydyf.Dictionary]:
        taal = _taal_van(box)
        for element in gewoon(box, *rest):
            if taal:
                element["Lang"] = pydyf.String(taal)
            yield element

    met_taal.met_taal = True
    tags._build_box_tree = met_taal


def _taal_van(box) -> str:
    """De taal die een element zelf noemt; die van het document staat al in de PDF."""
    box = getattr(box, "_box", box)
    if box.element is None or box.element_tag != box.element.tag or box.element_tag in ("html", "body"):
        return ""
    return box.element.get("lang") or ""
