// Whether every derived datum is what derive makes of what the ledger tells.
import type { Problem } from '../errors.ts';
import { shown } from './audit-shape.ts';
import type { DerivedEdge, DerivedGraph } from './derived-graph.ts';
import { derivedDifference } from './write-derived.ts';
import { differences } from './write-nodes.ts';

/** One fault for each property and each edge that is missing, extra, double or different. */
export function derivedFaults(stored: DerivedGraph, wanted: DerivedGraph): Problem[] {
  const { properties, edges } = derivedDifference(stored, wanted);
  return [
    ...properties.flatMap((one) =>
      differences(one.stored, one.wanted).map((name): Problem => {
        const [is, expected] = [one.stored[name], one.wanted[name]];
        const message = `${name} is ${shown(is)}; derived, it is ${shown(expected)}`;
        return { reason: reasonOf(is, expected), where: one.id, message };
      }),
    ),
    ...edges.map(({ type, from, to, stored: is, wanted: expected }): Problem => {
      const where = `${from} ${type} ${to}`;
      if (is.length > 1)
        return {
          reason: 'DERIVED_DOUBLE',
          where,
          message: `is stored ${is.length} times; derived, ${expected.length}`,
        };
      const message = `is ${picture(is[0])}; derived, it is ${picture(expected[0])}`;
      return { reason: reasonOf(is[0], expected[0]), where, message };
    }),
  ];
}

const reasonOf = (stored: unknown, wanted: unknown): string =>
  stored === undefined ? 'DERIVED_MISSING' : wanted === undefined ? 'DERIVED_EXTRA' : 'DERIVED_DIFFERENT';

const picture = (edge: DerivedEdge | undefined): string => (edge === undefined ? 'absent' : shown(edge.properties));
