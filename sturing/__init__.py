"""Sturing: de voortgangsrapportage sociaal domein als herhaalbaar boek.

Vijf kamers op een rij; een gegeven loopt van links naar rechts en nooit terug:
``bronnen`` -> ``gegevens`` -> ``rekenen`` -> ``tonen`` -> ``uitgeven``.
"""

__version__ = "0.1.0"
