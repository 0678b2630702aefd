// One proposition, one form: converse predicates turned round, the participants of symmetric ones sorted.
import { type ClaimKey, filledSlots, type Role, type Slots } from './claim.ts';
import { findPredicate, type Predicate, type Vocabulary } from './predicates.ts';

/** A predicate as it was written, and where each role goes in the predicate that is stored. */
export interface Reading {
  readonly predicate: Predicate;
  readonly roleOf: (written: Role) => Role;
}

/** How the vocabulary reads a predicate's name; `undefined` where it doesn't know it. */
export function readingOf(vocabulary: Vocabulary, name: string): Reading | undefined {
  const found = findPredicate(vocabulary, name);
  return found && { predicate: found.predicate, roleOf: (written) => found.roles[written] ?? written };
}

/**
 * The form in which a claim is hashed and stored: under the canonical predicate, with the roles of a converse exchanged;
 * the participants of a symmetric predicate sorted, a sole one as SUBJECT. A claim under an unknown predicate, or one in
 * canonical form, is given back as it is.
 */
export function canonicalClaim(claim: ClaimKey, vocabulary: Vocabulary): ClaimKey {
  const reading = readingOf(vocabulary, claim.predicate);
  if (reading === undefined) return claim;
  const { predicate, roleOf } = reading;
  const slots: Slots = Object.fromEntries(filledSlots(claim.slots).map(([role, filler]) => [roleOf(role), filler]));
  return {
    predicate: predicate.name,
    modality: claim.modality,
    slots: inRoleOrder(predicate.symmetric ? sortedParticipants(slots) : slots),
  };
}

function sortedParticipants({ SUBJECT, OBJECT, ...qualifiers }: Slots): Slots {
  const [first, second] = [SUBJECT, OBJECT].filter((filler) => filler !== undefined).sort();
  return {
    ...(first === undefined ? {} : { SUBJECT: first }),
    ...(second === undefined ? {} : { OBJECT: second }),
    ...qualifiers,
  };
}

const inRoleOrder = (slots: Slots): Slots => Object.fromEntries(filledSlots(slots));
