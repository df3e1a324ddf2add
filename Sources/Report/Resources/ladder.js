// The ladder: which bar is told, how far it is drawn out, and the bars of the chosen cable.

const plot = find("plot");
const box = find("ladder-box");
let bars = null;
let on = null;

const tell = (bar) => {
  if (on) on.classList.remove("on");
  on = bar;
  if (!bar) return;
  bar.classList.add("on");
  const copy = byNumber.get(Number(bar.id.slice(1)));
  if (!copy) return;
  const cable = cables.find((row) => row.message === copy.message);
  const waited = copy.started - copy.queued;
  find("bar").textContent = [
    channelNumber(copy) ?? "no number", circuits.get(copy.circuit).circuit, `${iso(copy.started)} to ${iso(copy.ended)}`,
    waited > 0 ? `waited ${duration(waited / 1000)}` : "did not wait", copy.outcome, `caused by ${cause(copy)}`,
    cable ? `${cable.name}, section ${copy.section}` : `section ${copy.section}`,
    `routing line ${line(copy)}`,
  ].join(" · ");
};

const zoomLevels = [1, 4, 16, 64];
const draw = (zoom, place) => {
  const middle = place ?? (box.scrollLeft + box.clientWidth / 2) / box.scrollWidth;
  box.dataset.zoom = zoom;
  plot.dataset.zoom = zoom;
  box.style.setProperty("--zoom", zoom);
  box.scrollLeft = middle * box.scrollWidth - box.clientWidth / 2;
};
const zoomed = (step) => {
  const index = zoomLevels.indexOf(Number(plot.dataset.zoom)) + step;
  if (zoomLevels[index]) draw(zoomLevels[index]);
};

// Shows which bars are those of the chosen cable, once somebody asked.
const mark = (isAsked) => {
  if (!plot) return;
  const message = chooser ? Number(chooser.value) : 0;
  const isPart = isAsked && message !== 0 && cables.length > 1;
  box.classList.toggle("choosing", isPart);
  for (const bar of plot.querySelectorAll(".own-bar")) bar.classList.remove("own-bar");
  if (isPart) for (const copy of own) find(`t${copy.transmission}`)?.classList.add("own-bar");
};

if (plot) {
  plot.addEventListener("pointerover", (event) => { if (event.target.id.startsWith("t")) tell(event.target); });
  plot.addEventListener("click", (event) => { if (event.target.id.startsWith("t")) tell(event.target); });
  find("ladder-in").addEventListener("click", () => zoomed(1));
  find("ladder-out").addEventListener("click", () => zoomed(-1));
  find("ladder-find").addEventListener("click", () => {
    mark(true);
    const begun = own.filter((copy) => copy.started !== null && find(`t${copy.transmission}`));
    if (begun.length === 0) return;
    const places = begun.map((copy) => parseFloat(find(`t${copy.transmission}`).getAttribute("x")) / 100000);
    const [from, to] = [Math.min(...places), Math.max(...places)];
    const fitting = zoomLevels.filter((zoom) => zoom === 1 || (to - from) * zoom < 0.9);
    draw(fitting[fitting.length - 1], (from + to) / 2);
    tell(find(`t${begun[0].transmission}`));
    on.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    bars ??= copies.filter((copy) => copy.started !== null).sort((a, b) => a.started - b.started || a.transmission - b.transmission)
      .map((copy) => find(`t${copy.transmission}`)).filter((bar) => bar);
    const index = on ? bars.indexOf(on) + step : 0;
    if (!bars[index]) return;
    tell(bars[index]);
    bars[index].scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
