// The compiled read path answers as a plain resolver-per-field server would: random documents, asked both ways.
import { print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { loadVocabulary } from '../../src/vocabulary.ts';
import { useGraph } from '../story.ts';
import { valuesOf } from './arguments.ts';
import { difference } from './compared.ts';
import { Coverage, coordinates } from './coverage.ts';
import { GRAPHS } from './graphs.ts';
import { OUTSIDE } from './outside.ts';
import { readPlainGraph } from './plain-graph.ts';
import { plainResolvers } from './plain-nouns.ts';
import { plainServer, type Question, withoutReading } from './plain-schema.ts';
import { PlainViews } from './plain-views.ts';
import { questionsOf } from './questions.ts';
import { smallest } from './smallest.ts';

/** Another seed asks other documents; the same asks the same of the same schema. */
const SEED = Number(process.env.ATTEST_PROOF_SEED ?? 1);
/** A thousand take minutes: `.ci/run` and `npm run test:proof` ask for them. */
const DOCUMENTS = Number(process.env.ATTEST_PROOF_DOCUMENTS ?? 50);
/** Documents asked at once: Neo4j plans one while we decode another. */
const AT_ONCE = 4;
/** A fault shows in many documents; a few of them are enough to find it. */
const MOST_DIFFERENCES = 3;
/** What a slow machine leaves out is no difference, but no proof either. */
const MOST_UNANSWERED = 0.02;
/** So many documents are enough to ask for everything. */
const ENOUGH = 1000;
/** Some fields are null by what they mean, as `within` of whatever is no place. */
const MOST_SILENT = 0.1;

const coverage = new Coverage();

describe.each(GRAPHS)('$name', ({ name, share, open }) => {
  const graph = useGraph(open);

  it('answers the same compiled and plain', { timeout: 1_800_000 }, async () => {
    const { database, vocabulary } = graph;
    const stored = await readPlainGraph(database);
    const { ask, look } = plainServer(new PlainViews(stored, vocabulary));
    const ground = { schema, values: valuesOf(stored), coverage, look };
    const differences: string[] = [];
    const unanswered: string[] = [];
    let asked = 0;

    const differs = async (question: Question) => {
      const found = await difference(database, ask(question), question);
      return found === 'UNANSWERED' ? undefined : found;
    };
    const check = async (seed: number, question: Question): Promise<void> => {
      asked += 1;
      const found = await difference(database, ask(question), question);
      if (found === 'UNANSWERED') unanswered.push(print(question.document));
      else if (found !== undefined) {
        const small = (await smallest(schema, question, differs)) ?? { question, differing: found };
        differences.push(
          `${name}, seed ${seed}:\n${print(small.question.document)}\n${JSON.stringify(small.question.variableValues)}\n` +
            `compiled: ${small.differing.compiled}\nplain: ${small.differing.plain}`,
        );
      }
    };

    let next = SEED * 1_000_000;
    const end = next + Math.ceil(DOCUMENTS * share);
    const worker = async (): Promise<void> => {
      while (next < end && differences.length < MOST_DIFFERENCES) {
        const seed = next++;
        const questions = questionsOf(seed, ground, ask);
        for (let one = questions.next(); !one.done; ) {
          await check(seed, one.value);
          one = questions.next(ask(one.value).result.data);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(differences.join('\n\n')).toBe('');
    expect(unanswered.length, unanswered[0]).toBeLessThanOrEqual(asked * MOST_UNANSWERED);
  });
});

describe('the proof', () => {
  it('reads every field plainly, but for those that it names', async () => {
    const resolvers = plainResolvers({ nodes: [], edges: [] }, await loadVocabulary());
    expect(withoutReading(resolvers).toSorted()).toEqual([...OUTSIDE.keys()].toSorted());
  });

  it.runIf(DOCUMENTS >= ENOUGH)('asked for every field, argument and condition, and was mostly told something', () => {
    const all = coordinates(schema, new Set(OUTSIDE.keys()));
    expect(all.filter((coordinate) => !coverage.asked.has(coordinate))).toEqual([]);
    const fields = all.filter((coordinate) => /^(?!\w+(Filter|Input)\.)[^(]+$/.test(coordinate));
    const silent = fields.filter((coordinate) => !coverage.told.has(coordinate));
    expect(silent.length, silent.join(', ')).toBeLessThan(fields.length * MOST_SILENT);
  });
});
