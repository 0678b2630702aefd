// A mapping as it is written: its shape, and whether its parts fit together. Whether its columns are those of a table is told when one is opened.
import type { BundlePath } from '../model/bundle.ts';
import { type Mapping, mappingSchema } from './mapping.ts';
import { mappingProblems } from './mapping-check.ts';
import { readTextFile } from './text-file.ts';
import { readYaml, refuse, type YamlKind } from './yaml-source.ts';

export interface ReadMapping {
  readonly mapping: Mapping;
  /** `register.yaml:12`. */
  readonly lineOf: (path: BundlePath) => string;
}

export const MAPPING_YAML: YamlKind<typeof mappingSchema> = {
  schema: mappingSchema,
  noun: 'mapping',
  reason: 'MAPPING_INVALID',
  levels: 6,
  records: new Map<string, BundlePath>([
    ['entities', ['entities']],
    ['claims', ['claims']],
    ['map', ['map']],
    ['externalIds', ['externalIds']],
    ['qualifiers', ['claims', 'any', 'qualifiers']],
  ]),
};

/**
 * Reads a mapping from a YAML file.
 * @throws InputError as `readTextFile` and `readYaml`, and with all that doesn't fit together, each at its line.
 */
export async function readMapping(path: string): Promise<ReadMapping> {
  return parseMapping(await readTextFile(path, path), path);
}

/** @param name How problems name the source. */
export function parseMapping(source: string, name: string): ReadMapping {
  const { value: mapping, lineOf } = readYaml(source, name, MAPPING_YAML);
  refuse(mappingProblems(mapping, lineOf), MAPPING_YAML);
  return { mapping, lineOf };
}
