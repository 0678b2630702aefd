// The statements of a bundle as records: their words placed, what follows from where these stand, and who answers whom.
import type { ArticleId } from './article.ts';
import type { Bundle, BundleEvidence, BundlePath, BundleStatement } from './bundle.ts';
import type { ClaimId } from './claim.ts';
import { parseDate } from './date.ts';
import type { EvidenceRecord } from './evidence.ts';
import { nearestTo } from './nearest.ts';
import { present } from './present.ts';
import { isQuoted } from './quotation.ts';
import { dateProblem, type Report, suggestion } from './report.ts';
import type { Articles } from './resolve-articles.ts';
import type { Claims } from './resolve-claims.ts';
import type { Entities } from './resolve-entities.ts';
import { type StatementId, type StatementRecord, statementId } from './statement.ts';
import type { Stored } from './stored.ts';

/** As much of the text around a quote as the W3C TextQuoteSelector needs to find it in a changed copy. */
const CONTEXT = 32;

interface Entry {
  readonly at: number;
  readonly record: StatementRecord;
}

export interface Statements {
  /** Sorted by id, each id once: entries that differ in nothing but evidence and what they answer are joined. */
  readonly records: readonly StatementRecord[];
  /** By the key of an entry. */
  readonly ids: ReadonlyMap<string, StatementId>;
}

