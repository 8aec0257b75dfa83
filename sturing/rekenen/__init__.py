"""Rekenen: zuivere functies van metingen naar stand, trend, vergelijking en dekking. Raakt nooit een bestand aan."""
