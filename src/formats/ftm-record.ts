// One entity of FollowTheMoney as a record: its article, the entities in it, and what the dataset's publisher claims.
import { present } from '../model/present.ts';
import type { Entry } from './csv-record.ts';
import { claimsOf, type FtmLine, type Unread } from './ftm-claims.ts';
import type { FtmEntity, FtmProperty } from './ftm-entity.ts';
import type { FtmModel, FtmSchema } from './ftm-model.ts';
import { selfEntity } from './ftm-self.ts';
import type { MappedDataset } from './mapping.ts';
import { exactSlug, recordArticle } from './record-article.ts';

export function ftmEntries(
  entity: FtmEntity,
  schema: FtmSchema,
  model: FtmModel,
  dataset: MappedDataset,
  unread: Unread,
): readonly Entry[] {
  const lines: FtmLine[] = [{ cell: 0, label: 'schema', value: schema.name, type: 'schema' }];
  for (const { name, values } of entity.properties) {
    for (const { text, id } of values) {
      const line = { cell: lines.length, label: name, value: text, type: schema.properties.get(name) };
      lines.push(id === undefined ? line : { ...line, id });
    }
  }
  const record = recordArticle(lines, dataset.language);
  const slug = `${dataset.id}.${exactSlug(entity.id)}`;
  const article = `article:${slug}`;
  const self = schema.kind === undefined ? undefined : selfEntity(entity, schema.kind, model);
  const subject = self && {
    value: self.value.id,
    cells: lines.flatMap(({ cell, label, value }) => (self.called.has(label) && value === self.name ? [cell] : [])),
  };
  const { claims, mentions, entities } = claimsOf(schema, subject, lines, model, unread);
  // What ties two together is said by the schema alone.
  const isTie = self === undefined && claims.length > 0;
  const used = new Set([...claims.flatMap(({ cells }) => cells), ...(isTie ? [0] : [])]);
  if (schema.kind === undefined && claims.length === 0) unread(schema.name);

  const why = (line: FtmLine): string => {
    if (line.type === undefined) {
      unread(`${schema.name}.${line.label}`);
      return `unknown to FollowTheMoney ${model.version}`;
    }
    if (line.type === 'schema' || self?.properties.has(line.label)) return 'describes an entity';
    if (schema.kind !== undefined || claims.length > 0) unread(`${definedBy(schema, line.label, model)}.${line.label}`);
    return 'no predicate carries it';
  };
  const mentioned = [
    ...mentions,
    ...lines.flatMap(({ cell, label }) => (self?.naming.has(label) ? [{ cell, entity: self.value.id }] : [])),
  ];
  return [
    {
      kind: 'article',
      value: present({
        id: article,
        text: record.text,
        language: dataset.language,
        publisher: dataset.publisher.id,
        url: addressOf(entity.properties) ?? dataset.url,
        publishedAt: dataset.published ?? entity.firstSeen,
        publishedAtWhy:
          dataset.published === undefined && entity.firstSeen !== undefined
            ? 'The day on which the record was first seen in its dataset.'
            : undefined,
        note: noteOf(entity, dataset),
      }),
    },
    ...[...(self === undefined ? [] : [self.value]), ...entities].map((value): Entry => ({ kind: 'entity', value })),
    ...mentioned.flatMap(({ cell, entity: id }): readonly Entry[] => {
      const words = record.mention(cell);
      return words === undefined ? [] : [{ kind: 'mention', value: { article, ...words, entity: id } }];
    }),
    ...claims.flatMap(({ value, cells }, at): readonly Entry[] => {
      const key = `${slug}.${at + 1}`;
      const quotes = (role: string, of: readonly number[]): readonly unknown[] =>
        of.flatMap((cell) => record.quotes(cell).map((words) => ({ article, role, ...words })));
      const evidence = [...quotes('CUE', isTie ? [0] : []), ...quotes('CONTENT', cells)];
      return [
        { kind: 'claim', value: { key, ...value } },
        {
          kind: 'statement',
          value: { key, claim: key, speaker: dataset.publisher.id, stance: 'AFFIRMS', evidence },
        },
      ];
    }),
    ...lines.flatMap((line) =>
      used.has(line.cell)
        ? []
        : record
            .skipped(line.cell)
            .map((words): Entry => ({ kind: 'skipped', value: { article, ...words, why: why(line) } })),
    ),
  ];
}

/** The schema that a property belongs to: a reading there would hold for all that extend it. */
const definedBy = (schema: FtmSchema, property: string, model: FtmModel): string =>
  schema.lineage.findLast((one) => model.schemata.get(one)?.properties.has(property)) ?? schema.name;

function addressOf(properties: readonly FtmProperty[]): string | undefined {
  const urls = properties.filter(({ name }) => name === 'sourceUrl').map(({ first }) => first);
  return urls.find((url) => URL.canParse(url) && /^https?:\/\//.test(url));
}

const noteOf = ({ id, datasets }: FtmEntity, dataset: MappedDataset): string =>
  `Record ${id} of ${dataset.name}${datasets.length === 0 ? '' : `, from ${datasets.join(', ')}`}.`;
