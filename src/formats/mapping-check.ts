// Whether the parts of a mapping fit together, before any row is read.
import type { Problem } from '../errors.ts';
import type { BundlePath } from '../model/bundle.ts';
import { MODALITIES } from '../model/claim.ts';
import { parseDate } from '../model/date.ts';
import { ENTITY_KINDS, OCCURRENCES } from '../model/entity.ts';
import { nearestTo } from '../model/nearest.ts';
import { predicateNames, type Vocabulary } from '../model/predicates.ts';
import { dateProblem, oneOf, suggestion } from '../model/report.ts';
import { CERTAINTIES, DIRECTNESSES, STANCES } from '../model/statement.ts';
import type { MappedClaim, MappedDate, MappedEntity, MappedValue, Mapping } from './mapping.ts';
import { columnsRead, namingColumns, ownColumns } from './mapping-columns.ts';
import { dateFormat } from './mapping-date.ts';
import { columnsOf } from './mapping-template.ts';

/** The words that a value of each kind may come to; also checked row by row. */
export const CLOSED_WORDS: Readonly<Record<string, readonly string[]>> = {
  kind: ENTITY_KINDS,
  occurrence: OCCURRENCES,
  modality: MODALITIES,
  stance: STANCES,
  certainty: CERTAINTIES,
  directness: DIRECTNESSES,
};

export function mappingProblems(mapping: Mapping, lineOf: (path: BundlePath) => string): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (reason: string, path: BundlePath, message: string): void => {
    problems.push({ reason, where: lineOf(path), message });
  };
  const entities = Object.keys(mapping.entities);
  const claims = Object.keys(mapping.claims);

  function entity(reference: string | undefined, path: BundlePath): void {
    if (reference === undefined || reference.startsWith('entity:') || Object.hasOwn(mapping.entities, reference))
      return;
    const known = entities.length === 0 ? 'it has none' : `expected ${oneOf(entities)}`;
    report(
      'ENTITY_UNKNOWN',
      path,
      `no entity of the mapping is called ${JSON.stringify(reference)}; ${known}, or an id${suggestion(nearestTo(reference, entities))}`,
    );
  }
  function claim(reference: string, path: BundlePath): void {
    if (Object.hasOwn(mapping.claims, reference)) return;
    report(
      'CLAIM_UNKNOWN',
      path,
      `no claim of the mapping is called ${JSON.stringify(reference)}${suggestion(nearestTo(reference, claims))}`,
    );
  }
  function words(value: MappedValue | undefined, path: BundlePath, kind: string): void {
    if (value === undefined) return;
    const known = CLOSED_WORDS[kind] ?? [];
    const map = 'map' in value ? value.map : undefined;
    const isConstant = columnsOf(value.from).length === 0;
    const given = map === undefined ? (isConstant ? [value.from.source] : []) : Object.values(map);
    for (const word of [...given, ...('else' in value && value.else ? [value.else] : [])]) {
      if (word === '' || known.includes(word)) continue;
      report(
        'VALUE_INVALID',
        path,
        `${JSON.stringify(word)} is no ${kind}; expected ${oneOf(known)}${suggestion(nearestTo(word, known))}`,
      );
    }
  }
  function date(value: MappedDate | undefined, path: BundlePath): void {
    for (const format of value?.format ?? []) {
      const read = dateFormat(format);
      if (typeof read === 'string') report('DATE_FORMAT', path, `the date format ${JSON.stringify(format)} ${read}`);
    }
  }

  const published = mapping.dataset.published && dateProblem(mapping.dataset.published, parseDate);
  if (published) report('DATE_INVALID', ['dataset', 'published'], published);
  if (entities.length + claims.length === 0) {
    report('VALUE_MISSING', [], 'the mapping has neither entities nor claims; say what the columns hold');
  }
  for (const [name, one] of Object.entries(mapping.entities)) {
    const path = ['entities', name];
    words(one.kind, [...path, 'kind'], 'kind');
    words(one.occurrence, [...path, 'occurrence'], 'occurrence');
    entity(one.within, [...path, 'within']);
    entity(one.partOf, [...path, 'partOf']);
  }
  for (const [name, one] of Object.entries(mapping.claims)) {
    const path = ['claims', name];
    words(one.modality, [...path, 'modality'], 'modality');
    for (const role of ['subject', 'object'] as const) {
      const part = one[role];
      if (typeof part === 'string') entity(part, [...path, role]);
      else if (part !== undefined && 'claim' in part) claim(part.claim, [...path, role]);
    }
    for (const [role, filler] of Object.entries(one.qualifiers)) {
      if ('format' in filler) date(filler, [...path, 'qualifiers', role]);
    }
    if (one.subject === undefined && one.object === undefined) {
      report('CLAIM_EMPTY', path, `the claim ${name} has neither subject nor object; it must be about something`);
    } else if (!readsColumn(mapping, name, [])) {
      report(
        'CONTENT_MISSING',
        path,
        `the claim ${name} reads no column, so no words of a row would say it; let it read one, or say with when: which`,
      );
    }
    if (holdsItself(mapping, name)) report('CLAIM_CYCLE', path, `the claim ${name} would be a part of itself`);
  }
  const keys = mapping.statements.map(({ key }) => key);
  for (const [at, one] of mapping.statements.entries()) {
    const path = ['statements', at];
    claim(one.claim, [...path, 'claim']);
    for (const speaker of one.speaker ?? []) entity(speaker, [...path, 'speaker']);
    entity(one.onBehalfOf, [...path, 'onBehalfOf']);
    for (const [position, relay] of one.relays.entries()) {
      entity(relay.entity, [...path, 'relays', position]);
      entity(relay.onBehalfOf, [...path, 'relays', position]);
    }
    for (const kind of ['stance', 'certainty', 'directness'] as const) words(one[kind], [...path, kind], kind);
    date(one.saidAt, [...path, 'saidAt']);
    if (one.key !== undefined && keys.indexOf(one.key) !== at) {
      report('DUPLICATE_KEY', [...path, 'key'], `two statements have the key ${one.key}; give each its own`);
    }
    for (const [position, key] of one.respondsTo.entries()) {
      if (keys.includes(key)) continue;
      const known = keys.filter((known) => known !== undefined);
      report(
        'STATEMENT_UNKNOWN',
        [...path, 'respondsTo', position],
        `no statement of the mapping has the key ${JSON.stringify(key)}${suggestion(nearestTo(key, known))}`,
      );
    }
  }
  return problems;
}

