// The closed vocabulary: predicates and terms, as schema/predicates.yaml and schema/terms.yaml declare them.
import { z } from 'zod';
import { QUALIFIER_ROLES, ROLES } from './claim.ts';
import { ENTITY_KINDS } from './entity.ts';

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
  domain: participants,
  /** Empty where the predicate takes no object: "takes place". */
  range: participants,
  symmetric: z.boolean().default(false),
  /** Qualifiers that it takes. */
  roles: z.array(z.enum(QUALIFIER_ROLES as [string, ...string[]])).default([]),
  /** A denial under this predicate bears on an affirmation under `to`; `map` takes roles of this one to roles of that one. */
  adjacent: z.array(z.strictObject({ to: upperSnake, map: roleMap })).default([]),
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

export interface Vocabulary {
  /** By name, in the order of the file. */
  readonly predicates: ReadonlyMap<string, Predicate>;
  /** By name, in the order of the file. */
  readonly terms: ReadonlyMap<string, Term>;
}
