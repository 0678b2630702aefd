import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleSchema } from '../../src/model/bundle.ts';
import { canonicalClaim } from '../../src/model/canonical-claim.ts';
import { referencesOf } from '../../src/model/stored.ts';
import { check, type Draft, harbor, NOTHING_STORED, TEXT, VOCABULARY } from './harbor.ts';

const contentOf = (draft: Draft, stored = NOTHING_STORED) => {
  const { content, problems } = check(draft, stored);
  expect(problems).toEqual([]);
  if (content === undefined) throw new Error('unreachable: a bundle without problems has content');
  return content;
};

const statementOf = (draft: Draft, key: string, stored = NOTHING_STORED) => {
  const { stance, speaker } = draft.statements.find((statement: Draft) => statement.key === key);
  return contentOf(draft, stored).statements.find((one) => one.speaker === speaker && one.stance === stance);
};

describe('resolveBundle', () => {
  it('gives records without absent fields, quotes as offsets, and lists in one order', () => {
    const { articles, claims, statements, entities } = contentOf(harbor());
    expect(entities.map(({ id }) => id)).toEqual([...entities.map(({ id }) => id)].sort());
    expect(entities.find(({ id }) => id === 'entity:dock-union')).toStrictEqual({
      id: 'entity:dock-union',
      kind: 'Organization',
      name: 'Dock Union',
      names: [{ value: 'the union', kind: 'ALIAS' }],
      nameStatus: 'NAMED',
      isGroup: false,
      externalIds: [],
      partOf: 'entity:federation',
    });
    expect(claims).toHaveLength(3);
    expect(articles[0]).toMatchObject({ headline: 'Dock union to strike', text: TEXT });
    expect(articles[0]?.mentions.map(({ exact, start, sentence }) => [exact, start, sentence])).toEqual([
      ['the north harbor', TEXT.indexOf('the north harbor'), 2],
      ['Ana Ruiz', TEXT.indexOf('Ana Ruiz'), 3],
      ['union', TEXT.lastIndexOf('union sells'), 4],
    ]);
    const alleged = statements.find(({ speaker }) => speaker === 'entity:port');
    const start = TEXT.indexOf('There is no strike');
    expect(statements.find(({ speaker }) => speaker === 'entity:ana-ruiz')).toStrictEqual({
      id: expect.stringMatching(/^statement:[0-9a-f]{20}$/),
      claim: alleged?.claim,
      speaker: 'entity:ana-ruiz',
      principal: 'entity:dock-union',
      relays: [],
      stance: 'DENIES',
      isConcession: false,
      certainty: 'PROBABLE',
      hedges: [{ text: 'as far as I know', by: 'SPEAKER' }],
      directness: 'DIRECT_QUOTE',
      wording: 'QUOTED',
      basis: 'TEXT',
      saidAtText: 'on Monday',
      isHeadline: false,
      isArticleVoice: false,
      respondsTo: [alleged?.id],
      evidence: [
        {
          article: 'article:harbor-strike',
          sentence: 3,
          role: 'CONTENT',
          start,
          end: start + 'There is no strike planned at the north harbor'.length,
          exact: 'There is no strike planned at the north harbor',
          prefix: TEXT.slice(start - 32, start),
          suffix: ' as far as I know," said Ana Rui',
        },
        expect.objectContaining({ role: 'SOURCE', exact: 'Ana Ruiz, a spokeswoman' }),
      ],
    });
  });

  it('gives the same content whatever the order of its lists', () => {
    const whole = JSON.stringify(contentOf(harbor()));
    const shuffled = <T>(list: readonly T[]) =>
      fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
    const draft = harbor();
    fc.assert(
      fc.property(
        shuffled(draft.entities),
        shuffled(draft.mentions),
        shuffled(draft.claims),
        shuffled(draft.statements),
        shuffled(draft.statements[1].evidence),
        (entities, mentions, claims, statements, evidence) => {
          const reordered = statements.map((one) =>
            one === draft.statements[1] ? { ...draft.statements[1], evidence } : one,
          );
          expect(JSON.stringify(contentOf({ ...draft, entities, mentions, claims, statements: reordered }))).toBe(
            whole,
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('cuts exactly the quoted words out of any text', () => {
    const words = fc.array(fc.constantFrom('dock', 'union', 'Zoë', '😀', '“no”', 'strike,', 'a.b', '船'), {
      minLength: 3,
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), fc.constantFrom('\n', '\r\n'), (list, from, length, ending) => {
        const line = list.join(' ');
        const start = from % list.length;
        const quote = list.slice(start, start + 1 + (length % (list.length - start))).join(' ');
        const draft = harbor();
        draft.articles[0].text = `${TEXT}x${ending}${line}${ending}`;
        draft.skipped.push({ line: 6, why: 'filler' });
        draft.mentions = [{ quote, line: 7, nth: 1, entity: 'entity:port' }];
        draft.statements[3].evidence.push({ role: 'CUE', quote: line, line: 7 });
        const { content } = check(draft);
        // Where the words hold a stop, the quotes may run over the end of a sentence: then there is no content.
        for (const article of content?.articles ?? []) {
          for (const { start: at, end, exact } of [
            ...article.mentions,
            ...article.sentences.map((one) => ({ ...one, exact: one.text })),
          ]) {
            expect(article.text.slice(at, end)).toBe(exact);
          }
          for (const { evidence } of content?.statements ?? []) {
            for (const one of evidence) {
              expect(article.text.slice(one.start, one.end)).toBe(one.exact);
              expect(article.text.slice(0, one.start).endsWith(one.prefix)).toBe(true);
              expect(article.text.slice(one.end).startsWith(one.suffix)).toBe(true);
            }
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('joins entries of one speech act, with the evidence and answers of both', () => {
    const draft = harbor();
    const { respondsTo: _, ...again } = structuredClone(draft.statements[2]);
    again.key = 'ruiz-denies-again';
    again.evidence = [{ role: 'CUE', quote: 'said' }];
    again.evidence.push(draft.statements[2].evidence[1]);
    draft.statements.push(again);
    expect(contentOf(draft).statements).toHaveLength(4);
    expect(statementOf(draft, 'ruiz-denies')?.evidence.map(({ role }) => role)).toEqual(['CONTENT', 'CUE', 'SOURCE']);
    expect(statementOf(draft, 'ruiz-denies')?.respondsTo).toHaveLength(1);
  });

  it('marks what a headline says, and what the article says itself', () => {
    const { statements } = contentOf(harbor());
    expect(
      statements.map(({ speaker, isHeadline, isArticleVoice }) => ({ speaker, isHeadline, isArticleVoice })),
    ).toEqual(
      expect.arrayContaining([
        { speaker: 'entity:the-gazette', isHeadline: true, isArticleVoice: true },
        { speaker: 'entity:the-gazette', isHeadline: false, isArticleVoice: true },
        { speaker: 'entity:port', isHeadline: false, isArticleVoice: false },
      ]),
    );
  });

  it('takes a publisher that is quoted for a voice like any other', () => {
    const draft = harbor();
    Object.assign(draft.statements[3], { directness: 'INDIRECT' });
    draft.statements[3].evidence.push({ role: 'SOURCE', quote: 'The union' });
    expect(statementOf(draft, 'no-sale')?.isArticleVoice).toBe(false);
  });

  it.each([
    ['"There is no strike," she said.', 'There is no strike', 'QUOTED'],
    ['She said there is “no strike”.', 'no strike', 'QUOTED'],
    ['She said there is “no strike”.', 'there is “no strike', 'PARAPHRASED'],
    ['Elle a dit «\u00a0pas de grève\u00a0» hier.', 'pas de grève', 'QUOTED'],
    ['Sie sagt: „Kein Streik“ sei geplant.', 'Kein Streik', 'QUOTED'],
    ['Sie sagt: »Kein Streik« sei geplant.', 'Kein Streik', 'QUOTED'],
    ['Sie sagt: „Kein Streik“ sei geplant.', 'sei geplant', 'PARAPHRASED'],
    ['She said ‘it isn’t planned’ twice.', 'it isn’t planned', 'QUOTED'],
    ["She said it isn't planned, it's over.", 't planned, it', 'PARAPHRASED'],
    ['She said: "There is no strike. ', 'no strike', 'QUOTED'],
    ['She said: "There is no strike. It is over.', 'It is over', 'PARAPHRASED'],
    ['"There is no strike. It is over. So be it."', 'It is over', 'QUOTED'],
    ['“There is no strike. It is over.', 'It is over', 'QUOTED'],
    ['There is no strike," she said.', 'There is no strike', 'QUOTED'],
    ['There is no strike," she said.', 'she said', 'PARAPHRASED'],
    ['A 5" pipe burst, no strike came.', 'no strike came', 'PARAPHRASED'],
    ['A 5" pipe burst, no strike came.', 'A 5', 'PARAPHRASED'],
    ['"No," she said, "there is no strike."', 'she said', 'PARAPHRASED'],
  ])('calls the words of %j cut at %j %s', (line, quote, wording) => {
    const draft = harbor();
    draft.articles[0].text = `${TEXT.trimEnd()}\n${line}\n`;
    draft.statements[3].evidence = [{ role: 'CONTENT', quote, line: 6 }];
    draft.statements.push({ ...harbor().statements[3], key: 'rest', stance: 'QUESTIONS' });
    for (const sentence of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(line)) {
      if (!sentence.segment.includes(quote))
        draft.skipped.push({ line: 6, quote: sentence.segment.trim(), why: 'filler' });
    }
    expect(statementOf(draft, 'no-sale')?.wording).toBe(wording);
  });

  it('reads a converse, a synonym, a date, a value and a claim within a claim', () => {
    const draft = harbor();
    draft.claims.push(
      {
        key: 'bought',
        predicate: 'BUYS',
        subject: 'entity:port',
        object: 'entity:cargo',
        qualifiers: { ORIGIN: 'entity:dock-union', MANNER: 'official' },
      },
      { key: 'when', predicate: 'TAKES_PLACE', subject: 'entity:strike', qualifiers: { TIME: '2024-02~' } },
      { key: 'count', predicate: 'NUMBERS', subject: 'entity:dock-union', object: { value: 12 } },
      { key: 'meeting', predicate: 'MEETS', subject: 'entity:port', object: 'entity:ana-ruiz' },
      { key: 'plan-of-sale', predicate: 'PLANS', subject: 'entity:port', object: { claim: 'sale' } },
    );
    for (const { key } of draft.claims.slice(3)) {
      draft.statements.push({ ...harbor().statements[3], key: `says-${key}`, claim: key });
    }
    const { claims } = contentOf(draft);
    const slots = claims.map((claim) => claim.slots);
    const sale = claims.find(({ predicate, slots: { RECIPIENT } }) => predicate === 'SELLS' && RECIPIENT === undefined);
    expect(slots).toEqual(
      expect.arrayContaining([
        { SUBJECT: 'entity:dock-union', OBJECT: 'entity:cargo', RECIPIENT: 'entity:port', MANNER: 'term:OFFICIALLY' },
        { SUBJECT: 'entity:strike', TIME: 'date:2024-02~' },
        { SUBJECT: 'entity:dock-union', OBJECT: 'value:12' },
        { SUBJECT: 'entity:ana-ruiz', OBJECT: 'entity:port' },
        { SUBJECT: 'entity:port', OBJECT: sale?.id },
      ]),
    );
  });

  it('leans on what the graph holds: entities, claims, statements and the texts of other articles', () => {
    const whole = contentOf(harbor());
    const [article] = whole.articles;
    const [claim] = whole.claims;
    const [statement] = whole.statements;
    if (article === undefined || claim === undefined || statement === undefined) throw new Error('unreachable');
    const stored = {
      entities: new Map(whole.entities.map((entity) => [entity.id, entity] as const)),
      claims: new Set([claim.id]),
      statements: new Set([statement.id]),
      articles: new Map([[article.id, article]]),
    };
    const draft = {
      bundle: 1,
      statements: [
        {
          key: 'port-agrees',
          claim: claim.id,
          speaker: 'entity:port',
          stance: 'REPORTS',
          directness: 'INDIRECT',
          respondsTo: [statement.id],
          evidence: [{ article: article.id, role: 'CONTENT', quote: 'There is no strike planned' }],
        },
      ],
    };
    expect(contentOf(draft, stored).statements[0]).toMatchObject({ respondsTo: [statement.id], wording: 'QUOTED' });
    expect(referencesOf(bundleSchema.parse(draft))).toEqual({
      entities: ['entity:port'],
      claims: [claim.id],
      statements: [statement.id],
      articles: [article.id],
    });
  });
});

describe('canonicalClaim', () => {
  it('leaves a canonical claim as it is, and puts the sole participant of a symmetric predicate first', () => {
    const meets = canonicalClaim(
      { predicate: 'MEETS', modality: 'ACTUAL', slots: { OBJECT: 'entity:port' } },
      VOCABULARY,
    );
    expect(meets.slots).toEqual({ SUBJECT: 'entity:port' });
    expect(canonicalClaim(meets, VOCABULARY)).toEqual(meets);
  });
});
