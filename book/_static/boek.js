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

/* Een opengeklapt vak krijgt de hele rij (stijl.css) en kan zo naar beneden gaan; waar u klikte, blijft onder uw hand. */
document.addEventListener("click", ({ target }) => {
  const kop = target.closest(".raster details.cijfers > summary");
  if (!kop) return;
  const stond = kop.getBoundingClientRect().top;
  requestAnimationFrame(() => scrollBy({ top: kop.getBoundingClientRect().top - stond, behavior: "instant" }));
});

/* De knop voor licht of donker: het thema wisselt, hier krijgt zij een naam en wordt de keuze bewaard. */
document.addEventListener("DOMContentLoaded", () => {
  const wortel = document.documentElement, knop = document.querySelector(".theme-switch-button");
  if (!knop) return;
  const gezegd = document.getElementById("weergave-gezegd"), apparaat = matchMedia("(prefers-color-scheme: dark)");
  let wacht;
  const noem = () => {
    const nu = wortel.dataset.theme === "dark" ? "donker" : "licht", ander = apparaat.matches ? "licht" : "donker";
    const { mode } = wortel.dataset;
    /* Eerst wat anders is dan het apparaat, dan wat eraan gelijk is, dan weer volgen. */
    const naam =
      mode === "auto" ? `Weergave volgt uw apparaat, nu ${nu}: zet op ${ander}`
      : nu === ander ? `Weergave is ${nu}: zet op ${nu === "licht" ? "donker" : "licht"}`
      : `Weergave is ${nu}: volg uw apparaat`;
    knop.setAttribute("aria-label", naam);
    knop.title = naam;
    return mode === "auto" ? `De weergave volgt uw apparaat: ${nu}.` : `De weergave is ${nu}.`;
  };
  noem();
  new MutationObserver(noem).observe(wortel, { attributeFilter: ["data-mode", "data-theme"] });
  knop.addEventListener("click", () => {
    const { mode } = wortel.dataset;
    if (mode === "auto") localStorage.removeItem("sturing-weergave");
    else localStorage.setItem("sturing-weergave", mode);
    /* Alleen na een klik, en kort: wie later door de bladzijde loopt, komt het niet meer tegen. */
    gezegd.textContent = noem();
    clearTimeout(wacht);
    wacht = setTimeout(() => { gezegd.textContent = ""; }, 3000);
  });
});

/* Een tabel of figuur die breder is dan het scherm, laat aan de rechterrand zien dat er meer is, zolang dat zo is; hoe
   dat eruitziet, staat in stijl.css. */
document.addEventListener("DOMContentLoaded", () => {
  const SCHUIFT = ".pst-scrollable-table-container, .bd-article figure";
  const meet = (vak) => {
    const einde = vak.scrollLeft + vak.clientWidth;
    vak.style.setProperty("--meer-einde", `${einde}px`);
    vak.toggleAttribute("data-meer", vak.scrollWidth - einde > 4);
  };
  const maten = new ResizeObserver((gewijzigd) => {
    for (const vak of new Set(gewijzigd.map(({ target }) => target.closest(SCHUIFT)))) meet(vak);
  });
  for (const vak of document.querySelectorAll(SCHUIFT)) {
    for (const deel of [vak, ...vak.querySelectorAll(":scope > table, img")]) maten.observe(deel);
    vak.addEventListener("scroll", () => meet(vak), { passive: true });
  }
});
