// Two views of a story held against each other: what only one has, where they agree, and where they oppose.
import { affirmationReaches, denialReaches } from './logic.ts';
import { GRADES, type Opposition, opposition } from './opposition.ts';
import { type Relation, relation } from './relation.ts';
import type { Spoken } from './spoken.ts';
import { counts } from './statement.ts';
import type { World } from './world.ts';

/** A statement of each view, of one stance, on claims that hold of each other. */
export interface Agreement<Said extends Spoken> {
  readonly a: Said;
  readonly b: Said;
  /** What the claim of `a` is to that of `b`. */
  readonly relation: Extract<Relation, 'EQUAL' | 'BROADER' | 'NARROWER'>;
}

export interface OpposedViews<Said extends Spoken> {
  readonly opposition: Opposition;
  readonly affirming: Said;
  readonly denying: Said;
}

export interface ViewComparison<Said extends Spoken> {
  /** Statements of one view that neither agree with nor oppose any of the other. */
  readonly onlyA: readonly Said[];
  readonly onlyB: readonly Said[];
  readonly shared: readonly Agreement<Said>[];
  /** Squarest first. */
  readonly opposed: readonly OpposedViews<Said>[];
}

const agreement = (world: World, a: Spoken, b: Spoken): Agreement<Spoken>['relation'] | undefined => {
  if (a.statement.stance !== b.statement.stance) return undefined;
  const is = relation(world, a.claim, b.claim);
  if (is !== 'EQUAL' && is !== 'BROADER' && is !== 'NARROWER') return undefined;
  const reaches = a.statement.stance === 'DENIES' ? denialReaches : affirmationReaches;
  const [one, other] = [a.claim.modality, b.claim.modality];
  return reaches(one, other) || reaches(other, one) ? is : undefined;
};

/**
 * Holds two views against each other. They agree where a statement of each has one stance on claims that are EQUAL, BROADER
 * or NARROWER, of modalities that touch; they oppose where an affirmation of one meets a denial of the other, in any grade.
 * A statement that is in both agrees with itself. Statements that don't count are left out. In the order given, `a` first.
 * Cost: the product of both views.
 */
export const compareViews = <Said extends Spoken>(
  world: World,
  a: readonly Said[],
  b: readonly Said[],
): ViewComparison<Said> => {
  const [ofA, ofB] = [a, b].map((view) => view.filter(({ statement }) => counts(statement))) as [Said[], Said[]];
  const shared: Agreement<Said>[] = [];
  const opposed: OpposedViews<Said>[] = [];
  const met = new Set<Said>();
  const seen = new Set<string>();
  const meet = (affirming: Said, denying: Said): void => {
    const found = opposition(world, affirming, denying);
    if (found === undefined) return;
    met.add(affirming).add(denying);
    const pair = `${affirming.statement.id} ${denying.statement.id}`;
    // What stands in both views would be met twice.
    if (!seen.has(pair)) opposed.push({ opposition: found, affirming, denying });
    seen.add(pair);
  };
  for (const one of ofA) {
    for (const other of ofB) {
      const is = agreement(world, one, other);
      if (is !== undefined) {
        shared.push({ a: one, b: other, relation: is });
        met.add(one).add(other);
      }
      meet(one, other);
      meet(other, one);
    }
  }
  const rank = ({ opposition: { grade } }: OpposedViews<Said>): number => GRADES.indexOf(grade);
  return {
    onlyA: ofA.filter((said) => !met.has(said)),
    onlyB: ofB.filter((said) => !met.has(said)),
    shared,
    opposed: opposed.sort((x, y) => rank(x) - rank(y)),
  };
};
