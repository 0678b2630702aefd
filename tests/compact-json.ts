// JSON as it is read best, and as Biome formats it: what fits in a line stands on one.

const WIDTH = 120;

/** @param used columns that are taken on the line where the value begins, and by a comma behind it. */
export function compactJson(value: unknown, indent = '', used = 0): string {
  const line = onOneLine(value);
  if (typeof value !== 'object' || value === null || used + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  const keys = Object.keys(value);
  const rows = Object.values(value).map((item, index) => {
    const start = Array.isArray(value) ? inner : `${inner}"${keys[index]}": `;
    const comma = index < keys.length - 1 ? 1 : 0;
    return start + compactJson(item, inner, start.length + comma);
  });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${rows.join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `"${key}": ${onOneLine(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
