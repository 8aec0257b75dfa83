"""Labels van notebookcellen die meer dan één kamer kent."""

#: Een duiding die uit een vorig jaar is meegenomen. Zij telt nergens mee tot een schrijver het label weghaalt.
TE_HERZIEN = "te-herzien"