/** The columns that the mapping names and the table lacks. */
export function columnProblems(
  mapping: Mapping,
  columns: readonly string[],
  lineOf: (path: BundlePath) => string,
): readonly Problem[] {
  return columnsRead(mapping).flatMap(({ column, path }) => {
    if (columns.includes(column)) return [];
    const shown = columns.slice(0, 20).map((known) => JSON.stringify(known));
    const known = `it has ${shown.join(', ')}${columns.length > shown.length ? ', …' : ''}`;
    const message = `the table has no column ${JSON.stringify(column)}${suggestion(nearestTo(column, columns)) || `; ${known}`}`;
    return [{ reason: 'COLUMN_UNKNOWN', where: lineOf(path), message }];
  });
}

/** The predicates that the mapping writes out and the vocabulary lacks. */
export function predicateProblems(
  mapping: Mapping,
  vocabulary: Vocabulary,
  lineOf: (path: BundlePath) => string,
): readonly Problem[] {
  const known = [...predicateNames(vocabulary)];
  return Object.entries(mapping.claims).flatMap(([name, { predicate }]) => {
    const map = 'map' in predicate ? predicate.map : undefined;
    const isConstant = columnsOf(predicate.from).length === 0;
    const written = map === undefined ? (isConstant ? [predicate.from.source] : []) : Object.values(map);
    return written.flatMap((word) => {
      if (word === '' || known.includes(word)) return [];
      const message = `predicate ${JSON.stringify(word)} is not in the vocabulary${suggestion(nearestTo(word, known))}`;
      return [{ reason: 'PREDICATE_UNKNOWN', where: lineOf(['claims', name, 'predicate']), message }];
    });
  });
}

function readsColumn(mapping: Mapping, name: string, within: readonly string[]): boolean {
  const claim = Object.hasOwn(mapping.claims, name) ? mapping.claims[name] : undefined;
  if (claim === undefined || within.includes(name)) return true;
  if (ownColumns(claim).length > 0) return true;
  return participants(claim, mapping).some((part) =>
    'claim' in part ? readsColumn(mapping, part.claim, [...within, name]) : namingColumns(part.entity).length > 0,
  );
}

type Part = { readonly claim: string } | { readonly entity: MappedEntity };

function participants(claim: MappedClaim, mapping: Mapping): readonly Part[] {
  const named = [claim.subject, claim.object, ...Object.values(claim.qualifiers).map(({ from }) => from.source)];
  return named.flatMap((part): readonly Part[] => {
    if (typeof part === 'object') return 'claim' in part ? [{ claim: part.claim }] : [];
    const entity = part !== undefined && Object.hasOwn(mapping.entities, part) ? mapping.entities[part] : undefined;
    return entity === undefined ? [] : [{ entity }];
  });
}

function holdsItself(mapping: Mapping, name: string): boolean {
  const seen = new Set<string>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const claim = Object.hasOwn(mapping.claims, next) ? mapping.claims[next] : undefined;
    for (const part of claim === undefined ? [] : participants(claim, mapping)) {
      if (!('claim' in part)) continue;
      if (part.claim === name) return true;
      if (!seen.has(part.claim)) waiting.push(part.claim);
      seen.add(part.claim);
    }
  }
  return false;
}
