/** The rows as a table for the terminal, with the medians and the spread of both sides. */
export function printTable(rows) {
  const head = ["what", "yardstick", "ours (min-max)", "yardstick's (min-max)", "ratio", "target", "met"];
  const lines = rows.map((each) => [
    each.what,
    each.yardstick,
    spread(each.ours, each.unit),
    each.theirs === undefined ? "" : spread(each.theirs, each.unit),
    each.theirs === undefined ? "" : each.value.toFixed(2),
    `${each.limit === "most" ? "<=" : ">="} ${each.target}${each.theirs === undefined ? ` ${each.unit}` : ""}`,
    each.met ? "yes" : "NO",
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column].length)));
  const print = (line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]))
      .join("  ")
      .trimEnd();
  return `${[head, widths.map((width) => "-".repeat(width)), ...lines].map(print).join("\n")}\n`;
}

function spread({ median, min, max }, unit) {
  return `${short(median)} ${unit} (${short(min)}-${short(max)})`;
}

function short(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(3);
}
