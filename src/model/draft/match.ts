// Whether an entity of the graph is the one that an article names: by name and kind, and only where one alone fits.
import type { EntityId, EntityKind } from '../entity.ts';
import { foldName } from '../name.ts';
import type { Member } from './cast.ts';

/** An entity of the graph, as a search finds it. */
export interface Candidate {
  readonly id: EntityId;
  readonly kind: EntityKind;
  readonly name: string;
  readonly names: readonly string[];
}

export type Match =
  | { readonly is: 'ONE'; readonly id: EntityId; readonly reason: string }
  /** Several have the name, or one of another kind has it: somebody must choose. */
  | { readonly is: 'UNSURE'; readonly reason: string }
  | { readonly is: 'NONE' };

/** The names by which a member can be looked for; descriptions and surnames alone would find strangers. */
export const namesToMatch = (member: Member): readonly string[] =>
  member.nameStatus === 'NAMED'
    ? [
        member.name,
        ...[...member.names]
          .filter(([name, kind]) => kind === 'ALIAS' && member.kind !== 'Person' && name.length > 3)
          .map(([name]) => name),
      ]
    : [];

/** Compares by folded names. Titles and descriptions don't count. */
export function matchOf(member: Member, candidates: readonly Candidate[]): Match {
  const wanted = new Set(namesToMatch(member).map(foldName));
  const named = candidates.filter(({ name, names }) => [name, ...names].some((one) => wanted.has(foldName(one))));
  const sameKind = named.filter(({ kind }) => kind === member.kind);
  const [only] = sameKind;
  if (only !== undefined && sameKind.length === 1) {
    return { is: 'ONE', id: only.id, reason: `it is ${only.id} of the graph: the only ${only.kind} with this name` };
  }
  if (named.length === 0) return { is: 'NONE' };
  const list = named.map(({ id, kind }) => `${id} (${kind})`).join(', ');
  const why = sameKind.length > 1 ? 'several have the name' : `it has the name but is no ${member.kind}`;
  return { is: 'UNSURE', reason: `perhaps ${list} of the graph: ${why}` };
}
