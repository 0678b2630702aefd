// The known word that someone may have meant, for messages about an unknown one.

/**
 * The known word with the fewest typing errors (a letter added, dropped, replaced, or two neighbors swapped), whatever
 * the case; of equally near ones, the first. `undefined` where even the nearest has more than a third of its letters wrong.
 */
export function nearestTo(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let nearest: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const errors = typingErrors(wanted, candidate.toLowerCase());
    if (errors < fewest && errors <= Math.max(1, Math.floor(candidate.length / 3))) {
      fewest = errors;
      nearest = candidate;
    }
  }
  return nearest;
}

/** Optimal string alignment distance. Words are cut at 100 characters: an unknown word can be as long as a body. */
export function typingErrors(left: string, right: string): number {
  const a = left.slice(0, 100);
  const b = right.slice(0, 100);
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
