import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { readBundle } from '../../src/formats/formats.ts';
import { connect } from '../../src/neo4j/connect.ts';
import { query } from '../../src/neo4j/query.ts';
import { write } from '../../src/neo4j/run.ts';
import { listen, type Server } from '../../src/server/server.ts';
import { type Serving, serveGraph } from '../../src/server/serving.ts';
import { importBundle } from '../../src/write/import.ts';
import { rdfOf, Triples } from '../formats/export/rdf.ts';
import { openStory, useGraph } from '../story.ts';
import { until } from './site.ts';

const graph = useGraph(openStory);
let server: Server;
let serving: Serving;
beforeAll(async () => {
  server = await listen('127.0.0.1', 0);
  const database = connect(inject('neo4j'));
  const site = { schema, open: async () => database, prepare: async () => {}, onChange: () => {} };
  serving = serveGraph(server, site, pino({ level: 'silent' }));
  await until(async () => (await fetch(`${server.url}/health/ready`)).ok || undefined);
});
afterAll(() => serving.close(1_000));

const ask = (path: string, accept = 'text/html', init: RequestInit = {}) =>
  fetch(`${server.url}${path}`, { ...init, headers: { accept, ...init.headers } });
const page = async (path: string): Promise<string> => (await ask(path)).text();
/** What a reader sees, one space between words. */
const read = (markup: string): string =>
  markup
    .replaceAll(/<style>.*?<\/style>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

/** The claim that Russian forces use it at the front, and a statement about it. */
async function idsAtTheFront() {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `{ claims(filter: { predicate: USES, subject: "entity:russian-armed-forces" }, first: 100) {
        nodes { id qualifiers { role } statements { nodes { id stance speaker { id } } } } } }`,
    }),
  });
  const { data } = (await response.json()) as {
    data: {
      claims: {
        nodes: {
          id: string;
          qualifiers: { role: string }[];
          statements: { nodes: { id: string; stance: string; speaker: { id: string } }[] };
        }[];
      };
    };
  };
  const claim = data.claims.nodes.find(({ qualifiers }) => qualifiers.some(({ role }) => role === 'PLACE'));
  const denial = claim?.statements.nodes.find(({ stance }) => stance === 'DENIES');
  if (claim === undefined || denial === undefined) throw new Error('the seed denies that it is used at the front');
  return { claim: claim.id.replace(':', '/'), denial: denial.id.replace(':', '/'), denier: denial.speaker.id };
}

