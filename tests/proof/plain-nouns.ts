// A resolver for every field that is more than a stored property, each over the graph in memory and none knowing of another.
import { isAffirmedBy } from '../../src/model/logic.ts';
import type { Vocabulary } from '../../src/model/predicates.ts';
import {
  articleConditions,
  claimConditions,
  entityConditions,
  relationshipConditions,
  statementConditions,
} from './plain-conditions.ts';
import { origins, type PlainEdge, type PlainGraph, type PlainNode, targets, textOf, textsOf } from './plain-graph.ts';
import { type Args, type Conditions, passes, plainPage, sorted } from './plain-pages.ts';
import { plainQuestions } from './plain-questions.ts';
import { articlesOf, articlesTelling, inOrder, plainRecords, publisherOf } from './plain-records.ts';
import { fills, id, mentionedIn, order, placeIn, slotsOf, sortKey, stands, voicesOf } from './plain-told.ts';

type Resolver = (source: never, args: Args) => unknown;
export type PlainResolvers = Readonly<Record<string, Readonly<Record<string, Resolver>>>>;

const zipped = (node: PlainNode, names: Readonly<Record<string, string>>) =>
  textsOf(node, Object.values(names)[0] ?? '').map((_, at) =>
    Object.fromEntries(Object.entries(names).map(([name, stored]) => [name, textsOf(node, stored)[at] || null])),
  );

const afterPrefix = (filler: string, prefix: string): string | null =>
  filler.startsWith(prefix) ? filler.slice(prefix.length) : null;

