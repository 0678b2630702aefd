// Whether the graph can be asked: keeps trying until it can, notices when it no longer can, and starts again.

import { AttestError } from '../errors.ts';

export type State =
  | { readonly status: 'STARTING' }
  | { readonly status: 'READY' }
  | { readonly status: 'UNREADY'; readonly reason: string; readonly message: string };

export interface Readiness {
  /** What is known, without asking. */
  readonly state: State;
  /** What is true: asks the database where the last proof is older than a second. */
  ask(): Promise<State>;
  /** Takes no proof for granted any more, and asks. */
  doubt(): void;
  /** Ends the trying; an attempt under way is waited for. */
  stop(): Promise<void>;
}

interface Work {
  /** Does all that must be done before the graph can be asked; run again after each failure and each loss. */
  prepare(): Promise<void>;
  /** Proof that the database still answers; rejects where it doesn't. */
  check(): Promise<void>;
  onChange(state: State): void;
}

/** How long a proof is believed, in milliseconds. */
const BELIEVED_MS = 1_000;
/** A database that is coming up is found within this time. */
const SOON_MS = 1_000;
/** Wrong passwords too often lock the user; these don't mend in a second. */
const LATER_MS = 10_000;
const NEEDS_A_HUMAN = new Set(['NEO4J_AUTH', 'NEO4J_VERSION']);

/** Starts at once and goes on in the background, one attempt at a time, with pauses from 0.1 to 1 s (10 s for what a human must mend). */
export function keepReady({ prepare, check, onChange }: Work): Readiness {
  let state: State = { status: 'STARTING' };
  let provenAt = 0;
  let failures = 0;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let attempt: Promise<void> | undefined;
  let proof: Promise<void> | undefined;

  const change = (next: State): void => {
    const isNew = JSON.stringify(next) !== JSON.stringify(state);
    state = next;
    if (isNew && !isStopped) onChange(state);
  };
  const lose = (error: unknown): void => {
    change(unready(error));
    if (isStopped || timer !== undefined || attempt !== undefined) return;
    const isSoon = error instanceof AttestError && error.code !== 'BAD_INPUT' && !NEEDS_A_HUMAN.has(error.reason);
    const pause = isSoon ? Math.min(100 * 2 ** failures, SOON_MS) : LATER_MS;
    failures += 1;
    timer = setTimeout(() => {
      timer = undefined;
      begin();
    }, pause);
    timer.unref();
  };
  const begin = (): void => {
    attempt = prepare().then(
      () => {
        attempt = undefined;
        failures = 0;
        provenAt = Date.now();
        change({ status: 'READY' });
      },
      (error: unknown) => {
        attempt = undefined;
        lose(error);
      },
    );
  };
  const prove = async (): Promise<void> => {
    try {
      await check();
      provenAt = Date.now();
    } catch (error) {
      lose(error);
    }
  };

  const ask = async (): Promise<State> => {
    if (state.status === 'READY' && Date.now() - provenAt > BELIEVED_MS) {
      proof ??= prove().finally(() => {
        proof = undefined;
      });
      await proof;
    }
    return state;
  };

  begin();
  return {
    get state() {
      return state;
    },
    ask,
    doubt() {
      provenAt = 0;
      void ask();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await attempt;
    },
  };
}

const unready = (error: unknown): State =>
  error instanceof AttestError
    ? { status: 'UNREADY', reason: error.reason, message: error.message }
    : { status: 'UNREADY', reason: 'INTERNAL', message: 'a fault of Attest itself; the log has it' };
