// Entities in schema.org and SKOS: identity, names and the two hierarchies, and nothing that somebody claims of them.
import type { EntityRecord } from '../../model/entity.ts';
import { iri, type Node, part, some } from './jsonld-node.ts';

/** Schemes whose identifiers are addresses that stand for the thing itself, and how those are spelled. */
const SAME_AS: Readonly<Record<string, { readonly id: RegExp; readonly address: string }>> = {
  wikidata: { id: /^Q[1-9]\d*$/, address: 'http://www.wikidata.org/entity/' },
  geonames: { id: /^\d+$/, address: 'https://sws.geonames.org/' },
  orcid: { id: /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, address: 'https://orcid.org/' },
  lei: { id: /^[0-9A-Z]{18}\d\d$/, address: 'https://search.gleif.org/#/record/' },
};

/** A description is no name that a generic reader should find the entity by. */
export function entityNode(entity: EntityRecord): Node {
  const id = iri(entity.id);
  return {
    id,
    type: entity.kind,
    name: entity.name,
    alternateName: some(entity.names.filter(({ kind }) => kind !== 'DESCRIPTION').map(({ value }) => value)),
    otherName: some(
      entity.names.map(({ value, kind, language }, at) => ({
        id: part(id, `name-${at}`),
        type: 'Name',
        literal: language === undefined ? value : { '@value': value, '@language': language },
        nameKind: kind,
      })),
    ),
    nameStatus: entity.nameStatus,
    description: entity.description,
    isGroup: entity.kind === 'Organization' ? entity.isGroup : undefined,
    occurrence: entity.occurrence,
    within: entity.within && iri(entity.within),
    partOf: entity.partOf && iri(entity.partOf),
    sameAs: some(
      entity.externalIds.flatMap(({ scheme, id: value }) => {
        const known = SAME_AS[scheme];
        return known?.id.test(value) ? [`${known.address}${value}`] : [];
      }),
    ),
    identifier: some(
      entity.externalIds.map((external, at) => ({
        id: part(id, `identifier-${at}`),
        type: 'PropertyValue',
        propertyID: external.scheme,
        value: external.id,
      })),
    ),
    why: entity.why,
    note: entity.note,
  };
}
