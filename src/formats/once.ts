// What recurs from record to record is told once, as far as bounded memory remembers.

/** Entities that are remembered: enough for the countries, ports and companies that recur, at some megabytes. */
const MOST = 20_000;

/** Tells whether an entity is new, or differs from what was last told of it. One forgotten is told again, which changes nothing. */
export function onceEach(): (entity: Readonly<Record<string, unknown>>) => boolean {
  const told = new Map<unknown, string>();
  return (entity) => {
    const text = JSON.stringify(entity);
    if (told.get(entity.id) === text) return false;
    if (told.size >= MOST) told.clear();
    told.set(entity.id, text);
    return true;
  };
}
