// Labels at the start of lines: "HOST: …", "Q: …".
import type { Frame } from './frames.ts';
import type { Span } from './tokens.ts';

interface Labeled {
  readonly name: string;
  readonly span: Span;
  /** What is said from this frame on, up to the end of the line or the next attribution. */
  readonly content: Span;
}

const LABEL = /^(\p{Lu}[\p{L}\p{M}.’' -]{0,40}?)(?:\s*\([^)]{1,40}\))?:\s+(?=\S)/u;

/**
 * The labeled frames. A label is in capitals, or Q or A, or opens two lines at least; what follows it on the line is one
 * content, which the first of its frames carries.
 */
export function labelsOf(text: string, frames: readonly Frame[]): ReadonlyMap<Frame, Labeled> {
  const byLine = new Map<number, Frame[]>();
  for (const frame of frames) byLine.set(frame.line, [...(byLine.get(frame.line) ?? []), frame]);
  const found = [...byLine.values()].flatMap((onLine) => {
    const [first] = onLine;
    const match = first && !first.isHeadline && LABEL.exec(text.slice(first.start, first.end));
    return first && match ? [{ onLine, first, name: match[1] ?? '', opening: match[0].length }] : [];
  });
  const counts = new Map<string, number>();
  for (const { name } of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  const labels = new Map<Frame, Labeled>();
  // One line in capitals may be a dateline ("MOSCOW: …"): a transcript has two labels at least.
  if (found.length < 2) return labels;
  for (const { onLine, first, name, opening } of found) {
    const isLabel = /^[\p{Lu}\s.’'-]+$/u.test(name) || (counts.get(name) ?? 0) > 1;
    if (!isLabel) continue;
    const content = { start: first.start + opening, end: onLine.at(-1)?.end ?? first.end };
    labels.set(first, { name, span: { start: first.start, end: first.start + name.length }, content });
  }
  return labels;
}
