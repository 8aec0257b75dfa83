"""Bronnen: haalt of maakt gegevens en schrijft ze in `data/`. Kent de andere kamers niet."""
