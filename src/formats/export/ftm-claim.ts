// What is claimed in FollowTheMoney: what nobody contests as a tie between entities, all else as a Note in words.
import { filledSlots, fillerValue, isEntity } from '../../model/claim.ts';
import type { EntityId, EntityKind } from '../../model/entity.ts';
import type { ExportedClaim, ExportedStatement } from '../../model/export.ts';
import type { Vocabulary } from '../../model/predicates.ts';
import { type FtmEntity, ftmDate, ftmId, properties, schemaOf } from './ftm-entity.ts';

/** A schema that says a predicate, the properties that its ends fill, and the schemata that may stand there. */
interface Tie {
  readonly schema: string;
  readonly subject: readonly [property: string, schemata: readonly string[]];
  readonly object: readonly [property: string, schemata: readonly string[]];
}

const ORGANIZATION = ['Organization', 'Company'];
const ACTOR = ['Person', ...ORGANIZATION];

/** By predicate; the first whose ends fit. */
const TIES: Readonly<Record<string, readonly Tie[]>> = {
  OWNS: [{ schema: 'Ownership', subject: ['owner', ACTOR], object: ['asset', ['Company', 'Asset']] }],
  CONTROLS: [{ schema: 'Control', subject: ['controller', ACTOR], object: ['controlled', ORGANIZATION] }],
  LEADS: [{ schema: 'Directorship', subject: ['director', ACTOR], object: ['organization', ORGANIZATION] }],
  DIRECTS: [{ schema: 'Directorship', subject: ['director', ACTOR], object: ['organization', ORGANIZATION] }],
  HOLDS_OFFICE: [{ schema: 'Occupancy', subject: ['holder', ['Person']], object: ['post', ['Position']] }],
  EMPLOYS: [{ schema: 'Employment', subject: ['employer', ORGANIZATION], object: ['employee', ['Person']] }],
  MEMBER_OF: [{ schema: 'Membership', subject: ['member', ACTOR], object: ['organization', ORGANIZATION] }],
  SPOKESPERSON_OF: [{ schema: 'Representation', subject: ['agent', ACTOR], object: ['client', ACTOR] }],
  REPRESENTS: [{ schema: 'Representation', subject: ['agent', ACTOR], object: ['client', ACTOR] }],
  SUCCEEDS: [{ schema: 'Succession', subject: ['successor', ACTOR], object: ['predecessor', ACTOR] }],
  RELATIVE_OF: [{ schema: 'Family', subject: ['person', ['Person']], object: ['relative', ['Person']] }],
  ASSOCIATED_WITH: [{ schema: 'Associate', subject: ['person', ['Person']], object: ['associate', ['Person']] }],
};
const THING = [...ACTOR, 'Territory', 'Event', 'Asset', 'Position'];
const LINK: Tie = { schema: 'UnknownLink', subject: ['subject', THING], object: ['object', THING] };
/** In which property a schema says in words what it is; the others say it by themselves. */
const WORDS: Readonly<Record<string, string>> = { Family: 'relationship', Associate: 'relationship', Occupancy: '' };

/** A claim with everything that is said of it. */
export interface Said {
  readonly claim: ExportedClaim;
  readonly statements: readonly ExportedStatement[];
}

/**
 * The tie of a claim, or undefined where it can be none: only what is ACTUAL and UNCONTESTED between two entities that the
 * file has is a fact to those who read it.
 * @param written The schema of each entity that may be something else than its kind says: offices and companies.
 */
