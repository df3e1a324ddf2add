// What the time of the chosen addressee went to.

const explained = find("explained");
const explain = () => {
  const row = data.explanations[Number(explained.value)];
  for (const bar of document.querySelectorAll(".bar")) {
    const isChosen = bar.dataset.explanation === explained.value;
    bar.classList.toggle("chosen", isChosen);
    // Into the middle of its frame, without moving the page.
    const frame = bar.ownerSVGElement.parentElement;
    const offset = bar.getBoundingClientRect().top - frame.getBoundingClientRect().top;
    if (isChosen) frame.scrollTop += offset - frame.clientHeight / 2;
  }
  const whole = Math.max(1, row.latencyMicroseconds);
  const several = (cause) => data.causes[cause].cause === "waitingForCircuit" ? "several others" : "-";
  fill(find("part-table"), `What the time of ${row.cable} to ${row.routingIndicator ?? "-"} ${row.name} went to`,
    row.parts.map(([cause, place, behind, span]) => [
      data.causes[cause].words, place, behind === null ? several(cause) : `cable ${behind}`, duration(span / 1e6), `${(100 * span / whole).toFixed(1)} %`,
    ]), [3, 4]);
};
if (explained && data.explanations.length > 0) {
  explained.addEventListener("change", explain);
  explain();
}