export function plainResolvers(graph: PlainGraph, vocabulary: Vocabulary): PlainResolvers {
  const records = plainRecords(graph, vocabulary);
  const questions = plainQuestions(records);
  const ofLabel = (label: string) => graph.nodes.filter((node) => node.label === label);
  const entities = ofLabel('Entity');
  const claims = ofLabel('Claim');
  const statements = ofLabel('Statement');
  const articles = ofLabel('Article');
  const related = graph.edges.filter(({ type }) => type === 'RELATED');
  const byId = (nodes: readonly (PlainNode | PlainEdge)[], wanted: unknown) =>
    nodes.find((node) => textOf(node, 'id') === wanted) ?? null;
  const anyById = (wanted: unknown) => byId([...entities, ...claims, ...statements, ...articles, ...related], wanted);
  const one = (type: string) => (node: PlainNode) => targets(node, type)[0] ?? null;
  const oneOf = (type: string, label: string) => (node: PlainNode) =>
    targets(node, type).find((to) => to.label === label) ?? null;

  /** A page of the nodes that stand, under the conditions given. */
  const pageOf = (
    list: string,
    nodes: readonly PlainNode[],
    args: Args,
    conditions: Conditions<PlainNode> = {},
    keyOf: (node: PlainNode) => string = sortKey,
  ) => {
    const rows = nodes.filter((node) => stands(node) && passes(conditions, node, args));
    return plainPage(
      list,
      rows.map((item) => ({ key: keyOf(item), item })),
      args,
    );
  };
  const comparable = (claim: PlainNode, holds: (claim: never, other: never) => boolean) =>
    sorted(
      claims.filter(
        (other) =>
          other !== claim &&
          stands(claim) &&
          stands(other) &&
          holds(records.claimOf(claim) as never, records.claimOf(other) as never),
      ),
      sortKey,
    ).slice(0, 100);
  const byName = (ids: readonly string[]) =>
    sorted(
      entities.filter((entity) => ids.includes(id(entity))),
      sortKey,
    );
  const toldIn = (article: PlainNode) =>
    statements.filter((node) => stands(node) && articlesTelling(node).includes(article));

  const claimsOfEvent = (event: PlainNode, role: string) =>
    sorted(
      claims.filter((claim) => stands(claim) && fills(claim, 'SUBJECT', id(event))),
      sortKey,
    ).flatMap((claim) =>
      slotsOf(claim)
        .filter((slot) => slot.role === role)
        .map(({ filler }) => ({ claim, filler })),
    );

  return {
    Entity: {
      names: (node: PlainNode) => zipped(node, { value: 'nameValues', kind: 'nameKinds', language: 'nameLanguages' }),
      externalIds: (node: PlainNode) => zipped(node, { scheme: 'externalSchemes', id: 'externalIds' }),
      within: one('WITHIN'),
      partOf: one('PART_OF'),
      parts: (node: PlainNode, args) =>
        pageOf('parts', [...origins(node, 'WITHIN'), ...origins(node, 'PART_OF')], args),
      claims: (node: PlainNode, args) =>
        pageOf(
          'claims',
          claims.filter((claim) => textsOf(claim, 'slotFillers').includes(id(node))),
          args,
          claimConditions,
        ),
      relationships(node: PlainNode, args) {
        const found = related.filter((edge) => edge.from === node || edge.to === node);
        const rows = found.filter((edge) => passes(relationshipConditions(node), edge, args));
        return plainPage(
          'relationships',
          rows.map((item) => ({ key: textOf(item, 'sortKey'), item })),
          args,
        );
      },
      relationshipCounts(node: PlainNode, { by }) {
        const counts = new Map<string, number>();
        for (const edge of related.filter(({ from, to }) => from === node || to === node)) {
          const kind = textOf(edge.from === node ? edge.to : edge.from, 'kind');
          const key = by === 'KIND' ? kind : textOf(edge, String(by).toLowerCase());
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        const rows = [...counts].map(([key, count]) => ({ key, count }));
        return sorted(rows, ({ key, count }) => `${order(999_999_999 - count)} ${key}`);
      },
      statements: (node: PlainNode, args) =>
        pageOf(
          'statements',
          statements.filter((each) => voicesOf(each).has(id(node))),
          args,
          statementConditions,
        ),
      mergedFrom: (node: PlainNode) => sorted(origins(node, 'MERGED_INTO'), id).slice(0, 100),
      mentions: (node: PlainNode, args) => pageOf('mentions', origins(node, 'REFERS_TO'), args),
      articles: (node: PlainNode, args) =>
        pageOf(
          'articles',
          articles.filter((article) => mentionedIn(article).includes(node)),
          args,
          articleConditions,
        ),
    },
    Event: {
      when: (event: PlainNode) =>
        claimsOfEvent(event, 'TIME').flatMap(({ claim, filler }) => {
          const date = afterPrefix(filler, 'date:');
          return date === null ? [] : [{ date, claim }];
        }),
      where: (event: PlainNode) =>
        claimsOfEvent(event, 'PLACE').flatMap(({ claim, filler }) => {
          const place = byId(entities, filler);
          return place === null ? [] : [{ place, claim }];
        }),
    },
    Claim: {
      subject: oneOf('SUBJECT', 'Entity'),
      object: oneOf('OBJECT', 'Entity'),
      subjectClaim: oneOf('SUBJECT', 'Claim'),
      objectClaim: oneOf('OBJECT', 'Claim'),
      qualifiers: (claim: PlainNode) =>
        slotsOf(claim)
          .filter(({ role }) => role !== 'SUBJECT' && role !== 'OBJECT')
          .map(({ role, filler }) => ({
            role,
            entity: byId(entities, filler),
            term: afterPrefix(filler, 'term:'),
            date: afterPrefix(filler, 'date:'),
          })),
      statements: (claim: PlainNode, args) => pageOf('statements', origins(claim, 'ABOUT'), args, statementConditions),
      corroboration: (claim: PlainNode) => questions.claimCorroboration(claim),
      oppositions: (claim: PlainNode, args) => questions.oppositions(claim, args),
      broader: (claim: PlainNode) => comparable(claim, (own, other) => isAffirmedBy(records.world, other, own)),
      narrower: (claim: PlainNode) => comparable(claim, (own, other) => isAffirmedBy(records.world, own, other)),
    },
    Statement: {
      claim: one('ABOUT'),
      speaker: one('SPEAKER'),
      principal: one('ON_BEHALF_OF'),
      relays: (statement: PlainNode) =>
        inOrder(statement, 'RELAYED_BY').map(({ to, properties }) => ({
          entity: to,
          principal: byId(entities, properties.onBehalfOf),
        })),
      hedges: (statement: PlainNode) => zipped(statement, { text: 'hedgeTexts', by: 'hedgeBys' }),
      evidence(statement: PlainNode, { roles }) {
        const pieces = inOrder(statement, 'EVIDENCED_BY').map(({ to }) => to);
        const places = [...new Set(pieces.flatMap(articlesOf))];
        return sorted(
          pieces.filter((piece) => !roles || (roles as readonly string[]).includes(textOf(piece, 'role'))),
          (piece) =>
            [
              ...articlesOf(piece).map((article) => order(places.indexOf(article))),
              ...['start', 'end'].map((at) => order(piece.properties[at])),
              textOf(piece, 'role'),
            ].join(' '),
        );
      },
      respondsTo: (statement: PlainNode) =>
        sorted(targets(statement, 'RESPONDS_TO'), (node) => `${stands(node) ? sortKey(node) : '~~~'} ${id(node)}`),
      responses: (statement: PlainNode) => sorted(origins(statement, 'RESPONDS_TO').filter(stands), sortKey),
      publishers: (statement: PlainNode) => sorted([...new Set(articlesTelling(statement).map(publisherOf))], id),
    },
    Evidence: { sentence: one('IN') },
    Mention: { entity: one('REFERS_TO'), sentence: one('IN') },
    Sentence: {
      article: one('OF'),
      mentions: (sentence: PlainNode) =>
        sorted(
          origins(sentence, 'IN').filter(({ label }) => label === 'Mention'),
          (mention) => `${order(mention.properties.start)} ${id(mention)}`,
        ),
      statements: (sentence: PlainNode) => {
        const evidence = origins(sentence, 'IN').filter(({ label }) => label === 'Evidence');
        const found = new Set(evidence.flatMap((piece) => origins(piece, 'EVIDENCED_BY')).filter(stands));
        return sorted([...found], (statement) => placeIn(one('OF')(sentence) as PlainNode, statement));
      },
    },
    Article: {
      publisher: one('PUBLISHED_BY'),
      sentences: (article: PlainNode, args) => pageOf('sentences', origins(article, 'OF'), args),
      statements: (article: PlainNode, args) =>
        pageOf('statements', toldIn(article), args, statementConditions, (node) => placeIn(article, node)),
      headlineChecks: (article: PlainNode) =>
        questions.headlineChecks(
          article,
          toldIn(article).map((item) => ({ key: placeIn(article, item), item })),
        ),
    },
    Relationship: {
      from: ({ from }: PlainEdge) => from,
      to: ({ to }: PlainEdge) => to,
      affirmedBy: (edge: PlainEdge) => byName(textsOf(edge, 'affirmedBy')),
      deniedBy: (edge: PlainEdge) => byName(textsOf(edge, 'deniedBy')),
      claims: (edge: PlainEdge, args) =>
        pageOf(
          'claims',
          claims.filter((claim) => textsOf(edge, 'claimIds').includes(id(claim))),
          args,
          claimConditions,
        ),
      statements: (edge: PlainEdge, args) =>
        pageOf(
          'statements',
          statements.filter((each) =>
            targets(each, 'ABOUT').some((claim) => textsOf(edge, 'claimIds').includes(id(claim))),
          ),
          args,
          statementConditions,
        ),
      corroboration: (edge: PlainEdge) => questions.relationshipCorroboration(textsOf(edge, 'claimIds')),
    },
    Stats: {
      ...Object.fromEntries(
        ['entities', 'claims', 'statements', 'articles', 'sentences', 'mentions', 'imports', 'evidence'].map((name) => {
          const label =
            { entities: 'Entity', evidence: 'Evidence' }[name] ?? `${name[0]?.toUpperCase()}${name.slice(1, -1)}`;
          return [name, () => ofLabel(label).length];
        }),
      ),
      relationships: () => related.length,
    },
    Query: {
      node: (_: unknown, args) => anyById(args.id),
      nodes: (_: unknown, { ids }) => (ids as readonly string[]).map(anyById),
      entity: (_: unknown, args) => byId(entities, args.id),
      claim: (_: unknown, args) => byId(claims, args.id),
      statement: (_: unknown, args) => byId(statements, args.id),
      article: (_: unknown, args) => byId(articles, args.id),
      entities: (_: unknown, args) => pageOf('entities', entities, args, entityConditions),
      claims: (_: unknown, args) => pageOf('claims', claims, args, claimConditions),
      statements: (_: unknown, args) => pageOf('statements', statements, args, statementConditions),
      articles: (_: unknown, args) => pageOf('articles', articles, args, articleConditions),
      stats: () => ({}),
      predicates: () => [...vocabulary.predicates.values()],
    },
    PredicateDefinition: {
      predicate: ({ name }: { name: string }) => name,
      converse: ({ converse }: { converse?: { name: string } }) => converse?.name ?? null,
      isSymmetric: ({ symmetric }: { symmetric: boolean }) => symmetric,
      roles: ({ roles }: { roles: readonly string[] }) => roles,
      adjacent: ({ adjacent }: { adjacent: readonly object[] }) => adjacent,
    },
    Adjacency: {
      roles: ({ map }: { map: object }) => Object.entries(map).map(([from, to]) => ({ from, to })),
    },
  };
}
