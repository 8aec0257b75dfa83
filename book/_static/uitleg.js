/* De uitleg van een begrip op de plek waar het staat, bij aanwijzen en bij focus. De uitleg blijft staan als u erheen
   gaat en verdwijnt met Escape. Zonder script is het begrip een gewone link naar de begrippenlijst. */
"use strict";
(() => {
  const begrippen = globalThis.BEGRIPPEN ?? {};
  const links = [...document.querySelectorAll("a.begrip")].filter((link) => begrippen[link.hash.slice(1)]);
  const WACHT = 200;
  let open = null, klok = 0;

  function maakVak(link) {
    const vak = document.createElement("span");
    vak.id = `uitleg-${link.hash.slice(1)}`;
    vak.className = "uitleg";
    vak.setAttribute("role", "tooltip");
    vak.hidden = true;
    vak.textContent = begrippen[link.hash.slice(1)].uitleg;
    return vak;
  }

  /* Onder het woord, en erboven als daar geen plaats is; nooit buiten het scherm. */
  function plaats(link, vak) {
    const woord = link.getClientRects()[0];
    const onder = woord.bottom + vak.offsetHeight < window.innerHeight || woord.top < vak.offsetHeight;
    const links_ = Math.min(woord.left, document.documentElement.clientWidth - vak.offsetWidth - 8);
    vak.style.left = `${Math.max(8, links_) + window.scrollX}px`;
    vak.style.top = `${(onder ? woord.bottom : woord.top - vak.offsetHeight) + window.scrollY}px`;
  }

  function sluit() {
    clearTimeout(klok);
    if (open) open.vak.hidden = true;
    open = null;
  }

  function toon(paar) {
    clearTimeout(klok);
    if (open === paar) return;
    sluit();
    open = paar;
    paar.vak.hidden = false;
    plaats(paar.link, paar.vak);
  }

  const straks = (doe, na = WACHT) => {
    clearTimeout(klok);
    klok = setTimeout(doe, na);
  };

  for (const link of links) {
    const paar = { link, vak: maakVak(link) };
    document.body.append(paar.vak);
    link.setAttribute("aria-describedby", paar.vak.id);
    link.addEventListener("focus", () => toon(paar));
    link.addEventListener("blur", sluit);
    let vinger = false;
    link.addEventListener("pointerdown", (gebeurtenis) => {
      vinger = gebeurtenis.pointerType === "touch" && open !== paar;
    });
    // Met een vinger is er geen aanwijzen: eerst de uitleg, bij de tweede keer de lijst.
    link.addEventListener("click", (gebeurtenis) => {
      if (vinger) gebeurtenis.preventDefault();
      if (vinger) toon(paar);
      vinger = false;
    });
    for (const deel of [link, paar.vak]) {
      deel.addEventListener("mouseenter", () => (open === paar ? clearTimeout(klok) : straks(() => toon(paar))));
      deel.addEventListener("mouseleave", () => document.activeElement !== link && straks(sluit));
    }
  }
  document.addEventListener("keydown", (gebeurtenis) => {
    if (gebeurtenis.key === "Escape") sluit();
  });
  document.addEventListener("pointerdown", (gebeurtenis) => {
    if (open && !open.vak.contains(gebeurtenis.target) && !open.link.contains(gebeurtenis.target)) sluit();
  });
})();
