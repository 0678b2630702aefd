// Words of evidence within their sentence: each span marked by its role, in words as well as in its line.

import { type Html, html, isolated, type Part } from '../html.ts';
import type { Evidence, Span } from './answers.ts';
import { meaningOf, pathOf } from './words.ts';

const ROLES: readonly string[] = ['SOURCE', 'CUE', 'CONTENT'];
const roleOrder = (role: string): number => ROLES.indexOf(role);

/** What the marks mean; the labels in the text carry it also where no color or line can be seen. */
export const legend = (): Html =>
  html`<ul class="legend" aria-label="What the marks mean">${ROLES.map((role) => html`<li><mark class="${role}"><span class="role">${role}</span>${meaningOf('EvidenceRole', role)}</mark></li> `)}</ul>`;

interface Piece extends Span {
  readonly pieces: Piece[];
}

/**
 * The text with its spans marked. Spans may lie in one another, and are nested; one that only overlaps another is cut at
 * that one's end, and goes on beyond it as a piece of its own.
 * @param start where the text begins, in the offsets of the spans.
 */
export function marked(text: string, start: number, spans: readonly Span[]): Part {
  const top: Piece[] = [];
  const rest = spans
    .map((span) => ({ ...span, start: Math.max(span.start - start, 0), end: Math.min(span.end - start, text.length) }))
    .filter((span) => span.start < span.end);
  for (;;) {
    rest.sort((a, b) => a.start - b.start || b.end - a.end || roleOrder(a.role) - roleOrder(b.role));
    const span = rest.shift();
    if (span === undefined) return markup(text, 0, text.length, top);
    let level = top;
    let end = span.end;
    for (let around = level.at(-1); around !== undefined && span.start < around.end; around = level.at(-1)) {
      end = Math.min(end, around.end);
      level = around.pieces;
    }
    level.push({ role: span.role, start: span.start, end, pieces: [] });
    if (end < span.end) rest.push({ ...span, start: end });
  }
}

const markup = (text: string, from: number, to: number, pieces: readonly Piece[]): Part => {
  const parts: Part[] = [];
  let at = from;
  for (const { role, start, end, pieces: inner } of pieces) {
    parts.push(
      text.slice(at, start),
      html`<mark class="${role}"><span class="role">${role}</span>${markup(text, start, end, inner)}</mark>`,
    );
    at = end;
  }
  return [...parts, text.slice(at, to)];
};

/** Each sentence that proves something, once, with all spans in it, in the order of the evidence. */
export function quotations(evidence: readonly Evidence[]): readonly Html[] {
  const sentences = new Map<string, Evidence[]>();
  for (const one of evidence) {
    const key = `${one.sentence.article.id}#${one.sentence.index}`;
    const known = sentences.get(key);
    if (known === undefined) sentences.set(key, [one]);
    else known.push(one);
  }
  return [...sentences.values()].flatMap((spans) => {
    const sentence = spans[0]?.sentence;
    if (sentence === undefined) return [];
    const { article, index, text, start } = sentence;
    return [
      html`<blockquote cite="${pathOf(article.id)}"><bdi lang="${article.language}">${marked(text, start, spans)}</bdi><footer>Sentence ${index + 1} of <a href="${pathOf(article.id)}#sentence-${index}">${isolated(article.headline ?? article.id)}</a></footer></blockquote>`,
    ];
  });
}
