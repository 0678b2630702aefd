// A small schema of shelves and books, to show that the read path knows no noun of Attest.
import {
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSchema,
  GraphQLString,
  graphql,
} from 'graphql';
import { type Plan, planOf } from '../../src/read/answer.ts';
import { TYPE, TYPE_PROPERTY } from '../../src/read/compilation.ts';
import { fromAnswer, READS, type Reads } from '../../src/read/reads.ts';

const reads = (declaration: Reads) => ({ extensions: { [READS]: declaration }, resolve: fromAnswer });
const property = (name: string) => reads({ kind: 'property', name });

const Work: GraphQLInterfaceType = new GraphQLInterfaceType({
  name: 'Work',
  extensions: { [TYPE_PROPERTY]: 'kind' },
  resolveType: (work) => (work as Record<symbol, string>)[TYPE],
  fields: { title: { type: GraphQLString } },
});
const title = { type: GraphQLString, ...property('title') };
const Book = new GraphQLObjectType({
  name: 'Book',
  interfaces: [Work],
  fields: {
    title,
    pages: { type: GraphQLInt, ...property('pages') },
    measure: { type: GraphQLInt, ...property('pages') },
    text: { type: GraphQLString, ...reads({ kind: 'property', name: 'text', heavy: true }) },
    author: {
      type: new GraphQLObjectType({ name: 'Author', fields: { name: { type: GraphQLString, ...property('name') } } }),
      ...reads({ kind: 'one', match: ({ from, to }) => `MATCH (${from})-[:BY]->(${to}:Author)` }),
    },
  },
});
const Film = new GraphQLObjectType({
  name: 'Film',
  interfaces: [Work],
  fields: {
    title,
    minutes: { type: GraphQLInt, ...property('minutes') },
    measure: { type: GraphQLInt, ...property('minutes') },
  },
});

const part = (kind: 'edges' | 'nodesOfPage' | 'edgeNode' | 'cursor' | 'pageInfo' | 'totalCount') => reads({ kind });
const value = () => reads({ kind: 'value' });
const PageInfo = new GraphQLObjectType({
  name: 'PageInfo',
  fields: { hasNextPage: { type: GraphQLString, ...value() }, endCursor: { type: GraphQLString, ...value() } },
});
const WorkEdge = new GraphQLObjectType({
  name: 'WorkEdge',
  fields: { cursor: { type: GraphQLString, ...part('cursor') }, node: { type: Work, ...part('edgeNode') } },
});
const WorkConnection = new GraphQLObjectType({
  name: 'WorkConnection',
  fields: {
    edges: { type: new GraphQLList(WorkEdge), ...part('edges') },
    nodes: { type: new GraphQLList(Work), ...part('nodesOfPage') },
    pageInfo: { type: PageInfo, ...part('pageInfo') },
    totalCount: { type: GraphQLInt, ...part('totalCount') },
  },
});
const WorkFilter = new GraphQLInputObjectType({
  name: 'WorkFilter',
  fields: { genre: { type: GraphQLString }, year: { type: GraphQLInt } },
});

const Shelf = new GraphQLObjectType({
  name: 'Shelf',
  fields: {
    id: { type: GraphQLID, ...property('id') },
    works: {
      type: WorkConnection,
      args: {
        first: { type: GraphQLInt, defaultValue: 2 },
        after: { type: GraphQLString },
        filter: { type: WorkFilter },
      },
      ...reads({
        kind: 'connection',
        seeks: [
          {
            filters: [],
            walks: [
              {
                match: ({ to }) => `MATCH (${to}:Work)`,
                where: ({ from, to }) => `${to}.shelfId = ${from}.id`,
                prefix: (to) => `${to}.shelfId`,
              },
            ],
            key: (to) => `${to}.sortKey`,
            count: ({ from }) => `COUNT { (${from})<-[:ON]-() }`,
          },
        ],
        filters: {
          genre: ({ to }, given) => `${to}.genre = ${given}`,
          year: ({ to }, given) => `${to}.year = ${given}`,
        },
      }),
    },
    longest: {
      type: new GraphQLObjectType({
        name: 'Longest',
        fields: {
          pages: { type: GraphQLInt, ...value() },
          work: { type: Work, ...reads({ kind: 'row', part: 'works' }) },
        },
      }),
      ...reads({
        kind: 'decided',
        parts: {
          works: {
            match: ({ from, to }) => `MATCH (${from})<-[:ON]-(${to}:Work) WITH ${to} LIMIT 10`,
            inputs: ({ to }) => [`${to}.pages`],
          },
        },
        decide: ({ works = [] }) => {
          const pages = works.map(([count]) => count as number);
          const most = Math.max(...pages);
          return pages.length === 0 ? null : { pages: most, work: { part: 'works', row: pages.indexOf(most) } };
        },
      }),
    },
  },
});

const families = [
  { prefix: 'shelf', type: 'Shelf', match: (to: string, id: string) => `MATCH (${to}:Shelf {id: ${id}})` },
];

const Query = new GraphQLObjectType({
  name: 'Query',
  fields: {
    shelf: {
      type: Shelf,
      args: { id: { type: GraphQLID } },
      extensions: {
        [READS]: {
          kind: 'one',
          match: ({ to, param }) => `MATCH (${to}:Shelf {id: ${param((args) => args.id)}})`,
        } satisfies Reads,
      },
    },
    shelves: {
      type: new GraphQLList(Shelf),
      args: { ids: { type: new GraphQLList(GraphQLID) } },
      extensions: { [READS]: { kind: 'nodes', families } satisfies Reads },
    },
  },
});

/** The plan of the only root field of a document. */
export async function planFor(document: string, variables: Record<string, unknown> = {}): Promise<Plan> {
  const plans: Plan[] = [];
  const note = (_parent: unknown, _args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
    plans.push(planOf(info));
    return null;
  };
  for (const field of Object.values(Query.getFields())) field.resolve = note;
  const { errors } = await graphql({
    schema: new GraphQLSchema({ query: Query, types: [Book, Film] }),
    source: document,
    variableValues: variables,
  });
  if (errors) throw errors[0];
  return plans[0] as Plan;
}

export const textOf = async (document: string, variables?: Record<string, unknown>): Promise<string> =>
  (await planFor(document, variables)).query?.text ?? '';
