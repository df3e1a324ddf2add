// A cable on the map: the slider's positions, and what there is to be seen at each.

const chooser = find("cable");
const slider = find("time");
const drawing = find("map-drawing");
let own = [];
let receivers = [];
let clock = null;

// Time on the slider: each stretch between two events gets the square root of its length, so that quiet times pass faster.
class Clock {
  constructor(moments) {
    this.moments = [...new Set(moments)].sort((a, b) => a - b);
    this.places = [0];
    for (let index = 1; index < this.moments.length; index += 1) {
      const gap = this.moments[index] - this.moments[index - 1];
      this.places.push(this.places[index - 1] + Math.sqrt(gap));
    }
    this.length = this.places[this.places.length - 1];
  }

  static convert(value, from, to) {
    let low = 0;
    let high = from.length - 1;
    if (high < 0 || value <= from[0]) return to[0] ?? 0;
    if (value >= from[high]) return to[high];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (from[middle] <= value) low = middle; else high = middle;
    }
    return to[low] + (to[high] - to[low]) * (value - from[low]) / (from[high] - from[low]);
  }

  moment(part) { return Clock.convert(part * this.length, this.places, this.moments); }
  part(moment) { return this.length > 0 ? Clock.convert(moment, this.moments, this.places) / this.length : 0; }
}

const layer = drawing ? svg("g", { id: "copies" }, drawing) : null;
const scale = () => Number(drawing.style.getPropertyValue("--z") || 1);

const theirs = data.cablesDrawn < data.cables ? "theirs, of the cables that are drawn" : "theirs";

const show = (moment) => {
  const groups = [];
  const signs = [];
  const queues = new Map();
  let moving = 0;
  let waiting = 0;
  for (const copy of own) {
    if (copy.queued > moment) continue;
    const begun = copy.started !== null && copy.started <= moment;
    if (!begun) {
      const left = copy.started ?? copy.ended;
      if (left !== null && left <= moment) continue;
      waiting += 1;
      const queue = queues.get(copy.circuit) ?? { count: 0, precedence: 9 };
      queue.count += 1;
      queue.precedence = Math.min(queue.precedence, copy.precedence);
      queues.set(copy.circuit, queue);
      continue;
    }
    const until = copy.received ?? copy.ended;
    if (until !== null && until <= moment) continue;
    const path = find(`c${copy.circuit}`);
    if (!path) continue;
    moving += 1;
    const part = until === null ? 0.5 : (moment - copy.started) / Math.max(1, until - copy.started);
    const point = path.getPointAtLength(part * path.getTotalLength());
    const group = svg("g", { class: `copy p${copy.precedence}`, transform: `translate(${point.x.toFixed(1)} ${point.y.toFixed(1)})`, "data-transmission": copy.transmission });
    svg("circle", { r: 7 }, group);
    svg("text", {}, group).textContent = data.marks[copy.precedence];
    groups.push(group);
  }
  for (const [circuit, queue] of [...queues].sort((a, b) => a[0] - b[0])) {
    const path = find(`c${circuit}`);
    if (!path) continue;
    const point = path.getPointAtLength(Math.min(path.getTotalLength() / 3, 16 / scale()));
    const group = svg("g", { class: `queue p${queue.precedence}`, transform: `translate(${point.x.toFixed(1)} ${point.y.toFixed(1)})`, "data-waiting": queue.count });
    const width = (8 + 6 * String(queue.count).length) / scale();
    svg("rect", { x: -width / 2, y: -7 / scale(), width, height: 14 / scale(), rx: 3 / scale() }, group);
    svg("text", {}, group).textContent = queue.count;
    signs.push(group);
  }
  layer.replaceChildren(...signs, ...groups);
  const reached = new Set();
  let served = 0;
  for (const receiver of receivers) {
    const at = receiver.delivered ?? receiver.received;
    if (at === null || at > moment) continue;
    served += 1;
    if (receiver.station !== null) reached.add(receiver.station);
  }
  const one = Number(chooser.value) !== 0;
  for (const station of drawing.querySelectorAll(".station")) {
    station.classList.toggle("lit", one && reached.has(Number(station.id.slice(1))));
  }
  find("clock").textContent = iso(moment);
  find("state").textContent = `${moving} under way, ${waiting} waiting, ${served} of ${receivers.length} addressees have ${one ? "it" : theirs}`;
  slider.setAttribute("aria-valuetext", `${iso(moment)}: ${find("state").textContent}`);
};

const atSlider = () => show(clock.moment(Number(slider.value) / 1000));

