// What follows from the article by the rules, asked of the served graph: the reason why this graph exists.
import { describe, expect, it } from 'vitest';
import { useStory } from './ask.ts';

const story = useStory();

interface Opposition {
  readonly grade: string;
  readonly wording: string;
  readonly hedges: readonly { text: string }[];
  readonly limits: readonly { role: string; denied: string }[];
  readonly affirming: Said;
  readonly denying: Said;
}
interface Said {
  readonly speaker: { name: string };
  readonly claim: { predicate: string; text: string };
  readonly evidence: readonly { sentence: { line: number } }[];
}

const OPPOSITIONS = `
  query ($filter: ClaimFilter) {
    claims(filter: $filter, first: 100) {
      nodes {
        text
        oppositions(first: 100) {
          nodes { grade wording hedges { text } limits { role denied } explanation affirming { ...said } denying { ...said } }
        }
      }
    }
  }
  fragment said on Statement { speaker { name } claim { predicate text } evidence { sentence { line } } }`;

/** All oppositions in which a claim under the predicate takes part, each once. */
async function oppositionsOn(predicate: string): Promise<readonly Opposition[]> {
  const { data } = await story.ask(OPPOSITIONS, { filter: { predicate } });
  const all = data.claims.nodes.flatMap((claim: { oppositions: { nodes: Opposition[] } }) => claim.oppositions.nodes);
  return [...new Map(all.map((each: Opposition) => [JSON.stringify(each), each])).values()] as Opposition[];
}

const linesOf = (said: Said): readonly number[] => [...new Set(said.evidence.map(({ sentence }) => sentence.line))];
const isBy = (name: string) => (each: Opposition) => each.denying.speaker.name === name;
const onUse = (each: Opposition): boolean => each.affirming.claim.predicate === 'USES';

describe('on use', () => {
  it("knows one DIRECT denial, the Kremlin's in line 11, and only in the reporter's words", async () => {
    const direct = (await oppositionsOn('USES')).filter(({ grade }) => grade === 'DIRECT');
    expect(direct.map(({ denying }) => [denying.speaker.name, linesOf(denying)])).toEqual([
      ['Kremlin', [11]],
      ['Kremlin', [11]],
    ]);
    expect(direct.map(({ affirming }) => affirming.speaker.name).sort()).toEqual([
      'Andrey Yusov',
      'Government of Ukraine',
    ]);
    expect(new Set(direct.map(({ wording }) => wording))).toEqual(new Set(['PARAPHRASED']));
  });

  it("never takes Peskov's quotes for a denial of it: they miss by officially and by here", async () => {
    const peskov = (await oppositionsOn('USES')).filter(isBy('Dmitry Peskov')).filter(onUse);
    expect(peskov.length).toBeGreaterThan(0);
    for (const { grade, wording, limits } of peskov) {
      expect(['ADJACENT', 'DISJOINT']).toContain(grade);
      expect(wording).toBe('QUOTED');
      expect(limits.map(({ denied }) => denied)).toEqual(expect.arrayContaining(['officially', 'Russia']));
    }
  });

  it("puts Musk's words beside it: they are about selling", async () => {
    const musk = (await oppositionsOn('USES')).filter(isBy('Elon Musk')).filter(onUse);
    expect(new Set(musk.map(({ grade }) => grade))).toEqual(new Set(['ADJACENT']));
    expect(new Set(musk.map(({ denying }) => denying.claim.predicate))).toEqual(new Set(['SELLS']));
  });

  it("leaves Ukraine's own use uncontested", async () => {
    const { data } = await story.ask(
      `{ claims(filter: { predicate: USES, subject: "entity:ukrainian-state" }) { nodes { status oppositions { totalCount } } } }`,
    );
    expect(data.claims.nodes).toEqual([{ status: 'UNCONTESTED', oppositions: { totalCount: 0 } }]);
  });
});

