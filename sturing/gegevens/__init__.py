"""Gegevens: de enige lezer van `data/`, die controleert wat hij leest en onthoudt wat hij las."""
