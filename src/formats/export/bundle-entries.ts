// Records as the entries of a bundle that would tell them: the converse of resolving one.
import type { WrittenBundle } from '../../model/bundle.ts';
import { type Filler, filledSlots, fillerType, fillerValue, isClaim, isEntity } from '../../model/claim.ts';
import type { EntityRecord } from '../../model/entity.ts';
import type { ExportedArticle, ExportedClaim, ExportedStatement, ExportRecord } from '../../model/export.ts';
import { present } from '../../model/present.ts';
import { settledQuote } from '../../model/settle.ts';
import { statementId } from '../../model/statement.ts';
import type { ExportContext } from './format.ts';

type EntriesOf<K extends keyof WrittenBundle> = NonNullable<WrittenBundle[K]> extends (infer T)[] ? T : never;

/** An entry of a bundle, with the kind of bulk row that it is. An article's `text` is the text itself. */
export type Entry =
  | readonly ['entity', EntriesOf<'entities'>]
  | readonly ['article', EntriesOf<'articles'>]
  | readonly ['mention', EntriesOf<'mentions'>]
  | readonly ['skipped', EntriesOf<'skipped'>]
  | readonly ['claim', EntriesOf<'claims'>]
  | readonly ['statement', EntriesOf<'statements'>];

/** Why a sentence is skipped whose statements are not exported. */
const NOT_EXPORTED = 'no exported statement quotes it';

/** The key of a claim or statement in a bundle: its id without the kind. */
const keyOf = (id: string): string => id.slice(id.indexOf(':') + 1);

/**
 * The entries that tell a record, what has a default left out. A bundle tells neither retracted statements nor claims that
 * nobody states: they are left out, and counted.
 */
export function bundleEntries(exported: ExportRecord, context: ExportContext): readonly Entry[] {
  switch (exported.kind) {
    case 'entity':
      return [['entity', entityEntry(exported.record)]];
    case 'article':
      return articleEntries(exported);
    case 'claim':
      if (exported.isSaid) return [['claim', claimEntry(exported)]];
      context.leaveOut('claim that nobody states: left out, no bundle can tell it');
      return [];
    case 'statement':
      if (exported.record.retractedAt !== undefined) {
        context.leaveOut('retracted statement: left out, a bundle would tell it as standing');
        return [];
      }
      if (exported.answers.length < exported.record.respondsTo.length) {
        context.leaveOut('answer to a retracted statement: kept, without what it answers');
      }
      if (statementId(exported.record) !== exported.record.id) {
        context.leaveOut('statement that lost the article that its id is made of: importing gives it another id');
      }
      return [['statement', statementEntry(exported)]];
    case 'relationship':
      return [];
  }
}

function entityEntry({ names, externalIds, isGroup, nameStatus, ...plain }: EntityRecord): EntriesOf<'entities'> {
  return present({
    ...plain,
    names: names.length === 0 ? undefined : names.map((name) => ({ ...name })),
    nameStatus: nameStatus === 'NAMED' ? undefined : nameStatus,
    isGroup: isGroup || undefined,
    externalIds: externalIds.length === 0 ? undefined : externalIds.map((external) => ({ ...external })),
  });
}

function articleEntries({ record, quoted }: ExportedArticle): readonly Entry[] {
  const { sentences, mentions, headline: _, ...plain } = record;
  const headlines = [...new Set(sentences.filter(({ kind }) => kind === 'HEADLINE').map(({ line }) => line))];
  const onLine = new Map<number, number>();
  for (const { line } of sentences) onLine.set(line, (onLine.get(line) ?? 0) + 1);
  const article = present({ ...plain, headline: headlines.length === 0 ? undefined : headlines });
  return [
    ['article', article],
    ...mentions.map(
      (mention): Entry => [
        'mention',
        { article: record.id, ...settledQuote(record.text, mention), entity: mention.entity },
      ],
    ),
    ...sentences
      .filter(({ index }) => !quoted.has(index))
      .map(({ line, text, skipped }): Entry => {
        const quote = (onLine.get(line) ?? 0) > 1 ? text : undefined;
        return ['skipped', present({ article: record.id, line, quote, why: skipped ?? NOT_EXPORTED })];
      }),
  ];
}

function claimEntry({ record }: ExportedClaim): EntriesOf<'claims'> {
  const { SUBJECT, OBJECT, ...qualifiers } = record.slots;
  const filled = filledSlots(qualifiers).map(
    ([role, filler]) => [role, isEntity(filler) ? filler : fillerValue(filler)] as const,
  );
  return present({
    key: keyOf(record.id),
    predicate: record.predicate,
    modality: record.modality === 'ACTUAL' ? undefined : record.modality,
    subject: SUBJECT && participant(SUBJECT),
    object: OBJECT && participant(OBJECT),
    qualifiers: filled.length === 0 ? undefined : Object.fromEntries(filled),
  });
}

function participant(filler: Filler): NonNullable<EntriesOf<'claims'>['subject']> {
  if (isEntity(filler)) return filler;
  if (isClaim(filler)) return { claim: keyOf(filler) };
  if (fillerType(filler) === 'value') return { value: fillerValue(filler) };
  throw new Error(`${filler} can't be a participant of a claim`);
}

function statementEntry({ record, answers, quotes }: ExportedStatement): EntriesOf<'statements'> {
  const { relays, hedges, basis, certainty } = record;
  return present({
    key: keyOf(record.id),
    claim: keyOf(record.claim),
    speaker: record.speaker,
    onBehalfOf: record.principal,
    relays:
      relays.length === 0
        ? undefined
        : relays.map((relay) => present({ entity: relay.entity, onBehalfOf: relay.principal })),
    stance: record.stance,
    isConcession: record.isConcession || undefined,
    certainty: certainty === 'UNDERSPECIFIED' ? undefined : certainty,
    directness: record.directness,
    hedges: hedges.length === 0 ? undefined : hedges.map((hedge) => ({ ...hedge })),
    basis: basis === 'TEXT' ? undefined : basis,
    why: record.why,
    medium: record.medium,
    saidAt: record.saidAt,
    saidAtText: record.saidAtText,
    utterance: record.utterance,
    respondsTo: answers.length === 0 ? undefined : answers.map(keyOf),
    note: record.note,
    evidence: quotes.map((quote) => ({ ...quote })),
  });
}
