// What makes the API refuse a root field as a whole, before anything is read: an argument out of bounds anywhere within it,
// on whatever type may stand there.
import {
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { parseDate } from '../../src/model/date.ts';
import { kindOfId } from './arguments.ts';
import { type Args, keyIn } from './plain-pages.ts';

/** All reasons for which a root field may be refused; which of several is told first is nobody's business. */
export class Refused extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join('; '));
    this.reasons = reasons;
  }
}

const LARGEST_PAGE = 100;
const MOST_IDS = 100;

const idsIn = (argument: string, ids: unknown): readonly string[] => {
  if (!Array.isArray(ids)) return [];
  const wrong = ids.find((id) => !String(id).startsWith('entity:'));
  return [
    ...(ids.length > MOST_IDS ? [`IDS_TOO_MANY ${argument}: found ${ids.length} ids`] : []),
    ...(wrong === undefined ? [] : [`ID_INVALID ${argument}: found ${JSON.stringify(String(wrong).slice(0, 60))}`]),
  ];
};

/** What can't be meant by `told` and `without`, whatever is asked under them. */
function reasonsInView({ told, without }: Args): readonly string[] {
  const { asOf, ...conditions } = (told ?? {}) as Args & { readonly asOf?: { readonly at: string } | null };
  const voices = ['speakers', 'principals', 'publishers'].flatMap((name) => idsIn(`told.${name}`, conditions[name]));
  const reasons = [...voices, ...idsIn('without', without)];
  try {
    if (asOf) parseDate(asOf.at);
  } catch (error) {
    reasons.push(`DATE_INVALID told.asOf.at: ${(error as Error).message}`);
  }
  return reasons;
}

/** The perspective that a field's arguments make of the one around it: given ones take the place of those. */
const viewUnder = (around: Args, { told, without }: Args): Args => ({
  told: told ?? around.told,
  without: without ?? around.without,
});

/** Whether anything is asked of what is said. */
const isRestricted = ({ told, without }: Args): boolean =>
  Array.isArray(without) || Object.values(told ?? {}).some((each) => each !== null && each !== undefined);

/** `view`: the perspective that holds in the field. */
function reasonsIn(
  { name: list, args: declared }: GraphQLField<unknown, unknown>,
  args: Args,
  view: Args,
): readonly string[] {
  const reasons: string[] = [...reasonsInView(args)];
  const { first, after, ids, filter, by } = args;
  const { status } = (filter ?? {}) as Args;
  if (isRestricted(view) && status) reasons.push(`STATUS_AS_TOLD ${list}(filter: { status }): found ${status}`);
  if (isRestricted(view) && list === 'relationshipCounts' && by === 'STATUS')
    reasons.push(`STATUS_AS_TOLD ${list}(by:): found STATUS`);
  if (typeof first === 'number' && (first < 1 || first > LARGEST_PAGE))
    reasons.push(`FIRST_OUT_OF_RANGE ${list}(first:): found ${first}`);
  if (typeof after === 'string' && keyIn(after, list) === undefined)
    reasons.push(`CURSOR_INVALID ${list}(after:): found "${after.slice(0, 40)}"`);
  if (Array.isArray(ids) && ids.length > MOST_IDS) reasons.push(`IDS_TOO_MANY ${list}(ids:): found ${ids.length} ids`);
  const conditions = getNamedType(declared.find(({ name }) => name === 'filter')?.type);
  if (!isInputObjectType(conditions)) return reasons;
  for (const { name, type } of Object.values(conditions.getFields())) {
    const given = (filter as Args | null | undefined)?.[name];
    if (getNamedType(type).name !== 'ID' || typeof given !== 'string' || given.startsWith(`${kindOfId(name)}:`))
      continue;
    reasons.push(`ID_INVALID ${list}(filter: { ${name} }): found ${JSON.stringify(given.slice(0, 60))}`);
  }
  return reasons;
}

/** The node types by what an id begins with. An id of another kind is one that nothing has. */
const KINDS: Readonly<Record<string, string>> = {
  entity: 'Entity',
  claim: 'Claim',
  statement: 'Statement',
  article: 'Article',
  relationship: 'Relationship',
};

/** @throws Refused */
export function refuse(info: GraphQLResolveInfo): void {
  const { schema, fragments, variableValues } = info;
  const reasons: string[] = [];
  const objects = (type: GraphQLNamedType | undefined): readonly GraphQLObjectType[] =>
    isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];

  const walk = ({ selections }: SelectionSetNode, types: readonly GraphQLObjectType[], around: Args): void => {
    for (const node of selections) {
      if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if === false) continue;
      if (node.kind !== 'Field') {
        const fragment = node.kind === 'FragmentSpread' ? fragments[node.name.value] : node;
        if (fragment === undefined) continue;
        const within = fragment.typeCondition && objects(schema.getType(fragment.typeCondition.name.value));
        walk(fragment.selectionSet, within ? types.filter((type) => within.includes(type)) : types, around);
        continue;
      }
      const fields = types.flatMap((type) => type.getFields()[node.name.value] ?? []);
      const below = new Set<GraphQLObjectType>();
      let view = around;
      for (const field of fields) {
        let args: Args = {};
        try {
          args = getArgumentValues(field, node, variableValues);
          view = viewUnder(around, args);
          reasons.push(...reasonsIn(field, args, view));
        } catch (error) {
          reasons.push(`DOCUMENT_INVALID ${(error as Error).message}`);
        }
        const isNode = field === schema.getQueryType()?.getFields().node;
        const type = isNode ? schema.getType(KINDS[prefixOf(args.id)] ?? '') : getNamedType(field.type);
        for (const object of objects(type)) below.add(object);
      }
      if (node.selectionSet) walk(node.selectionSet, [...below], view);
    }
  };

  walk({ kind: 'SelectionSet', selections: info.fieldNodes } as never, [info.parentType], {});
  if (reasons.length > 0) throw new Refused([...new Set(reasons)]);
}

const prefixOf = (id: unknown): string => String(id).split(':')[0] ?? '';
