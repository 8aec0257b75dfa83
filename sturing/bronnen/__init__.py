"""Bronnen: haalt gegevens op of maakt ze, en schrijft ze als bestand in `data/`. Kent de andere kamers niet."""
