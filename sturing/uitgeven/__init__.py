"""Uitgeven: notebooks draaien, het boek en de PDF bouwen. Weet niets van de inhoud."""