const choose = () => {
  const message = Number(chooser.value);
  own = message ? copies.filter((copy) => copy.message === message) : copies;
  receivers = message ? addressees.filter((row) => row.message === message) : addressees;
  const moments = own.flatMap((copy) => [copy.queued, copy.started, copy.ended, copy.received]);
  moments.push(...receivers.flatMap((row) => [row.received, row.delivered]));
  moments.push(...cables.filter((cable) => !message || cable.message === message).map((cable) => cable.filed));
  clock = new Clock(moments.filter((moment) => moment !== null));
  const parties = new Set(message ? receivers.map((row) => row.station) : []);
  for (const station of drawing.querySelectorAll(".station")) {
    station.classList.toggle("party", parties.has(Number(station.id.slice(1))));
  }
  drawing.classList.toggle("few", parties.size <= 6);
  drawing.classList.toggle("one", message !== 0);
  const used = new Set(message ? own.map((copy) => copy.circuit) : []);
  for (const circuit of drawing.querySelectorAll(".circuit")) {
    circuit.classList.toggle("used", circuit.id !== "" && used.has(Number(circuit.id.slice(1))));
  }
  slider.value = 0;
  atSlider();
  if (!message) return;
  // On a narrow screen the map is larger than its frame: what is to be seen comes into it.
  const begin = own.length > 0 ? find(`c${own[0].circuit}`)?.getPointAtLength(0) : null;
  const frame = drawing.parentElement;
  if (begin) frame.scrollLeft = begin.x / drawing.viewBox.baseVal.width * frame.scrollWidth - frame.clientWidth / 2;
  const cable = cables.find((row) => row.message === message);
  fill(find("addressee-table"), `Addressees of ${cable.name}`, receivers.map((row) => [
    row.role, row.routingIndicator ?? "-", row.name, data.precedences[row.precedence], row.status, iso(row.received), iso(row.delivered),
  ]));
  const shown = own.slice(0, 300);
  const part = shown.length < own.length ? `: ${shown.length} of ${own.length}` : "";
  fill(find("transmission-table"), `Transmissions of ${cable.name}${part}`, shown.map((copy) => [
    channelNumber(copy) ?? "-", circuits.get(copy.circuit).circuit, copy.section, iso(copy.queued), iso(copy.started), iso(copy.ended), copy.outcome, cause(copy), line(copy),
  ]));
};

let playing = null;
const stop = () => {
  if (playing) cancelAnimationFrame(playing.frame);
  playing = null;
  find("play").textContent = "Play";
};
const play = () => {
  if (playing) return stop();
  if (Number(slider.value) >= 1000) slider.value = 0;
  playing = { from: Number(slider.value) / 1000, since: performance.now(), frame: 0 };
  find("play").textContent = "Pause";
  const step = (now) => {
    // The whole takes twenty seconds.
    const part = Math.min(1, playing.from + (now - playing.since) / 20000);
    slider.value = Math.round(part * 1000);
    show(clock.moment(part));
    if (part >= 1) return stop();
    playing.frame = requestAnimationFrame(step);
  };
  playing.frame = requestAnimationFrame(step);
};

const enlarge = (factor) => {
  const zoom = Math.min(8, Math.max(1, scale() * factor));
  const box = drawing.parentElement;
  const middle = [(box.scrollLeft + box.clientWidth / 2) / box.scrollWidth, (box.scrollTop + box.clientHeight / 2) / box.scrollHeight];
  drawing.style.setProperty("--z", zoom);
  drawing.style.width = `${zoom * 100}%`;
  drawing.classList.toggle("large", zoom >= 2);
  box.scrollTo(middle[0] * box.scrollWidth - box.clientWidth / 2, middle[1] * box.scrollHeight - box.clientHeight / 2);
  atSlider();
};

// #t=SECONDS&cable=NUMBER shows a cable at a moment after the run's start.
const follow = () => {
  const wanted = new URLSearchParams(location.hash.slice(1));
  if (wanted.has("cable") && [...chooser.options].some((option) => option.value === wanted.get("cable"))) {
    chooser.value = wanted.get("cable");
    choose();
  }
  if (!wanted.has("t") || !Number.isFinite(Number(wanted.get("t")))) return;
  stop();
  const moment = Number(wanted.get("t")) * 1000;
  slider.value = Math.round(clock.part(moment) * 1000);
  show(moment);
};

if (chooser && drawing) {
  // The page names the first cable; the others are in the data.
  const hasGiven = cables.length === 1 || cables.some((cable) => cable.given && cable.transmissions > 0);
  const first = hasGiven ? chooser.value : "0";
  const option = (value, name) => new Option(name, value, false, String(value) === first);
  const sent = cables.filter((cable) => cable.transmissions > 0).map((cable) => option(cable.message, cable.name));
  if (cables.length > 1) sent.unshift(option(0, "all cables together"));
  chooser.replaceChildren(...sent);
  chooser.addEventListener("change", () => { stop(); choose(); mark(false); });
  slider.addEventListener("input", () => { stop(); atSlider(); });
  find("play").addEventListener("click", play);
  find("map-in").addEventListener("click", () => enlarge(2));
  find("map-out").addEventListener("click", () => enlarge(0.5));
  choose();
  addEventListener("hashchange", follow);
  follow();
}
