// Which columns each part of a mapping reads.
import type { BundlePath } from '../model/bundle.ts';
import type { MappedClaim, MappedDate, MappedEntity, MappedStatement, MappedValue, Mapping } from './mapping.ts';
import { columnsOf, type Template } from './mapping-template.ts';

/** A column's name and where the mapping says it. */
interface Read {
  readonly column: string;
  readonly path: BundlePath;
}

const of = (part: Template | MappedValue | MappedDate | undefined): readonly string[] =>
  part === undefined ? [] : columnsOf('from' in part ? part.from : part);

/** Every column that a mapping reads, with its place. */
export function columnsRead(mapping: Mapping): readonly Read[] {
  const reads: Read[] = [];
  const read = (part: Template | MappedValue | MappedDate | undefined, path: BundlePath): void => {
    for (const column of of(part)) reads.push({ column, path });
  };
  read(mapping.record, ['record']);
  read(mapping.url, ['url']);
  for (const [name, entity] of Object.entries(mapping.entities)) {
    for (const key of ['kind', 'id', 'name', 'description', 'occurrence'] as const)
      read(entity[key], ['entities', name, key]);
    for (const [at, other] of entity.names.entries()) read(other.from, ['entities', name, 'names', at]);
    for (const [scheme, id] of Object.entries(entity.externalIds)) read(id, ['entities', name, 'externalIds', scheme]);
  }
  for (const [name, claim] of Object.entries(mapping.claims)) {
    for (const key of ['predicate', 'modality', 'when'] as const) read(claim[key], ['claims', name, key]);
    for (const key of ['subject', 'object'] as const) {
      const participant = claim[key];
      if (typeof participant === 'object' && 'value' in participant) read(participant.value, ['claims', name, key]);
    }
    for (const [role, filler] of Object.entries(claim.qualifiers)) read(filler, ['claims', name, 'qualifiers', role]);
  }
  for (const [at, statement] of mapping.statements.entries()) {
    const path = ['statements', at];
    for (const key of ['stance', 'certainty', 'directness', 'medium', 'saidAt', 'saidAtText', 'note', 'when'] as const)
      read(statement[key], [...path, key]);
    for (const [position, hedge] of statement.hedges.entries()) read(hedge.text, [...path, 'hedges', position]);
    for (const [position, column] of statement.content.entries())
      reads.push({ column, path: [...path, 'content', position] });
  }
  return reads;
}

/** The columns that say who an entity is: those of its name, else those of its id. */
export const namingColumns = (entity: MappedEntity): readonly string[] => {
  const naming = of(entity.name);
  return naming.length > 0 ? naming : of(entity.id);
};

/** The columns that say what an entity is beside its name. */
export const describingColumns = (entity: MappedEntity): readonly string[] => [
  ...[entity.kind, entity.id, entity.name, entity.description, entity.occurrence].flatMap(of),
  ...entity.names.flatMap(({ from }) => of(from)),
  ...Object.values(entity.externalIds).flatMap(of),
];

/** The columns that a claim reads itself, the entities and claims in it aside. */
export const ownColumns = (claim: MappedClaim): readonly string[] => [
  ...[claim.predicate, claim.modality, claim.when].flatMap(of),
  ...[claim.subject, claim.object].flatMap((part) =>
    typeof part === 'object' && 'value' in part ? of(part.value) : [],
  ),
  ...Object.values(claim.qualifiers).flatMap(of),
];

/** The columns that say how, and when, a statement is made. */
export const cueColumns = (statement: MappedStatement): readonly string[] => [
  ...[statement.stance, statement.certainty, statement.directness, statement.medium].flatMap(of),
  ...[statement.saidAt, statement.saidAtText, statement.when].flatMap(of),
  ...statement.hedges.flatMap(({ text }) => of(text)),
];
