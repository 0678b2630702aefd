// A claim as people read it: "SpaceX sells Starlink (recipient: Russia; channel: parallel import)". English only.
import type { ClaimId, ClaimKey, ClaimRecord, Filler, Modality } from './claim.ts';
import { filledSlots, fillerType, fillerValue, isClaim, isEntity } from './claim.ts';
import type { EntityId, EntityRecord } from './entity.ts';
import type { Vocabulary } from './predicates.ts';

/** How a filler is called. Claims are called by their own text. */
export type NameOf = (filler: Filler) => string;

const MODALITY_WORDS: Readonly<Record<Exclude<Modality, 'ACTUAL'>, string>> = {
  FUTURE: 'will',
  POSSIBLE: 'possible',
  NECESSARY: 'should',
  CONDITIONAL: 'would',
};

/** An absent participant: anyone where the claim is denied, someone where it is affirmed. The claim says neither. */
export const ABSENT = '[unnamed]';

/**
 * One line without a full stop: modality in front where it is not ACTUAL ("possible: …"), participants around the
 * predicate's label, qualifiers by role in the order of ROLES. A predicate that the vocabulary lacks is named as it is.
 */
export const claimText = (vocabulary: Vocabulary, claim: ClaimKey, nameOf: NameOf): string => {
  const predicate = vocabulary.predicates.get(claim.predicate);
  const quoted = (filler: Filler): string => (isClaim(filler) ? `«${nameOf(filler)}»` : nameOf(filler));
  const { SUBJECT, OBJECT, ...qualifiers } = claim.slots;
  const parts = [SUBJECT === undefined ? ABSENT : quoted(SUBJECT), predicate?.label ?? claim.predicate];
  if (OBJECT !== undefined) parts.push(quoted(OBJECT));
  else if (predicate !== undefined && predicate.range.length > 0) parts.push(ABSENT);
  const restrictions = filledSlots(qualifiers).map(([role, filler]) => `${role.toLowerCase()}: ${quoted(filler)}`);
  if (restrictions.length > 0) parts.push(`(${restrictions.join('; ')})`);
  const text = parts.join(' ');
  return claim.modality === 'ACTUAL' ? text : `${MODALITY_WORDS[claim.modality]}: ${text}`;
};

/**
 * Names from records: an entity's name, a term's label, a claim's text, else the bare value. What is not among the records
 * is called by its id, so that a text never fails.
 */
export const namesFrom = (
  vocabulary: Vocabulary,
  entities: ReadonlyMap<EntityId, Pick<EntityRecord, 'name'>>,
  claims: ReadonlyMap<ClaimId, ClaimRecord>,
): NameOf => {
  const nameOf: NameOf = (filler) => {
    if (isEntity(filler)) return entities.get(filler)?.name ?? filler;
    if (isClaim(filler)) {
      const claim = claims.get(filler);
      // Ids hash what they contain, so no claim contains itself and the recursion ends.
      return claim === undefined ? filler : claimText(vocabulary, claim, nameOf);
    }
    const value = fillerValue(filler);
    return fillerType(filler) === 'term' ? (vocabulary.terms.get(value)?.label ?? value) : value;
  };
  return nameOf;
};
