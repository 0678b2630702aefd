// What a record of FollowTheMoney claims by the readings of its schema, and whom it names in doing so.
import type { EntityKind } from '../model/entity.ts';
import { commonDate, dateSpan } from './ftm-date.ts';
import type { FtmModel, FtmReading, FtmSchema } from './ftm-model.ts';
import { ftmEntityId } from './ftm-self.ts';
import { type Cell, nameSlug } from './record-article.ts';

/** A line of the record's text, and what it is. */
export interface FtmLine extends Cell {
  /** Of the cells of the text. */
  readonly cell: number;
  /** The type of its property; `undefined` where the schema has no such property. */
  readonly type: string | undefined;
  /** The id that the value stands for. */
  readonly id?: string;
}

/** Notes what no reading takes: a schema, or a property as `Person.birthDate`. */
export type Unread = (what: string) => void;

type Value = Readonly<Record<string, unknown>>;

interface FtmClaims {
  readonly claims: readonly { readonly value: Value; readonly cells: readonly number[] }[];
  /** Who is meant by the value of a cell. */
  readonly mentions: readonly { readonly cell: number; readonly entity: string }[];
  /** Countries, and whoever is known by a name alone. */
  readonly entities: readonly Value[];
}

/** What fills a slot, and the cells that say it. */
interface Filler {
  readonly value: string;
  readonly cells: readonly number[];
}

/** Several owners and several assets in one record are each with each. */
const MOST_CLAIMS = 200;

