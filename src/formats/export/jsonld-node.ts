// What every node of the JSON-LD has: how its IRI is made, and where words stand.

import type { ArticleId } from '../../model/article.ts';
import type { EvidenceRecord } from '../../model/evidence.ts';
import { evidenceId } from '../../model/records.ts';
import type { StatementId } from '../../model/statement.ts';

/** A node object, or any other value of JSON-LD. */
export interface Node {
  readonly [term: string]: Json | undefined;
}
export type Json = string | number | boolean | Node | readonly Json[];

/** Where a code unit of an article's text stands in code points: the unit that Web Annotation counts in. */
export type PointOf = (article: ArticleId, offset: number) => number;

/**
 * `claim:0f3a…` as `claim/0f3a…`: relative to the base of the document, and the path of the permalink.
 * Slugs and hashes have no character that an IRI would have to escape; what another writer put into the graph might.
 */
export const iri = (id: string): string => {
  const at = id.indexOf(':');
  return `${id.slice(0, at)}/${encodeURIComponent(id.slice(at + 1))}`;
};

/**
 * A part of a record's node: `claim/0f3a…#part`. Whoever follows it lands on the record's page, and as everything has a
 * name, an export that is loaded twice changes nothing.
 */
export const part = (of: string, name: string): string => `${of}#${name}`;

export const evidenceIri = (statement: StatementId, evidence: EvidenceRecord): string =>
  part(iri(statement), `evidence-${evidenceId(statement, evidence).slice('evidence:'.length)}`);

/**
 * Words of an article, by quote and by place, as the target of an annotation.
 * @param place in code points, half-open.
 */
export const wordsNode = (
  annotation: string,
  article: ArticleId,
  quote: { readonly exact: string; readonly prefix?: string; readonly suffix?: string },
  place: { readonly start: number; readonly end: number },
): Node => ({
  id: `${annotation}-words`,
  type: 'SpecificResource',
  source: iri(article),
  selector: [
    { id: `${annotation}-quote`, type: 'TextQuoteSelector', ...quote },
    { id: `${annotation}-place`, type: 'TextPositionSelector', ...place },
  ],
});

/** Undefined where there is nothing to list, so that the key stays out of the JSON. */
export const some = (values: readonly Json[]): readonly Json[] | undefined => (values.length > 0 ? values : undefined);
