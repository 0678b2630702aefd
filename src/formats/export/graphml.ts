// GraphML: entities as nodes, relationships as edges, for Gephi, Cytoscape, yEd, NetworkX and igraph.
import type { EntityRecord } from '../../model/entity.ts';
import type { ExportedRelationship } from '../../model/export.ts';
import type { StreamFormat } from './format.ts';

type Type = 'string' | 'int' | 'boolean';
type Data = Readonly<Record<string, string | number | boolean | undefined>>;

/** What nodes and edges carry. `label` is what readers show. */
const KEYS: Readonly<Record<'node' | 'edge', Readonly<Record<string, Type>>>> = {
  node: {
    ...{ label: 'string', kind: 'string', names: 'string', nameStatus: 'string', description: 'string' },
    ...{ isGroup: 'boolean', occurrence: 'string', within: 'string', partOf: 'string', externalIds: 'string' },
  },
  edge: {
    ...{ label: 'string', predicate: 'string', role: 'string', status: 'string' },
    ...{ affirmedBy: 'string', deniedBy: 'string', affirmedByCount: 'int', deniedByCount: 'int' },
    ...{ statementCount: 'int', firstSaidAt: 'string', lastSaidAt: 'string', claims: 'string' },
  },
};

export const graphml: StreamFormat = {
  name: 'graphml',
  summary: 'GraphML, entities and their relationships, for Gephi, Cytoscape and NetworkX',
  reads: ['entity', 'relationship'],
  isFolder: false,
  extension: '.graphml',
  mediaType: 'application/graphml+xml; charset=utf-8',
  async *write(records) {
    yield HEAD;
    for await (const exported of records) {
      if (exported.kind === 'entity') yield node(exported.record);
      if (exported.kind === 'relationship') yield edge(exported);
    }
    yield '  </graph>\n</graphml>\n';
  },
};

const keyId = (on: 'node' | 'edge', name: string): string => `${on}.${name}`;

const HEAD = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
  ...(['node', 'edge'] as const).flatMap((on) =>
    Object.entries(KEYS[on]).map(
      ([name, type]) => `  <key id="${keyId(on, name)}" for="${on}" attr.name="${name}" attr.type="${type}"/>`,
    ),
  ),
  '  <graph id="attest" edgedefault="directed">',
  '',
].join('\n');

function node(entity: EntityRecord): string {
  const { id, kind, name, names, nameStatus, description, isGroup, occurrence, within, partOf, externalIds } = entity;
  const data = dataOf('node', {
    ...{ label: name, kind, names: names.map(({ value }) => value).join('; ') || undefined, nameStatus, description },
    ...{ isGroup, occurrence, within, partOf },
    externalIds: externalIds.map((external) => `${external.scheme}:${external.id}`).join(' ') || undefined,
  });
  return `    <node id="${escaped(id)}">${data}</node>\n`;
}

function edge({ record }: ExportedRelationship): string {
  const { id, from, to, label, predicate, role, status, affirmedBy, deniedBy, statementCount } = record;
  const data = dataOf('edge', {
    ...{ label, predicate, role, status, affirmedBy: affirmedBy.join(' '), deniedBy: deniedBy.join(' ') },
    ...{ affirmedByCount: affirmedBy.length, deniedByCount: deniedBy.length, statementCount },
    ...{ firstSaidAt: record.firstSaidAt, lastSaidAt: record.lastSaidAt, claims: record.claimIds.join(' ') },
  });
  return `    <edge id="${escaped(id)}" source="${escaped(from)}" target="${escaped(to)}">${data}</edge>\n`;
}

const dataOf = (on: 'node' | 'edge', data: Data): string =>
  Object.entries(data)
    .map(([name, value]) =>
      value === undefined ? '' : `<data key="${keyId(on, name)}">${escaped(String(value))}</data>`,
    )
    .join('');

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' },
};

/** XML 1.0 has no place for control characters, not even escaped: each becomes the sign for what can't be shown. */
const escaped = (text: string): string =>
  text
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (found) => ENTITIES[found] ?? found);
