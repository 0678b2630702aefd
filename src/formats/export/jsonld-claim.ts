// Claims as things of their own: a proposition is described by its slots and never written as a triple, which would assert it.
import { type ClaimRecord, type Filler, filledSlots, fillerType, fillerValue } from '../../model/claim.ts';
import type { Status } from '../../model/status.ts';
import { iri, type Json, type Node } from './jsonld-node.ts';

/**
 * Asserted by nobody: it has no author, and who affirms or denies it stands in the statements about it.
 * @param text the claim in words.
 * @param status how it stands by the statements that are exported with it; derived from those.
 */
export const claimNode = (claim: ClaimRecord, text: string, status?: Status): Node => ({
  id: iri(claim.id),
  type: ['Claim', 'SchemaClaim'],
  text,
  predicate: claim.predicate,
  modality: claim.modality,
  status,
  ...Object.fromEntries(
    filledSlots(claim.slots).map(([role, filler]) =>
      fillerType(filler) === 'value'
        ? [`${role.toLowerCase()}Value`, fillerValue(filler)]
        : [role.toLowerCase(), fillerOf(filler)],
    ),
  ),
});

const fillerOf = (filler: Filler): Json => {
  const type = fillerType(filler);
  if (type === 'term') return `attest:term-${fillerValue(filler)}`;
  if (type === 'date') return { '@value': fillerValue(filler), '@type': 'edtf:EDTF' };
  return iri(filler);
};
