// What a question is about: some entities or claims, and the claims that are meant by them.
import { InputError } from '../../errors.ts';
import type { Filler } from '../../model/claim.ts';
import type { Spoken } from '../../model/spoken.ts';
import type { Args, Site } from '../../read/reads.ts';

/**
 * The ids in the argument `about` of a question, each once.
 * @throws InputError `IDS_TOO_MANY`, `ABOUT_EMPTY` or `ID_INVALID`, naming the argument.
 */
export const aboutIds =
  (question: string, most: number) =>
  ({ about }: Args): readonly string[] => {
    const ids = [...new Set(about as readonly string[])];
    if (ids.length === 0)
      throw new InputError(
        'ABOUT_EMPTY',
        `${question}(about:): found no id, expected 1 to ${most}; search(text:) finds entities and claims by words`,
      );
    if (ids.length > most)
      throw new InputError(
        'IDS_TOO_MANY',
        `${question}(about:): found ${ids.length} ids, expected at most ${most}; ask in several requests`,
      );
    const wrong = ids.find((id) => !id.startsWith('entity:') && !id.startsWith('claim:'));
    if (wrong === undefined) return ids;
    throw new InputError(
      'ID_INVALID',
      `${question}(about:): found ${JSON.stringify(wrong.slice(0, 60))}, expected ids that start with "entity:" or "claim:"; search(text:) finds them by words`,
    );
  };

/**
 * Clauses that bind `claim`: those that involve one of the entities, and those given with all that they compare with.
 * Cost: the claims of the entities.
 */
export const claimsAbout = ({ param }: Site, ids: (args: Args) => readonly string[]): string => {
  const of = (kind: string): string => param((args) => ids(args).filter((id) => id.startsWith(kind)));
  return (
    `CALL () { UNWIND ${of('entity:')} AS id MATCH (claim:Claim)-[involves:INVOLVES]->() WHERE involves.entityId = id AND involves.sortKey IS NOT NULL RETURN claim ` +
    `UNION UNWIND ${of('claim:')} AS id MATCH (:Claim {id: id})-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS|ADJACENT_TO*0..1]-(claim:Claim) WHERE claim.sortKey IS NOT NULL RETURN claim }`
  );
};

/** Whether a statement is about one of these claims, or one that involves one of these entities. */
export const isAboutAny = (about: readonly string[]) => {
  const meant = new Set(about);
  return ({ claim }: Pick<Spoken, 'claim'>): boolean =>
    meant.has(claim.id) || (Object.values(claim.slots) as Filler[]).some((filler) => meant.has(filler));
};