describe('a permalink', () => {
  it.each([
    ['text/html', '', 'text/html'],
    ['*/*', '', 'text/html'],
    ['application/ld+json', '', 'application/ld+json'],
    ['application/json', '', 'application/json'],
    ['text/html;q=0.2, application/ld+json;q=0.8', '', 'application/ld+json'],
    ['text/html', '.jsonld', 'application/ld+json'],
    ['application/ld+json', '.html', 'text/html'],
    ['image/png', '.html', 'text/html'],
  ])('answers for "%s" at …%s in %s', async (accept, suffix, type) => {
    const response = await ask(`/entity/kremlin${suffix}`, accept);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    expect(response.headers.get('vary')).toBe('accept');
    await response.text();
  });

  it('refuses what it has not, and says what it has', async () => {
    const response = await ask('/entity/kremlin', 'text/turtle');
    expect(response.status).toBe(406);
    expect(await response.text()).toMatch(/text\/html, application\/ld\+json, application\/json/);
  });

  it.each(['claim/00000000000000000000', 'statement/nothing', 'article/nothing', 'entity/nothing'])(
    'names in its own type the id that nothing has: %s',
    async (path) => {
      const [asPage, asData] = await Promise.all([ask(`/${path}`), ask(`/${path}`, 'application/ld+json')]);
      expect([asPage.status, asData.status]).toEqual([404, 404]);
      const id = path.replace('/', ':');
      expect(read(await asPage.text())).toContain(`${id}: nothing in this graph has this id`);
      expect(await asData.json()).toMatchObject({ errors: [{ extensions: { reason: 'ID_UNKNOWN' } }] });
    },
  );

  it('is no address of anything with a slash in it, or with a broken escape', async () => {
    expect((await ask('/entity/a/b')).status).toBe(404);
    expect((await ask('/entity/%E0%A4%A')).status).toBe(404);
    expect((await ask('/entity/')).status).toBe(404);
    expect((await ask('//entity')).status).toBe(404);
  });

  it('answers HEAD like GET but for the body, and refuses other methods', async () => {
    const [get, head, post] = await Promise.all([
      ask('/entity/kremlin'),
      ask('/entity/kremlin', 'text/html', { method: 'HEAD' }),
      ask('/entity/kremlin', 'text/html', { method: 'POST' }),
    ]);
    expect([head.status, head.headers.get('content-length')]).toEqual([200, get.headers.get('content-length')]);
    expect(await head.text()).toBe('');
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    await get.text();
  });

  it('sends nothing again that the client has', async () => {
    const first = await ask('/entity/kremlin', 'application/ld+json');
    const tag = first.headers.get('etag') ?? '';
    await first.text();
    const again = await ask('/entity/kremlin', 'application/ld+json', {
      headers: { 'if-none-match': `W/"x", ${tag}` },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await ask('/entity/kremlin', 'text/html', { headers: { 'if-none-match': tag } });
    expect(other.status).toBe(200);
    await other.text();
  });

  it('runs no script and loads nothing', async () => {
    const response = await ask('/article/musk-kremlin-starlink');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe|https?:|\*/);
    expect(await response.text()).not.toMatch(/<(script|img|link rel="stylesheet"|iframe)/);
  });

  it('is of one thing, whatever parameters come with it', async () => {
    expect(await page('/entity/kremlin?id=entity:starlink&other=1')).toContain('<h1><bdi>Kremlin</bdi></h1>');
  });

  it('says which argument is wrong', async () => {
    const response = await ask('/entity/kremlin?statementsAfter=nonsense');
    expect(response.status).toBe(400);
    expect(read(await response.text())).toMatch(/after/);
  });
});

describe('the page of a claim', () => {
  it("shows the Kremlin's denial as paraphrased, with its words marked in their sentence", async () => {
    const { claim } = await idsAtTheFront();
    const markup = await page(`/${claim}`);
    expect(read(markup)).toContain('CONTESTED It is affirmed and denied.');
    const denials = markup.slice(markup.indexOf('Who denies it'), markup.indexOf('Where denial and affirmation meet'));
    expect(read(denials)).toMatch(/Kremlin denies it UNDERSPECIFIED PARAPHRASED INDIRECT Said “ ?On Monday ?”/);
    const mark = (role: string, words: string) =>
      `<mark class="${role}"><span class="role">${role}</span>${words}</mark>`;
    expect(denials).toContain(
      `On Monday, ${mark('SOURCE', 'the Kremlin')} ${mark('CUE', 'dismissed allegations from Ukraine that')} ${mark('CONTENT', 'Russian soldiers engaged in front-line combat were using Starlink terminals')}.`,
    );
    expect(denials).not.toContain('QUOTED');
  });

  it('says who affirms it with whose hedge, and how the sides meet', async () => {
    const { claim } = await idsAtTheFront();
    const words = read(await page(`/${claim}`));
    expect(words).toMatch(/Government of Ukraine affirms it .* Hedged: “ allegedly ” \(the reporter/);
    expect(words).toMatch(/DIRECT Kremlin denies, as paraphrased, .*: the denial covers all of it\./);
    expect(words).toContain('1 article, 1 publisher, 2 utterances, 2 speakers, 2 principals');
    expect(words).toMatch(/Broader claims .* Russian Armed Forces uses Starlink SCOPED_DENIAL/);
  });

  it('shows a concession as one', async () => {
    const words = read(await page('/claim/5ea0b1289a67ba774bc0'));
    expect(words).toMatch(/Government of Ukraine concedes it is not so \w+ .*Passed on by Andrey Yusov for GUR/);
  });
});

describe('the page of a statement', () => {
  it('tells the speech act, its words, and what it answers', async () => {
    const { denial } = await idsAtTheFront();
    const words = read(await page(`/${denial}`));
    expect(words).toMatch(/Kremlin denies: Russian Armed Forces uses Starlink \(place: front line in Ukraine\)/);
    expect(words).toMatch(/In answer to .*Government of Ukraine affirms/);
    expect(words).toMatch(/Sentence 6 of Elon Musk and the Kremlin deny/);
  });
});

describe('the page of an article', () => {
  it('checks the headline, and puts beside each sentence who says what in it', async () => {
    const markup = await page('/article/musk-kremlin-starlink');
    const words = read(markup);
    expect(words).toMatch(/Kremlin denies : Russian Armed Forces uses Starlink NARROWER_IN_BODY/);
    const [, sentence = ''] = /<li id="sentence-5">(.*?)<\/li>\s*<li id="sentence-6">/s.exec(markup) ?? [];
    expect(read(sentence)).toMatch(/On Monday, the Kremlin dismissed .* Kremlin denies : Russian Armed Forces uses/);
    expect(sentence).toContain('<a href="/entity/kremlin">the Kremlin</a>');
  });
});

describe('the page of an entity', () => {
  it('tells what it says and how it is said to relate, with the status of that', async () => {
    const words = read(await page('/entity/starlink'));
    expect(words).toMatch(/SpaceX — sells, to Russian state → Starlink CONTESTED/);
    expect(read(await page('/entity/kremlin'))).toMatch(/Dmitry Peskov for Kremlin denies :/);
  });

  it('says where a list is cut, and goes on with the rest, each row once', async () => {
    const path = '/entity/publisher-of-musk-kremlin-starlink';
    const links = (markup: string) => markup.match(/href="\/statement\/[0-9a-f]+"/g) ?? [];
    const first = await page(path);
    expect(read(first)).toMatch(/50 of 56 statements are shown here\. Go on with the next/);
    const next = /href="([^"]+)" rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await page(next);
    expect(new Set([...links(first), ...links(second)]).size).toBe(56);
  });
});

