document.addEventListener("DOMContentLoaded", () => {
  /* Een venster heeft een naam nodig voor wie het niet ziet; het thema geeft er geen. */
  const namen = {
    "pst-search-dialog": "Zoeken",
    "pst-primary-sidebar-modal": "Menu",
    "pst-secondary-sidebar-modal": "Op deze pagina",
  };
  for (const [id, naam] of Object.entries(namen)) {
    document.getElementById(id)?.setAttribute("aria-label", naam);
  }
});

/* Een tabel in een dichte uitklapper is nog niet gemeten. Laat het thema na het openklappen opnieuw kijken
   welke tabellen breder zijn dan het scherm: die moeten met het toetsenbord te schuiven zijn. */
document.addEventListener("toggle", () => window.dispatchEvent(new Event("resize")), true);
