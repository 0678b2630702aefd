// The invented story: that it can be told beside the seed, and that the rules find in it the traps its README names.
import { beforeAll, describe, expect, it } from 'vitest';
import { readBundle } from '../src/formats/formats.ts';
import type { Content } from '../src/model/content.ts';
import { corroboration } from '../src/model/corroboration.ts';
import { headlineCheck } from '../src/model/headline.ts';
import { isAffirmedBy } from '../src/model/logic.ts';
import { opposition } from '../src/model/opposition.ts';
import { resolveBundle } from '../src/model/resolve.ts';
import type { Spoken } from '../src/model/spoken.ts';
import { type World, worldOf } from '../src/model/world.ts';
import { query } from '../src/neo4j/query.ts';
import { read } from '../src/neo4j/run.ts';
import { loadVocabulary } from '../src/vocabulary.ts';
import { verify } from '../src/write/audit.ts';
import { importBundle } from '../src/write/import.ts';
import { NOTHING_STORED } from './model/harbor.ts';
import { openBothStories, QUARRY, useGraph } from './story.ts';

describe('the quarry story, told beside the seed', () => {
  const graph = useGraph(openBothStories);
  const rows = async (text: string) => (await read(graph.database, query('tests.fixtures', text))).rows;

  it('leaves no drift', async () => {
    expect((await verify(graph.database, graph.vocabulary)).faults).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    const report = await importBundle(graph.database, await readBundle(QUARRY), graph.vocabulary, { name: 'again' });
    expect([report.problems, report.changes, report.importId]).toEqual([[], [], undefined]);
  });

  it('shares no claim with the seed, so neither story changes a status of the other', async () => {
    expect(
      await rows(`
        MATCH (claim:Claim)<-[:ABOUT]-(:Statement)-[:EVIDENCED_BY]->()-[:IN]->()-[:OF]->(article:Article)
        WITH claim, collect(DISTINCT article.id STARTS WITH 'article:quarry-') AS stories
        WHERE size(stories) > 1
        RETURN claim.id`),
    ).toEqual([]);
  });

  it('gives each disputed claim the status that its statements make', async () => {
    const found = await rows(`
      MATCH (claim:Claim)-[:SUBJECT]->(subject {id: 'entity:marrow-stone'})
      WHERE claim.predicate IN ['USES', 'PRODUCES', 'VIOLATES', 'OWNS']
      RETURN claim.text, claim.status`);
    expect(Object.fromEntries(found as [string, string][])).toEqual({
      'Marrow Stone uses Calvex': 'SCOPED_DENIAL',
      'Marrow Stone uses Calvex (place: Kamen Ridge quarry)': 'SCOPED_DENIAL',
      'Marrow Stone uses Calvex (place: Kamen Ridge quarry; manner: secretly)': 'SCOPED_DENIAL',
      'Marrow Stone uses Calvex (place: north face of Kamen Ridge)': 'CONTESTED',
      'Marrow Stone uses Calvex (place: the other three faces of Kamen Ridge)': 'DENIED_ONLY',
      'Marrow Stone produces Calvex': 'DENIED_ONLY',
      // The headline alone says so, and headlines don't count.
      'Marrow Stone violates Water Act': 'UNSTATED',
      'would: Marrow Stone violates Water Act': 'UNCONTESTED',
      'Marrow Stone owns Tollan Freight': 'CONTESTED',
      'Marrow Stone owns Kamen Ridge quarry (time: 2019/..)': 'UNCONTESTED',
    });
  });
});

