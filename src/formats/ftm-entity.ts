// One line of FollowTheMoney as it is written: an id, a schema, and properties with several values each.
import { oneLine } from './record-article.ts';

export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly caption?: string;
  readonly referents: readonly string[];
  readonly datasets: readonly string[];
  /** The day, where it is one. */
  readonly firstSeen?: string;
  /** Sorted by property, then by value: the same entity reads the same, in whatever order it was written. */
  readonly properties: readonly FtmProperty[];
}

export interface FtmProperty {
  readonly name: string;
  /** As written first: where several names are given, the first is the one to call it by. */
  readonly first: string;
  readonly values: readonly FtmValue[];
}

interface FtmValue {
  /** On one line, not empty. */
  readonly text: string;
  /** The id that the text stands for, where an entity is written out in place of its id. */
  readonly id?: string;
}

interface FtmFault {
  readonly reason: string;
  readonly message: string;
}

/** As a cell of a spreadsheet; longer texts are documents. */
const MOST_IN_VALUE = 32_767;
const MOST_VALUES = 2_000;

/**
 * Reads one entity, and those written out within it.
 * @returns The entities, the outer one first, or what is wrong.
 */
export function readFtmEntity(object: Readonly<Record<string, unknown>>): readonly FtmEntity[] | FtmFault {
  const { id, schema, properties } = object;
  if (typeof id !== 'string' || id.trim() === '') return fault('ID_MISSING', 'has no id; expected "id": "…"');
  if (typeof schema !== 'string') {
    return fault('SCHEMA_MISSING', 'has no schema; expected "schema": "Person" or another of FollowTheMoney');
  }
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) {
    return fault('PROPERTIES_MISSING', 'has no properties; expected "properties": {"name": ["…"], …}');
  }
  const read: FtmProperty[] = [];
  const within: FtmEntity[] = [];
  let count = 0;
  for (const [name, given] of Object.entries(properties)) {
    const texts = new Map<string, FtmValue>();
    for (const value of Array.isArray(given) ? given : [given]) {
      count += 1;
      const found = readValue(value, name, within);
      if (found === undefined) continue;
      if ('reason' in found) return found;
      texts.set(`${found.text}\n${found.id ?? ''}`, found);
    }
    const values = [...texts.values()];
    const [first] = values;
    if (first === undefined) continue;
    read.push({ name, first: first.text, values: values.sort((a, b) => (a.text < b.text ? -1 : 1)) });
  }
  if (count > MOST_VALUES) return fault('RECORD_TOO_LARGE', `has ${count} values; at most ${MOST_VALUES} are read`);
  const caption = typeof object.caption === 'string' ? oneLine(object.caption) : '';
  const day = typeof object.first_seen === 'string' ? /^\d{4}-\d\d-\d\d/.exec(object.first_seen)?.[0] : undefined;
  const entity: FtmEntity = {
    id: oneLine(id),
    schema,
    ...(caption === '' ? {} : { caption }),
    ...(day === undefined ? {} : { firstSeen: day }),
    referents: strings(object.referents),
    datasets: strings(object.datasets),
    properties: read.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
  return [entity, ...within];
}

function readValue(value: unknown, name: string, within: FtmEntity[]): FtmValue | FtmFault | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    const text = oneLine(String(value));
    if (text === '') return undefined;
    if (text.length > MOST_IN_VALUE) {
      const message = `${name} has ${text.length} characters; at most ${MOST_IN_VALUE} are read. Import a long text as an article`;
      return fault('VALUE_TOO_LONG', message);
    }
    if (/\p{Cc}/u.test(text)) return fault('CHARACTER_INVALID', `${name} holds a control character; take it out`);
    return { text };
  }
  if (typeof value !== 'object' || Array.isArray(value) || !('id' in value)) {
    const found = Array.isArray(value) ? 'a list in its list' : 'a map without an id';
    return fault('VALUE_INVALID', `${name} holds ${found}; expected text, or an entity`);
  }
  const nested = readFtmEntity(value as Readonly<Record<string, unknown>>);
  if ('reason' in nested) return fault(nested.reason, `the entity in ${name} ${nested.message}`);
  const [outer] = nested;
  if (outer === undefined) return undefined;
  within.push(...nested);
  const called = outer.properties.find((property) => property.name === 'name')?.first;
  return { text: outer.caption ?? called ?? outer.id, id: outer.id };
}

const fault = (reason: string, message: string): FtmFault => ({ reason, message });

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? [...new Set(value.filter((one) => typeof one === 'string').map(oneLine))].filter((one) => one !== '').sort()
    : [];
