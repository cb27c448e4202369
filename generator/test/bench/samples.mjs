/** Takes samples of several subjects in turn, A B A B, so that a machine that slows down slows all of them. */
export async function alternate(runs, subjects) {
  const samples = subjects.map(() => []);
  for (let run = 0; run < runs; run++) {
    for (const [index, measure] of subjects.entries()) samples[index].push(await measure(run));
  }
  return samples;
}

/** Median, least and greatest of the numbers. */
function summarize(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median =
    sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1) };
}

/**
 * A row of the table: medians of ours and of the yardstick, and their ratio against the target. `limit` is `most` where
 * less is better and `least` where more is. Without a yardstick the value itself is held against the target.
 */
export function row({ what, yardstick, unit, ours, theirs, limit = "most", target }) {
  const measured = summarize(ours);
  const reference = theirs === undefined ? undefined : summarize(theirs);
  const value = reference === undefined ? measured.median : measured.median / reference.median;
  return {
    what,
    yardstick: yardstick ?? "none",
    unit,
    ours: measured,
    ...(reference === undefined ? {} : { theirs: reference }),
    value,
    limit,
    target,
    met: limit === "most" ? value <= target : value >= target,
  };
}
