// The entity that a record of FollowTheMoney is about: its names in all forms, its ids, its description.
import type { EntityKind } from '../model/entity.ts';
import { present } from '../model/present.ts';
import type { FtmEntity } from './ftm-entity.ts';
import type { FtmModel } from './ftm-model.ts';
import { exactSlug } from './record-article.ts';

export interface FtmSelf {
  readonly value: Readonly<Record<string, unknown>> & { readonly id: string };
  readonly name: string;
  /** The properties that its name is taken from. */
  readonly called: ReadonlySet<string>;
  /** Properties that give its names, in all forms. */
  readonly naming: ReadonlySet<string>;
  /** Properties that say what it is beside what is claimed of it. */
  readonly properties: ReadonlySet<string>;
}

/** One id wherever the entity is referred to, whatever its schema. */
export const ftmEntityId = (id: string): string => `entity:${exactSlug(id)}`;

const MOST_DESCRIPTION = 1_000;

export function selfEntity(entity: FtmEntity, kind: EntityKind, { schemata, readings }: FtmModel): FtmSelf {
  const types = schemata.get(entity.schema)?.properties;
  const given = new Map(entity.properties.map((property) => [property.name, property]));
  const { name, property } = nameOf(entity, given, readings);
  const names: { value: string; kind: string }[] = [];
  const externalIds = [{ scheme: 'followthemoney', id: entity.id }];
  const naming = new Set(property);
  const properties = new Set([...property, ...readings.parts]);
  for (const { name: called, values } of entity.properties) {
    const nameKind = own(readings.names, called);
    const scheme = own(readings.schemes, called) ?? (types?.get(called) === 'identifier' ? called : undefined);
    if (nameKind !== undefined) naming.add(called);
    if (nameKind !== undefined || scheme !== undefined) properties.add(called);
    for (const { text } of values) {
      if (nameKind !== undefined && text !== name) names.push({ value: text, kind: nameKind });
      if (scheme !== undefined) externalIds.push({ scheme, id: text });
    }
  }
  for (const referent of entity.referents) {
    if (referent !== entity.id) externalIds.push({ scheme: 'followthemoney', id: referent });
  }
  if (/^Q\d+$/.test(entity.id)) externalIds.push({ scheme: 'wikidata', id: entity.id });
  const description = readings.description.find((one) => given.has(one));
  if (description !== undefined) properties.add(description);
  const words = description === undefined ? undefined : given.get(description)?.first;
  return {
    value: {
      id: ftmEntityId(entity.id),
      ...present({
        kind,
        name,
        names: names.length === 0 ? undefined : names,
        externalIds,
        description:
          words === undefined || words.length <= MOST_DESCRIPTION
            ? words
            : `${words.slice(0, MOST_DESCRIPTION).replace(/\p{Surrogate}$/u, '')}…`,
        // The dataset tells of it as of what was.
        occurrence: kind === 'Event' ? 'OCCURRED' : undefined,
      }),
    },
    name,
    called: new Set(property),
    naming,
    properties,
  };
}

interface Named {
  readonly name: string;
  /** The properties that the name is taken from. */
  readonly property: readonly string[];
}

function nameOf(
  entity: FtmEntity,
  given: ReadonlyMap<string, { readonly first: string; readonly values: readonly { readonly text: string }[] }>,
  { captions, parts }: FtmModel['readings'],
): Named {
  const { caption } = entity;
  if (caption !== undefined && given.get('name')?.values.some(({ text }) => text === caption)) {
    return { name: caption, property: ['name'] };
  }
  for (const property of captions) {
    const first = given.get(property)?.first;
    if (first !== undefined) return { name: first, property: [property] };
  }
  const put = parts.filter((part) => given.has(part));
  if (put.length > 0) return { name: put.map((part) => given.get(part)?.first).join(' '), property: put };
  return { name: caption ?? entity.id, property: [] };
}

const own = <T>(map: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined;
