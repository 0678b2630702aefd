// The claims of a bundle in canonical form, and what the vocabulary demands of them.
import type { Bundle, BundleClaim, BundlePath } from './bundle.ts';
import { canonicalClaim, type Reading, readingOf } from './canonical-claim.ts';
import { type ClaimId, type ClaimRecord, claimId, type Filler, isClaim, type Role, type Slots } from './claim.ts';
import { parseDate } from './date.ts';
import type { EntityId } from './entity.ts';
import { nearestTo } from './nearest.ts';
import { findTerm, predicateNames, type Vocabulary } from './predicates.ts';
import { aKind, dateProblem, oneOf, type Report, suggestion } from './report.ts';
import type { Entities } from './resolve-entities.ts';
import type { Stored } from './stored.ts';

export interface Claims {
  /** The id of a claim by its key, or of a stored one by its id; an unknown one is reported at `path`, a broken one is not again. */
  readonly expect: (reference: string, path: BundlePath) => ClaimId | undefined;
  /** The records, sorted by id, each id once; claims that nothing refers to are reported. */
  readonly finish: () => readonly ClaimRecord[];
}

/** Deepest claim within a claim within a claim …: news is not that indirect, and a chain without end would be no claim. */
const DEEPEST = 16;

interface Written {
  readonly role: Role;
  readonly path: BundlePath;
  readonly filler: Filler;
  /** A kind of entity, 'Claim' or 'Value'; the type of filler where only a qualifier can be it. */
  readonly kind: string;
}

