// One record of a table as people read it: who it names, what it claims, and which words prove it.

import type { Problem } from '../errors.ts';
import type { CsvRecord } from '../formats/csv.ts';
import { entityJoiner } from '../formats/entity-joiner.ts';
import { shapeProblems } from '../formats/shape.ts';
import type { BulkKind, BulkRow } from '../model/bulk.ts';
import { type Bundle, bundleSchema } from '../model/bundle.ts';
import { claimText, namesFrom } from '../model/claim-text.ts';
import type { Content } from '../model/content.ts';
import type { EntityId, EntityRecord } from '../model/entity.ts';
import type { Vocabulary } from '../model/predicates.ts';
import { resolveBundle } from '../model/resolve.ts';
import type { StatementRecord } from '../model/statement.ts';

const LISTS = {
  article: 'articles',
  entity: 'entities',
  mention: 'mentions',
  claim: 'claims',
  statement: 'statements',
  skipped: 'skipped',
} as const satisfies Readonly<Record<BulkKind, keyof Bundle>>;

interface Preview {
  readonly lines: readonly string[];
  /** What an import would refuse, as far as the record and those before it show. */
  readonly faults: readonly Problem[];
}

/** Shows records in turn: what one tells of an entity, later ones know. */
export function recordPreview(
  vocabulary: Vocabulary,
  publisher: Readonly<Record<string, unknown>>,
): (record: CsvRecord) => Preview {
  const entities = new Map<EntityId, EntityRecord>();
  return ({ where, entries }) => {
    const joiner = entityJoiner();
    const contradicting = [
      publisher,
      ...entries.flatMap(({ kind, value }) => (kind === 'entity' ? [value] : [])),
    ].flatMap((entity) => joiner.add(entity, where));
    const rest = entries.filter(({ kind }) => kind !== 'entity');
    const written = { bundle: 1, ...listsOf([...rest, ...contradicting, ...joiner.end()]) };
    const shape = bundleSchema.safeParse(written);
    if (!shape.success) {
      const faults = shapeProblems(shape.error.issues, written, () => where);
      return unreadable(where, faults);
    }
    const bundle = shape.data;
    const resolution = resolveBundle(
      {
        bundle,
        texts: new Map(bundle.articles.map(({ id, text }) => [id, text])),
        lineOf: () => where,
        textLineOf: () => where,
      },
      vocabulary,
      { entities, claims: new Set(), statements: new Set(), articles: new Map() },
    );
    if ('problems' in resolution) return unreadable(where, resolution.problems);
    for (const entity of resolution.content.entities) entities.set(entity.id, entity);
    return { lines: shown(where, bundle, resolution.content, entities, vocabulary), faults: [] };
  };
}

/** The entries of a record as the lists of a bundle. */
const listsOf = (record: readonly Pick<BulkRow, 'kind' | 'value'>[]): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    Object.entries(LISTS).map(([kind, list]) => [
      list,
      record.filter((row) => row.kind === kind).map(({ value }) => value),
    ]),
  );

const unreadable = (where: string, faults: readonly Problem[]): Preview => ({
  lines: [`${where}: can't be imported`],
  faults,
});

function shown(
  where: string,
  bundle: Bundle,
  content: Content,
  entities: ReadonlyMap<EntityId, EntityRecord>,
  vocabulary: Vocabulary,
): readonly string[] {
  const claims = new Map(content.claims.map((claim) => [claim.id, claim]));
  const nameOf = namesFrom(vocabulary, entities, claims);
  const said = content.statements.flatMap((statement) => {
    const claim = claims.get(statement.claim);
    const words = claim === undefined ? statement.claim : claimText(vocabulary, claim, nameOf);
    return [`  ${voices(statement, nameOf)}: ${words}`, `    ${proof(statement)}`];
  });
  const [article] = content.articles;
  const unused = bundle.skipped.map(({ line, why }) => `${labelOf(article?.text ?? '', line)} (${why})`);
  return [
    `${where}: ${article?.id ?? ''}`,
    ...mentioned(bundle, entities).map((entity) => `  ${described(entity)}`),
    ...(said.length === 0 ? ['  claims nothing'] : said),
    ...(unused.length === 0 ? [] : [`  without a claim: ${[...new Set(unused)].join(', ')}`]),
  ];
}

/** The entities that the record names, in its order. */
const mentioned = (bundle: Bundle, entities: ReadonlyMap<EntityId, EntityRecord>): readonly EntityRecord[] =>
  [...new Set(bundle.mentions.map(({ entity }) => entity))].flatMap((id) => entities.get(id) ?? []);

const described = ({ id, kind, name, names, externalIds, within, partOf }: EntityRecord): string =>
  [
    `${kind} ${name} (${id})`,
    ...names.map(({ value }) => `also ${value}`),
    ...externalIds.map((external) => `${external.scheme} ${external.id}`),
    ...(within === undefined ? [] : [`within ${within}`]),
    ...(partOf === undefined ? [] : [`part of ${partOf}`]),
  ].join(', ');

function voices(statement: StatementRecord, nameOf: (id: EntityId) => string): string {
  const { speaker, principal, relays, stance, certainty, saidAt, saidAtText } = statement;
  const date = saidAt ?? saidAtText;
  return [
    nameOf(speaker),
    ...(principal === undefined ? [] : [`for ${nameOf(principal)}`]),
    ...relays.map((relay) => `by way of ${nameOf(relay.entity)}`),
    stance,
    ...(certainty === 'UNDERSPECIFIED' ? [] : [certainty]),
    ...(date === undefined ? [] : [`(${date})`]),
  ].join(' ');
}

/** The words by role, each role once. */
function proof({ evidence }: StatementRecord): string {
  const roles = ['SOURCE', 'CUE', 'CONTENT'] as const;
  return roles
    .flatMap((role) => {
      const words = evidence.filter((one) => one.role === role).map(({ exact }) => JSON.stringify(exact));
      return words.length === 0 ? [] : [`${role} ${words.join(', ')}`];
    })
    .join('; ');
}

const labelOf = (text: string, line: number): string => text.split('\n')[line - 1]?.split(': ')[0] ?? `line ${line}`;
