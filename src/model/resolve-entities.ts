// The entities of a bundle as records, and the rules of kind and hierarchy that they must keep.
import type { Bundle, BundleEntity, BundlePath } from './bundle.ts';
import type { EntityId, EntityKind, EntityRecord } from './entity.ts';
import { present } from './present.ts';
import { aKind, nearestId, type Report, suggestion } from './report.ts';
import type { Stored, StoredEntity } from './stored.ts';

export interface Entities {
  /** Sorted by id. */
  readonly records: readonly EntityRecord[];
  /** The kind of an entity that the bundle declares or the graph knows; an unknown one is reported at `path`. */
  readonly expect: (id: EntityId, path: BundlePath) => EntityKind | undefined;
}

/** The two hierarchies, each within one kind. */
const HIERARCHIES = { within: 'Place', partOf: 'Organization' } as const;
type Hierarchy = keyof typeof HIERARCHIES;

export function resolveEntities(bundle: Bundle, stored: Stored, report: Report): Entities {
  const declared = new Map<EntityId, BundleEntity>();
  for (const [at, entity] of bundle.entities.entries()) {
    if (declared.has(entity.id)) {
      report(
        'DUPLICATE_ID',
        ['entities', at, 'id'],
        `${entity.id} is declared twice; join the two entries, or give one another id`,
      );
    } else {
      declared.set(entity.id, entity);
    }
  }
  const find = (id: EntityId): StoredEntity | BundleEntity | undefined => declared.get(id) ?? stored.entities.get(id);
  const expect = (id: EntityId, path: BundlePath): EntityKind | undefined => {
    const entity = find(id);
    if (entity === undefined) {
      const nearest = nearestId(id, [...declared.keys(), ...stored.entities.keys()]);
      report(
        'ENTITY_UNKNOWN',
        path,
        `${id} is neither declared under entities nor known to the graph${suggestion(nearest)}`,
      );
    }
    return entity?.kind;
  };
  for (const [at, entity] of bundle.entities.entries()) {
    checkKind(entity, ['entities', at], stored, report);
    for (const hierarchy of ['within', 'partOf'] as const) {
      checkParent(entity, hierarchy, ['entities', at, hierarchy], find, expect, report);
    }
  }
  return { records: [...declared.values()].map(entityRecord).sort((a, b) => (a.id < b.id ? -1 : 1)), expect };
}

function checkKind(entity: BundleEntity, path: BundlePath, stored: Stored, report: Report): void {
  const before = stored.entities.get(entity.id)?.kind;
  if (before !== undefined && before !== entity.kind) {
    report(
      'KIND_CHANGED',
      [...path, 'kind'],
      `${entity.id} is ${aKind(entity.kind)} here but ${aKind(before)} in the graph; give it that kind, or another id`,
    );
  }
  if (entity.kind === 'Event' && entity.occurrence === undefined) {
    report(
      'OCCURRENCE_MISSING',
      [...path, 'id'],
      `the Event ${entity.id} has no occurrence; expected OCCURRED, PLANNED, REFUSED or HYPOTHETICAL`,
    );
  }
  if (entity.kind !== 'Event' && entity.occurrence !== undefined) {
    report(
      'OCCURRENCE_UNEXPECTED',
      [...path, 'occurrence'],
      `${entity.id} is ${aKind(entity.kind)}; only Events have an occurrence`,
    );
  }
  if (entity.kind !== 'Organization' && entity.isGroup) {
    report(
      'GROUP_UNEXPECTED',
      [...path, 'isGroup'],
      `${entity.id} is ${aKind(entity.kind)}; only Organizations can be groups`,
    );
  }
}

function checkParent(
  entity: BundleEntity,
  hierarchy: Hierarchy,
  path: BundlePath,
  find: (id: EntityId) => StoredEntity | BundleEntity | undefined,
  expect: (id: EntityId, path: BundlePath) => EntityKind | undefined,
  report: Report,
): void {
  const parent = entity[hierarchy];
  if (parent === undefined) return;
  const kind = HIERARCHIES[hierarchy];
  if (entity.kind !== kind) {
    report('HIERARCHY_KIND', path, `${entity.id} is ${aKind(entity.kind)}; only ${aKind(kind)} has ${hierarchy}`);
  }
  const parentKind = expect(parent, path);
  if (parentKind !== undefined && parentKind !== kind) {
    report('HIERARCHY_KIND', path, `${parent} is ${aKind(parentKind)}; ${hierarchy} expects ${aKind(kind)}`);
  }
  const chain = [entity.id];
  for (let next: EntityId | undefined = parent; next !== undefined; next = find(next)?.[hierarchy]) {
    // A cycle further up that doesn't come back here is reported where it is closed.
    if (next !== entity.id && chain.includes(next)) return;
    chain.push(next);
    if (next !== entity.id) continue;
    report(
      'HIERARCHY_CYCLE',
      path,
      `${chain.join(` ${hierarchy} `)}: nothing lies within itself; take one of these out`,
    );
    return;
  }
}

function entityRecord(entity: BundleEntity): EntityRecord {
  const name = entity.name.normalize('NFC');
  const names = entity.names.map((other) => present({ ...other, value: other.value.normalize('NFC') }));
  return present({
    id: entity.id,
    kind: entity.kind,
    name,
    names: sortedOnce(names.map(({ value, kind, language }) => present({ value, kind, language }))).filter(
      (other) => other.value !== name || other.language !== undefined,
    ),
    nameStatus: entity.nameStatus,
    description: entity.description,
    isGroup: entity.isGroup,
    occurrence: entity.occurrence,
    externalIds: sortedOnce(entity.externalIds.map(({ scheme, id }) => ({ scheme, id }))),
    within: entity.within,
    partOf: entity.partOf,
    why: entity.why,
    note: entity.note,
  });
}

/** Equal items once, in the order of their JSON: lists whose order means nothing compare equal. */
const sortedOnce = <T>(items: readonly T[]): readonly T[] => {
  const byText = new Map(items.map((item) => [JSON.stringify(item), item] as const));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
};
