import { confusable } from '../../src/model/confusable.ts';
import type { EntityId, NameKind, NameStatus } from '../../src/model/entity.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';

/** Of each entity itself, then its hundred likeliest candidates. The longer a word, the more typing errors are forgiven. */
const BY_HAND = query(
  'bench.confusableEntities',
  `
  UNWIND $ids AS id
  MATCH (entity:Entity {id: id})
  WITH entity, [key IN entity.nameKeys | [word IN split(key, ' ') |
    CASE WHEN size(word) < 3 THEN word WHEN size(word) < 6 THEN word + '~1' ELSE word + '~2' END]] AS lists
  WITH entity, reduce(text = '', list IN lists | text + reduce(part = '', word IN list | part + word + ' ')) AS text
  CALL (text) {
    CALL db.index.fulltext.queryNodes('entity_nameKeys_fulltext', text, {limit: 101}) YIELD node
    RETURN collect(node) AS found
  }
  UNWIND [entity] + [node IN found WHERE node <> entity AND node.sortKey IS NOT NULL] AS each
  RETURN entity.id, each.id, each.sortKey, each.name, each.nameStatus, each.nameValues, each.nameKinds, size(found)`,
);

type Row = readonly [EntityId, EntityId, string, string, NameStatus, readonly string[], readonly NameKind[], number];

const namedOf = ([, id, sortKey, name, nameStatus, values, kinds]: Row) => ({
  id,
  sortKey,
  name,
  nameStatus,
  names: values.map((value, at) => ({ value, kind: kinds[at] ?? ('NAME' as const) })),
});

export const confusableEntities: Question = {
  name: 'confusableEntities',
  document: `query ($ids: [ID!]!) {
    confusableEntities(about: $ids, first: 20) {
      isWhole
      nodes { left { id } right { id } score confusions { reason left right score } }
    }
  }`,
  cases: ({ entities, voices, publishers, joined, apart }) => [
    ...Object.entries(entities).map(([name, id]) => ({ name, variables: { ids: [id] } })),
    {
      name: 'all places',
      variables: {
        ids: [
          ...new Set([entities, voices, publishers].flatMap((each) => Object.values(each))),
          ...[...joined.values(), apart].flat(),
        ].filter((id, at, all) => all.indexOf(id) === at),
      },
    },
  ],
  async byHand({ database }, { ids }) {
    const rows = (await read(database, BY_HAND, { ids })).rows as unknown as readonly Row[];
    const lefts = new Map(rows.flatMap((row) => (row[0] === row[1] ? [[row[0], namedOf(row)] as const] : [])));
    const pairs = rows.flatMap((row) => {
      const [left, right] = [lefts.get(row[0]), namedOf(row)];
      const pair = left && left.id !== right.id ? confusable(left, right) : undefined;
      return left && pair ? [{ pair, left, right, both: [left.id, right.id].sort().join() }] : [];
    });
    const order = ({ pair, left, right }: (typeof pairs)[number]): string =>
      [2000 - Math.round(pair.score * 1000), left.sortKey, right.sortKey].join('\n');
    pairs.sort((a, b) => (order(a) < order(b) ? -1 : 1));
    // Two of those asked about find each other.
    const seen = new Set<string>();
    const nodes = pairs
      .filter(({ both }) => !seen.has(both) && seen.add(both))
      .slice(0, 20)
      .map(({ pair: { score, confusions }, left, right }) => ({
        left: { id: left.id },
        right: { id: right.id },
        score,
        confusions: confusions.map(({ reason, left: one, right: other, score: near }) => ({
          reason,
          left: one,
          right: other,
          score: near,
        })),
      }));
    return { confusableEntities: { isWhole: rows.every((row) => row[7] <= 100), nodes } };
  },
};
