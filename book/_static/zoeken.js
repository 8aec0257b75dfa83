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

  /* Het hoofdstuk dat zo heet gaat voor, dan een fiche die zo heet; een ander woord voor hetzelfde komt erna, dan een
     fiche met alleen een cijfer van de wijk die gevraagd is, en wat alleen in een tabel staat als laatste. */
  function rang(stuk) {
    if (alleenInTabel(stuk)) return 4;
    if (stuk.wijkAlleen) return 3;
    if (!stuk.inTitel || stuk.kop) return 2;
    return stuk.soort === "hoofdstuk" ? 0 : 1;
  }

  function kies(treffers) {
    const perBlad = new Map();
    return treffers
      .map(({ id, ...treffer }) => ({ ...treffer, ...stukken[id], score: treffer.score * (treffer.inZicht ? 1 : 0.6) }))
      .map((stuk) => (stuk.soort === "fiche" ? { ...stuk, ...wijkVan(stuk) } : stuk))
      .sort((een, ander) => rang(een) - rang(ander) || ander.score - een.score)
      .filter(({ adres }) => {
        const blad = adres.split("#")[0];
        perBlad.set(blad, (perBlad.get(blad) ?? 0) + 1);
        return perBlad.get(blad) <= PER_HOOFDSTUK;
      });
  }

  const metTekst = (tekst) => Object.assign(document.createElement("p"), { className: "fragment", textContent: tekst });

  // De eerste letter van een stam is die van het woord; de meeste woorden hoeven dan niet gestamd.
  function past(deel, woorden) {
    const plat = Zoekhulp.plat(deel);
    // Een getal is geen begin van een ander getal.
    const begint = (term) => plat.startsWith(term) && (plat === term || !/^\d/.test(term));
    return woorden.some((term) => plat[0] === term[0] && (begint(term) || Zoekhulp.stam(deel) === term));
  }

  /* Van een fiche de rij van de wijk die met haar hele naam in de vraag staat, en of dat alles is wat past: wie 'Soest'
     zoekt, vraagt nog niet naar Soest-Zuid of Soesterberg. */
  function wijkVan({ tabellen = [], eigen, terms }) {
    const woorden = eigen.length ? eigen : terms;
    const is = (deel, term) => [Zoekhulp.plat(deel), Zoekhulp.stam(deel)].includes(term);
    for (const { anker, rijen } of tabellen)
      for (const [naam, cijfer] of rijen)
        for (const vorm of naam.split(/ \(ook |, |\)/)) {
          const delen = Zoekhulp.knip(vorm).filter((deel, i) => i % 2 === 0 && deel.length > 2);
          if (!delen.length || !delen.every((deel) => woorden.some((term) => is(deel, term)))) continue;
          const wijkAlleen = woorden.every((term) => delen.some((deel) => is(deel, term)));
          return { rij: { anker, tekst: `${naam}: ${cijfer}` }, wijkAlleen };
        }
    return {};
  }

  /* De rij van een tabel waarin de meeste woorden van de vraag staan: "Smitsveen: Inwoners 9.610; ...". */
  function rijVan({ tabellen = [], eigen, terms }) {
    const woorden = eigen.length ? eigen : terms;
    const rijen = tabellen.flatMap(({ anker, koppen, rijen }) => rijen.map((rij) => ({ anker, koppen, rij })));
    const raak = ({ rij }) => {
      const delen = Zoekhulp.knip(rij.join(" ")).filter((deel) => deel.length > 2);
      return woorden.filter((term) => delen.some((deel) => past(deel, [term]))).length;
    };
    const [beste] = rijen
      .map((deze) => ({ ...deze, keer: raak(deze) }))
      .filter(({ keer }) => keer)
      // Een tabel met een eigen adres zegt ook waarover zij gaat; de cijfers achter een figuur doen dat niet.
      .sort((een, ander) => ander.keer - een.keer || Boolean(ander.anker) - Boolean(een.anker));
    if (!beste) return null;
    const [naam, ...cellen] = beste.rij;
    const rest = cellen.map((cel, i) => (cel ? `${beste.koppen[i + 1] ?? ""} ${cel}`.trim() : "")).filter(Boolean);
    return { anker: beste.anker, tekst: [naam, rest.join("; ")].filter(Boolean).join(": ") };
  }

  /* Staat het woord in een cel die te lang is om mee te komen, dan weet de lezer in elk geval welk woord hij daar vindt. */
  function inTabel({ eigen, terms }) {
    const kort = [...(eigen.length ? eigen : terms)].sort((een, ander) => een.length - ander.length);
    // Zoals de lezer het typte, met zijn hoofdletters.
    const getypt = Zoekhulp.knip(veld.value).filter((_, i) => i % 2 === 0);
    const zoalsGetypt = (term) => getypt.find((woord) => Zoekhulp.plat(woord) === term) ?? term;
    const perStam = new Map(kort.map((term) => [Zoekhulp.stam(term), zoalsGetypt(term)]));
    return metTekst(`In een tabel of figuur staat hier ${Zoekhulp.noem([...perStam.values()])}.`);
  }

  /* Het stukje rond het eerste woord dat past, met elk woord dat past gemarkeerd; het getypte woord gaat voor een ander
     woord voor hetzelfde. Past alleen de titel, dan is het het begin van de tekst. */
  function fragment(stuk) {
    const { eigen, terms, rij } = stuk;
    if (alleenInTabel(stuk) && !rij) return inTabel(stuk);
    const tekst = rij?.tekst ?? stuk.tekst ?? "";
    if (!tekst) return "";
    const delen = Zoekhulp.knip(tekst);
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

  function maakPunt(gevonden) {
    const stuk = { rij: alleenInTabel(gevonden) ? rijVan(gevonden) : null, ...gevonden };
    const [punt, link, soort] = ["li", "a", "span"].map((naam) => document.createElement(naam));
    link.href = stuk.rij?.anker ? `${stuk.adres.split("#")[0]}#${stuk.rij.anker}` : stuk.adres;
    link.textContent = stuk.kop ? `${stuk.titel}: ${stuk.kop}` : stuk.titel;
    soort.className = "soort";
    soort.textContent = SOORTEN[stuk.soort];
    punt.append(link, " ", soort);
    punt.append(fragment(stuk));
    if (stuk.zonder?.length) punt.append(metTekst(`Hier staat niet: ${Zoekhulp.noem(stuk.zonder)}.`));
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
    const melding = Zoekhulp.melding(gevonden);
    if (gevonden.graad === 0 && (gevonden.zelf || !melding)) return `Gevonden: ${aantal}. ${melding}`.trim();
    return `Niets gevonden voor ‘${vraag}’. Wel gevonden: ${aantal}. ${melding}`;
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
