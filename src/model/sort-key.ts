// The texts by which every list is ordered: compared as they are, ascending, each unique within its list.
import type { ArticleId } from './article.ts';
import type { ClaimId } from './claim.ts';
import { parseDate } from './date.ts';
import type { RelationshipRecord } from './derived.ts';
import type { EntityId, EntityRecord } from './entity.ts';
import type { EvidenceRecord } from './evidence.ts';
import { foldName } from './name.ts';
import type { StatementRecord } from './statement.ts';

/** 142,000 years either way: what is further away, or open, is clamped. Twice this is still an exact integer. */
const FURTHEST = 4_500_000_000_000_000;
const INSTANT_DIGITS = 16;
const START_DIGITS = 9;
const COUNT_DIGITS = 8;

/** What begins no later than the instant (UTC milliseconds) has a key from here on, and, where it is dated, before UNDATED. */
export const instantKey = (instant: number): string =>
  padded(FURTHEST - Math.min(FURTHEST, Math.max(-FURTHEST, instant)), INSTANT_DIGITS);

/** After every digit: what bears no date comes last. */
export const UNDATED = '~';
/** After every statement's key, undated ones too. */
const UNSAID = '~~';

const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** The later the beginning, the smaller the key. A date begins at its earliest instant: '2024' comes after '2024-02-12'. */
const newestFirst = (edtf: string | undefined): string =>
  edtf === undefined ? UNDATED : instantKey(parseDate(edtf).earliest);

/**
 * Oldest first: by the beginning, then the end of the date, undated last; then as `sortKey`, the key of a statement that
 * bears the date, goes on.
 */
export const chronologicalKey = (edtf: string | undefined, sortKey: string): string =>
  `${edtf === undefined ? UNDATED : dateKey(edtf)}|${sortKey.slice(sortKey.indexOf('|') + 1)}`;

/**
 * Where a chronological key and all that begins later stand among keys that come newest first: below this. What is undated
 * has its place in either order at the end.
 */
export const newestFirstBelow = (chronological: string): string =>
  `${padded(2 * FURTHEST - Number(chronological.slice(0, INSTANT_DIGITS)), INSTANT_DIGITS)}${UNDATED}`;

/** Earlier beginnings before later ones, then earlier ends before later ones. */
export const dateKey = (edtf: string): string => {
  const { earliest, latest } = parseDate(edtf);
  return `${instantKey(-earliest)}|${instantKey(-latest)}`;
};

/** By article, then by place in it; what comes first there. */
const firstOf = (evidence: readonly EvidenceRecord[]): EvidenceRecord | undefined =>
  evidence.reduce<EvidenceRecord | undefined>(
    (first, next) =>
      first === undefined ||
      next.article < first.article ||
      (next.article === first.article && next.start < first.start)
        ? next
        : first,
    undefined,
  );

/** Newest day first, within an article in reading order, undated last. Only its own `saidAt` dates a statement. */
export const statementSortKey = (statement: StatementRecord): string => {
  const first = firstOf(statement.evidence);
  return `${newestFirst(statement.saidAt)}|${first?.article ?? ''}|${padded(first?.start ?? 0, START_DIGITS)}|${statement.id}`;
};

/** Reading order within one article. */
export const tellingSortKey = (statement: StatementRecord, article: ArticleId): string => {
  const first = firstOf(statement.evidence.filter((evidence) => evidence.article === article));
  return `${padded(first?.start ?? 0, START_DIGITS)}|${statement.id}`;
};

/** As its newest statement, headlines included; a claim of which nothing is said (now) comes last. */
export const claimSortKey = (id: ClaimId, statementKeys: readonly string[]): string =>
  `${statementKeys.toSorted()[0] ?? UNSAID}|${id}`;

/** Newest first, undated last. */
export const articleSortKey = (id: ArticleId, publishedAt: string | undefined): string =>
  `${newestFirst(publishedAt)}|${id}`;

/** By folded name. */
export const entitySortKey = (entity: Pick<EntityRecord, 'id' | 'name'>): `${string}|${EntityId}` =>
  `${foldName(entity.name)}|${entity.id}`;

/** Most statements first, then by predicate, role and ends. */
export const relationshipSortKey = (
  relationship: Pick<RelationshipRecord, 'statementCount' | 'predicate' | 'role' | 'from' | 'to'>,
): string => {
  const { statementCount, predicate, role, from, to } = relationship;
  const complement = 10 ** COUNT_DIGITS - 1 - Math.min(statementCount, 10 ** COUNT_DIGITS - 1);
  return [padded(complement, COUNT_DIGITS), predicate, role, from, to].join('|');
};

const NUMBER_DIGITS = 12;

/** Of what is numbered as it comes, newest first. */
export const ledgerSortKey = (number: number): string =>
  String(10 ** NUMBER_DIGITS - 1 - number).padStart(NUMBER_DIGITS, '0');
