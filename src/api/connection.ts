// Relay connections: one edge and one connection type per noun, made on first use, and the arguments of a page.
import { MAX_COUNT } from '../read/page.ts';
import { builder, pagePart, value } from './builder.ts';

type Ref = { readonly name: string };

const PageInfoRef = builder.objectRef<object>('PageInfo');
builder.objectType(PageInfoRef, {
  description: 'Where a page stands in its list, as Relay defines it.',
  fields: (t) => ({
    hasNextPage: t.boolean({ description: 'Whether rows follow this page.', ...value() }),
    hasPreviousPage: t.boolean({
      description: 'Whether the page was asked for with `after`. Pages are walked forwards only.',
      ...value(),
    }),
    startCursor: t.string({
      nullable: true,
      description: 'Cursor of the first row; null when the page is empty.',
      ...value(),
    }),
    endCursor: t.string({
      nullable: true,
      description: 'Cursor of the last row, to be given as `after`; null when the page is empty.',
      ...value(),
    }),
  }),
});

const connections = new Map<string, ReturnType<typeof builder.objectRef<object>>>();

/** The connection type over `ref`, with its edge type. */
export function connectionOf(ref: Ref) {
  const known = connections.get(ref.name);
  if (known) return known;
  const edge = builder.objectRef<object>(`${ref.name}Edge`);
  builder.objectType(edge, {
    description: `One row of a list of ${ref.name}.`,
    fields: (t) => ({
      cursor: t.string({
        description: 'Where this row stands; opaque, of use only as `after` in the same list.',
        ...pagePart('cursor'),
      }),
      node: t.field({ type: ref as never, description: `The ${ref.name}.`, ...pagePart('edgeNode') }),
    }),
  });
  const connection = builder.objectRef<object>(`${ref.name}Connection`);
  builder.objectType(connection, {
    description: `A page of a list of ${ref.name}. Rows that did not change between two pages are seen exactly once.`,
    fields: (t) => ({
      edges: t.field({ type: [edge], description: 'The rows with their cursors, in order.', ...pagePart('edges') }),
      nodes: t.field({
        type: [ref as never],
        description: 'The rows without cursors, in order.',
        ...pagePart('nodesOfPage'),
      }),
      pageInfo: t.field({ type: PageInfoRef, description: 'How to go on.', ...pagePart('pageInfo') }),
      totalCount: t.int({
        description: `Rows in the whole list under this filter. Counting may stop at ${MAX_COUNT.toLocaleString('en-US')}: see isTotalCountExact.`,
        ...pagePart('totalCount'),
      }),
      isTotalCountExact: t.boolean({
        description: 'False where counting stopped and there are more rows than totalCount says.',
        ...pagePart('isTotalCountExact'),
      }),
    }),
  });
  connections.set(ref.name, connection);
  return connection;
}

/** `first` and `after` of every connection. */
export const pageArgs = builder.args((arg) => ({
  first: arg.int({ defaultValue: 20, required: true, description: 'Rows on the page: 1 to 100, 20 unless given.' }),
  after: arg.string({ description: 'Cursor after which the page starts; absent or null: from the start.' }),
}));
