// Whether each stored node has the properties and edges that the tables demand, and edges that agree with its ids.
import type { Problem } from '../errors.ts';
import { groupBy } from './batch.ts';
import { type GraphNode, labelOf, type Properties, type Value } from './nodes.ts';
import { LABELS, type PropertyRule, type Rules, TABLES } from './tables.ts';

/** Properties that name the end of a to-one edge. */
const NAMED_ENDS: readonly { readonly label: string; readonly property: string; readonly edge: string }[] = [
  { label: 'Entity', property: 'withinId', edge: 'WITHIN' },
  { label: 'Entity', property: 'partOfId', edge: 'PART_OF' },
  { label: 'Claim', property: 'subjectId', edge: 'SUBJECT' },
  { label: 'Claim', property: 'subjectClaimId', edge: 'SUBJECT' },
  { label: 'Claim', property: 'objectId', edge: 'OBJECT' },
  { label: 'Claim', property: 'objectClaimId', edge: 'OBJECT' },
  { label: 'Statement', property: 'claimId', edge: 'ABOUT' },
  { label: 'Statement', property: 'speakerId', edge: 'SPEAKER' },
  { label: 'Statement', property: 'principalId', edge: 'ON_BEHALF_OF' },
  { label: 'Article', property: 'publisherId', edge: 'PUBLISHED_BY' },
  { label: 'Sentence', property: 'articleId', edge: 'OF' },
  { label: 'Mention', property: 'entityId', edge: 'REFERS_TO' },
];

/** Every fault of one node's shape. */
export const shapeFaults = (node: GraphNode): Problem[] => [
  ...propertyFaults(node.id, TABLES[node.label].properties, node.properties),
  ...edgeFaults(node),
  ...endFaults(node),
];

/** Required properties, types and closed lists of values, which Neo4j Community can't hold. */
function propertyFaults(where: string, rules: Rules, properties: Properties): Problem[] {
  return Object.entries(rules).flatMap(([name, rule]): Problem[] => {
    const value = properties[name];
    if (value === undefined) {
      const message = `has no ${name}; expected ${described(rule)}`;
      return rule.isRequired ? [{ reason: 'PROPERTY_MISSING', where, message }] : [];
    }
    if (!isOfType(rule, value)) {
      return [{ reason: 'PROPERTY_TYPE', where, message: `${name} is ${shown(value)}; expected ${described(rule)}` }];
    }
    const stray = [value].flat().filter((one) => rule.values !== undefined && !rule.values.includes(String(one)));
    return stray.map((one) => ({
      reason: 'PROPERTY_VALUE',
      where,
      message: `${name} is ${shown(one)}; expected one of ${rule.values?.join(', ')}`,
    }));
  });
}

function isOfType(rule: PropertyRule, value: Value): boolean {
  if (rule.type === 'strings') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (rule.type === 'integer') return Number.isInteger(value);
  return typeof value === rule.type;
}

const described = (rule: PropertyRule): string =>
  ({ string: 'a text', strings: 'a list of texts', integer: 'a whole number', boolean: 'true or false' })[rule.type];

const COUNTS = { '0..1': [0, 1], '1': [1, 1], '0..n': [0, Infinity], '1..n': [1, Infinity] } as const;

function edgeFaults(node: GraphNode): Problem[] {
  const faults: Problem[] = [];
  const byType = groupBy(node.edges, (edge) => edge.type);
  for (const [type, rule] of Object.entries(TABLES[node.label].edges)) {
    const edges = byType.get(type) ?? [];
    const [least, most] = COUNTS[rule.count];
    if (edges.length < least) {
      faults.push({ reason: 'EDGE_MISSING', where: node.id, message: `has no ${type}; expected ${rule.count}` });
    }
    if (edges.length > most) {
      const ends = edges.map(({ to }) => to).join(', ');
      faults.push({
        reason: 'EDGE_DOUBLE',
        where: node.id,
        message: `has ${edges.length} ${type} (to ${ends}); expected ${rule.count}`,
      });
    }
    for (const edge of edges) {
      const label = typeof edge.to === 'string' ? labelOf(edge.to) : undefined;
      if (label === undefined || !LABELS.includes(label) || !rule.to.includes(label)) {
        faults.push({
          reason: 'EDGE_END',
          where: node.id,
          message: `${type} leads to ${shown(edge.to)}; expected ${rule.to.join(' or ')}`,
        });
      }
      faults.push(...propertyFaults(`${node.id} ${type} ${edge.to}`, rule.properties, edge.properties));
    }
  }
  return faults;
}

/** A to-one edge and the property that names its end say the same. A missing or double edge is a fault of its own. */
function endFaults(node: GraphNode): Problem[] {
  const ends = groupBy(
    NAMED_ENDS.filter(({ label }) => label === node.label),
    ({ edge }) => edge,
  );
  return [...ends].flatMap(([type, named]): Problem[] => {
    const said = named.map(({ property }) => node.properties[property]).filter((id) => id !== undefined);
    const edges = node.edges.filter((edge) => edge.type === type).map(({ to }) => to);
    if (edges.length > 1 || (said.length === edges.length && said.every((id) => id === edges[0]))) return [];
    // A table that demands the edge has reported it.
    if (edges.length === 0 && TABLES[node.label].edges[type]?.count === '1') return [];
    const properties = named.map(({ property }) => property).join(' or ');
    return [
      {
        reason: 'EDGE_DISAGREES',
        where: node.id,
        message: `${properties} is ${said.join(', ') || 'absent'}, but ${type} leads to ${edges.join(', ') || 'nothing'}; expected the same`,
      },
    ];
  });
}

/** A value as a message shows it, cut where it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
