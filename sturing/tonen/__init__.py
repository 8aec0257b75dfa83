"""Tonen: van resultaten naar woorden, figuren en tabellen. Rekent nooit zelf.

Notebooks halen hier hun `toon_`-functies vandaan:

```python
from sturing.tonen import *

open_opgave("gezonde-leefstijl", gemeente, jaar, editie, peildatum)
```
"""

from sturing.tonen.blad import open_bladzijde, open_opgave
from sturing.tonen.toon_boek import (
    toon_acties,
    toon_begrippen,
    toon_bronnenlijst,
    toon_colofon,
    toon_context,
    toon_dekking,
    toon_edities,
    toon_enquete,
    toon_kader,
    toon_kompas,
    toon_oogopslag_opgaven,
    toon_planning,
    toon_positieve_gezondheid,
    toon_principes,
    toon_rollen,
    toon_tegenstrijdigheden,
    toon_veranderingen,
    toon_verwacht_overzicht,
)
from sturing.tonen.toon_doel import (
    toon_afwegingspunten,
    toon_cijfers,
    toon_doel,
    toon_ervaringen,
    toon_ongemeten,
    toon_ontwikkelingen,
    toon_oordelen,
    toon_raakvlakken,
    toon_samenhang_doel,
    toon_verlopen,
    toon_verloop,
)
from sturing.tonen.toon_opgave import (
    toon_bronnen,
    toon_oogopslag,
    toon_opgave,
    toon_overzicht_ontwikkelingen,
    toon_samenhang,
)
from sturing.tonen.toon_weging import (
    toon_criteria,
    toon_doelprofielen,
    toon_gebruik,
    toon_impactmatrix,
    toon_regelingen,
)
from sturing.tonen.toon_wijken import (
    toon_kerncijfers,
    toon_wijkkaart,
    toon_wijkschetsen,
    toon_wijkverschillen,
)

__all__ = [
    "open_bladzijde", "open_opgave", "toon_acties", "toon_afwegingspunten", "toon_begrippen", "toon_bronnen",
    "toon_bronnenlijst", "toon_cijfers", "toon_colofon", "toon_context", "toon_criteria", "toon_dekking", "toon_doel",
    "toon_doelprofielen", "toon_edities", "toon_enquete", "toon_ervaringen", "toon_gebruik", "toon_impactmatrix",
    "toon_kader", "toon_kerncijfers", "toon_kompas", "toon_ongemeten", "toon_ontwikkelingen", "toon_oogopslag",
    "toon_oogopslag_opgaven", "toon_oordelen", "toon_opgave", "toon_overzicht_ontwikkelingen", "toon_planning",
    "toon_positieve_gezondheid", "toon_principes", "toon_raakvlakken", "toon_regelingen", "toon_rollen",
    "toon_samenhang", "toon_samenhang_doel", "toon_tegenstrijdigheden", "toon_veranderingen", "toon_verlopen",
    "toon_verloop", "toon_verwacht_overzicht", "toon_wijkkaart", "toon_wijkschetsen", "toon_wijkverschillen",
]  # fmt: skip
