// An ordered store on disk, for what a bulk import can't hold in memory. Keys are texts, compared by their bytes.
import { ClassicLevel } from 'classic-level';

/** So many changes are written together. */
const TOGETHER = 4_000;

export interface Store {
  /** What was put last, or undefined. Sees changes that aren't flushed yet. */
  get(key: string): string | undefined;
  /** Puts without waiting; `flush` before a walk. */
  put(key: string, value: string): void;
  delete(key: string): void;
  /** Writes what was put, where it is much; call it between rows. */
  settle(): Promise<void>;
  flush(): Promise<void>;
  /** Keys that begin with the prefix, the prefix cut off, and values, in order. The store may change meanwhile: the walk doesn't see it. */
  walk(prefix: string, after?: string): AsyncGenerator<readonly [string, string]>;
  /** All of a short walk. */
  list(prefix: string): Promise<(readonly [string, string])[]>;
  close(): Promise<void>;
}

/** Opens a store in an empty folder, for this process alone. */
export async function openStore(folder: string): Promise<Store> {
  const level = new ClassicLevel<string, string>(folder, { compression: true, cacheSize: 32 * 2 ** 20 });
  await level.open();
  let waiting = new Map<string, string | undefined>();
  let leaving: ReadonlyMap<string, string | undefined> = new Map();
  let writing: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    await writing;
    if (waiting.size === 0) return;
    leaving = waiting;
    waiting = new Map();
    writing = level.batch(
      [...leaving].map(([key, value]) =>
        value === undefined ? { type: 'del' as const, key } : { type: 'put' as const, key, value },
      ),
    );
  };
  const flush = async (): Promise<void> => {
    await write();
    await writing;
    leaving = new Map();
  };
  const store: Store = {
    get(key) {
      if (waiting.has(key)) return waiting.get(key);
      return leaving.has(key) ? leaving.get(key) : level.getSync(key);
    },
    put: (key, value) => void waiting.set(key, value),
    delete: (key) => void waiting.set(key, undefined),
    settle: () => (waiting.size >= TOGETHER ? write() : Promise.resolve()),
    flush,
    async *walk(prefix, after) {
      await flush();
      const iterator = level.iterator({
        ...(after === undefined ? { gte: prefix } : { gt: prefix + after }),
        lt: `${prefix}\uffff`,
      });
      try {
        for (let found = await iterator.nextv(500); found.length > 0; found = await iterator.nextv(500)) {
          for (const [key, value] of found) yield [key.slice(prefix.length), value];
        }
      } finally {
        await iterator.close();
      }
    },
    async list(prefix) {
      const found: (readonly [string, string])[] = [];
      for await (const one of store.walk(prefix)) found.push(one);
      return found;
    },
    async close() {
      await flush();
      await level.close();
    },
  };
  return store;
}
