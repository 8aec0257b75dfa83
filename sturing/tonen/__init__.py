"""Tonen: van resultaten naar woorden, figuren en tabellen. Rekent nooit zelf.

Notebooks halen hier hun `toon_`-functies vandaan:

```python
from sturing.tonen import *

open_opgave("gezonde-leefstijl", gemeente, jaar, editie, peildatum)
```
"""

from sturing.tonen.blad import open_bladzijde, open_opgave
from sturing.tonen.toon_aanbod import toon_aanbod, toon_eindigend, toon_overlap, toon_witte_vlekken
from sturing.tonen.toon_boek import toon_begrippen, toon_colofon, toon_dekking, toon_veranderingen
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
from sturing.tonen.toon_editie import toon_sinds_vorige, toon_toeval, toon_volledigheid
from sturing.tonen.toon_ervaringen import toon_ervaringen, toon_ervaringen_algemeen
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
from sturing.tonen.toon_halters import toon_halters
from sturing.tonen.toon_kader import toon_kader
from sturing.tonen.toon_kalender import toon_kalender, toon_wegen
from sturing.tonen.toon_keten import toon_keten
from sturing.tonen.toon_leren import toon_leren, toon_lessen
from sturing.tonen.toon_oogopslag import toon_oogopslag, toon_tellen_en_vertellen
from sturing.tonen.toon_oordelenkaart import toon_oordelenkaart
from sturing.tonen.toon_opgave import (
    toon_bronnen,
    toon_opgave,
    toon_overzicht_ontwikkelingen,
    toon_samenhang,
)
from sturing.tonen.toon_partners import toon_gespreksbladen
from sturing.tonen.toon_ranglijst import toon_ranglijst
from sturing.tonen.toon_start import toon_ingangen, toon_kern, toon_oogopslag_opgaven
from sturing.tonen.toon_tekens import toon_tekens
from sturing.tonen.toon_toegankelijkheid import toon_toegankelijkheidstests
from sturing.tonen.toon_uitkomsten import toon_kosten_tegen_impact, toon_verschillen, toon_wegingen
from sturing.tonen.toon_verantwoording import (
    toon_bronnenlijst,
    toon_documentcijfers,
    toon_enquete,
    toon_tegenstrijdigheden,
)
from sturing.tonen.toon_verklaring import (
    toon_maatregelen,
    toon_meldpunt,
    toon_onaf,
    toon_ondertekening,
    toon_status,
    toon_verklaring,
)
from sturing.tonen.toon_verloop import (
    toon_verloop,
    toon_verlopen,
)
from sturing.tonen.toon_voorstellen import toon_voorstellen
from sturing.tonen.toon_vragenlijst import toon_vragen_herkomst, toon_vragen_per_opgave, toon_vragenlijst
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
from sturing.tonen.toon_wijkcijfers import toon_wijkcijfers
from sturing.tonen.toon_wijken import (
    toon_kerncijfers,
    toon_wijkschetsen,
    toon_wijkverschillen,
)
from sturing.tonen.toon_wijkkaart import toon_wijkkaart
from sturing.tonen.toon_wijkwaardering import toon_wijkwaardering

# Modules heten hier ook toon_...; alleen wat je kunt aanroepen, is voor notebooks.
__all__ = sorted(  # noqa: PLE0605
    naam for naam, waarde in globals().items() if naam.startswith(("toon_", "open_")) and callable(waarde)
)
