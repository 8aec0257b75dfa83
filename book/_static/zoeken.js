/* De zoekpagina: treffers met hun soort en een stukje tekst. De lijst komt met de bladzijde mee, dus dit werkt ook
   vanaf een netwerkschijf. Tekst komt nooit als HTML op de pagina. */
"use strict";
(() => {
  const uitslag = document.getElementById("zoekuitslag");
  if (!uitslag || !globalThis.ZOEKLIJST) return;
  const veld = document.getElementById("zoekvraag");
  const telling = document.getElementById("zoektelling");
  const meer = document.getElementById("zoekmeer");
  const SOORTEN = { fiche: "Fiche", blad: "Blad", hoofdstuk: "Hoofdstuk" };
  const PER_KEER = 20, PER_HOOFDSTUK = 3, LANG = 190;
  const stukken = Object.values(ZOEKLIJST.stukken)
    .flat()
    .map((stuk) => ({ soort: "hoofdstuk", ...stuk }));
  // Wat over één ding gaat, staat voor een hoofdstuk waarin het ook voorkomt; met een cijfer staat het voor een zonder.
  const zwaarte = (id) => (stukken[id].soort === "fiche" ? (stukken[id].cijfer ? 4 : 3) : 1);
  const index = Zoekhulp.laadIndex(ZOEKLIJST.index, { titel: 4, kop: 3, tekst: 1, woorden: 0.7 });

  function kies(vraag) {
    const perBlad = new Map();
    return Zoekhulp.zoek(index, vraag, { boostDocument: zwaarte })
      ?.map(({ id, terms }) => ({ ...stukken[id], terms }))
      .filter(({ adres }) => {
        const blad = adres.split("#")[0];
        perBlad.set(blad, (perBlad.get(blad) ?? 0) + 1);
        return perBlad.get(blad) <= PER_HOOFDSTUK;
      });
  }

  /* Het stukje rond het eerste woord dat past, met elk woord dat past gemarkeerd. */
  function fragment({ tekst, terms }) {
    const delen = tekst.split(/([^\p{L}\p{N}]+)/u);
    const past = (deel) => {
      const plat = Zoekhulp.plat(deel);
      // De eerste letter van een stam is die van het woord; de meeste woorden hoeven dan niet gestamd.
      return terms.some((term) => plat[0] === term[0] && (plat.startsWith(term) || Zoekhulp.stam(deel) === term));
    };
    const isRaak = (i) => i % 2 === 0 && delen[i].length > 2 && past(delen[i]);
    const eerste = Math.max(delen.findIndex((_, i) => isRaak(i)), 0);
    let begin = eerste, lang = 0;
    while (begin > 0 && lang + delen[begin - 1].length < 60) lang += delen[--begin].length;
    const alinea = document.createElement("p");
    alinea.className = "fragment";
    if (begin > 0) alinea.append("… ");
    let eind = begin;
    for (lang = 0; eind < delen.length && lang < LANG; lang += delen[eind++].length) {
      const deel = isRaak(eind) ? document.createElement("mark") : document.createTextNode("");
      deel.textContent = delen[eind];
      alinea.append(deel);
    }
    if (eind < delen.length) alinea.append(" …");
    return alinea;
  }

  function maakPunt(stuk) {
    const punt = document.createElement("li"), link = document.createElement("a"), soort = document.createElement("span");
    link.href = stuk.adres;
    link.textContent = stuk.kop ? `${stuk.titel}: ${stuk.kop}` : stuk.titel;
    soort.className = "soort";
    soort.textContent = SOORTEN[stuk.soort];
    punt.append(link, " ", soort);
    if (stuk.tekst) punt.append(fragment(stuk));
    return punt;
  }

  let treffers = [];
  function toonMeer() {
    const vanaf = uitslag.children.length;
    uitslag.append(...treffers.slice(vanaf, vanaf + PER_KEER).map(maakPunt));
    meer.hidden = uitslag.children.length >= treffers.length;
    return uitslag.children[vanaf];
  }

  function toon() {
    const vraag = veld.value.trim();
    const gevonden = kies(vraag);
    treffers = gevonden ?? [];
    uitslag.replaceChildren();
    toonMeer();
    if (!gevonden) telling.textContent = vraag ? "Typ een langer of ander woord." : "";
    else if (!treffers.length) telling.textContent = "Niets gevonden. Controleer de spelling of probeer een ander woord.";
    else telling.textContent = `Gevonden: ${treffers.length} ${treffers.length === 1 ? "plek" : "plekken"}.`;
    document.title = vraag ? `${vraag} - Zoeken` : "Zoeken";
    history.replaceState(null, "", vraag ? `?q=${encodeURIComponent(vraag)}` : location.pathname);
  }

  let wacht = 0;
  veld.addEventListener("input", () => {
    clearTimeout(wacht);
    wacht = setTimeout(toon, 150);
  });
  document.getElementById("zoekformulier").addEventListener("submit", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    toon();
  });
  meer.addEventListener("click", () => toonMeer()?.querySelector("a").focus());
  veld.value = new URLSearchParams(location.search).get("q") ?? "";
  toon();
  veld.focus();
  veld.select();
})();
