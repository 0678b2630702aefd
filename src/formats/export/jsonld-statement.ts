// Statements in PROV and Web Annotation: one speech act each, with its stance, its voices and the words that prove it.
import type { ArticleId } from '../../model/article.ts';
import { counts, type StatementRecord } from '../../model/statement.ts';
import { evidenceIri, iri, type Json, type Node, type PointOf, part, some, wordsNode } from './jsonld-node.ts';

/**
 * A statement whole: what it says, and what proves it.
 * @param recordedAt ISO instant at which the graph learned of it.
 */
export const statementNode = (statement: StatementRecord, recordedAt: string, pointOf: PointOf): Node => ({
  ...speechAct(statement),
  evidence: statement.evidence.map((one) => evidenceNode(statement, one, pointOf)),
  ...lifetime(statement, recordedAt),
});

/**
 * Since when the graph has the statement, and since when it no longer counts it: the earlier of retraction and
 * supersession. When it was said is `saidAt`.
 */
export const lifetime = ({ retractedAt, supersededAt }: StatementRecord, recordedAt: string): Node => ({
  generatedAtTime: recordedAt,
  invalidatedAtTime: [retractedAt, supersededAt].filter((at) => at !== undefined).sort()[0],
  retractedAt,
  supersededAt,
});

/**
 * The speech act without its evidence.
 *
 * A claim is said to appear in an article only where a counted statement affirms it there: a reader who knows schema.org
 * alone must not take a denial for the claim's assertion. On whose behalf somebody spoke is true of this act of speaking
 * only, so it is a delegation with an activity and never a bare `actedOnBehalfOf` between the two.
 */
export function speechAct(statement: StatementRecord): Node {
  const id = iri(statement.id);
  const isAppearance = statement.stance === 'AFFIRMS' && counts(statement);
  return {
    id,
    type: ['Statement', 'ProvEntity'],
    claim: isAppearance
      ? { id: iri(statement.claim), appearance: articlesOf(statement).map(iri) }
      : iri(statement.claim),
    stance: statement.stance,
    isConcession: statement.isConcession,
    certainty: statement.certainty,
    hedge: some(statement.hedges.map(({ text, by }, at) => ({ id: part(id, `hedge-${at}`), type: 'Hedge', text, by }))),
    ...voices(statement, id),
    directness: statement.directness,
    wording: statement.wording,
    basis: statement.basis,
    why: statement.why,
    medium: statement.medium,
    saidAt: statement.saidAt,
    saidAtText: statement.saidAtText,
    isHeadline: statement.isHeadline,
    isArticleVoice: statement.isArticleVoice,
    utterance: statement.utterance,
    respondsTo: some(statement.respondsTo.map(iri)),
    note: statement.note,
    wasDerivedFrom: articlesOf(statement).map(iri),
  };
}

/** The articles that carry it, each once. */
export const articlesOf = ({ evidence }: StatementRecord): readonly ArticleId[] => [
  ...new Set(evidence.map(({ article }) => article)),
];

/** Each relay is an utterance of its own, quoted from the one before it; the first, from the statement. */
function voices(statement: StatementRecord, id: string): Node {
  const { speaker, principal, relays } = statement;
  const saying = part(id, 'saying');
  return {
    speaker:
      principal === undefined
        ? iri(speaker)
        : {
            id: iri(speaker),
            qualifiedDelegation: {
              id: part(id, 'delegation'),
              type: 'Delegation',
              agent: iri(principal),
              hadActivity: { id: saying, type: 'Activity', wasAssociatedWith: [iri(speaker), iri(principal)] },
            },
          },
    onBehalfOf: principal && iri(principal),
    saying: principal && saying,
    relay: some(
      relays.map((relay, at) => ({
        id: part(id, `relay-${at}`),
        type: ['Relay', 'ProvEntity'],
        index: at,
        speaker: iri(relay.entity),
        onBehalfOf: relay.principal && iri(relay.principal),
        wasQuotedFrom: at === 0 ? id : part(id, `relay-${at - 1}`),
      })) as Json[],
    ),
  };
}

/** A span of words that links a statement to the place where it is made. */
export function evidenceNode(
  statement: Pick<StatementRecord, 'id'>,
  evidence: StatementRecord['evidence'][number],
  pointOf: PointOf,
): Node {
  const id = evidenceIri(statement.id, evidence);
  const { article, role, exact, prefix, suffix, start, end } = evidence;
  return {
    id,
    type: 'Annotation',
    motivation: 'linking',
    evidenceRole: role,
    body: iri(statement.id),
    target: wordsNode(
      id,
      article,
      { exact, prefix, suffix },
      { start: pointOf(article, start), end: pointOf(article, end) },
    ),
  };
}
