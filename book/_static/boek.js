/* Teksten die de zoekfunctie zelf maakt. De Nederlandse vertaling van Sphinx is hier leeg of krom. */
Documentation.addTranslations({
  locale: "nl",
  plural_expr: "(n != 1)",
  messages: {
    ", in ": ", in ",
    "Hide Search Matches": "Gemarkeerde zoekwoorden weghalen",
    "Preparing search...": "Zoeken wordt voorbereid...",
    "Search Results": "Zoekresultaten",
    "Search finished, found ${resultCount} page(s) matching the search query.":
      "Gevonden: ${resultCount} keer.",
    "Searching": "Bezig met zoeken",
    "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
      "Niets gevonden. Controleer de spelling of probeer een ander woord.",
  },
});

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
