// The closed vocabulary: predicates and terms, as schema/predicates.yaml and schema/terms.yaml declare them.
import { z } from 'zod';
import { InputError, type Problem } from '../errors.ts';
import { QUALIFIER_ROLES, ROLES, type Role } from './claim.ts';
import { ENTITY_KINDS } from './entity.ts';
import { foldName } from './name.ts';
import { nearestTo } from './nearest.ts';
import { suggestion } from './report.ts';

const upperSnake = z.string().regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, 'expected UPPER_SNAKE');
const role = z.enum(ROLES);
const roleMap = z.partialRecord(role, role);

/** What may stand as participant: an entity of a kind, a claim, or (objects only) a literal value. */
export const PARTICIPANTS = [...ENTITY_KINDS, 'Claim', 'Value'] as const;
const participants = z.array(z.enum(PARTICIPANTS));

const predicateSchema = z.strictObject({
  name: upperSnake,
  /** Third person: "sells". */
  label: z.string(),
  /** Another name for the same predicate seen from elsewhere; stored as this one with roles exchanged. */
  converse: z.strictObject({ name: upperSnake, label: z.string(), roles: roleMap }).optional(),
  domain: participants.min(1),
  /** Empty where the predicate takes no object: "takes place". */
  range: participants,
  symmetric: z.boolean().default(false),
  /** Qualifiers that it takes. */
  roles: z.array(z.enum(QUALIFIER_ROLES as [string, ...string[]])).default([]),
  /** A denial under this predicate bears on an affirmation under `to`; `map` takes roles of this one to roles of that one. */
  adjacent: z.array(z.strictObject({ to: upperSnake, map: roleMap })).default([]),
  /** Whom it may be held against, where others say so: who fills the first of these roles that is filled. */
  accuses: z.array(role).default([]),
  meaning: z.string(),
  example: z.string(),
});

const termSchema = z.strictObject({
  name: upperSnake,
  label: z.string(),
  roles: z.array(z.enum(QUALIFIER_ROLES as [string, ...string[]])).min(1),
  synonyms: z.array(z.string()).default([]),
  /** Terms that can't hold together with this one. Read both ways. */
  excludes: z.array(upperSnake).default([]),
  meaning: z.string(),
});

export type Predicate = z.infer<typeof predicateSchema>;
export type Term = z.infer<typeof termSchema>;
export type RoleMap = Readonly<Partial<Record<Role, Role>>>;

export interface Vocabulary {
  /** By name, in the order of the file. */
  readonly predicates: ReadonlyMap<string, Predicate>;
  /** By name, in the order of the file. */
  readonly terms: ReadonlyMap<string, Term>;
}

/** A predicate as it is stored, and the roles that must be exchanged to say the same under it. */
export interface FoundPredicate {
  readonly predicate: Predicate;
  /** Role of the name that was looked up to role of `predicate`; a role that isn't named stays. Empty unless the name is a converse. */
  readonly roles: RoleMap;
}

/** The predicate of that exact name, its own or its converse's; `undefined` where there is none. */
export function findPredicate(vocabulary: Vocabulary, name: string): FoundPredicate | undefined {
  const own = vocabulary.predicates.get(name);
  if (own !== undefined) return { predicate: own, roles: {} };
  for (const predicate of vocabulary.predicates.values()) {
    if (predicate.converse?.name === name) return { predicate, roles: predicate.converse.roles };
  }
  return undefined;
}

/** Every name under which a claim may be written: predicates and converses. */
export const predicateNames = (vocabulary: Vocabulary): readonly string[] =>
  [...vocabulary.predicates.values()].flatMap(namesOf);

/** The term of that name or synonym, whatever its case, spacing and hyphens; `undefined` where there is none. */
export function findTerm(vocabulary: Vocabulary, nameOrSynonym: string): Term | undefined {
  const wanted = foldName(nameOrSynonym);
  for (const term of vocabulary.terms.values()) {
    if (termWords(term).some((word) => foldName(word) === wanted)) return term;
  }
  return undefined;
}

/** Whether the vocabulary says that the two can't hold together, in whichever of their two places it says so. */
export const exclusive = (left: Term, right: Term): boolean =>
  left.excludes.includes(right.name) || right.excludes.includes(left.name);

/** Every role that a claim under the predicate may fill. */
const rolesOf = (predicate: Predicate): readonly Role[] => [
  'SUBJECT',
  ...(predicate.range.length > 0 ? (['OBJECT'] as const) : []),
  ...(predicate.roles as readonly Role[]),
];

/**
 * Reads the two lists as they stand in schema/predicates.yaml and schema/terms.yaml.
 * @throws InputError `VOCABULARY_INVALID` whose `problems` are all that is wrong; those that need well-formed entries
 * (names that clash, roles that aren't taken) are looked for once every entry is.
 */
export function parseVocabulary(predicates: unknown, terms: unknown): Vocabulary {
  const parsedPredicates = z.array(predicateSchema).safeParse(predicates);
  const parsedTerms = z.array(termSchema).safeParse(terms);
  const problems: Problem[] = [
    ...malformed('predicates', parsedPredicates.error),
    ...malformed('terms', parsedTerms.error),
    ...(parsedPredicates.data === undefined ? [] : predicateProblems(parsedPredicates.data)),
    ...(parsedTerms.data === undefined ? [] : termProblems(parsedTerms.data)),
  ];
  if (problems.length > 0 || parsedPredicates.data === undefined || parsedTerms.data === undefined) {
    const list = problems.map(({ where, message }) => `${where}: ${message}`).join('\n');
    throw new InputError('VOCABULARY_INVALID', `the vocabulary can't be used as it is:\n${list}`, { problems });
  }
  return {
    predicates: new Map(parsedPredicates.data.map((predicate) => [predicate.name, predicate])),
    terms: new Map(parsedTerms.data.map((term) => [term.name, term])),
  };
}