describe('on selling', () => {
  const graded = async (name: string, line: number) =>
    (await oppositionsOn('SELLS'))
      .filter(isBy(name))
      .filter(({ denying }) => linesOf(denying).includes(line))
      .filter(({ affirming }) => affirming.claim.predicate === 'SELLS')
      .map(({ grade, affirming, hedges, limits }) => ({
        grade,
        against: affirming.claim.text,
        hedges: hedges.map(({ text }) => text),
        limits: limits.map(({ role }) => role),
      }));
  const ALLEGED_SALE = 'SpaceX sells Starlink (recipient: Russian state)';
  const PURCHASE = '[unnamed] sells Starlink (recipient: Russian state; channel: through parallel imports)';

  it('has Musk deny the unnamed allegation squarely, and the purchase only within a limit: he names the seller', async () => {
    const found = await graded('Elon Musk', 31);
    expect(found).toContainEqual({ grade: 'DIRECT', against: ALLEGED_SALE, hedges: [], limits: [] });
    expect(found).toContainEqual({ grade: 'SCOPED', against: PURCHASE, hedges: [], limits: ['SUBJECT'] });
  });

  it('has his quoted denial meet both squarely, and hedged', async () => {
    const hedged = { grade: 'DIRECT', hedges: ['As far as we are aware'], limits: [] };
    const found = await graded('Elon Musk', 33);
    expect(found).toContainEqual({ ...hedged, against: ALLEGED_SALE });
    expect(found).toContainEqual({ ...hedged, against: PURCHASE });
  });

  it("limits Kiev's concession by officially, and calls it a concession", async () => {
    const found = await graded('Government of Ukraine', 35);
    expect(found).toContainEqual({ grade: 'SCOPED', against: PURCHASE, hedges: [], limits: ['MANNER'] });
    expect(new Set(found.map(({ grade }) => grade))).toEqual(new Set(['SCOPED']));
    const { data } = await story.ask(
      `{ statements(filter: { isConcession: true }) { nodes { speaker { name } stance claim { text } relays { entity { name } principal { name } } } } }`,
    );
    expect(data.statements.nodes).toEqual([
      {
        speaker: { name: 'Government of Ukraine' },
        stance: 'DENIES',
        claim: { text: '[unnamed] sells Starlink (recipient: Russian state; manner: officially)' },
        relays: [{ entity: { name: 'Andrey Yusov' }, principal: { name: 'GUR' } }],
      },
    ]);
  });
});

describe('the headline', () => {
  it('says more than its article for Musk, and leaves out what limits the Kremlin', async () => {
    const { data } = await story.ask(`{
      article(id: "article:musk-kremlin-starlink") {
        headlineChecks {
          statement { speaker { name } }
          quoted { verdict dropped { text } nearest { speaker { name } evidence { sentence { line } } } }
          paraphrased { verdict dropped { text } nearest { evidence { sentence { line } } } }
        }
      }
    }`);
    const [musk, kremlin] = data.article.headlineChecks;
    expect(musk).toMatchObject({
      statement: { speaker: { name: 'Elon Musk' } },
      quoted: { verdict: 'OVERSTATED' },
      paraphrased: { verdict: 'OVERSTATED' },
    });
    expect(kremlin).toMatchObject({
      statement: { speaker: { name: 'Kremlin' } },
      quoted: { verdict: 'NARROWER_IN_BODY' },
      paraphrased: { verdict: 'NARROWER_IN_BODY' },
    });
    const dropped = (verdict: { dropped: { text: string }[] }) => verdict.dropped.map(({ text }) => text);
    expect(dropped(kremlin.quoted)).toEqual(expect.arrayContaining(['Russia', 'officially']));
    expect(dropped(kremlin.paraphrased)).toEqual(['front line in Ukraine']);
  });
});

describe('what connects Musk to Sevastopol', () => {
  it('is what he refused', async () => {
    const { data } = await story.ask(`{
      entity(id: "entity:sevastopol") {
        relationships(first: 100) { nodes { label predicate from { id name ... on Event { occurrence } relationships(first: 100) { nodes { predicate from { name } } } } to { name } } }
      }
    }`);
    const arriving = data.entity.relationships.nodes.filter(
      ({ to }: { to: { name: string } }) => to.name === 'Sevastopol',
    );
    expect(arriving).toHaveLength(1);
    expect(arriving[0].from.occurrence).toBe('REFUSED');
    const reached = arriving[0].from.relationships.nodes.filter(
      ({ from }: { from: { name: string } }) => from.name !== arriving[0].from.name,
    );
    expect(reached).toEqual([{ predicate: 'REFUSES', from: { name: 'Elon Musk' } }]);
  });
});
