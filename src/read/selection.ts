// What of a document is selected on a type: fields by response key, fragments opened, @skip and @include obeyed.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { READS, type Reads } from './reads.ts';

/** The document around a selection. */
export interface Document {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A field as it stands in the document: all its nodes under one response key. */
export interface Field {
  readonly key: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly reads: Reads;
  readonly node: FieldNode;
  readonly selections: readonly SelectionSetNode[];
  /** The object types on which it is selected; undefined where on every possible one. */
  readonly types: ReadonlySet<string> | undefined;
}

const isSelected = (node: SelectionNode, { variables }: Document): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;

function collect(
  document: Document,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  into: Map<string, FieldNode[]>,
): void {
  for (const { selections: nodes } of selections) {
    for (const node of nodes) {
      if (!isSelected(node, document)) continue;
      if (node.kind === 'Field') {
        const key = (node.alias ?? node.name).value;
        const same = into.get(key);
        if (same) same.push(node);
        else into.set(key, [node]);
        continue;
      }
      const fragment = node.kind === 'InlineFragment' ? node : document.fragments[node.name.value];
      if (!fragment) continue;
      const condition = fragment.typeCondition && document.schema.getType(fragment.typeCondition.name.value);
      const applies =
        !condition || condition === type || (isAbstractType(condition) && document.schema.isSubType(condition, type));
      if (applies) collect(document, type, [fragment.selectionSet], into);
    }
  }
}

export const readsOf = (definition: GraphQLField<unknown, unknown>): Reads | undefined =>
  definition.extensions[READS] as Reads | undefined;

export const objectTypes = (schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLObjectType[] =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : [type];

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The fields that `selections` ask of `type`, sorted by name so that the same question gives the same query.
 * On an abstract type each possible object type is read by itself: one response key may mean different fields there.
 */
export function selectedFields(
  document: Document,
  type: GraphQLCompositeType,
  selections: readonly SelectionSetNode[],
): readonly Field[] {
  const types = objectTypes(document.schema, type);
  const found: { field: Omit<Field, 'types'>; nodes: readonly FieldNode[]; types: Set<string> }[] = [];
  for (const objectType of types) {
    const byKey = new Map<string, FieldNode[]>();
    collect(document, objectType, selections, byKey);
    for (const [key, nodes] of byKey) {
      const node = nodes[0] as FieldNode;
      const definition = objectType.getFields()[node.name.value];
      const reads = definition && readsOf(definition);
      if (!definition || !reads) continue;
      const same = found.find(
        (other) =>
          other.field.key === key &&
          other.field.reads === reads &&
          other.nodes.length === nodes.length &&
          other.nodes.every((otherNode, index) => otherNode === nodes[index]),
      );
      if (same) {
        same.types.add(objectType.name);
        continue;
      }
      const selectionSets = nodes.flatMap((each) => (each.selectionSet ? [each.selectionSet] : []));
      found.push({
        field: { key, definition, reads, node, selections: selectionSets },
        nodes,
        types: new Set([objectType.name]),
      });
    }
  }
  return found
    .map(({ field, types: on }) => ({ ...field, types: on.size === types.length ? undefined : on }))
    .sort((a, b) => order(a.definition.name, b.definition.name) || order(a.key, b.key));
}