describe('the rules, applied to the quarry story', () => {
  let world: World;
  let content: Content;
  beforeAll(async () => {
    const vocabulary = await loadVocabulary();
    const resolution = resolveBundle(await readBundle(QUARRY), vocabulary, NOTHING_STORED);
    if ('problems' in resolution) throw new Error(JSON.stringify(resolution.problems, null, 2));
    content = resolution.content;
    world = worldOf(vocabulary, new Map(content.entities.map((entity) => [entity.id, entity])));
  });

  const spoken = (): readonly Spoken[] =>
    content.statements.flatMap((statement) => {
      const claim = content.claims.find(({ id }) => id === statement.claim);
      return claim === undefined ? [] : [{ statement, claim }];
    });
  /** The statement that has these words of an article as content. */
  const said = (article: string, words: string): Spoken => {
    const found = spoken().filter(({ statement }) =>
      statement.evidence.some(
        (evidence) =>
          evidence.role === 'CONTENT' &&
          evidence.article.startsWith(`article:quarry-${article}`) &&
          evidence.exact === words,
      ),
    );
    if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} statements say "${words}"`);
    return found[0];
  };
  const accused = () => said('01', 'Marrow Stone is spraying the dust binder Calvex at the Kamen Ridge quarry');
  const denied = () => said('02', 'We have not sprayed Calvex on the north face');
  const admitted = () => said('05', 'Marrow Stone sprays Calvex on the north face');

  it('call a denial of one face compatible with an accusation of the quarry', () => {
    expect(opposition(world, accused(), denied())).toMatchObject({
      grade: 'SCOPED',
      wording: 'QUOTED',
      limits: [{ role: 'PLACE', denied: 'entity:kamen-ridge-north-face' }],
    });
  });

  it('call a denial of making an answer to something else', () => {
    expect(opposition(world, accused(), said('02', 'Nor do we make Calvex, and we never have'))).toMatchObject({
      grade: 'DISJOINT',
    });
  });

  it('hold the denial directly against what came through two relays, and against its own speaker later', () => {
    expect(admitted().statement.relays.map(({ entity }) => entity)).toEqual([
      'entity:unnamed-ministry-inspector',
      'entity:dana-kestrel',
    ]);
    expect(opposition(world, admitted(), denied())?.grade).toBe('DIRECT');
    const takenBack = said('09', 'Marrow Stone did spray Calvex on the north face of Kamen Ridge');
    expect(opposition(world, takenBack, denied())?.grade).toBe('DIRECT');
    expect([takenBack.statement.speaker, takenBack.claim.id]).toEqual([denied().statement.speaker, denied().claim.id]);
  });

  it('hold a broader denial directly against the counter-claim it answers, and beside the one against the town', () => {
    const broader = said('07', 'Our road service has never used Calvex');
    expect(opposition(world, said('03', 'Their road service sprays it there'), broader)?.grade).toBe('DIRECT');
    const town = said('03', 'It is the town of Brezna that uses Calvex, on the valley road');
    expect(opposition(world, town, broader)?.grade).toBe('ADJACENT');
  });

  it('hold a correction directly against what it corrects, by the same voice', () => {
    const correction = said('08', 'It is not.');
    const corrected = said('01', 'Tollan Freight is owned by Marrow Stone.');
    expect(correction.statement).toMatchObject({
      speaker: corrected.statement.speaker,
      isArticleVoice: true,
      respondsTo: [corrected.statement.id],
    });
    expect(opposition(world, corrected, correction)?.grade).toBe('DIRECT');
  });

  it.each([
    ['01', 'Marrow Stone of spraying Calvex at Kamen Ridge quarry', 'SUPPORTED', 'SUPPORTED'],
    ['02', 'using Calvex', 'NARROWER_IN_BODY', 'UNSUPPORTED'],
    ['03', "Town's road service sprays Calvex on valley road", 'SUPPORTED', 'UNSUPPORTED'],
    ['05', 'Calvex on north face', 'UNSUPPORTED', 'SUPPORTED'],
    ['06', 'Marrow Stone received Calvex lawfully from Tollan Freight in 2029', 'SUPPORTED', 'OVERSTATED'],
    ['07', 'Marrow Stone broke the Water Act', 'OVERSTATED', 'UNSUPPORTED'],
    ['08', 'Tollan Freight is not owned by Marrow Stone', 'UNSUPPORTED', 'SUPPORTED'],
    ['09', 'it sprayed Calvex on north face', 'UNSUPPORTED', 'SUPPORTED'],
  ])('find the headline of %s, "%s", %s by quotes and %s by paraphrases', (article, words, quoted, paraphrased) => {
    const body = spoken().filter(({ statement }) =>
      statement.evidence.some((evidence) => evidence.article.startsWith(`article:quarry-${article}`)),
    );
    const check = headlineCheck(world, said(article, words), body);
    expect([check.quoted.verdict, check.paraphrased.verdict]).toEqual([quoted, paraphrased]);
  });

  it('count two copies of one text as one utterance', () => {
    const { claim } = said('03', 'Their road service sprays it there');
    expect(behind(claim)).toEqual({ articles: 2, publishers: 2, utterances: 1, speakers: 1, principals: 1 });
  });

  it('count behind the accusation whoever says it of a part of the quarry', () => {
    expect(behind(accused().claim)).toEqual({ articles: 4, publishers: 4, utterances: 5, speakers: 5, principals: 4 });
  });

  const behind = (claim: Spoken['claim']) =>
    corroboration(
      spoken()
        .filter((one) => isAffirmedBy(world, claim, one.claim))
        .map((one) => ({
          ...one,
          articles: content.articles.filter(({ id }) => one.statement.evidence.some(({ article }) => article === id)),
        })),
    );

  it('keep two people of one name apart', () => {
    const people = content.entities.filter(({ id }) => /morozov/.test(id)).map(({ id, name }) => [id, name]);
    expect(people).toEqual([
      ['entity:alexei-morozov', 'Alexei Morozov'],
      ['entity:foreman-morozov', 'А. Морозов'],
    ]);
  });
});
