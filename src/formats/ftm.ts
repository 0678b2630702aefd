// FollowTheMoney, one entity a line, as rows of a bulk import in the voice of the dataset's publisher.
import { z } from 'zod';
import type { RowSource } from '../model/bulk.ts';
import { nearestTo } from '../model/nearest.ts';
import { suggestion } from '../model/report.ts';
import { streamName } from './byte-stream.ts';
import type { Entry } from './csv-record.ts';
import { entityJoiner } from './entity-joiner.ts';
import { type FtmEntity, readFtmEntity } from './ftm-entity.ts';
import { loadFtmModel } from './ftm-model.ts';
import { ftmEntries } from './ftm-record.ts';
import { ftmEntityId } from './ftm-self.ts';
import { type JsonLinesOptions, jsonLines } from './json-lines.ts';
import { datasetSchema, type MappedDataset } from './mapping.ts';
import { readTextFile } from './text-file.ts';
import { readYaml } from './yaml-source.ts';

const LIKE = '{"id": "NK-1", "schema": "Person", "properties": {"name": ["Ana Ruiz"]}}';

export interface FtmSource extends RowSource {
  /**
   * What of the lines read so far stays in the words of its record alone, with how many lines have it: schemata such as
   * `Document`, properties such as `Person.birthDate`, codes such as `country "xx"`. Most frequent first.
   */
  unread(): readonly (readonly [what: string, lines: number])[];
}

/**
 * The rows of a file of FollowTheMoney entities; `-` is standard input, gzip is unpacked. Memory holds one line at a time.
 * An entity that is written out in place of its id is read as a line of its own would be. A line of an unknown schema is a
 * bad row, SCHEMA_UNKNOWN.
 * @throws InputError from `rows()`, as `readByteStream`.
 */
export function ftmSource(path: string, dataset: MappedDataset, options: JsonLinesOptions = {}): FtmSource {
  const name = streamName(path);
  let counts = new Map<string, number>();
  return {
    name,
    async *rows() {
      counts = new Map();
      const model = await loadFtmModel();
      // Countries, offices and places recur by name; what a line is about is told by that line alone.
      const joiner = entityJoiner();
      const { id, kind, name: called } = dataset.publisher;
      yield* joiner.add({ id, kind, name: called }, `${name}:1`);
      for await (const line of jsonLines(path, LIKE, options)) {
        if (!('object' in line)) {
          yield line;
          continue;
        }
        const { where } = line;
        const entities = readFtmEntity(line.object);
        if ('reason' in entities) {
          yield { where, ...entities };
          continue;
        }
        const unknown = entities.find(({ schema }) => !model.schemata.has(schema));
        if (unknown !== undefined) {
          const message = `has the schema ${JSON.stringify(unknown.schema)}, which FollowTheMoney ${model.version} doesn't know${suggestion(nearestTo(unknown.schema, model.schemata.keys()))}`;
          yield { where, reason: 'SCHEMA_UNKNOWN', message };
          continue;
        }
        const unread = new Set<string>();
        for (const entity of entities) {
          const schema = model.schemata.get(entity.schema);
          if (schema === undefined) continue;
          for (const entry of ftmEntries(entity, schema, model, dataset, (what) => unread.add(what))) {
            if (entry.kind === 'entity' && !isSelf(entry, entity)) yield* joiner.add(entry.value, where);
            else yield { ...entry, where };
          }
        }
        for (const what of unread) counts.set(what, (counts.get(what) ?? 0) + 1);
      }
      yield* joiner.end();
    },
    unread: () => [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)),
  };
}

const isSelf = ({ value }: Entry, { id }: FtmEntity): boolean => value.id === ftmEntityId(id);

/**
 * Reads what a dataset is from a YAML file with the one key `dataset`, as in a mapping.
 * @throws InputError as `readTextFile` and `readYaml`.
 */
export async function readDataset(path: string): Promise<MappedDataset> {
  const schema = z.strictObject({ dataset: datasetSchema });
  const kind = { schema, noun: 'dataset', reason: 'DATASET_INVALID', levels: 3, records: new Map() };
  return readYaml(await readTextFile(path, path), path, kind).value.dataset;
}
