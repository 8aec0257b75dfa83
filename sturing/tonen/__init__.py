"""Tonen: van resultaten naar woorden, figuren en tabellen. Rekent nooit zelf.

Notebooks halen hier hun `toon_`-functies vandaan:

```python
from sturing.tonen import *

open_opgave("gezonde-leefstijl", gemeente, jaar, editie, peildatum)
```
"""

from sturing.tonen.blad import open_bladzijde, open_opgave
from sturing.tonen.toon_aanbod import toon_aanbod, toon_eindigend, toon_overlap, toon_witte_vlekken
from sturing.tonen.toon_boek import (
    toon_begrippen,
    toon_colofon,
    toon_dekking,
    toon_kader,
    toon_oogopslag_opgaven,
    toon_veranderingen,
)
from sturing.tonen.toon_budget import toon_budget, toon_budgetten
from sturing.tonen.toon_doel import (
    toon_afwegingspunten,
    toon_cijfers,
    toon_doel,
    toon_ongemeten,
    toon_ontwikkelingen,
    toon_oordelen,
    toon_raakvlakken,
    toon_samenhang_doel,
)
from sturing.tonen.toon_dossierblad import toon_dossierblad, toon_dossierbladen
from sturing.tonen.toon_ervaringen import toon_ervaringen
from sturing.tonen.toon_grondslag import (
    toon_acties,
    toon_edities,
    toon_kompas,
    toon_planning,
    toon_positieve_gezondheid,
    toon_principes,
    toon_rollen,
    toon_verwacht_overzicht,
)
from sturing.tonen.toon_keten import toon_keten
from sturing.tonen.toon_leren import toon_leren, toon_lessen
from sturing.tonen.toon_oogopslag import toon_oogopslag, toon_tellen_en_vertellen
from sturing.tonen.toon_opgave import (
    toon_bronnen,
    toon_opgave,
    toon_overzicht_ontwikkelingen,
    toon_samenhang,
)
from sturing.tonen.toon_ranglijst import toon_ranglijst
from sturing.tonen.toon_uitkomsten import toon_kosten_tegen_impact, toon_verschillen, toon_wegingen
from sturing.tonen.toon_verantwoording import (
    toon_bronnenlijst,
    toon_context,
    toon_enquete,
    toon_tegenstrijdigheden,
)
from sturing.tonen.toon_verloop import (
    toon_verloop,
    toon_verlopen,
)
from sturing.tonen.toon_voorstellen import toon_voorstellen
from sturing.tonen.toon_weegformulier import (
    toon_gewichten,
    toon_klassen,
    toon_schalen,
    toon_uitleg_wegen,
    toon_weegformulier,
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
    "open_bladzijde", "open_opgave", "toon_aanbod", "toon_acties", "toon_afwegingspunten", "toon_begrippen",
    "toon_bronnen", "toon_bronnenlijst", "toon_budget", "toon_budgetten", "toon_cijfers", "toon_colofon",
    "toon_context", "toon_criteria", "toon_dekking", "toon_doel", "toon_doelprofielen", "toon_dossierblad",
    "toon_dossierbladen", "toon_edities", "toon_eindigend", "toon_enquete", "toon_ervaringen", "toon_gebruik",
    "toon_gewichten", "toon_impactmatrix", "toon_kader", "toon_kerncijfers", "toon_keten", "toon_leren", "toon_lessen", "toon_klassen", "toon_kompas",
    "toon_kosten_tegen_impact", "toon_ongemeten", "toon_ontwikkelingen", "toon_oogopslag", "toon_oogopslag_opgaven",
    "toon_oordelen", "toon_opgave", "toon_overlap", "toon_overzicht_ontwikkelingen", "toon_planning",
    "toon_positieve_gezondheid", "toon_principes", "toon_raakvlakken", "toon_ranglijst", "toon_regelingen",
    "toon_rollen", "toon_samenhang", "toon_samenhang_doel", "toon_schalen", "toon_tegenstrijdigheden",
    "toon_tellen_en_vertellen", "toon_uitleg_wegen", "toon_veranderingen", "toon_verloop", "toon_verlopen",
    "toon_verschillen", "toon_verwacht_overzicht", "toon_voorstellen", "toon_weegformulier", "toon_wegingen",
    "toon_wijkkaart", "toon_wijkschetsen", "toon_wijkverschillen", "toon_witte_vlekken",
]  # fmt: skip
