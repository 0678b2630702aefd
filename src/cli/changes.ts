// What an import changed, in words.

import type { ReportedChange } from '../write/report.ts';

const NOUNS: Readonly<Record<ReportedChange['kind'], readonly [string, string]>> = {
  ARTICLE: ['article', 'articles'],
  ENTITY: ['entity', 'entities'],
  CLAIM: ['claim', 'claims'],
  STATEMENT: ['statement', 'statements'],
};
const KINDS = Object.keys(NOUNS) as ReportedChange['kind'][];
const CHANGES: readonly ReportedChange['change'][] = ['CREATED', 'CHANGED', 'RESTORED', 'SUPERSEDED', 'DELETED'];

/** "12 entities, 3 claims created; 1 statement superseded", or "0 changes". */
export function countLine(changes: readonly ReportedChange[]): string {
  const parts = CHANGES.flatMap((change) => {
    const counts = KINDS.flatMap((kind) => {
      const count = changes.filter((one) => one.change === change && one.kind === kind).length;
      return count === 0 ? [] : [`${count} ${NOUNS[kind][count === 1 ? 0 : 1]}`];
    });
    return counts.length === 0 ? [] : [`${counts.join(', ')} ${change.toLowerCase()}`];
  });
  return parts.length === 0 ? '0 changes' : parts.join('; ');
}

/** A line a change, indented: what became of it, its id, what it is called, and which of its fields differ. */
export const changeLines = (changes: readonly ReportedChange[]): string[] =>
  changes.map(({ change, id, label, fields = [] }) => {
    const differing = fields.length === 0 ? '' : `  (${fields.join(', ')})`;
    return `  ${change.toLowerCase().padEnd('superseded'.length)}  ${id}  ${label}${differing}`;
  });
