// Entities and articles in FollowTheMoney: a schema and property values each. What holds between entities is in ftm-claim.ts.
import type { EntityId, EntityKind, EntityRecord } from '../../model/entity.ts';
import type { ExportedArticle, ExportedEntity } from '../../model/export.ts';
import type { ExportContext } from './format.ts';

/** As a line of the file has it; every property has a list of texts. */
export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** FollowTheMoney's ids hold letters, digits, dots and hyphens: `entity:elon-musk` is `entity-elon-musk`. */
export const ftmId = (id: string): string => id.replaceAll(/[^0-9a-zA-Z.-]/g, '-');

/** Values without what is absent; a property without values is left out. */
export const properties = (
  given: Readonly<Record<string, readonly (string | undefined)[]>>,
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, values]) => {
      const told = [...new Set(values.filter((value) => value !== undefined && value !== ''))] as readonly string[];
      return told.length === 0 ? [] : [[name, told] as const];
    }),
  );

/** The plain dates of EDTF: FollowTheMoney knows no other. */
export const ftmDate = (edtf: string | undefined): string | undefined =>
  edtf !== undefined && /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(edtf) ? edtf : undefined;

/** Properties of ids by scheme, and the schema that has them; undefined: any Thing. */
const IDS: Readonly<Record<string, { readonly property: string; readonly kind?: EntityKind }>> = {
  wikidata: { property: 'wikidataId' },
  lei: { property: 'leiCode', kind: 'Organization' },
  imo: { property: 'imoNumber', kind: 'Organization' },
  inn: { property: 'innCode', kind: 'Organization' },
  ogrn: { property: 'ogrnCode', kind: 'Organization' },
  permid: { property: 'permId', kind: 'Organization' },
  opencorporates: { property: 'opencorporatesUrl', kind: 'Organization' },
  icij: { property: 'icijId', kind: 'Organization' },
};

/** The schema of an entity of the kind; a Concept has one only as an office that somebody holds. */
export function schemaOf(kind: EntityKind, objectOf: readonly string[]): string | undefined {
  switch (kind) {
    case 'Person':
      return 'Person';
    case 'Organization':
      // An Ownership leads to an Asset: of the organizations only a Company is one.
      return objectOf.includes('OWNS') ? 'Company' : 'Organization';
    case 'Place':
      return 'Territory';
    case 'Event':
      return 'Event';
    case 'Product':
      return 'Asset';
    case 'Concept':
      return objectOf.includes('HOLDS_OFFICE') ? 'Position' : undefined;
  }
}

/** Undefined, and counted, where no schema is right for it. */
export function entityOf({ record, objectOf = [] }: ExportedEntity, context: ExportContext): FtmEntity | undefined {
  const schema = schemaOf(record.kind, objectOf);
  if (schema === undefined) {
    context.leaveOut('Concept: left out, FollowTheMoney has no schema for it; what is claimed of it is told in Notes');
    return undefined;
  }
  const isActor = record.kind === 'Person' || record.kind === 'Organization';
  const named = (kinds: readonly string[]) =>
    record.names.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value);
  const abbreviations = named(['ABBREVIATION']);
  return {
    id: ftmId(record.id),
    schema,
    properties: properties({
      name: [record.name],
      alias: [...named(['NAME', 'ALIAS']), ...(isActor ? [] : abbreviations)],
      abbreviation: isActor ? abbreviations : [],
      weakAlias: named(['TITLE', 'DESCRIPTION']),
      description: [record.description],
      summary: [summaryOf(record)],
      notes: [record.note, record.why],
      parent: record.kind === 'Organization' ? [parentOf(record.partOf)] : [],
      partOf: record.kind === 'Place' ? [parentOf(record.within)] : [],
      ...idsOf(record, context),
    }),
  };
}

const parentOf = (id: EntityId | undefined): string | undefined => id && ftmId(id);

/** What a reader who knows the schema alone would take for more than it is. */
function summaryOf({ occurrence, nameStatus, isGroup }: EntityRecord): string | undefined {
  const said = [
    occurrence === undefined || occurrence === 'OCCURRED'
      ? undefined
      : `This event is ${occurrence}: it is not said to have taken place.`,
    nameStatus === 'ROLE_ONLY' ? 'No name is told: the name describes who it is.' : undefined,
    isGroup ? 'A group, and not one body.' : undefined,
  ].filter((one) => one !== undefined);
  return said.length === 0 ? undefined : said.join(' ');
}

function idsOf(record: EntityRecord, context: ExportContext): Readonly<Record<string, readonly string[]>> {
  const ids: Record<string, string[]> = {};
  for (const { scheme, id } of record.externalIds) {
    const known = Object.hasOwn(IDS, scheme) ? IDS[scheme] : undefined;
    if (known === undefined || (known.kind !== undefined && known.kind !== record.kind)) {
      context.leaveOut(`external id of the scheme ${scheme}: left out, FollowTheMoney has no property for it`);
    } else {
      ids[known.property] = [...(ids[known.property] ?? []), id];
    }
  }
  return ids;
}

/** The article as a document; its file name is its id, since a Document must have one. */
export const articleOf = ({ record }: ExportedArticle): FtmEntity => ({
  id: ftmId(record.id),
  schema: 'Article',
  properties: properties({
    fileName: [`${ftmId(record.id)}.txt`],
    title: [record.headline],
    bodyText: [record.text],
    publishedAt: [ftmDate(record.publishedAt)],
    sourceUrl: [record.url],
    // The publisher itself is an entity of this file, with the same id: a Document names one in words alone.
    publisher: [ftmId(record.publisher)],
    notes: [record.note, record.publishedAtWhy],
  }),
});