describe('what no longer counts', () => {
  it('says so on its page and in JSON-LD', async () => {
    const { denial } = await idsAtTheFront();
    const id = denial.replace('/', ':');
    const at = '2024-05-06T07:08:09.000Z';
    const mark = query(
      'tests.mark',
      'MATCH (said:Statement {id: $id}) SET said.retractedAt = $at, said.supersededAt = $at',
    );
    await write(graph.database, (tx) => tx.run(mark, { id, at }));
    try {
      expect(read(await page(`/${denial}`))).toMatch(/Retracted on 2024-05-06: .* Superseded on 2024-05-06: /);
      const triples = new Triples(await rdfOf(await (await ask(`/${denial}.jsonld`)).json()));
      const values = ['prov:invalidatedAtTime', 'attest:retractedAt', 'attest:supersededAt'].map((predicate) =>
        triples.value(`${server.url}/${denial}`, predicate),
      );
      expect(values).toEqual([at, at, at]);
    } finally {
      await write(graph.database, (tx) => tx.run(mark, { id, at: null }));
    }
  });
});

describe('JSON-LD of one thing', () => {
  it('says the same of a statement as an export, under the address of the server', async () => {
    const { claim, denial, denier } = await idsAtTheFront();
    const document = await (await ask(`/${denial}`, 'application/ld+json')).json();
    const triples = new Triples(await rdfOf(document));
    const at = `${server.url}/${denial}`;
    expect(triples.value(at, 'attest:stance')).toBe('https://attest.invalid/vocab#stance-DENIES');
    expect(triples.value(at, 'attest:wording')).toBe('https://attest.invalid/vocab#wording-PARAPHRASED');
    expect(triples.value(at, 'attest:claim')).toBe(`${server.url}/${claim}`);
    expect(triples.value(at, 'prov:wasAttributedTo')).toBe(`${server.url}/${denier.replace(':', '/')}`);
    expect(triples.value(`${server.url}/${denier.replace(':', '/')}`, 'schema:name')).toBe('Kremlin');
    expect(triples.objects(at, 'attest:evidence')).toHaveLength(3);
  });

  it('has with a claim what is said of it, and with an article its text', async () => {
    const { claim } = await idsAtTheFront();
    const [ofClaim, ofArticle] = await Promise.all(
      [`/${claim}.jsonld`, '/article/musk-kremlin-starlink.jsonld'].map(async (path) => (await ask(path)).json()),
    );
    expect(new Triples(await rdfOf(ofClaim)).ofType('attest:Statement')).toHaveLength(3);
    const article = new Triples(await rdfOf(ofArticle));
    expect(article.value(`${server.url}/article/musk-kremlin-starlink`, 'schema:articleBody')).toContain(
      'MOSCOW, Russia',
    );
    expect(article.objects(`${server.url}/article/musk-kremlin-starlink`, 'attest:sentence')).toHaveLength(26);
  });
});

