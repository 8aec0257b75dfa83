"""Sturing: de voortgangsrapportage sociaal domein als herhaalbaar boek.

Vijf kamers op een rij; een gegeven loopt van links naar rechts en nooit terug:
``bronnen`` -> ``gegevens`` -> ``rekenen`` -> ``tonen`` -> ``uitgeven``.
"""

from sturing.uitgesteld import stel_adrestoets_uit

__version__ = "0.1.0"

# Hier, want dit is het eerste wat elk proces van een rapport laadt.
stel_adrestoets_uit()
