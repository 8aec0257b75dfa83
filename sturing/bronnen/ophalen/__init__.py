"""Openbare cijfers ophalen bij het CBS, het RIVM, Waarstaatjegemeente, DUO en de Leefbaarometer."""
