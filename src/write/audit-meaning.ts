// Whether stored claims, statements and entities mean what the model allows: ids, vocabulary, dates, hierarchies.
import type { Problem } from '../errors.ts';
import { claimId, filledSlots, fillerType, fillerValue, type Role } from '../model/claim.ts';
import { parseDate } from '../model/date.ts';
import type { Vocabulary } from '../model/predicates.ts';
import { statementId } from '../model/statement.ts';
import { shown } from './audit-shape.ts';
import type { Nodes } from './audit-words.ts';
import { claimRecord, statementRecord } from './facts.ts';
import type { GraphNode } from './nodes.ts';

/** A claim's id against its slots, and its words against the vocabulary. */
export function claimFaults(node: GraphNode, vocabulary: Vocabulary): Problem[] {
  const claim = claimRecord(node);
  const expected = claimId(claim);
  const fault = (reason: string, message: string): Problem[] => [{ reason, where: node.id, message }];
  const predicate = vocabulary.predicates.get(claim.predicate);
  if (predicate === undefined) {
    return fault('PREDICATE_UNKNOWN', `predicate is ${claim.predicate}, which is not in schema/predicates.yaml`);
  }
  if (expected !== node.id) return fault('CLAIM_ID', `its predicate, modality and slots make ${expected}`);
  return filledSlots(claim.slots).flatMap(([role, filler]): Problem[] => {
    const value = fillerValue(filler);
    if (role !== 'SUBJECT' && role !== 'OBJECT' && !predicate.roles.includes(role)) {
      return fault('ROLE_UNKNOWN', `${role} is filled, which ${claim.predicate} doesn't take`);
    }
    if (fillerType(filler) === 'term') return termFaults(node.id, role, value, vocabulary);
    return fillerType(filler) === 'date' ? dateFaults(node.id, role, value) : [];
  });
}

function termFaults(where: string, role: Role, name: string, vocabulary: Vocabulary): Problem[] {
  const term = vocabulary.terms.get(name);
  if (term === undefined) {
    return [{ reason: 'TERM_UNKNOWN', where, message: `${role} is ${name}, which is not in schema/terms.yaml` }];
  }
  const message = `${role} is ${name}, which stands under ${term.roles.join(', ')} only`;
  return (term.roles as readonly string[]).includes(role) ? [] : [{ reason: 'TERM_ROLE', where, message }];
}

/** A statement's id against what makes it, and its dates. `articles`: where any import has evidence of it. */
export function statementFaults(node: GraphNode, evidence: Nodes, articles: readonly string[]): Problem[] {
  const statement = statementRecord(node, evidence, undefined);
  // Evidence may have been added or replaced since: the id was made of the first of its first telling.
  const ids = [statement, ...articles.map((article) => ({ ...statement, evidence: [{ article }] }))].map((one) =>
    statementId(one as typeof statement),
  );
  if (!(ids as string[]).includes(node.id)) {
    return [
      { reason: 'STATEMENT_ID', where: node.id, message: `its claim, voices, stance and occasion make ${ids[0]}` },
    ];
  }
  return statement.saidAt === undefined ? [] : dateFaults(node.id, 'saidAt', statement.saidAt);
}

export function dateFaults(where: string, name: string, date: string): Problem[] {
  try {
    parseDate(date);
    return [];
  } catch (error) {
    return [{ reason: 'DATE_INVALID', where, message: `${name} is ${shown(date)}: ${(error as Error).message}` }];
  }
}

/** Entities that lie within themselves, each cycle once, named by its first id. */
export function cycleFaults(entities: Nodes): Problem[] {
  const faults: Problem[] = [];
  for (const [type, property] of [
    ['within', 'withinId'],
    ['partOf', 'partOfId'],
  ] as const) {
    const settled = new Set<string>();
    for (const start of [...entities.keys()].sort()) {
      const chain: string[] = [];
      for (let id: string | undefined = start; id !== undefined && !settled.has(id); ) {
        const at = chain.indexOf(id);
        if (at !== -1) {
          const cycle = [...chain.slice(at), id];
          faults.push({
            reason: 'HIERARCHY_CYCLE',
            where: id,
            message: `${cycle.join(` ${type} `)}; nothing lies within itself`,
          });
          break;
        }
        chain.push(id);
        id = entities.get(id)?.properties[property] as string | undefined;
      }
      for (const id of chain) settled.add(id);
    }
  }
  return faults;
}
