// Anything with an id, and the families of ids.
import { TYPE } from '../../read/compilation.ts';
import type { Family } from '../../read/reads.ts';
import { builder, node, nodes, property } from '../builder.ts';
import { NodeRef } from '../refs.ts';

const byId = (label: string) => (to: string, id: string) => `MATCH (${to}:${label} {id: ${id}})`;

const FAMILIES: readonly Family[] = [
  { prefix: 'entity', type: 'Entity', match: byId('Entity') },
  { prefix: 'claim', type: 'Claim', match: byId('Claim') },
  { prefix: 'statement', type: 'Statement', match: byId('Statement') },
  { prefix: 'article', type: 'Article', match: byId('Article') },
  { prefix: 'import', type: 'Import', match: byId('Import') },
  { prefix: 'retraction', type: 'Retraction', match: byId('Retraction') },
  { prefix: 'judgement', type: 'Judgement', match: byId('Judgement') },
  { prefix: 'change', type: 'Change', match: byId('Change') },
  { prefix: 'relationship', type: 'Relationship', match: (to, id) => `MATCH ()-[${to}:RELATED {id: ${id}}]->()` },
];

builder.interfaceType(NodeRef, {
  description:
    'Anything with an id that stays: an entity, a claim, a statement, an article, a relationship, or a row of the ledger.',
  resolveType: (node) => (node as Record<symbol, string>)[TYPE],
  fields: (t) => ({
    id: t.id({
      description: 'Readable, with its kind in front: `entity:elon-musk`, `claim:…`. Stable across imports.',
      ...property('id'),
    }),
  }),
});

builder.queryFields((t) => ({
  node: t.field({
    type: NodeRef,
    nullable: true,
    description: 'The one with this id; null where nothing has it.',
    args: { id: t.arg.id({ required: true, description: 'The id, with its kind in front.' }) },
    ...node(FAMILIES),
  }),
  nodes: t.field({
    type: t.listRef(NodeRef, { nullable: true }),
    description: 'Those with these ids, in the same order; null at the place of an id that nothing has.',
    args: {
      ids: t.arg.idList({ required: true, description: 'At most 100 ids, with their kinds in front.' }),
    },
    ...nodes(FAMILIES),
  }),
}));
