/* Met de pijltjes of PageDown naar de volgende dia. Zonder script staan de dia's gewoon onder elkaar.
   Is een dia hoger dan het scherm, dan schuift PageDown eerst door die dia, en PageUp terug. */

/* Een dia met weinig tekst krijgt de grootste letter waarmee zij nog op het scherm past. Op een telefoon lopen de dia's
   door en blijft de letter gewoon. */
const MATEN = ["groter", "groot"];
const zaal = matchMedia("(min-width: 50rem) and (min-height: 28rem)");
const past = (dia) =>
  dia.offsetHeight <= innerHeight &&
  [...dia.querySelectorAll(".schuif")].every((vak) => vak.scrollWidth <= vak.clientWidth);
function zetMaten() {
  for (const dia of document.querySelectorAll(".dia[tabindex]:not(.figuur)")) {
    dia.classList.remove(...MATEN);
    const was = past(dia);
    for (const maat of zaal.matches && was ? MATEN : []) {
      dia.classList.add(maat);
      if (past(dia)) continue;
      dia.classList.remove(maat);
      break;
    }
  }
}
zetMaten();
window.addEventListener("resize", zetMaten);
document.fonts.ready.then(zetMaten);

document.addEventListener("keydown", (gebeurtenis) => {
  const stap = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[gebeurtenis.key];
  if (!stap || gebeurtenis.altKey || gebeurtenis.ctrlKey || gebeurtenis.metaKey) return;
  /* In een tabel die breder is dan het scherm, schuiven de pijltjes de tabel. */
  const vak = gebeurtenis.target.closest?.(".schuif");
  if (vak && vak.scrollWidth > vak.clientWidth && gebeurtenis.key.startsWith("Arrow")) return;
  const dias = [...document.querySelectorAll(".dia[tabindex]")];
  /* De dia die nu het meest in beeld is. */
  const midden = window.innerHeight / 2;
  const nu = dias.findIndex((dia) => dia.getBoundingClientRect().bottom > midden);
  const vakNu = dias[nu]?.getBoundingClientRect();
  /* Eén pixel speling: op een scherm met schaling vallen randen op een halve pixel. */
  if (gebeurtenis.key === "PageDown" && vakNu?.bottom > window.innerHeight + 1) return;
  if (gebeurtenis.key === "PageUp" && vakNu?.top < -1) return;
  const doel = dias[Math.min(dias.length - 1, Math.max(0, nu + stap))];
  if (!doel) return;
  gebeurtenis.preventDefault();
  doel.scrollIntoView();
  doel.focus({ preventScroll: true });
});
