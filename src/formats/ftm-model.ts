// The schemata of FollowTheMoney and how they are read, from schema/.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { ENTITY_KINDS, type EntityKind, NAME_KINDS } from '../model/entity.ts';

const SCHEMA_FOLDER = new URL('../../schema/', import.meta.url);

const word = z.string().min(1);
const modelSchema = z.strictObject({
  version: word,
  schemata: z.record(
    word,
    z.strictObject({ extends: z.array(word).default([]), properties: z.record(word, word).default({}) }),
  ),
  countries: z.record(word, word),
});

const readingSchema = z.strictObject({
  predicate: word,
  subject: word.optional(),
  object: word.optional(),
  PLACE: word.optional(),
  TIME: word.optional(),
  EXTENT: word.optional(),
  INSTRUMENT: word.optional(),
  /** The kinds of `self` that the predicate takes. */
  kinds: z.array(z.enum(ENTITY_KINDS)).optional(),
  optional: z.array(z.enum(['subject', 'object'])).default([]),
});

const readingsSchema = z.strictObject({
  entities: z.record(word, z.enum(ENTITY_KINDS)),
  names: z.record(word, z.enum(NAME_KINDS)),
  captions: z.array(word),
  parts: z.array(word),
  description: z.array(word),
  schemes: z.record(word, word),
  named: z.record(word, z.enum(ENTITY_KINDS)),
  claims: z.record(word, z.array(readingSchema)),
});

export type FtmReading = z.output<typeof readingSchema>;

export interface FtmSchema {
  readonly name: string;
  /** Itself and all that it extends. */
  readonly lineage: readonly string[];
  /** Types by property, inherited ones too. */
  readonly properties: ReadonlyMap<string, string>;
  /** Absent where its entities are ties, or have no place. */
  readonly kind?: EntityKind;
  readonly claims: readonly FtmReading[];
}

export interface FtmModel {
  readonly version: string;
  readonly schemata: ReadonlyMap<string, FtmSchema>;
  /** Names by code, in lower case. */
  readonly countries: ReadonlyMap<string, string>;
  readonly readings: Omit<z.output<typeof readingsSchema>, 'entities' | 'claims'>;
}

let loaded: Promise<FtmModel> | undefined;

/** The model that comes with Attest; read once. */
export function loadFtmModel(): Promise<FtmModel> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<FtmModel> {
  const [model, readings] = await Promise.all(
    ['followthemoney-model.yaml', 'followthemoney.yaml'].map(async (file) =>
      parse(await readFile(new URL(file, SCHEMA_FOLDER), 'utf8')),
    ),
  );
  const { version, schemata, countries } = modelSchema.parse(model);
  const { entities, claims, ...rest } = readingsSchema.parse(readings);

  const lineageOf = (name: string): readonly string[] => {
    const parents = schemata[name]?.extends ?? [];
    return [...new Set([name, ...parents.flatMap(lineageOf)])];
  };
  const schemaOf = (name: string): FtmSchema => {
    const lineage = lineageOf(name);
    // Company extends both Organization and Asset, and is named by the first.
    const kind = lineage.map((one) => entities[one]).find((one) => one !== undefined);
    return {
      name,
      lineage,
      properties: new Map(lineage.toReversed().flatMap((one) => Object.entries(schemata[one]?.properties ?? {}))),
      ...(kind === undefined ? {} : { kind }),
      claims: lineage.flatMap((one) => claims[one] ?? []),
    };
  };
  return {
    version,
    schemata: new Map(Object.keys(schemata).map((name) => [name, schemaOf(name)])),
    countries: new Map(Object.entries(countries)),
    readings: rest,
  };
}
