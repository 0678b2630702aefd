// What a bulk import says while it goes on: how much is done, how fast, and how long it will take.

import type { BulkProgress } from '../write/bulk/progress.ts';

const EVERY_MS = 2_000;

const WORDS: Readonly<Record<BulkProgress['phase'], string>> = {
  READING: 'reading',
  CHECKING: 'checking',
  WRITING: 'writing',
  DERIVING: 'deriving',
};

/** A line at most every two seconds; each phase tells its own rate. */
export function bulkProgress(
  say: (line: string) => void,
  now: () => number = Date.now,
): (progress: BulkProgress) => void {
  let phase: BulkProgress['phase'] | undefined;
  let startedAt = 0;
  let startedWith = 0;
  let saidAt = 0;
  return (progress) => {
    const at = now();
    if (progress.phase !== phase) {
      phase = progress.phase;
      startedAt = at;
      startedWith = progress.done;
      saidAt = at;
      return;
    }
    if (at - saidAt < EVERY_MS) return;
    saidAt = at;
    say(lineOf(progress, (progress.done - startedWith) / Math.max(0.001, (at - startedAt) / 1_000)));
  };
}

function lineOf({ phase, done, total, unit }: BulkProgress, rate: number): string {
  const count = total === undefined ? `${done} ${unit}` : `${done} of ${total} ${unit}`;
  const left = total === undefined || rate === 0 ? '' : `, ${duration((total - done) / rate)} left`;
  return `${WORDS[phase]}: ${count}, ${rate < 10 ? rate.toFixed(1) : rate.toFixed(0)} a second${left}`;
}

const duration = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5_400
      ? `${Math.round(seconds / 60)} min`
      : `${(seconds / 3_600).toFixed(1)} h`;