export function tieOf(
  said: Said,
  vocabulary: Vocabulary,
  written: ReadonlyMap<EntityId, string>,
): FtmEntity | undefined {
  const { record, status, text, entities } = said.claim;
  const { SUBJECT, OBJECT, ...qualifiers } = record.slots;
  if (record.modality !== 'ACTUAL' || status !== 'UNCONTESTED' || !isEntity(SUBJECT) || !isEntity(OBJECT))
    return undefined;
  const schemaOfEnd = (id: EntityId): string => {
    const kind: EntityKind | undefined = entities.get(id)?.kind;
    return written.get(id) ?? (kind && schemaOf(kind, [])) ?? '';
  };
  const [from, to] = [schemaOfEnd(SUBJECT), schemaOfEnd(OBJECT)];
  const fits = (tie: Tie): boolean => tie.subject[1].includes(from) && tie.object[1].includes(to);
  const tie = (TIES[record.predicate] ?? []).find(fits) ?? (fits(LINK) ? LINK : undefined);
  if (tie === undefined || SUBJECT === OBJECT) return undefined;
  const label = vocabulary.predicates.get(record.predicate)?.label ?? record.predicate;
  const words = WORDS[tie.schema] ?? 'role';
  return {
    id: ftmId(record.id),
    schema: tie.schema,
    properties: properties({
      [tie.subject[0]]: [ftmId(SUBJECT)],
      [tie.object[0]]: [ftmId(OBJECT)],
      ...(words !== '' && { [words]: [label] }),
      // With all that limits the claim, which the schema has no property for.
      summary: [text],
      ...timeOf(qualifiers.TIME && fillerValue(qualifiers.TIME)),
      ...(tie.schema === 'Ownership' &&
        qualifiers.EXTENT && { percentage: [percentage(fillerValue(qualifiers.EXTENT))] }),
      recordId: [record.id],
      ...attribution(said.statements),
    }),
  };
}

/** The claim and what is said of it in words, whoever says it and whatever becomes of it. */
export function noteOf(said: Said, written: (id: EntityId) => boolean): FtmEntity {
  const { record, status, text } = said.claim;
  const named = filledSlots(record.slots).flatMap(([, filler]) =>
    isEntity(filler) && written(filler) ? [ftmId(filler)] : [],
  );
  const { sourceUrl, proof, description } = attribution(said.statements);
  return {
    id: ftmId(record.id),
    schema: 'Note',
    properties: properties({
      name: [`${status}: ${text}`],
      entity: named,
      description: description ?? [],
      sourceUrl: sourceUrl ?? [],
      proof: proof ?? [],
      keywords: [status, record.modality, record.predicate],
    }),
  };
}

/** Who says so in which words, with the articles that prove it. Retracted statements say that they are. */
const attribution = (statements: readonly ExportedStatement[]) => ({
  description: statements.map(inWords),
  sourceUrl: statements.flatMap(({ articles }) => articles.map(({ url }) => url ?? '')),
  proof: statements.flatMap(({ articles }) => articles.map(({ id }) => ftmId(id))),
  publisher: statements.flatMap(({ articles }) => articles.map(({ publisher }) => ftmId(publisher))),
});

function inWords({ record, names }: ExportedStatement): string {
  const named = (id: EntityId): string => names.get(id) ?? id;
  const parts = [
    `${record.stance}: ${named(record.speaker)}`,
    record.principal && `on behalf of ${named(record.principal)}`,
    ...record.relays.map(({ entity }) => `passed on by ${named(entity)}`),
    record.saidAt ?? record.saidAtText,
    record.certainty === 'UNDERSPECIFIED' ? undefined : record.certainty,
    record.isHeadline ? 'in a headline' : undefined,
    record.retractedAt && `retracted ${record.retractedAt}`,
  ].filter((part) => part !== undefined);
  const words = record.evidence.filter(({ role }) => role === 'CONTENT').map(({ exact }) => `“${exact}”`);
  return `${parts.join(', ')}: ${words.join(' … ')}`;
}

function timeOf(time: string | undefined): Readonly<Record<string, readonly (string | undefined)[]>> {
  const [start, end] = time?.split('/') ?? [];
  return end === undefined ? { date: [ftmDate(time)] } : { startDate: [ftmDate(start)], endDate: [ftmDate(end)] };
}

const percentage = (extent: string): string | undefined => (/^\d+(?:\.\d+)?\s*%?$/.test(extent) ? extent : undefined);
