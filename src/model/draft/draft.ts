// A bundle drafted from a reading: every entry proposed, with its reason, for somebody to accept or mend.
import type { SentenceRecord } from '../article.ts';
import type { WrittenBundle } from '../bundle.ts';
import type { EntityId } from '../entity.ts';
import type { Located } from '../locate.ts';
import type { Vocabulary } from '../predicates.ts';
import type { Member } from './cast.ts';
import type { ProposedClaim } from './claims.ts';
import { type DraftOptions, entityIds, proposedEntities, proposedMentions } from './entities.ts';
import { keyGiver, slugOf } from './keys.ts';
import type { Layout } from './layout.ts';
import type { Lexicon } from './lexicon.ts';
import { pointerTo } from './pointers.ts';
import { type Saying, sayingsOf } from './sayings.ts';
import type { Reading } from './speech.ts';

type WrittenStatement = NonNullable<WrittenBundle['statements']>[number];
type WrittenClaim = NonNullable<WrittenBundle['claims']>[number];
type WrittenEvidence = WrittenStatement['evidence'][number];

/** What was said but proposes no claim: a statement without `claim`, and its words. */
interface Unclaimed {
  readonly line: number;
  readonly words: string;
  readonly statement: Omit<WrittenStatement, 'claim'>;
}

export interface Draft {
  /** Valid by shape; `attest import` refuses it until its `proposed` keys are taken out. */
  readonly bundle: WrittenBundle;
  readonly unclaimed: readonly Unclaimed[];
}

