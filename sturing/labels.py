"""Vaste woorden in gegevens en notebooks die meer dan één kamer kent."""

#: Een duiding die uit een vorig jaar is meegenomen. Zij telt nergens mee tot een schrijver het label weghaalt.
TE_HERZIEN = "te-herzien"

#: Staat op elke plek in een nieuwe gegevensmap die de gemeente zelf nog vult; `sturing toets` telt wat er nog staat.
INVULLEN = "nog invullen"
