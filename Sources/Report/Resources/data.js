// The numbers of the page, and how they are said; moments are milliseconds after the run's start. The files beside
// this one follow it in one function: drawings and numbers are there without any of them.

const data = JSON.parse(document.getElementById("data").textContent);
const start = Date.parse(data.startedAt);
const find = (id) => document.getElementById(id);
const svg = (name, attributes, parent) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (parent) parent.append(element);
  return element;
};
// A table of the data as a list of objects.
const objects = (table) => table.rows.map((row) =>
  Object.fromEntries(table.columns.map((column, index) => [column, row[index]])));
const after = (moment, span) => span === null ? null : moment + span;
const copies = objects(data.copies).map((copy) => ({
  ...copy, outcome: data.outcomes[copy.outcome], started: after(copy.queued, copy.startedAfter),
  ended: after(copy.queued, copy.endedAfter), received: after(copy.queued, copy.receivedAfter),
}));
const stations = new Map(objects(data.stations).map((station) => [station.id, station]));
// An addressee without a name of its own has its station's.
const addressees = objects(data.addressees).map((row) => ({
  ...row, role: data.roles[row.role], status: data.statuses[row.status], name: row.name ?? stations.get(row.station)?.name,
  routingIndicator: row.routingIndicator ?? stations.get(row.station)?.routingIndicator,
}));
const cables = objects(data.cableRows).map((cable) => ({
  ...cable, name: `${cable.name}, ${data.precedences[cable.precedence]}`,
}));
const circuits = new Map(objects(data.circuits).map((circuit) => [circuit.id, circuit]));
const byNumber = new Map(copies.map((copy) => [copy.transmission, copy]));
for (const element of document.querySelectorAll(".moving")) element.hidden = false;

const iso = (moment) => moment === null ? "-" : new Date(start + Math.floor(moment / 1000) * 1000).toISOString().replace(".000", "");
const duration = (seconds) => {
  for (const [unit, length, from] of [["d", 86400, 2], ["h", 3600, 2], ["min", 60, 0.5]]) {
    if (seconds >= length * from) return `${(seconds / length).toFixed(1)} ${unit}`;
  }
  return `${seconds.toFixed(1)} s`;
};
const channelNumber = (copy) => {
  const circuit = circuits.get(copy.circuit);
  return copy.channelNumber === null ? null : circuit.designator + String(copy.channelNumber).padStart(circuit.digits, "0");
};
const line = (copy) => copy.routingLine === null ? "-" : data.copies.routingLines[copy.routingLine];
const cause = (copy) => {
  if (copy.cause === null) return "filing";
  const before = byNumber.get(copy.cause);
  return (before && channelNumber(before)) ?? `transmission ${copy.cause}`;
};
const fill = (table, caption, rows, numeric = []) => {
  if (!table) return;
  table.caption.textContent = caption;
  table.parentElement.setAttribute("aria-label", caption);
  table.tBodies[0].replaceChildren(...rows.map((row) => {
    const tr = document.createElement("tr");
    row.forEach((word, index) => {
      const td = document.createElement("td");
      td.textContent = word;
      if (numeric.includes(index)) td.className = "n";
      tr.append(td);
    });
    return tr;
  }));
};
