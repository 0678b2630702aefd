// Finding by words: names, claims and sentences, whatever the script, with typing errors and beginnings forgiven.
import { InputError } from '../../errors.ts';
import { luceneQuery, match, searchTerms } from '../../model/search.ts';
import { pageSize } from '../../read/page.ts';
import type { Args, Part } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { enumOf } from '../enums.ts';
import { ClaimRef, EntityRef, SentenceRef } from '../refs.ts';

const SEARCH_KINDS = ['ENTITY', 'CLAIM', 'SENTENCE'] as const;
type SearchKind = (typeof SEARCH_KINDS)[number];

const SearchKindRef = enumOf<SearchKind>('SearchKind', 'What a search finds.', SEARCH_KINDS, {
  ENTITY: 'An entity, by any of its names.',
  CLAIM: 'A claim, by its text.',
  SENTENCE: 'A sentence of an article, by its words.',
});

const HighlightRef = builder.objectRef<object>('Highlight');
builder.objectType(HighlightRef, {
  description: 'A word that answers the search. Offsets are UTF-16 code units of `matched`.',
  fields: (t) => ({
    start: t.int({ description: 'Where it starts: 0 is the first code unit.', ...value() }),
    end: t.int({ description: 'Where it ends: the first code unit after it.', ...value() }),
  }),
});

const SearchHitRef = builder.objectRef<object>('SearchHit');
builder.objectType(SearchHitRef, {
  description: 'Something that answers a search: one of entity, claim and sentence, by `kind`; the others are null.',
  fields: (t) => ({
    kind: t.field({ type: SearchKindRef, description: 'What it is.', ...value() }),
    score: t.float({
      description:
        'How well it answers, from 0 to 1: how many of the words are found, how exactly, and how little else there is.',
      ...value(),
    }),
    matched: t.string({ description: 'The text that answers: a name, a claim in words, or a sentence.', ...value() }),
    highlights: t.field({ type: [HighlightRef], description: 'The words in it that answer, in order.', ...value() }),
    entity: t.field({
      type: EntityRef,
      nullable: true,
      description: 'The entity; null where something else was found.',
      ...row('entities'),
    }),
    claim: t.field({
      type: ClaimRef,
      nullable: true,
      description: 'The claim; null where something else was found.',
      ...row('claims'),
    }),
    sentence: t.field({
      type: SentenceRef,
      nullable: true,
      description: 'The sentence; null where something else was found.',
      ...row('sentences'),
    }),
  }),
});

/** The best candidates are read with what was selected of them; below them the index offers nothing better. */
const candidates = (kind: SearchKind, index: string, texts: (to: string) => string): Part => ({
  match: ({ to, param }) => {
    const wanted = param((args) =>
      args.kinds === null || args.kinds === undefined || (args.kinds as string[]).includes(kind) ? [kind] : [],
    );
    const lucene = param((args) => luceneQuery(termsOf(args)));
    const limit = param((args) => BigInt(pageSize(args, 'search')));
    // Superseded items stay in the index but have no sort key: the surplus makes up for them.
    return `UNWIND ${wanted} AS kind CALL db.index.fulltext.queryNodes('${index}', ${lucene}, {limit: 500}) YIELD node AS ${to}, score WHERE ${to}.sortKey IS NOT NULL WITH ${to}, score ORDER BY score DESC, ${to}.sortKey LIMIT ${limit}`;
  },
  inputs: ({ to }) => [`${to}.sortKey`, texts(to)],
});

function termsOf(args: Args): ReturnType<typeof searchTerms> {
  const terms = searchTerms(args.text as string);
  if (terms.length > 0) return terms;
  throw new InputError(
    'SEARCH_EMPTY',
    `search(text:): found ${JSON.stringify((args.text as string).slice(0, 40))}, expected at least one letter or digit; write a word of what you look for`,
  );
}

const PARTS = { entities: 'ENTITY', claims: 'CLAIM', sentences: 'SENTENCE' } as const;

builder.queryField('search', (t) =>
  t.field({
    type: [SearchHitRef],
    description:
      'What answers these words, best first: entities by all their names in any script, claims, and sentences. Beginnings, typing errors, accents and case are forgiven; at most 16 words are used. Empty where nothing answers.',
    args: {
      text: t.arg.string({
        required: true,
        description: 'The words. No syntax: every sign but letters and digits is a space.',
      }),
      kinds: t.arg({ type: [SearchKindRef], description: 'Only of these kinds; absent or null: of all.' }),
      first: t.arg.int({ required: true, defaultValue: 20, description: 'Hits at most: 1 to 100, 20 unless given.' }),
    },
    ...decided({
      parts: {
        entities: candidates(
          'ENTITY',
          'entity_names_fulltext',
          (to) => `[${to}.name] + coalesce(${to}.nameValues, [])`,
        ),
        claims: candidates('CLAIM', 'claim_text_fulltext', (to) => `[${to}.text]`),
        sentences: candidates('SENTENCE', 'sentence_text_fulltext', (to) => `[${to}.text]`),
      },
      decide: (rows, args) => {
        const terms = termsOf(args);
        const hits = Object.entries(PARTS).flatMap(([part, kind]) =>
          (rows[part] ?? []).map(([sortKey, texts], at) => {
            const matches = (texts as readonly string[]).map((text) => ({ matched: text, ...match(terms, text) }));
            const best = matches.reduce((a, b) => (b.score > a.score ? b : a));
            const item = { entity: null, claim: null, sentence: null, kind, ...best };
            const ref = { part, row: at };
            const found =
              kind === 'ENTITY'
                ? { ...item, entity: ref }
                : kind === 'CLAIM'
                  ? { ...item, claim: ref }
                  : { ...item, sentence: ref };
            return { found, order: SEARCH_KINDS.indexOf(kind), sortKey: sortKey as string };
          }),
        );
        return hits
          .filter(({ found }) => found.score > 0)
          .sort((a, b) => b.found.score - a.found.score || a.order - b.order || (a.sortKey < b.sortKey ? -1 : 1))
          .slice(0, pageSize(args, 'search'))
          .map(({ found }) => found);
      },
    }),
  }),
);
