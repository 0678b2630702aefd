// Being told to end: Ctrl-C, a service manager, a terminal that was closed.

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `stop` at the first signal and `force` at the second. Until `ignore` is called, no signal ends the process by
 * itself. npm passes a Ctrl-C on that the terminal has sent us already: what comes within 300 ms is the same one.
 */
export function onSignals(stop: (signal: NodeJS.Signals) => void, force: () => void): { ignore(): void } {
  let stoppedAt: number | undefined;
  const hear = (signal: NodeJS.Signals): void => {
    if (stoppedAt === undefined) {
      stoppedAt = Date.now();
      stop(signal);
    } else if (Date.now() - stoppedAt > 300) force();
  };
  for (const signal of SIGNALS) process.on(signal, hear);
  return {
    ignore() {
      for (const signal of SIGNALS) process.off(signal, hear);
    },
  };
}
