/* De indicatorenwijzer: zoeken, kiezen, ordenen, tellen, mailen en bewaren.
   De tabellen staan al volledig op de pagina; dit script verbergt en ordent alleen rijen. Tekst uit gegevens
   komt nooit als HTML op de pagina: alles gaat via textContent. De keuze staat achter # in het adres, want
   dat werkt ook vanaf een netwerkschijf. */
"use strict";
(() => {
  const formulier = document.getElementById("wijzer-filters");
  if (!formulier) return;
  const kiezers = [...formulier.querySelectorAll("select")].filter((k) => k.name !== "sorteer");
  const telling = document.getElementById("wijzer-telling");
  const AF = "-af";

  /* --- woorden ------------------------------------------------------------------------------------- */

  const plat = (woord) => woord.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  // De zoekfunctie van het boek levert de Nederlandse stamregels en stopwoorden mee.
  const stammer = typeof Stemmer === "function" ? new Stemmer() : { stemWord: (woord) => woord };
  const lidwoorden = new Set(typeof stopwords === "undefined" ? [] : stopwords);
  const kaal = (woord) => (lidwoorden.has(plat(woord)) ? null : plat(woord));
  const stam = (woord) => kaal(woord) && stammer.stemWord(kaal(woord));

  function maakIndex(rijen) {
    const index = new MiniSearch({
      fields: ["naam", "rest"],
      processTerm: (woord) => {
        const vormen = [kaal(woord), stam(woord)].filter(Boolean);
        return vormen.length ? vormen : null;
      },
      searchOptions: { combineWith: "AND", boost: { naam: 3 }, prefix: true },
    });
    index.addAll(
      rijen.map((rij, id) => ({
        id,
        naam: rij.querySelector("th").textContent,
        rest: `${rij.textContent} ${rij.dataset.zoek ?? ""}`,
      })),
    );
    return index;
  }

  function zoek(groep, tekst) {
    if (!tekst.trim()) return null;
    // Een deel van een woord past op de volle vorm, een andere vorm van het woord op de stam.
    const keren = [{ processTerm: kaal, fuzzy: (t) => (t.length > 6 ? 1 : false) }, { processTerm: stam, prefix: false }];
    return new Set(keren.flatMap((keer) => groep.index.search(tekst, keer).map((treffer) => treffer.id)));
  }

  /* --- de tabellen --------------------------------------------------------------------------------- */

  const groepen = [...document.querySelectorAll("table[data-velden]")].map((tabel) => {
    const rijen = [...tabel.tBodies[0].rows];
    const velden = tabel.dataset.velden.split(" ");
    const kenmerken = rijen.map((rij) =>
      Object.fromEntries(velden.map((veld) => [veld, new Set((rij.dataset[veld] ?? "").split(" "))])),
    );
    return { tabel, rijen, velden, kenmerken, index: maakIndex(rijen), vak: tabel.closest("section") };
  });

  /* Of rij i past bij de keuze; `zonder` slaat één veld over, om daar de keuzes van te tellen. */
  function past(groep, i, keuze, raak, zonder) {
    if (raak && !raak.has(i)) return false;
    return groep.velden.every((veld) => veld === zonder || !keuze[veld] || groep.kenmerken[i][veld].has(keuze[veld]));
  }

  const ORDE = {
    naam: (rij) => rij.querySelector("th a, th").textContent.trim(),
    oordeel: (rij) => Number(rij.dataset.rang),
    cijfer: (rij) => Number(rij.dataset.tijd),
    komt: (rij) => rij.dataset.komt,
    "": (rij) => Number(rij.dataset.plek),
  };

  function orden(groep, sorteer) {
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
    groep.tabel.tBodies[0].append(...volgorde);
    for (const kop of groep.tabel.querySelectorAll("th[data-sorteer]")) {
      if (kop.dataset.sorteer === naam) kop.setAttribute("aria-sort", af ? "descending" : "ascending");
      else kop.removeAttribute("aria-sort");
    }
  }

  /* --- tonen --------------------------------------------------------------------------------------- */

  function toon() {
    const keuze = Object.fromEntries([...new FormData(formulier)].map(([naam, waarde]) => [naam, String(waarde)]));
    const zinnen = groepen.map((groep, g) => {
      groep.raak = zoek(groep, keuze.zoek ?? "");
      let over = 0;
      groep.rijen.forEach((rij, i) => {
        rij.hidden = !past(groep, i, keuze, groep.raak);
        over += rij.hidden ? 0 : 1;
      });
      if (g === 0) orden(groep, keuze.sorteer ?? "");
      groep.vak.querySelector(".leeg").hidden = over > 0;
      groep.vak.querySelector("[data-csv]").disabled = over === 0;
      return `${over} van ${groep.rijen.length} ${groep.tabel.dataset.wat}`;
    });
    telKeuzes(keuze);
    telling.textContent = `U ziet ${zinnen.join(" en ")}.`;
    schrijfAdres(keuze);
  }

  /* Achter elke keuze staat hoeveel indicatoren er dan overblijven. */
  function telKeuzes(keuze) {
    const [groep] = groepen;
    for (const kiezer of kiezers) {
      const aantallen = new Map();
      groep.rijen.forEach((_, i) => {
        if (!past(groep, i, keuze, groep.raak, kiezer.name)) return;
        for (const waarde of groep.kenmerken[i][kiezer.name]) aantallen.set(waarde, (aantallen.get(waarde) ?? 0) + 1);
      });
      for (const optie of kiezer.options) {
        if (optie.value) optie.textContent = `${optie.dataset.naam} (${aantallen.get(optie.value) ?? 0})`;
      }
    }
  }

  /* --- het adres ------------------------------------------------------------------------------------ */

  function schrijfAdres(keuze) {
    const gevuld = Object.entries(keuze).filter(([, waarde]) => waarde);
    const deel = new URLSearchParams(gevuld).toString();
    // Een anker van een ander (de sprong naar de inhoud, een kop) blijft staan zolang er niets gekozen is.
    if (deel || location.hash.includes("=")) {
      history.replaceState(null, "", `${location.pathname}${location.search}${deel ? `#${deel}` : ""}`);
    }
    const mail = new URLSearchParams({ subject: document.title, body: location.href });
    document.getElementById("filter-mail").href = `mailto:?${mail.toString().replaceAll("+", "%20")}`;
  }

  function leesAdres() {
    const deel = new URLSearchParams(location.hash.slice(1));
    for (const veld of formulier.elements) {
      if (!veld.name) continue;
      const waarde = deel.get(veld.name) ?? "";
      const bestaat = veld.tagName !== "SELECT" || [...veld.options].some((optie) => optie.value === waarde);
      veld.value = bestaat ? waarde : "";
    }
    // Wat gekozen is, moet te zien zijn.
    const meer = document.getElementById("filter-meer");
    if ([...meer.querySelectorAll("select")].some((kiezer) => kiezer.value)) meer.open = true;
  }

  /* --- bewaren --------------------------------------------------------------------------------------- */

  const tekst = (element) => element.textContent.replace(/\s+/g, " ").trim();

  /* Een rekenblad mag een cel nooit als formule uitvoeren; een getal blijft een getal. */
  function csvCel(waarde) {
    const getal = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(waarde);
    const veilig = !getal && /^[=+\-@\t\r]/.test(waarde) ? `'${waarde}` : waarde;
    return /[",\n\r]/.test(veilig) ? `"${veilig.replaceAll('"', '""')}"` : veilig;
  }

  const namen = (veld, waarden) =>
    waarden
      .split(" ")
      .map((waarde) => [...(formulier.elements[veld]?.options ?? [])].find((o) => o.value === waarde)?.dataset.naam)
      .filter(Boolean)
      .join("; ");

  function csvVan(groep) {
    const kenmerken = groep.velden.filter((veld) => veld !== "oordeel" && veld !== "bron");
    const koppen = [...groep.tabel.tHead.rows[0].cells].map(tekst);
    const cijfers = groep.tabel.dataset.wat === "indicatoren" ? ["id", "waarde", "eenheid"] : [];
    const rijen = [...groep.tabel.tBodies[0].rows]
      .filter((rij) => !rij.hidden)
      .map((rij) => [
        ...cijfers.map((naam) => rij.dataset[naam]),
        ...[...rij.cells].map((cel) => tekst(cel.querySelector(".naam") ?? cel)),
        ...kenmerken.map((veld) => namen(veld, rij.dataset[veld])),
      ]);
    return [[...cijfers, ...koppen, ...kenmerken], ...rijen].map((rij) => rij.map(csvCel).join(",")).join("\n") + "\n";
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

  /* --- beginnen --------------------------------------------------------------------------------------- */

  for (const optie of formulier.querySelectorAll("option")) optie.dataset.naam = optie.textContent;
  for (const kop of document.querySelectorAll("th[data-sorteer]")) {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.className = "sorteer";
    knop.append(...kop.childNodes);
    kop.append(knop);
    knop.addEventListener("click", () => {
      const { sorteer } = formulier.elements;
      const naam = kop.dataset.sorteer;
      // Bij cijfers is het nieuwste het eerst nuttig.
      const [een, ander] = naam === "cijfer" ? [naam + AF, naam] : [naam, naam + AF];
      sorteer.value = sorteer.value === een ? ander : een;
      toon();
    });
  }
  for (const element of document.querySelectorAll(".wijzer .alleen-script")) element.hidden = false;
  for (const knop of document.querySelectorAll("[data-csv]")) knop.addEventListener("click", () => bewaar(knop));
  let wacht = 0;
  formulier.addEventListener("input", (gebeurtenis) => {
    clearTimeout(wacht);
    wacht = setTimeout(toon, gebeurtenis.target.type === "search" ? 150 : 0);
  });
  formulier.addEventListener("submit", (gebeurtenis) => gebeurtenis.preventDefault());
  document.getElementById("filter-wis").addEventListener("click", () => {
    formulier.reset();
    toon();
    formulier.elements.zoek.focus();
  });
  window.addEventListener("hashchange", () => {
    if (!location.hash.includes("=")) return;
    leesAdres();
    toon();
  });
  formulier.hidden = false;
  leesAdres();
  toon();
})();