const namesOf = (predicate: Predicate): readonly string[] =>
  predicate.converse === undefined ? [predicate.name] : [predicate.name, predicate.converse.name];

const termWords = (term: Term): readonly string[] => [term.name, ...term.synonyms];

const malformed = (list: string, error: z.ZodError | undefined): readonly Problem[] =>
  (error?.issues ?? []).map(({ path, message }) => ({
    reason: 'ENTRY_MALFORMED',
    where: path.reduce<string>((at, key) => (typeof key === 'number' ? `${at}[${key}]` : `${at}.${String(key)}`), list),
    message,
  }));

/** Words that two entries claim, under the key by which words compare. */
function clashes(entries: readonly { name: string; words: readonly string[] }[], key: (word: string) => string) {
  const owners = new Map<string, string>();
  return entries.flatMap(({ name, words }) =>
    words.flatMap((word) => {
      const owner = owners.get(key(word));
      owners.set(key(word), owner ?? name);
      return owner === undefined ? [] : [{ name, word, owner }];
    }),
  );
}

function predicateProblems(predicates: readonly Predicate[]): readonly Problem[] {
  const problems: Problem[] = [];
  const note = (predicate: Predicate, reason: string, message: string) =>
    problems.push({ reason, where: `predicate ${predicate.name}`, message });
  for (const { name, word, owner } of clashes(
    predicates.map((predicate) => ({ name: predicate.name, words: namesOf(predicate) })),
    (word) => word,
  )) {
    const message = `${word} is already a name of ${owner}; each predicate and converse needs a name of its own`;
    problems.push({ reason: 'PREDICATE_DUPLICATE', where: `predicate ${name}`, message });
  }
  const byName = new Map(predicates.map((predicate) => [predicate.name, predicate]));
  for (const predicate of predicates) {
    if (predicate.domain.includes('Value')) {
      note(predicate, 'DOMAIN_INVALID', 'its domain has Value; only an object may be a literal value');
    }
    if (predicate.symmetric && predicate.domain.toSorted().join() !== predicate.range.toSorted().join()) {
      note(predicate, 'SYMMETRIC_UNEVEN', 'it is symmetric, so its domain and range must be the same');
    }
    if (predicate.symmetric && predicate.converse !== undefined) {
      note(predicate, 'SYMMETRIC_CONVERSE', 'it is symmetric, so it is its own converse; leave out `converse`');
    }
    for (const accused of predicate.accuses) {
      if (rolesOf(predicate).includes(accused)) continue;
      note(predicate, 'ACCUSED_INVALID', `it accuses ${accused}, which it doesn't take`);
    }
    if (predicate.converse !== undefined) {
      const { name, roles } = predicate.converse;
      for (const fault of mapFaults(roles, undefined, predicate))
        note(predicate, 'ROLE_MAP_INVALID', `${name} ${fault}`);
    }
    for (const { to, map } of predicate.adjacent) {
      const target = byName.get(to);
      if (target === undefined) {
        const near = suggestion(nearestTo(to, byName.keys()));
        note(predicate, 'PREDICATE_UNKNOWN', `it is adjacent to ${to}, which is no predicate${near}`);
        continue;
      }
      for (const fault of mapFaults(map, predicate, target)) {
        note(predicate, 'ROLE_MAP_INVALID', `its adjacency to ${to} ${fault}`);
      }
    }
  }
  return problems;
}

/** What is wrong with a map of roles; a converse may rename freely on its own side (`from` undefined). */
function mapFaults(map: RoleMap, from: Predicate | undefined, to: Predicate): readonly string[] {
  const pairs = Object.entries(map) as [Role, Role][];
  const untaken = (role: Role, predicate: Predicate) =>
    rolesOf(predicate).includes(role) ? [] : [`maps ${role}, which ${predicate.name} doesn't take`];
  const targets = pairs.map(([, role]) => role);
  return [
    ...(pairs.length === 0 ? ['maps no role'] : []),
    ...pairs.flatMap(([role]) => (from === undefined ? [] : untaken(role, from))),
    ...targets.flatMap((role) => untaken(role, to)),
    ...targets.filter((role, at) => targets.indexOf(role) !== at).map((role) => `maps two roles to ${role}`),
  ];
}

function termProblems(terms: readonly Term[]): readonly Problem[] {
  const problems: Problem[] = clashes(
    terms.map((term) => ({ name: term.name, words: termWords(term) })),
    foldName,
  ).map(({ name, word, owner }) => ({
    reason: 'TERM_DUPLICATE',
    where: `term ${name}`,
    message: `${JSON.stringify(word)} already stands for ${owner}; a name or synonym may stand for one term only`,
  }));
  const byName = new Map(terms.map((term) => [term.name, term]));
  for (const term of terms) {
    for (const excluded of term.excludes) {
      const other = byName.get(excluded);
      const fault =
        other === undefined
          ? `which is no term${suggestion(nearestTo(excluded, byName.keys()))}`
          : other === term
            ? 'which is itself'
            : other.roles.every((role) => !term.roles.includes(role))
              ? 'which never fills the same role'
              : undefined;
      if (fault === undefined) continue;
      problems.push({
        reason: 'EXCLUDES_INVALID',
        where: `term ${term.name}`,
        message: `it excludes ${excluded}, ${fault}`,
      });
    }
  }
  return problems;
}
