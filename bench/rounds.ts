// Two ways to one answer, timed side by side: in rounds, their order turned about, so that what disturbs one disturbs both.

/** Milliseconds a call, one figure a round. */
export interface Timed {
  readonly ours: readonly number[];
  readonly byHand: readonly number[];
}

export interface Figures {
  /** Medians over the rounds, in milliseconds. */
  readonly ours: number;
  readonly byHand: number;
  /** Of the ratios of each round. */
  readonly ratio: { readonly median: number; readonly min: number; readonly max: number };
  /** How far the hand-written one's rounds lie apart: (most - least) / median. */
  readonly spread: number;
}

type Way = () => Promise<unknown>;

/** A round lasts about so long for each of the two. */
const ROUND_MS = 120;
const MOST_CALLS = 25;

const now = (): number => performance.now();

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** One call, in milliseconds. */
export async function once(way: Way): Promise<number> {
  const start = now();
  await way();
  return now() - start;
}

/** Calls until it has been called `calls` times or a second is over. */
export async function warm(way: Way, calls = 30): Promise<void> {
  const end = now() + 1_000;
  for (let call = 0; call < calls && now() < end; call += 1) await way();
}

/** Both ways by turns within each round, and who begins by turns from round to round. */
export async function rounds(ours: Way, byHand: Way, count: number): Promise<Timed> {
  const guess = (await once(byHand)) + (await once(ours));
  const calls = Math.max(3, Math.min(MOST_CALLS, Math.round((2 * ROUND_MS) / guess)));
  const timed = { ours: [] as number[], byHand: [] as number[] };
  for (let round = 0; round < count; round += 1) {
    const [mine, theirs]: [number[], number[]] = [[], []];
    for (let call = 0; call < calls; call += 1) {
      if ((round + call) % 2 === 0) {
        mine.push(await once(ours));
        theirs.push(await once(byHand));
      } else {
        theirs.push(await once(byHand));
        mine.push(await once(ours));
      }
    }
    timed.ours.push(median(mine));
    timed.byHand.push(median(theirs));
  }
  return timed;
}

export function figures({ ours, byHand }: Timed): Figures {
  const ratios = ours.map((ms, round) => ms / (byHand[round] ?? Number.NaN));
  const middle = median(byHand);
  return {
    ours: median(ours),
    byHand: middle,
    ratio: { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) },
    spread: (Math.max(...byHand) - Math.min(...byHand)) / middle,
  };
}
