/* Met de pijltjes of PageDown naar de volgende dia. Zonder script staan de dia's gewoon onder elkaar. */
document.addEventListener("keydown", (gebeurtenis) => {
  const stap = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[gebeurtenis.key];
  if (!stap || gebeurtenis.altKey || gebeurtenis.ctrlKey || gebeurtenis.metaKey) return;
  const dias = [...document.querySelectorAll(".dia[tabindex]")];
  /* De dia die nu het meest in beeld is. */
  const midden = window.innerHeight / 2;
  const nu = dias.findIndex((dia) => dia.getBoundingClientRect().bottom > midden);
  const doel = dias[Math.min(dias.length - 1, Math.max(0, nu + stap))];
  if (!doel) return;
  gebeurtenis.preventDefault();
  doel.scrollIntoView();
  doel.focus({ preventScroll: true });
});
