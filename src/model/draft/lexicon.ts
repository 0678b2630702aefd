// What a draft knows of English: verbs of saying and doing, and the words by which names and descriptions are told apart.
import { z } from 'zod';
import { CERTAINTIES } from '../statement.ts';
import { inflections } from './inflection.ts';

/** What a verb of saying stands with; see schema/verbs.yaml. VERDICT is a clause that ends in quoted words: "called it 'a lie'". */
const COMPLEMENTS = ['QUOTE', 'CLAUSE', 'NOUN', 'DOING', 'OF', 'WHETHER', 'VERDICT', 'TO'] as const;
export type Complement = (typeof COMPLEMENTS)[number];

const verb = z
  .string()
  .regex(/^[a-z-]+(?: [a-z-]+)*$/, 'expected a verb in lower case, with the words that belong to it');
const forms = z.array(z.string().regex(/^[a-z-]+$/)).optional();
const words = z.array(z.string().trim().min(1));

const sayingSchema = z.strictObject({
  verb,
  forms,
  takes: z.array(z.enum(COMPLEMENTS)).min(1),
  stance: z.enum(['DENIES', 'QUESTIONS', 'DECLINES']).optional(),
  certainty: z.enum(CERTAINTIES).optional(),
  isConcession: z.boolean().default(false),
  /** Whom it is told stands between verb and content: "told reporters that". */
  hearer: z.boolean().default(false),
  /** "according to": whom it names follows. */
  isPreposition: z.boolean().default(false),
});
const doingSchema = z.strictObject({ verb, forms, predicate: z.string() });

const verbsSchema = z.strictObject({ saying: z.array(sayingSchema), doing: z.array(doingSchema) });

const namesSchema = z.strictObject({
  titles: words,
  feminine: words,
  masculine: words,
  roles: words,
  speaksFor: words,
  bodies: words,
  bodiesOf: words,
  places: words,
  concepts: words,
  events: words,
  groups: words,
  givenFeminine: words,
  givenMasculine: words,
  furniture: words,
  hedges: z.strictObject({ PROBABLE: words, POSSIBLE: words }),
  reporterHedges: words,
});

export type Saying = z.output<typeof sayingSchema>;
export type Doing = z.output<typeof doingSchema>;

/** One form of a verb with the words that belong to it, all in lower case. */
export interface Form<V> {
  readonly words: readonly string[];
  readonly entry: V;
}

type NameCues = { readonly [K in keyof Omit<z.output<typeof namesSchema>, 'hedges'>]: ReadonlySet<string> };

export interface Lexicon extends NameCues {
  /** By the first word of each form, longest first. */
  readonly saying: ReadonlyMap<string, readonly Form<Saying>[]>;
  readonly doing: ReadonlyMap<string, readonly Form<Doing>[]>;
  readonly hedges: z.output<typeof namesSchema>['hedges'];
}

/**
 * The lexicon of schema/verbs.yaml and schema/name-cues.yaml.
 * @throws ZodError for what has another shape.
 */
export function parseLexicon(verbs: unknown, names: unknown): Lexicon {
  const { saying, doing } = verbsSchema.parse(verbs);
  const { hedges, ...lists } = namesSchema.parse(names);
  const sets = Object.fromEntries(Object.entries(lists).map(([list, entries]) => [list, new Set(entries)]));
  return { ...(sets as unknown as NameCues), saying: byFirstWord(saying), doing: byFirstWord(doing), hedges };
}

/** Every predicate that a verb proposes. */
export const proposedPredicates = (lexicon: Lexicon): ReadonlySet<string> =>
  new Set([...lexicon.doing.values()].flat().map(({ entry }) => entry.predicate));

function byFirstWord<V extends { readonly verb: string; readonly forms?: readonly string[] | undefined }>(
  entries: readonly V[],
): ReadonlyMap<string, readonly Form<V>[]> {
  const byWord = new Map<string, Form<V>[]>();
  for (const entry of entries) {
    const [base = '', ...rest] = entry.verb.split(' ');
    for (const first of new Set([base, ...(entry.forms ?? inflections(base))])) {
      byWord.set(first, [...(byWord.get(first) ?? []), { words: [first, ...rest], entry }]);
    }
  }
  for (const list of byWord.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byWord;
}
