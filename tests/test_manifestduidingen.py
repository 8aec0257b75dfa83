"""Het manifest bewaart duidingen zoals de lezer ze las, zodat `sturing vergelijk` ook een gewijzigd cijfer ziet."""

from __future__ import annotations

import nbformat
import pytest

from sturing.uitgeven.manifest import lees_duidingen


@pytest.mark.parametrize("mimetype", ["text/plain", "application/papermill.record/text/plain"])
def test_een_duiding_in_het_manifest_heeft_haar_cijfers(tmp_path, mimetype):
    cijfer = nbformat.v4.new_output("display_data", {mimetype: "'47,5%'"})
    cijfer.metadata["scrapbook"] = {"name": "eenzaam.waarde"}
    cellen = [
        nbformat.v4.new_code_cell("plak()", outputs=[cijfer], id="plak"),
        nbformat.v4.new_markdown_cell(
            "In Soest is {glue:text}`eenzaam.waarde` eenzaam.", metadata={"tags": ["jaar-2026"]}, id="duiding-1"
        ),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cellen), tmp_path / "a.ipynb")
    assert lees_duidingen(tmp_path) == {"a/duiding-1": "In Soest is 47,5% eenzaam."}