/** What the bundle says of statements; what is wrong is reported. */
export function resolveStatements(
  bundle: Bundle,
  stored: Stored,
  entities: Entities,
  articles: Articles,
  claims: Claims,
  report: Report,
): Statements {
  const entries = new Map<string, Entry | undefined>();
  for (const [at, statement] of bundle.statements.entries()) {
    if (entries.has(statement.key)) {
      report(
        'DUPLICATE_KEY',
        ['statements', at, 'key'],
        `two statements have the key ${statement.key}; give each its own`,
      );
    }
    const record = resolve(statement, ['statements', at]);
    if (!entries.has(statement.key)) entries.set(statement.key, record && { at, record });
  }
  const joined = new Map<StatementId, Entry>();
  for (const [at, statement] of bundle.statements.entries()) {
    const entry = entries.get(statement.key);
    const respondsTo = answered(statement, entry?.record.id, ['statements', at, 'respondsTo']);
    if (entry === undefined || entry.at !== at) continue;
    const record = { ...entry.record, respondsTo };
    const before = joined.get(record.id);
    joined.set(record.id, before === undefined ? { at, record } : { at: before.at, record: join(before, record, at) });
  }
  return {
    records: [...joined.values()].map(({ record }) => derived(record)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    ids: new Map([...entries].flatMap(([key, entry]) => (entry === undefined ? [] : [[key, entry.record.id]]))),
  };

  /** What an entry says by itself; `respondsTo` follows when every entry has its id. */
  function resolve(statement: BundleStatement, path: BundlePath): StatementRecord | undefined {
    const claim = claims.expect(statement.claim, [...path, 'claim']);
    checkVoices(statement, path);
    if (statement.saidAt !== undefined) {
      const problem = dateProblem(statement.saidAt, parseDate);
      if (problem !== undefined) report('DATE_INVALID', [...path, 'saidAt'], problem);
    }
    if ((statement.basis === 'INFERRED' || statement.basis === 'ANNOTATOR') && statement.why === undefined) {
      report(
        'WHY_MISSING',
        [...path, 'basis'],
        `the basis ${statement.basis} needs a why: on what does the reading rest?`,
      );
    }
    if (!statement.evidence.some(({ role }) => role === 'CONTENT')) {
      report('CONTENT_MISSING', [...path, 'evidence'], 'no evidence has the role CONTENT; quote the words that say it');
    }
    const placed = statement.evidence.map((evidence, at) => placeEvidence(evidence, [...path, 'evidence', at]));
    const evidence = placed.filter((one) => one !== undefined);
    if (claim === undefined || evidence.length < placed.length) return undefined;
    const isHeadline = headlineOf(evidence, path);
    const record = statementRecord(statement, claim, sortedEvidence(evidence), isHeadline);
    checkDirectness(record, path);
    return record;
  }

  function checkVoices(statement: BundleStatement, path: BundlePath): void {
    entities.expect(statement.speaker, [...path, 'speaker']);
    if (statement.onBehalfOf !== undefined) entities.expect(statement.onBehalfOf, [...path, 'onBehalfOf']);
    for (const [at, relay] of statement.relays.entries()) {
      entities.expect(relay.entity, [...path, 'relays', at, 'entity']);
      if (relay.onBehalfOf !== undefined) entities.expect(relay.onBehalfOf, [...path, 'relays', at, 'onBehalfOf']);
    }
  }

  function placeEvidence(evidence: BundleEvidence, path: BundlePath): EvidenceRecord | undefined {
    const placed = articles.place(evidence, path);
    if (placed === undefined) return undefined;
    const text = articles.get(placed.article)?.text ?? '';
    return {
      article: placed.article,
      sentence: placed.sentence,
      role: evidence.role,
      start: placed.start,
      end: placed.end,
      exact: placed.exact,
      prefix: wholeCharacters(text.slice(Math.max(0, placed.start - CONTEXT), placed.start)),
      suffix: wholeCharacters(text.slice(placed.end, placed.end + CONTEXT)),
    };
  }

  function headlineOf(evidence: readonly EvidenceRecord[], path: BundlePath): boolean {
    const inHeadline = evidence.filter((one) => sentenceOf(one)?.kind === 'HEADLINE');
    if (inHeadline.length > 0 && inHeadline.length < evidence.length) {
      report(
        'HEADLINE_MIXED',
        [...path, 'evidence'],
        `${inHeadline.length} of ${evidence.length} spans stand in a headline; what a headline says is a statement of its own, with all its evidence there`,
      );
    }
    return inHeadline.length > 0;
  }

  function sentenceOf(evidence: EvidenceRecord) {
    return articles.get(evidence.article)?.sentences[evidence.sentence];
  }

  /** The publisher of the first evidence's article says it in the article itself: no one relays or quotes it. */
  function isPublisher(record: StatementRecord): boolean {
    const first = record.evidence[0];
    return (
      first !== undefined && articles.get(first.article)?.publisher === record.speaker && record.relays.length === 0
    );
  }

  function checkDirectness(record: StatementRecord, path: BundlePath): void {
    if (!isPublisher(record)) {
      if (record.directness !== undefined) return;
      report(
        'DIRECTNESS_MISSING',
        [...path, 'key'],
        `${record.speaker} doesn't publish the article, so it quotes or paraphrases them; add directness: DIRECT_QUOTE, INDIRECT or MIXED`,
      );
    } else if (record.directness !== undefined && !record.evidence.some(({ role }) => role === 'SOURCE')) {
      report(
        'DIRECTNESS_UNEXPECTED',
        [...path, 'directness'],
        `${record.speaker} publishes the article and no SOURCE says that it is quoted: the article speaks itself; take directness out, or give the SOURCE`,
      );
    }
  }

  function answered(
    statement: BundleStatement,
    self: StatementId | undefined,
    path: BundlePath,
  ): readonly StatementId[] {
    const ids = new Set<StatementId>();
    for (const [at, reference] of statement.respondsTo.entries()) {
      const isStored = reference.startsWith('statement:');
      if (isStored ? !stored.statements.has(reference as StatementId) : !entries.has(reference)) {
        const what = isStored
          ? `the graph has no ${reference}`
          : `no statement has the key ${JSON.stringify(reference)}`;
        report('STATEMENT_UNKNOWN', [...path, at], `${what}${suggestion(nearestTo(reference, entries.keys()))}`);
        continue;
      }
      const id = isStored ? (reference as StatementId) : entries.get(reference)?.record.id;
      if (reference === statement.key || (id !== undefined && id === self)) {
        report(
          'RESPONDS_TO_ITSELF',
          [...path, at],
          `${statement.key} can't answer itself; name the statement that it answers`,
        );
      } else if (id !== undefined) {
        ids.add(id);
      }
    }
    return [...ids].sort();
  }

  function join({ at: firstAt, record: before }: Entry, record: StatementRecord, at: number): StatementRecord {
    const differing = (Object.keys({ ...before, ...record }) as (keyof StatementRecord)[]).filter(
      (field) =>
        field !== 'evidence' &&
        field !== 'respondsTo' &&
        JSON.stringify(before[field]) !== JSON.stringify(record[field]),
    );
    if (differing.length > 0) {
      report(
        'STATEMENT_CONFLICT',
        ['statements', at, 'key'],
        `${JSON.stringify(bundle.statements[at]?.key)} is one speech act with ${JSON.stringify(bundle.statements[firstAt]?.key)}, but differs in ${differing.join(', ')}; ` +
          'make them agree, or tell the two apart by saidAt or utterance',
      );
    }
    return {
      ...before,
      evidence: sortedEvidence([...before.evidence, ...record.evidence]),
      respondsTo: [...new Set([...before.respondsTo, ...record.respondsTo])].sort(),
    };
  }

  /** With what follows from all its evidence, known only once its entries are joined. */
  function derived(record: StatementRecord): StatementRecord {
    const isWordForWord = record.evidence
      .filter(({ role }) => role === 'CONTENT')
      .every((one) => {
        const article = articles.get(one.article);
        return article !== undefined && isQuoted(article, one);
      });
    return {
      ...record,
      wording: isWordForWord ? 'QUOTED' : 'PARAPHRASED',
      isArticleVoice: record.directness === undefined && isPublisher(record),
    };
  }
}

function statementRecord(
  statement: BundleStatement,
  claim: ClaimId,
  evidence: readonly EvidenceRecord[],
  isHeadline: boolean,
): StatementRecord {
  const said = present({
    claim,
    speaker: statement.speaker,
    principal: statement.onBehalfOf,
    relays: statement.relays.map(({ entity, onBehalfOf }) => present({ entity, principal: onBehalfOf })),
    stance: statement.stance,
    isConcession: statement.isConcession,
    certainty: statement.certainty,
    hedges: [...statement.hedges]
      .map(({ text, by }) => ({ text, by }))
      .sort((a, b) => (a.text === b.text ? (a.by < b.by ? -1 : 1) : a.text < b.text ? -1 : 1)),
    directness: statement.directness,
    wording: 'PARAPHRASED' as const,
    basis: statement.basis,
    why: statement.why,
    medium: statement.medium,
    saidAt: statement.saidAt,
    saidAtText: statement.saidAtText,
    isHeadline,
    isArticleVoice: false,
    utterance: statement.utterance,
    respondsTo: [],
    note: statement.note,
    evidence,
  });
  return { id: statementId(said), ...said };
}

/** In reading order within each article, articles by id; the same words in the same role once. */
function sortedEvidence(evidence: readonly EvidenceRecord[]): readonly EvidenceRecord[] {
  const byPlace = new Map(evidence.map((one) => [`${one.article} ${one.role} ${one.start} ${one.end}`, one] as const));
  return [...byPlace.values()].sort(
    (a, b) => compare<ArticleId>(a.article, b.article) || a.start - b.start || a.end - b.end || compare(a.role, b.role),
  );
}

const compare = <T extends string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** Without half a surrogate pair at either end. */
const wholeCharacters = (text: string): string => text.replace(/^\p{Surrogate}|\p{Surrogate}$/gu, '');
