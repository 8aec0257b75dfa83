/* De zoekpagina: treffers met hun soort en een stukje tekst. De lijst komt met de bladzijde mee, dus dit werkt ook
   vanaf een netwerkschijf. Tekst komt nooit als HTML op de pagina. */
"use strict";
(() => {
  const uitslag = document.getElementById("zoekuitslag");
  if (!uitslag || !globalThis.ZOEKLIJST) return;
  const veld = document.getElementById("zoekvraag");
  const telling = document.getElementById("zoektelling");
  const meer = document.getElementById("zoekmeer");
  const SOORTEN = { fiche: "Fiche", blad: "Blad", hoofdstuk: "Hoofdstuk", bijlage: "Bijlage" };
  const PER_KEER = 20, PER_HOOFDSTUK = 3, LANG = 190;
  const stukken = Object.values(ZOEKLIJST.stukken)
    .flat()
    .map((stuk) => ({ soort: "hoofdstuk", ...stuk }));
  // Wat over één ding gaat, staat voor een hoofdstuk waarin het ook voorkomt; met een cijfer voor een zonder.
  // Een bijlage is naslag: zij herhaalt wat een hoofdstuk uitlegt.
  const ZWAARTE = { fiche: 3, blad: 1, hoofdstuk: 1, bijlage: 0.4 };
  const zwaarte = (id) => ZWAARTE[stukken[id].soort] + (stukken[id].cijfer ? 1 : 0);
  const index = Zoekhulp.laadIndex(ZOEKLIJST.index, { titel: 4, kop: 3, tekst: 1, woorden: 0.7 });

  /* De woorden uit een tabel staan niet in de tekst van een hoofdstuk; daar is dan geen stukje van te laten zien. */
  const alleenInTabel = ({ soort, match }) =>
    ["hoofdstuk", "bijlage"].includes(soort) && Object.values(match).every((waar) => waar.join() === "woorden");

  /* Het hoofdstuk dat zo heet gaat voor, dan een fiche die zo heet; een ander woord voor hetzelfde komt erna, en wat
     alleen in een tabel staat als laatste. */
  function rang(stuk) {
    if (alleenInTabel(stuk)) return 3;
    if (!stuk.inTitel || stuk.kop) return 2;
    return stuk.soort === "hoofdstuk" ? 0 : 1;
  }

  function kies(treffers) {
    const perBlad = new Map();
    return treffers
      .map(({ id, eigen, terms, match, inTitel }) => ({ ...stukken[id], eigen, terms, match, inTitel }))
      .sort((een, ander) => rang(een) - rang(ander))
      .filter(({ adres }) => {
        const blad = adres.split("#")[0];
        perBlad.set(blad, (perBlad.get(blad) ?? 0) + 1);
        return perBlad.get(blad) <= PER_HOOFDSTUK;
      });
  }

  const metTekst = (tekst) => Object.assign(document.createElement("p"), { className: "fragment", textContent: tekst });

  /* Het stukje rond het eerste woord dat past, met elk woord dat past gemarkeerd; het getypte woord gaat voor een ander
     woord voor hetzelfde. Past alleen de titel, dan is het het begin van de tekst. */
  function fragment(stuk) {
    const { tekst = "", eigen, terms } = stuk;
    if (alleenInTabel(stuk)) return metTekst("Staat hier in een tabel of figuur.");
    if (!tekst) return "";
    const delen = tekst.split(/([^\p{L}\p{N}]+)/u);
    const past = (deel, woorden) => {
      const plat = Zoekhulp.plat(deel);
      // De eerste letter van een stam is die van het woord; de meeste woorden hoeven dan niet gestamd.
      return woorden.some((term) => plat[0] === term[0] && (plat.startsWith(term) || Zoekhulp.stam(deel) === term));
    };
    const isRaak = (i, woorden = terms) => i % 2 === 0 && delen[i].length > 2 && past(delen[i], woorden);
    const plekVan = (woorden) => delen.findIndex((_, i) => isRaak(i, woorden));
    let eerste = plekVan(eigen);
    if (eerste < 0) eerste = plekVan(terms);
    let begin = Math.max(eerste, 0), lang = 0;
    while (begin > 0 && lang + delen[begin - 1].length < 60) lang += delen[--begin].length;
    const alinea = metTekst("");
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
    const [punt, link, soort] = ["li", "a", "span"].map((naam) => document.createElement(naam));
    link.href = stuk.adres;
    link.textContent = stuk.kop ? `${stuk.titel}: ${stuk.kop}` : stuk.titel;
    soort.className = "soort";
    soort.textContent = SOORTEN[stuk.soort];
    punt.append(link, " ", soort);
    punt.append(fragment(stuk));
    return punt;
  }

  let treffers = [];
  function toonMeer() {
    const vanaf = uitslag.children.length;
    uitslag.append(...treffers.slice(vanaf, vanaf + PER_KEER).map(maakPunt));
    meer.hidden = uitslag.children.length >= treffers.length;
    return uitslag.children[vanaf];
  }

  function zegHoeveel(vraag, gevonden) {
    const aantal = `${treffers.length} ${treffers.length === 1 ? "plek" : "plekken"}`;
    if (!gevonden) return vraag ? "Typ een langer of ander woord." : "";
    if (!treffers.length) return "Niets gevonden. Controleer de spelling of probeer een ander woord.";
    if (!gevonden.lijkt) return `Gevonden: ${aantal}.`;
    return `Niets gevonden voor ‘${vraag}’. Wel gevonden: ${aantal} met een woord dat erop lijkt.`;
  }

  function toon() {
    const vraag = veld.value.trim();
    const gevonden = Zoekhulp.zoek(index, vraag, { boostDocument: zwaarte });
    treffers = kies(gevonden ?? []);
    uitslag.replaceChildren();
    toonMeer();
    telling.textContent = zegHoeveel(vraag, gevonden);
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