/** @param self The entity that the record is about; `undefined` for a tie. */
export function claimsOf(
  schema: FtmSchema,
  self: Filler | undefined,
  lines: readonly FtmLine[],
  model: FtmModel,
  unread: Unread,
): FtmClaims {
  const mentions = new Map<number, string>();
  const entities = new Map<string, Value>();
  const linesOf = (property: string): readonly FtmLine[] => lines.filter(({ label }) => label === property);
  for (const line of lines) {
    if (line.type?.startsWith('entity:')) mentions.set(line.cell, ftmEntityId(line.id ?? line.value));
  }

  function fillers(property: string): readonly Filler[] {
    if (property === 'self') return self === undefined ? [] : [self];
    return linesOf(property).flatMap((line) => {
      const id = meant(line);
      if (id === undefined) return [];
      mentions.set(line.cell, id);
      return [{ value: id, cells: [line.cell] }];
    });
  }

  function meant(line: FtmLine): string | undefined {
    if (line.type?.startsWith('entity:')) return ftmEntityId(line.id ?? line.value);
    if (line.type === 'country') return country(line.value.toLowerCase());
    const kind = Object.hasOwn(model.readings.named, line.label) ? model.readings.named[line.label] : undefined;
    return kind === undefined ? undefined : named(line.value, kind);
  }

  function country(code: string): string | undefined {
    const name = model.countries.get(code);
    if (name === undefined) {
      unread(`country ${JSON.stringify(code)}`);
      return undefined;
    }
    const id = `entity:country-${code}`;
    entities.set(id, { id, kind: 'Place', name, externalIds: [{ scheme: 'country-code', id: code }] });
    return id;
  }

  function named(name: string, kind: EntityKind): string {
    const id = `entity:${kind.toLowerCase()}-${nameSlug(name)}`;
    entities.set(id, { id, kind, name });
    return id;
  }

  function time(property: string): Filler | undefined {
    const cellsOf = (name: string): readonly number[] => linesOf(name).map(({ cell }) => cell);
    const dateOf = (name: string): string | undefined => commonDate(linesOf(name).map(({ value }) => value));
    if (property !== 'interval') {
      const date = dateOf(property);
      return date === undefined ? undefined : { value: date, cells: cellsOf(property) };
    }
    const [start, end] = [dateOf('startDate'), dateOf('endDate')];
    const span = dateSpan(start, end);
    if (span !== undefined) {
      const cells = [
        ...(start === undefined ? [] : cellsOf('startDate')),
        ...(end === undefined ? [] : cellsOf('endDate')),
      ];
      return { value: span, cells };
    }
    const date = dateOf('date');
    return date === undefined ? undefined : { value: date, cells: cellsOf('date') };
  }

  function extent(property: string): Filler | undefined {
    const [line, ...more] = linesOf(property);
    const share = more.length > 0 ? undefined : /^(\d{1,3}(?:[.,]\d{1,6})?) ?%?$/.exec(line?.value ?? '')?.[1];
    if (line === undefined || share === undefined) return undefined;
    const percent = Number(share.replace(',', '.'));
    if (percent <= 0 || percent > 100) return undefined;
    return { value: percent === 100 ? 'WHOLLY' : 'PARTLY', cells: [line.cell] };
  }

  const claims = new Map<string, { readonly value: Value; readonly cells: readonly number[] }>();
  function make(reading: FtmReading): void {
    if (reading.kinds !== undefined && !reading.kinds.some((kind) => kind === schema.kind)) return;
    const participants = (['subject', 'object'] as const).map((role) => choices(reading, role));
    const [subjects, objects] = participants;
    if (subjects === undefined || objects === undefined || subjects.length === 0 || objects.length === 0) return;
    const qualifiers: Record<string, readonly (Filler | undefined)[]> = {
      PLACE: orNone(reading.PLACE === undefined ? [] : fillers(reading.PLACE)),
      INSTRUMENT: orNone(reading.INSTRUMENT === undefined ? [] : fillers(reading.INSTRUMENT)),
      TIME: [reading.TIME === undefined ? undefined : time(reading.TIME)],
      EXTENT: [reading.EXTENT === undefined ? undefined : extent(reading.EXTENT)],
    };
    for (const subject of subjects) {
      for (const object of objects) {
        for (const slots of combinations(qualifiers)) add(reading, subject, object, slots);
      }
    }
  }

  /** `undefined` where no claim is made without the participant; [undefined] where it stays open. */
  function choices(reading: FtmReading, role: 'subject' | 'object'): readonly (Filler | undefined)[] | undefined {
    const property = reading[role];
    if (property === undefined) return [undefined];
    const found = fillers(property);
    if (found.length > 0) return found;
    return reading.optional.includes(role) ? [undefined] : undefined;
  }

  function add(
    { predicate }: FtmReading,
    subject: Filler | undefined,
    object: Filler | undefined,
    slots: Readonly<Record<string, Filler>>,
  ): void {
    const all = [subject, object, ...Object.values(slots)].filter((filler) => filler !== undefined);
    const cells = [...new Set(all.flatMap((filler) => filler.cells))].sort((a, b) => a - b);
    // Of a thing alone nothing is claimed, nor is anything between it and itself.
    if (all.length < 2 || cells.length === 0 || subject?.value === object?.value) return;
    if (claims.size >= MOST_CLAIMS) {
      unread(`claims beyond ${MOST_CLAIMS} of one entity`);
      return;
    }
    const qualifiers = Object.fromEntries(Object.entries(slots).map(([role, { value }]) => [role, value]));
    const value = {
      predicate,
      ...(subject === undefined ? {} : { subject: subject.value }),
      ...(object === undefined ? {} : { object: object.value }),
      qualifiers,
    };
    const text = JSON.stringify(value);
    if (!claims.has(text)) claims.set(text, { value, cells });
  }

  for (const reading of schema.claims) make(reading);
  return {
    claims: [...claims.values()],
    mentions: [...mentions].map(([cell, entity]) => ({ cell, entity })),
    entities: [...entities.values()],
  };
}

const orNone = (found: readonly Filler[]): readonly (Filler | undefined)[] => (found.length > 0 ? found : [undefined]);

/** Every choice of one filler a role, roles without one left out. */
function combinations(
  qualifiers: Readonly<Record<string, readonly (Filler | undefined)[]>>,
): readonly Readonly<Record<string, Filler>>[] {
  let all: readonly Readonly<Record<string, Filler>>[] = [{}];
  for (const [role, fillers] of Object.entries(qualifiers)) {
    all = all.flatMap((slots) =>
      fillers.map((filler) => (filler === undefined ? slots : { ...slots, [role]: filler })),
    );
  }
  return all;
}
