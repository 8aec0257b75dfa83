"""Een nieuwe gemeente of een nieuw rapportagejaar beginnen."""
