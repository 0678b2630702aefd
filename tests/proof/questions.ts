// The questions that the documents of a seed make: documents with values for their variables.
import { parse } from 'graphql';
import type { Variable } from './arguments.ts';
import { cursorsIn } from './cursors.ts';
import { type Ground, type RandomDocument, randomDocument } from './documents.ts';
import type { AskPlain, Question } from './plain-schema.ts';
import { type Random, randomOf } from './random.ts';

/** Of so many documents the one is asked that has most to tell: many a random path leads nowhere. */
const CANDIDATES = 2;
const AGAIN = 0.7;
const SAME_SHAPE = 0.7;

interface Chosen {
  readonly document: RandomDocument;
  readonly first: Question;
  readonly random: Random;
}

/** Those that are given. */
const present = (variables: readonly Variable[], valueFor: (variable: Variable) => unknown): Record<string, unknown> =>
  Object.fromEntries(
    variables.map((variable) => [variable.name, valueFor(variable)]).filter(([, value]) => value !== undefined),
  );

/** Of some candidates the one whose answer tells most of what was seldom told. Counts what it asks and is told. */
function choose(seed: number, ground: Ground, ask: AskPlain): Chosen {
  let best: (Chosen & { readonly worth: number; readonly told: ReadonlySet<string> }) | undefined;
  for (let candidate = 0; candidate < CANDIDATES; candidate += 1) {
    const own = seed * CANDIDATES + candidate;
    const [document, random] = [randomDocument(ground, own), randomOf(own)];
    const [operation] = document.operations;
    const first = {
      document: parse(document.text),
      operationName: operation?.name ?? '',
      variableValues: present(operation?.variables ?? [], ({ first }) => first),
    };
    const { told } = ask(first);
    // What is out of bounds tells nothing and is to be refused all the same.
    const worth = document.isBad ? Number.POSITIVE_INFINITY : ground.coverage.worth(told);
    if (best === undefined || worth > best.worth) best = { document, first, random, worth, told };
    if (document.isBad) break;
  }
  if (best === undefined) throw new Error('there are no candidates');
  ground.coverage.count(best.document.asks, best.told);
  return best;
}

/**
 * Each operation of the seed's document twice, the second time with other values and on the pages that follow, which depend
 * on the data that the first was answered with. Which document that is depends on those before it, and so on the order of
 * the calls, but on nothing that happens between the questions of one.
 */
export function* questionsOf(seed: number, ground: Ground, ask: AskPlain): Generator<Question, void, unknown> {
  const { document, first, random } = choose(seed, ground, ask);
  for (const { name: operationName, variables } of document.operations) {
    const question = { ...first, operationName, variableValues: present(variables, (variable) => variable.first) };
    const cursors = cursorsIn(first.document, yield question);
    if (variables.length === 0 || !random.chance(AGAIN)) continue;
    // What is given and what is true may shape the Cypher text: where only values change, Neo4j has planned it already.
    const isSameShape = random.chance(SAME_SHAPE);
    const again = present(variables, ({ list, first: before, draw }) => {
      const following = list === undefined ? undefined : cursors.get(list);
      if (following !== undefined) return random.pick(following);
      return isSameShape && (typeof before === 'boolean' || typeof (before ?? {}) === 'object') ? before : draw(random);
    });
    yield { ...question, variableValues: again };
  }
}