export function resolveClaims(
  bundle: Bundle,
  vocabulary: Vocabulary,
  stored: Stored,
  entities: Entities,
  report: Report,
): Claims {
  const positions = new Map<string, number>();
  for (const [at, claim] of bundle.claims.entries()) {
    if (positions.has(claim.key)) {
      report('DUPLICATE_KEY', ['claims', at, 'key'], `two claims have the key ${claim.key}; give each its own`);
    } else {
      positions.set(claim.key, at);
    }
  }
  const resolved = new Map<string, ClaimRecord | undefined>();
  const resolving = new Set<string>();
  const depths = new Map<string, number>();
  const referredTo = new Set<string>();

  function expect(reference: string, path: BundlePath): ClaimId | undefined {
    if (isClaim(reference as Filler)) {
      const id = reference as ClaimId;
      if (stored.claims.has(id)) return id;
      report('CLAIM_UNKNOWN', path, `the graph has no ${id}; name a claim of this bundle by its key`);
      return undefined;
    }
    referredTo.add(reference);
    const at = positions.get(reference);
    const claim = at === undefined ? undefined : bundle.claims[at];
    if (at === undefined || claim === undefined) {
      const nearest = nearestTo(reference, positions.keys());
      report('CLAIM_UNKNOWN', path, `no claim has the key ${JSON.stringify(reference)}${suggestion(nearest)}`);
      return undefined;
    }
    if (resolving.has(reference)) {
      report(
        'CLAIM_CYCLE',
        path,
        `the claim ${JSON.stringify(reference)} would be a part of itself; a claim can only hold claims that don't hold it`,
      );
      return undefined;
    }
    if (!resolved.has(reference)) {
      // Whatever comes first in the list, a chain that is too deep is: from its top here, from its foot below.
      if (resolving.size >= DEEPEST) return tooDeep(path);
      resolving.add(reference);
      resolved.set(reference, resolve(claim, ['claims', at]));
      resolving.delete(reference);
      const within = [claim.subject, claim.object].map((part) =>
        typeof part === 'object' && 'claim' in part ? (depths.get(part.claim) ?? 0) : 0,
      );
      const depth = 1 + Math.max(...within);
      depths.set(reference, depth);
      if (depth === DEEPEST + 1) return tooDeep(path);
    }
    return resolved.get(reference)?.id;
  }

  function tooDeep(path: BundlePath): undefined {
    report('CLAIM_TOO_DEEP', path, `claims stand within claims more than ${DEEPEST} deep; take some out`);
  }

  function resolve(claim: BundleClaim, path: BundlePath): ClaimRecord | undefined {
    const reading = readingOf(vocabulary, claim.predicate);
    if (reading === undefined) {
      report(
        'PREDICATE_UNKNOWN',
        [...path, 'predicate'],
        `predicate ${JSON.stringify(claim.predicate)} is not in the vocabulary${suggestion(nearestTo(claim.predicate, predicateNames(vocabulary)))}`,
      );
    }
    if (claim.subject === undefined && claim.object === undefined) {
      report(
        'CLAIM_EMPTY',
        [...path, 'key'],
        `the claim ${JSON.stringify(claim.key)} has neither subject nor object; it must be about something`,
      );
    }
    const wanted = 2 + Object.keys(claim.qualifiers).length;
    const written = [
      participant('SUBJECT', claim.subject, [...path, 'subject']),
      participant('OBJECT', claim.object, [...path, 'object']),
      ...Object.entries(claim.qualifiers).map(([role, value]) =>
        qualifier(role as Role, value ?? '', [...path, 'qualifiers', role]),
      ),
    ];
    if (reading === undefined) return undefined;
    const given = written.filter((slot) => slot !== undefined && slot !== 'absent');
    const isWhole = given.length + written.filter((slot) => slot === 'absent').length === wanted;
    const isAllowed = checkSlots(claim.predicate, reading, given);
    if (!isWhole || !isAllowed) return undefined;
    const slots: Slots = Object.fromEntries(given.map(({ role, filler }) => [role, filler]));
    const canonical = canonicalClaim({ predicate: claim.predicate, modality: claim.modality, slots }, vocabulary);
    return { id: claimId(canonical), ...canonical };
  }

  function participant(
    role: 'SUBJECT' | 'OBJECT',
    given: BundleClaim['subject'],
    path: BundlePath,
  ): Written | 'absent' | undefined {
    if (given === undefined) return 'absent';
    if (typeof given === 'string') return entity(role, given, path);
    if ('value' in given) {
      const text = typeof given.value === 'number' ? String(given.value) : given.value.normalize('NFC');
      return { role, path, filler: `value:${text}`, kind: 'Value' };
    }
    const id = expect(given.claim, [...path, 'claim']);
    return id === undefined ? undefined : { role, path, filler: id, kind: 'Claim' };
  }

  function entity(role: Role, id: EntityId, path: BundlePath): Written | undefined {
    const kind = entities.expect(id, path);
    return kind === undefined ? undefined : { role, path, filler: id, kind };
  }

  function qualifier(role: Role, value: string, path: BundlePath): Written | undefined {
    if (value.startsWith('entity:')) return entity(role, value as EntityId, path);
    const term = findTerm(vocabulary, value);
    if (term !== undefined && (term.roles as readonly string[]).includes(role)) {
      return { role, path, filler: `term:${term.name}`, kind: 'term' };
    }
    if (role === 'TIME') {
      const problem = dateProblem(value, parseDate);
      if (problem === undefined) return { role, path, filler: `date:${value}`, kind: 'date' };
      report('DATE_INVALID', path, problem);
      return undefined;
    }
    if (term !== undefined) {
      report('TERM_ROLE', path, `the term ${term.name} can't stand as ${role}; it stands as ${oneOf(term.roles)}`);
      return undefined;
    }
    report(
      'TERM_UNKNOWN',
      path,
      `${JSON.stringify(value)} is neither an entity's id nor a term of the vocabulary for ${role}${suggestion(nearestTo(value, termNames(vocabulary, role)))}`,
    );
    return undefined;
  }

  function checkSlots(name: string, { predicate, roleOf }: Reading, written: readonly Written[]): boolean {
    const storedAs = name === predicate.name ? '' : ` (stored as ${predicate.name} with roles exchanged)`;
    const filled = new Map<Role, Role>();
    let isAllowed = true;
    const refuse = (reason: string, path: BundlePath, message: string): void => {
      isAllowed = false;
      report(reason, path, message);
    };
    for (const { role, path, filler, kind } of written) {
      const canonical = roleOf(role);
      const other = filled.get(canonical);
      if (other !== undefined) {
        refuse(
          'ROLE_FILLED_TWICE',
          path,
          `${role} of ${name}${storedAs} is its ${canonical}, which ${other} already fills; take one out`,
        );
      }
      filled.set(canonical, role);
      if (canonical === 'SUBJECT' || canonical === 'OBJECT') {
        const allowed: readonly string[] = canonical === 'SUBJECT' ? predicate.domain : predicate.range;
        if (allowed.includes(kind)) continue;
        const found = kind === 'Value' ? 'is a literal value' : `is ${aKind(kind)}`;
        const expected = allowed.length === 0 ? 'takes none' : `takes ${oneOf(allowed)}`;
        refuse(
          canonical === 'SUBJECT' ? 'DOMAIN_VIOLATION' : 'RANGE_VIOLATION',
          path,
          `${filler} ${found}, but as ${role.toLowerCase()} ${name}${storedAs} ${expected}`,
        );
      } else if (!(predicate.roles as readonly string[]).includes(canonical)) {
        const taken = predicate.roles.length === 0 ? 'no qualifiers' : oneOf(predicate.roles);
        refuse('ROLE_NOT_TAKEN', path, `${name}${storedAs} doesn't take ${canonical}; it takes ${taken}`);
      } else if (kind === 'Claim' || kind === 'Value') {
        refuse(
          'RANGE_VIOLATION',
          path,
          `${filler} is ${aKind(kind)}, but as ${role.toLowerCase()} ${name}${storedAs} takes an entity`,
        );
      }
    }
    return isAllowed;
  }

  function finish(): readonly ClaimRecord[] {
    const records = new Map<ClaimId, ClaimRecord>();
    for (const [at, claim] of bundle.claims.entries()) {
      // Resolving it refers to it in name only: what counts is who else did.
      const isReferredTo = referredTo.has(claim.key);
      expect(claim.key, ['claims', at, 'key']);
      if (!isReferredTo) referredTo.delete(claim.key);
      const record = resolved.get(claim.key);
      if (record !== undefined) records.set(record.id, record);
    }
    for (const [at, claim] of bundle.claims.entries()) {
      if (referredTo.has(claim.key)) continue;
      report(
        'CLAIM_UNUSED',
        ['claims', at, 'key'],
        `no statement is about the claim ${JSON.stringify(claim.key)}, and no claim holds it; take it out, or say who states it`,
      );
    }
    return [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  return { expect, finish };
}

const termNames = (vocabulary: Vocabulary, role: Role): readonly string[] =>
  [...vocabulary.terms.values()].flatMap(({ name, synonyms, roles }) =>
    (roles as readonly string[]).includes(role) ? [name, ...synonyms] : [],
  );