/** Pure and deterministic: the same reading and options give the same draft. */
export function draftBundle(
  article: Located,
  layout: Layout,
  reading: Reading,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  options: DraftOptions,
): Draft {
  const sayings = sayingsOf(article.text, reading, lexicon, vocabulary);
  const ids = entityIds(reading.cast, article, options);
  const idOf = (member: Member): EntityId => ids.get(member) ?? ('entity:unnamed' as EntityId);
  const slug = options.id.slice('article:'.length);
  const publisher = options.publisher ?? (`entity:publisher-of-${slug}` as EntityId);
  const giveClaimKey = keyGiver();
  const giveStatementKey = keyGiver();
  const claims = new Map<string, WrittenClaim>();
  const statements: WrittenStatement[] = [];
  const unclaimed: Unclaimed[] = [];
  const used = new Set<SentenceRecord>();
  const seen = new Set<string>();
  const referred = new Set<Member>();

  for (const saying of sayings) {
    const answered = saying.answers && tell(saying.answers);
    tell(saying, answered?.key);
  }
  for (const office of offices()) tell(office);
  return {
    bundle: {
      bundle: 1,
      articles: [
        {
          id: options.id,
          text: options.file,
          language: options.language,
          publisher,
          ...(layout.headlines.length > 0 && { headline: [...layout.headlines] }),
          proposed: `headline: ${layout.headlineReason}${options.publisher === undefined ? '; publisher: none was given' : ''}`,
        },
      ],
      entities: proposedEntities(article, ids, referred, publisher, options),
      mentions: proposedMentions(article, ids, options),
      claims: [...claims.values()],
      statements,
      skipped: skipped(),
    },
    unclaimed,
  };

  function tell(saying: Saying, responds?: string): WrittenStatement | undefined {
    const { claim, speaker, sentence } = saying;
    const evidence = evidenceOf(saying);
    if (evidence === undefined || (saying.speech !== undefined && speaker === undefined)) return undefined;
    const isArticle = saying.speech === undefined && saying.basis !== 'PRESUPPOSED';
    if (claim === undefined && isArticle) return undefined;
    const speakerId = speaker === undefined ? publisher : idOf(speaker);
    const stance = saying.stance;
    for (const member of [speaker, saying.principal, saying.relayer]) if (member !== undefined) referred.add(member);
    const written: Omit<WrittenStatement, 'claim'> = {
      key: giveStatementKey(
        `${slugOf(speaker?.name ?? 'article', 4) || 'speaker'}-${stance.toLowerCase()}-line-${sentence.line}`,
      ),
      speaker: speakerId,
      ...(saying.principal && saying.principal !== speaker && { onBehalfOf: idOf(saying.principal) }),
      ...(saying.relayer && { relays: [{ entity: idOf(saying.relayer) }] }),
      stance,
      ...(saying.isConcession && { isConcession: true }),
      ...(saying.certainty !== 'UNDERSPECIFIED' && { certainty: saying.certainty }),
      ...(speaker !== undefined && saying.directness !== undefined && { directness: saying.directness }),
      ...(saying.hedges.length > 0 && { hedges: saying.hedges.map(({ text, by }) => ({ text, by })) }),
      ...(saying.basis !== 'TEXT' && { basis: saying.basis }),
      ...(saying.basis === 'INFERRED' && { why: saying.why }),
      ...(saying.saidAtText !== undefined && { saidAtText: saying.saidAtText }),
      ...(responds !== undefined && { respondsTo: [responds] }),
      evidence,
      proposed: [saying.why, ...saying.reasons].join('; '),
    };
    if (claim === undefined) {
      unclaimed.push({
        line: sentence.line,
        words: article.text.slice(saying.content.start, saying.content.end),
        statement: written,
      });
      return undefined;
    }
    for (const span of [saying.source, saying.cue, saying.content]) {
      const holder = span && article.sentences.find(({ start, end }) => start <= span.start && span.end <= end);
      if (holder !== undefined) used.add(holder);
    }
    const key = claimKey(claim);
    // One speaker's second statement of one claim is another utterance.
    const act = JSON.stringify([
      key,
      speakerId,
      written.onBehalfOf,
      written.relays,
      stance,
      sentence.kind === 'HEADLINE',
      saying.saidAtText,
    ]);
    const { evidence: words, proposed, key: statementKey, ...rest } = written;
    const statement: WrittenStatement = {
      key: statementKey,
      claim: key,
      ...rest,
      ...(seen.has(act) && { utterance: statementKey }),
      evidence: words,
      ...(proposed !== undefined && { proposed }),
    };
    seen.add(act);
    statements.push(statement);
    return statement;
  }

  function evidenceOf(saying: Saying): WrittenEvidence[] | undefined {
    const content = pointerTo(article, saying.content);
    if (content === undefined) return undefined;
    const source = saying.source && pointerTo(article, saying.source);
    const cue = saying.cue && pointerTo(article, saying.cue);
    return [
      ...(source ? [{ role: 'SOURCE' as const, ...source }] : []),
      ...(cue ? [{ role: 'CUE' as const, ...cue }] : []),
      { role: 'CONTENT' as const, ...content },
    ];
  }

  function claimKey(claim: ProposedClaim): string {
    const participant = (filler: Member | string): string => (typeof filler === 'string' ? filler : idOf(filler));
    const qualifiers = Object.fromEntries([...claim.qualifiers].map(([role, filler]) => [role, participant(filler)]));
    for (const member of [claim.subject, claim.object, ...claim.qualifiers.values()]) {
      if (member !== undefined && typeof member !== 'string') referred.add(member);
    }
    const content = {
      predicate: claim.predicate,
      ...(claim.modality !== 'ACTUAL' && { modality: claim.modality }),
      ...(claim.subject && { subject: participant(claim.subject) as EntityId }),
      ...(claim.object && { object: participant(claim.object) as EntityId }),
      ...(claim.qualifiers.size > 0 && { qualifiers }),
    };
    const same = JSON.stringify(content);
    const before = claims.get(same);
    if (before !== undefined) return before.key;
    const words = [
      claim.subject && slugOf(claim.subject.name, 2),
      slugOf(claim.predicate.replaceAll('_', ' ')),
      claim.object && slugOf(claim.object.name, 3),
    ];
    const key = giveClaimKey(words.filter((word) => word !== undefined && word !== '').join('-'));
    claims.set(same, { key, ...content, proposed: claim.reasons.join('; ') });
    return key;
  }

  /** "Dmitry Peskov, a spokesperson for the Kremlin": the article says so. */
  function offices(): readonly Saying[] {
    const told = new Set<Member>();
    return reading.speeches.flatMap(({ speaker, source, frame }) => {
      const principal = speaker?.principal;
      if (
        speaker === undefined ||
        source === undefined ||
        principal === undefined ||
        told.has(speaker) ||
        frame.isHeadline
      )
        return [];
      if (
        !/spokes/i.test(article.text.slice(source.start, source.end)) ||
        speaker.kind !== 'Person' ||
        speaker.nameStatus !== 'NAMED'
      )
        return [];
      if (principal.member.kind !== 'Organization' && principal.member.kind !== 'Person') return [];
      const sentence = article.sentences.find(({ start, end }) => start <= source.start && source.end <= end);
      if (sentence === undefined) return [];
      told.add(speaker);
      const claim: ProposedClaim = {
        predicate: 'SPOKESPERSON_OF',
        modality: 'ACTUAL',
        subject: speaker,
        object: principal.member,
        qualifiers: new Map(),
        isNegated: false,
        isOpen: false,
        restrictions: [],
        reasons: [principal.reason],
      };
      const said = { stance: 'AFFIRMS', isConcession: false, certainty: 'CERTAIN', hedges: [], basis: 'TEXT' } as const;
      return [
        { ...said, content: source, sentence, why: 'the words for the speaker name the office', reasons: [], claim },
      ];
    });
  }

  function skipped(): NonNullable<WrittenBundle['skipped']> {
    return article.sentences.flatMap((sentence) => {
      const onLine = article.sentences.filter(({ line }) => line === sentence.line);
      const words = onLine.length > 1 ? { quote: sentence.text } : {};
      const known = layout.skipped.find(({ line }) => line === sentence.line);
      if (known !== undefined) return [{ line: sentence.line, ...words, why: known.why, proposed: known.reason }];
      if (used.has(sentence)) return [];
      const waits = unclaimed.some(({ line }) => line === sentence.line);
      const proposed = waits
        ? 'said, but no claim is drafted: take its statement from the comments, or say why it tells nothing'
        : 'no verb of the lexicon leads to anything here: write the claim, or say why it tells nothing';
      return [{ line: sentence.line, ...words, why: 'no claim drafted', proposed }];
    });
  }
}