describe('what JSON-LD leans on', () => {
  it('is at /context.jsonld and /vocab', async () => {
    expect(await (await ask('/context.jsonld')).json()).toHaveProperty('@context.stance');
    const vocab = new Triples(await rdfOf(await (await ask('/vocab.jsonld')).json()));
    expect(vocab.value('attest:stance-DENIES', 'skos:definition')).toBe('Says that it does not hold.');
    expect(await page('/vocab')).toContain('<dt id="stance-DENIES">');
    expect((await ask('/context')).status).toBe(404);
  });
});

describe('names and words of others', () => {
  const PAYLOADS = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '\u202Eevil\u202C </title><svg onload=alert(1)>',
    '&lt;b&gt; </bdi><a href="javascript:alert(1)">x</a>',
  ];
  const HOSTILE = fileURLToPath(new URL('samples/hostile.yaml', import.meta.url));
  let claim = '';
  let statement = '';

  beforeAll(async () => {
    const sourced = await readBundle(HOSTILE);
    const told = { name: 'hostile', now: '2024-04-01T00:00:00.000Z' };
    const report = await importBundle(graph.database, sourced, graph.vocabulary, told);
    expect(report.problems).toEqual([]);
    // What no import takes, another writer to the database might put there.
    await write(graph.database, (tx) =>
      tx.run(
        query(
          'tests.hostile',
          "MATCH (article:Article {id: 'article:hostile'}) SET article.url = 'javascript:alert(1)'",
        ),
      ),
    );
    const markup = await page('/entity/hostile-1');
    claim = /href="(\/claim\/[0-9a-f]+)"/.exec(markup)?.[1] ?? '';
    statement = /href="(\/statement\/[0-9a-f]+)"/.exec(markup)?.[1] ?? '';
  });

  it('stay text on every page', async () => {
    for (const path of ['/entity/hostile-1', '/entity/hostile-2', '/article/hostile', claim, statement]) {
      const markup = await page(path);
      const body = markup.replace(/<style>.*?<\/style>/s, '');
      expect(body.match(/<(script|img|svg|iframe|object|form|base|meta http)/gi)).toBeNull();
      const tags = body.match(/<[a-z][^>]*>/gi) ?? [];
      expect(tags.filter((tag) => /\son\w+\s*=/i.test(tag.replaceAll(/"[^"]*"/g, '""')))).toEqual([]);
      expect(tags.filter((tag) => /(href|src)="?\s*(javascript|data):/i.test(tag))).toEqual([]);
      expect(body.split('</bdi>').length).toBe(body.split('<bdi').length);
    }
  });

  it.each(PAYLOADS)('are shown as they are: %s', async (payload) => {
    const shown = (await page('/entity/hostile-1'))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
    expect(shown).toContain(payload);
  });

  it('lead to no address that is not of the web', async () => {
    const markup = await page('/article/hostile');
    expect(read(markup)).toContain('javascript:alert(1)');
    expect(markup).not.toContain('href="javascript:');
  });

  it('are data in JSON-LD', async () => {
    const document = await (await ask('/entity/hostile-1.jsonld')).json();
    const names = new Triples(await rdfOf(document)).values(`${server.url}/entity/hostile-1`, 'schema:name');
    expect(names).toEqual(['<script>alert(1)</script>']);
  });
});
