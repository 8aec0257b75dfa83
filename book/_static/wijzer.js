/* De indicatorenwijzer: zoeken, kiezen, ordenen, tellen, mailen en bewaren.
   De tabellen staan al volledig op de pagina, met de tellingen voor wie niets kiest; dit script verbergt en ordent
   alleen rijen, en doet niets zolang er niets gekozen is. Tekst uit gegevens komt nooit als HTML op de pagina: alles
   gaat via textContent. De keuze staat achter # in het adres, want dat werkt ook vanaf een netwerkschijf. */
"use strict";
(() => {
  const formulier = document.getElementById("wijzer-filters");
  if (!formulier) return;
  const kiezers = [...formulier.querySelectorAll("select")].filter((k) => k.name !== "sorteer");
  const telling = document.getElementById("wijzer-telling");
  const AF = "-af";

  /* --- zoeken --------------------------------------------------------------------------------------- */

  /* De index is er pas als iemand zoekt: op een telefoon kost hij een halve seconde. */
  function zoek(groep, tekst) {
    groep.index ??= Zoekhulp.maakIndex(
      groep.rijen.map((rij) => ({
        naam: rij.querySelector("th").textContent,
        rest: `${rij.textContent} ${rij.dataset.zoek ?? ""}`,
      })),
      { naam: 3, rest: 1 },
    );
    return Zoekhulp.zoek(groep.index, tekst);
  }

  /* Per tabel de rijen die passen. Past er ergens iets precies, dan telt wat er alleen op lijkt niet mee. Uit: of er
     alleen iets op lijkt. */
  function zoekOveral(vraag) {
    const uitkomsten = groepen.map((groep) => (vraag ? zoek(groep, vraag) : null));
    const precies = uitkomsten.some((treffers) => treffers?.length && !treffers.lijkt);
    groepen.forEach((groep, g) => {
      const telt = uitkomsten[g]?.filter(() => !precies || !uitkomsten[g].lijkt);
      groep.raak = telt ? new Set(telt.map(({ id }) => id)) : null;
    });
    return !precies && uitkomsten.some((treffers) => treffers?.length);
  }

  /* --- de tabellen --------------------------------------------------------------------------------- */

  const groepen = [...document.querySelectorAll("table[data-velden]")].map((tabel) => {
    const rijen = [...tabel.tBodies[0].rows];
    const velden = tabel.dataset.velden.split(" ");
    return { tabel, rijen, velden, vak: tabel.closest("section"), orde: "" };
  });

  /* Per rij en veld de waarden waarop te kiezen is; de eerste keuze leest ze. */
  function kenmerkenVan(groep) {
    groep.kenmerken ??= groep.rijen.map((rij) =>
      Object.fromEntries(groep.velden.map((veld) => [veld, (rij.getAttribute(`data-${veld}`) ?? "").split(" ")])),
    );
    return groep.kenmerken;
  }

  /* De velden waarop rij i niet past bij de keuze; zoeken is er ook een. */
  function mist(groep, i, keuze) {
    const kenmerken = kenmerkenVan(groep)[i];
    const uit = groep.velden.filter((veld) => keuze[veld] && !kenmerken[veld].includes(keuze[veld]));
    if (groep.raak && !groep.raak.has(i)) uit.push("zoek");
    return uit;
  }

  const ORDE = {
    naam: (rij) => rij.querySelector("th a, th").textContent.trim(),
    oordeel: (rij) => Number(rij.dataset.rang),
    cijfer: (rij) => Number(rij.dataset.tijd),
    komt: (rij) => rij.dataset.komt,
    "": (rij) => Number(rij.dataset.plek),
  };

  function orden(groep, sorteer) {
    if (groep.orde === sorteer) return;
    groep.orde = sorteer;
    const af = sorteer.endsWith(AF);
    const naam = af ? sorteer.slice(0, -AF.length) : sorteer;
    const sleutel = ORDE[naam] ?? ORDE[""];
    const taal = new Intl.Collator("nl", { numeric: true });
    const vergelijk = (a, b) =>
      typeof a === "number" ? a - b : taal.compare(a, b);
    const volgorde = [...groep.rijen].sort((een, ander) => {
      // Wat geen cijfer of datum heeft, staat altijd onderaan.
      const leeg = (rij) => (naam === "cijfer" && rij.dataset.tijd === "0") || (naam === "komt" && rij.dataset.komt === "9999");
      if (leeg(een) !== leeg(ander)) return leeg(een) ? 1 : -1;
      const uit = vergelijk(sleutel(een), sleutel(ander)) * (af ? -1 : 1);
      return uit || Number(een.dataset.plek) - Number(ander.dataset.plek);
    });
    const lijf = groep.tabel.tBodies[0];
    if (volgorde.some((rij, i) => rij !== lijf.rows[i])) lijf.append(...volgorde);
    for (const kop of groep.tabel.querySelectorAll("th[data-sorteer]")) {
      if (kop.dataset.sorteer === naam) kop.setAttribute("aria-sort", af ? "descending" : "ascending");
      else kop.removeAttribute("aria-sort");
    }
  }

  /* --- tonen --------------------------------------------------------------------------------------- */

  /* De keuzes uit het adres die hier niet bestaan, bijvoorbeeld uit een oude mail; tot de lezer zelf iets kiest. */
  let vervallen = [];

  function zegVervallen() {
    if (!vervallen.length) return "";
    const namen = vervallen.map((naam) => `‘${naam}’`).join(", ");
    return vervallen.length === 1
      ? ` Een keuze uit het adres bestaat hier niet en telt niet mee: ${namen}.`
      : ` Deze keuzes uit het adres bestaan hier niet en tellen niet mee: ${namen}.`;
  }

  const keuzeNu = () =>
    Object.fromEntries([...new FormData(formulier)].map(([naam, waarde]) => [naam, String(waarde)]));

  function toon() {
    const keuze = keuzeNu();
    const lijkt = zoekOveral(keuze.zoek?.trim()) ? " Niets past precies; dit lijkt erop." : "";
    const zinnen = groepen.map((groep, g) => {
      groep.mist = groep.rijen.map((_, i) => mist(groep, i, keuze));
      groep.rijen.forEach((rij, i) => (rij.hidden = groep.mist[i].length > 0));
      const over = groep.mist.filter((velden) => !velden.length).length;
      if (g === 0) orden(groep, keuze.sorteer ?? "");
      groep.vak.querySelector(".leeg").hidden = over > 0;
      groep.vak.querySelector("[data-csv]").disabled = over === 0;
      zegBuiten(groep, keuze);
      return `${over} van ${groep.rijen.length} ${groep.tabel.dataset.wat}`;
    });
    telKeuzes(keuze);
    telling.textContent = `U ziet ${zinnen.join(" en ")}.${lijkt}${zegVervallen()}`;
  }

  /* Een keuze die een tabel niet kent, doet daar niets; dat staat er dan bij. */
  function zegBuiten(groep, keuze) {
    const namen = kiezers
      .filter((kiezer) => keuze[kiezer.name] && !groep.velden.includes(kiezer.name))
      .map((kiezer) => `‘${kiezer.labels[0].textContent}’`);
    const zin = groep.vak.querySelector(".buiten");
    zin.hidden = namen.length === 0;
    const gaat = namen.length === 1 ? "De keuze bij" : "De keuzes bij";
    zin.textContent = `${gaat} ${namen.join(" en ")} ${namen.length === 1 ? "geldt" : "gelden"} niet voor deze ${groep.tabel.dataset.wat}.`;
  }

  /* Achter elke keuze staat hoeveel er dan overblijven; een keuze die niets overlaat, kan niet. */
  function telKeuzes(keuze) {
    for (const kiezer of kiezers) {
      const groep = groepen.find(({ velden }) => velden.includes(kiezer.name));
      const aantallen = new Map();
      groep.rijen.forEach((_, i) => {
        // Wat alleen op dit veld niet past, komt erbij als iemand hier iets anders kiest.
        if (groep.mist[i].some((veld) => veld !== kiezer.name)) return;
        for (const waarde of groep.kenmerken[i][kiezer.name]) aantallen.set(waarde, (aantallen.get(waarde) ?? 0) + 1);
      });
      for (const optie of kiezer.options) {
        if (!optie.value) continue;
        const aantal = aantallen.get(optie.value) ?? 0;
        const tekst = `${optie.dataset.naam} (${aantal})`;
        if (optie.textContent !== tekst) optie.textContent = tekst;
        optie.disabled = aantal === 0 && !optie.selected;
      }
    }
  }

  /* --- het adres ------------------------------------------------------------------------------------ */

  /* Elke gekozen waarde is een stap terug waard; letters typen en ordenen niet. */
  function schrijfAdres(stap) {
    const gevuld = Object.entries(keuzeNu()).filter(([, waarde]) => waarde);
    const deel = new URLSearchParams(gevuld).toString();
    // Een anker van een ander (de sprong naar de inhoud, een kop) blijft staan zolang er niets gekozen is.
    if (deel !== location.hash.slice(1) && (deel || location.hash.includes("="))) {
      const adres = `${location.pathname}${location.search}${deel ? `#${deel}` : ""}`;
      if (stap) history.pushState(null, "", adres);
      else history.replaceState(null, "", adres);
    }
    zetMail();
  }

  function zetMail() {
    const mail = new URLSearchParams({ subject: document.title, body: location.href });
    document.getElementById("filter-mail").href = `mailto:?${mail.toString().replaceAll("+", "%20")}`;
  }

  function leesAdres() {
    const deel = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    const velden = [...formulier.elements].filter((veld) => veld.name);
    // Een onbekende naam komt niet op de pagina: wie een link stuurt, bepaalt niet wat hier staat.
    vervallen = [...deel.keys()].every((naam) => velden.some((veld) => veld.name === naam)) ? [] : ["onbekende keuze"];
    for (const veld of velden) {
      const waarde = deel.get(veld.name) ?? "";
      const bestaat = veld.tagName !== "SELECT" || [...veld.options].some((optie) => optie.value === waarde);
      veld.value = bestaat ? waarde : "";
      if (!bestaat) vervallen.push(veld.labels[0].textContent);
    }
    // Wat gekozen is, moet te zien zijn.
    const meer = document.getElementById("filter-meer");
    if ([...meer.querySelectorAll("select")].some((kiezer) => kiezer.value)) meer.open = true;
  }

  /* --- bewaren --------------------------------------------------------------------------------------- */

  const tekst = (element) => element.textContent.replace(/\s+/g, " ").trim();

  /* Een rekenblad mag een cel nooit als formule uitvoeren; een getal blijft een getal. Een Nederlands rekenblad leest
     47.5 als tekst of datum: een getal krijgt hier een komma, en tussen de kolommen staat een puntkomma. */
  const TUSSEN = ";";
  function csvCel(waarde) {
    if (/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/.test(waarde)) return waarde.replace(".", ",");
    const veilig = /^[=+\-@\t\r]/.test(waarde) ? `'${waarde}` : waarde;
    return /[";\n\r]/.test(veilig) ? `"${veilig.replaceAll('"', '""')}"` : veilig;
  }

  const namen = (veld, waarden) =>
    waarden
      .split(" ")
      .map((waarde) => [...(formulier.elements[veld]?.options ?? [])].find((o) => o.value === waarde)?.dataset.naam)
      .filter(Boolean)
      .join("; ");

  /* Per kolom van het bestand de kop en hoe zij uit een rij komt; getallen, woorden en herkomst staan apart. */
  function kolommenVan(groep) {
    const kenmerken = groep.velden
      .filter((veld) => !["oordeel", "bron", "wie", "strekking"].includes(veld))
      .map((veld) => [veld, (rij) => namen(veld, rij.dataset[veld])]);
    const cel = (rij, i) => tekst(rij.cells[i].querySelector(".naam") ?? rij.cells[i]);
    const koppen = [...groep.tabel.tHead.rows[0].cells].map((kop) => tekst(kop).toLowerCase());
    const uitCel = (kop) => [kop, (rij) => cel(rij, koppen.indexOf(kop))];
    if (groep.tabel.dataset.wat !== "indicatoren") return [...koppen.map(uitCel), ...kenmerken];
    const kenmerk = (kop, naam = kop) => [kop, (rij) => rij.dataset[naam]];
    return [
      kenmerk("id"),
      uitCel("indicator"),
      kenmerk("stand", "waarde"),
      kenmerk("eenheid"),
      kenmerk("aanduiding"),
      kenmerk("periode"),
      kenmerk("herkomst"),
      kenmerk("trend"),
      kenmerk("eenheid van de trend", "trendeenheid"),
      kenmerk("trend sinds", "sinds"),
      ["oordeel", (rij) => namen("oordeel", rij.dataset.oordeel)],
      uitCel("vergelijking"),
      kenmerk("bron van het cijfer", "bronnaam"),
      // De eerste bron op de rij is die van het kader; daarna komen die van de cijfers.
      ["bron volgens het kader", (rij) => namen("bron", rij.dataset.bron.split(" ")[0])],
      uitCel("volgend cijfer"),
      ...kenmerken,
    ];
  }

  function csvVan(groep) {
    const kolommen = kolommenVan(groep);
    const rijen = [...groep.tabel.tBodies[0].rows].filter((rij) => !rij.hidden);
    // Een streepje is op de bladzijde 'niets'; in het bestand is dat een lege cel.
    const cellen = rijen.map((rij) => kolommen.map(([, lees]) => (lees(rij) ?? "").replace(/^-$/, "")));
    return [kolommen.map(([kop]) => kop), ...cellen].map((rij) => rij.map(csvCel).join(TUSSEN)).join("\n") + "\n";
  }

  function bewaar(knop) {
    const groep = groepen.find(({ tabel }) => tabel.id === knop.dataset.csv);
    // Het teken vooraan zegt een rekenblad dat dit UTF-8 is.
    const adres = URL.createObjectURL(new Blob(["\ufeff", csvVan(groep)], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = adres;
    link.download = knop.dataset.bestand;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(adres), 10000);
  }

  /* --- het adres kopiëren ------------------------------------------------------------------------------ */

  let melding = "";

  /* Zonder klembord van de browser (geen https) kiest een veld het adres uit en kopieert de browser de keuze. */
  function kopieerUitVeld(adres) {
    const veld = document.createElement("textarea");
    veld.value = adres;
    veld.className = "verborgen";
    document.body.append(veld);
    veld.select();
    const gelukt = document.execCommand("copy");
    veld.remove();
    return gelukt;
  }

  async function kopieer(knop) {
    const gelukt = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false,
    );
    const klaar = gelukt || kopieerUitVeld(location.href);
    const zin = klaar ? "Het adres is gekopieerd." : "Kopiëren lukt hier niet: neem het adres uit de adresbalk.";
    // Het veld van hierboven nam de cursor mee.
    knop.focus();
    telling.textContent = `${telling.textContent.replace(melding, "")} ${zin}`;
    melding = ` ${zin}`;
  }

  /* --- beginnen --------------------------------------------------------------------------------------- */

  for (const kop of document.querySelectorAll("th[data-sorteer]")) {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.className = "sorteer";
    // De naam zegt wat de knop doet: 'Stand' alleen doet denken aan ordenen op hoogte.
    knop.title = knop.ariaLabel = `${kop.textContent}, ${kop.dataset.doet}`;
    knop.append(...kop.childNodes);
    kop.append(knop);
    knop.addEventListener("click", () => {
      const { sorteer } = formulier.elements;
      const naam = kop.dataset.sorteer;
      // Bij cijfers is het nieuwste het eerst nuttig.
      const [een, ander] = naam === "cijfer" ? [naam + AF, naam] : [naam, naam + AF];
      sorteer.value = sorteer.value === een ? ander : een;
      toon();
      schrijfAdres(false);
    });
  }
  document.getElementById("filter-kopieer").addEventListener("click", ({ currentTarget }) => kopieer(currentTarget));
  for (const knop of document.querySelectorAll("[data-csv]")) knop.addEventListener("click", () => bewaar(knop));
  let wacht = 0;
  formulier.addEventListener("input", ({ target }) => {
    clearTimeout(wacht);
    const typt = target.type === "search";
    wacht = setTimeout(() => {
      vervallen = [];
      toon();
      // De eerste letter is een stap, de rest van het woord niet.
      schrijfAdres(typt ? !location.hash.includes("zoek=") : target.name !== "sorteer");
    }, typt ? 150 : 0);
  });
  formulier.addEventListener("submit", (gebeurtenis) => gebeurtenis.preventDefault());
  document.getElementById("filter-wis").addEventListener("click", () => {
    formulier.reset();
    vervallen = [];
    toon();
    schrijfAdres(true);
    formulier.elements.zoek.focus();
  });
  // De terugknop, of iemand die zelf het adres verandert; een sprong naar een kop is geen keuze.
  window.addEventListener("popstate", () => {
    if (location.hash && !location.hash.includes("=")) return;
    leesAdres();
    toon();
    zetMail();
  });
  document.documentElement.classList.add("met-script");
  leesAdres();
  if (Object.values(keuzeNu()).some(Boolean)) toon();
  else telling.textContent += zegVervallen();
  schrijfAdres(false);
  document.documentElement.classList.remove("met-keuze");
})();
