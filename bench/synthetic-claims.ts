// The claims of one synthetic story: families of a claim and its narrower, wider, doubtful and neighboring forms.
import { MODALITIES, type Modality, type Role } from '../src/model/claim.ts';
import type { EntityKind } from '../src/model/entity.ts';
import type { Predicate, Vocabulary } from '../src/model/predicates.ts';
import type { Random } from './random.ts';
import type { SyntheticEntity } from './synthetic-entities.ts';

/** A claim of a bundle, with its words. `family`: those that compare share it. */
export interface SyntheticClaim {
  readonly key: string;
  readonly family: number;
  readonly words: string;
  /** Entities that fill its slots. */
  readonly parties: readonly string[];
  readonly written: object;
}

interface Draft {
  readonly predicate: Predicate;
  readonly modality: Modality;
  readonly subject?: SyntheticEntity | undefined;
  readonly object?: SyntheticEntity | undefined;
  /** An entity, a term's name, or a date. */
  readonly qualifiers: Readonly<Partial<Record<Role, SyntheticEntity | string>>>;
}

export interface Scene {
  readonly vocabulary: Vocabulary;
  readonly random: Random;
  /** A place, an organization and so on to complete a claim with; undefined where the story has none. */
  readonly another: (kinds: readonly string[]) => SyntheticEntity | undefined;
  readonly byId: ReadonlyMap<string, SyntheticEntity>;
  /** When the story happens: a month. */
  readonly month: string;
}

const takes = (kinds: readonly string[], { kind }: { readonly kind: EntityKind }): boolean => kinds.includes(kind);

/** A claim that joins the two, or `one` and somebody else of the story where no predicate joins these. */
function baseClaim({ vocabulary, random, another }: Scene, one: SyntheticEntity, other: SyntheticEntity): Draft {
  const fitting = [...vocabulary.predicates.values()].flatMap((predicate) =>
    [
      { predicate, subject: one, object: other },
      { predicate, subject: other, object: one },
    ].filter(({ subject, object }) => takes(predicate.domain, subject) && takes(predicate.range, object)),
  );
  const modality = random.chance(0.8) ? 'ACTUAL' : random.pick(MODALITIES);
  if (fitting.length > 0 && one !== other) return { ...random.pick(fitting), modality, qualifiers: {} };
  const predicates = [...vocabulary.predicates.values()].filter(({ domain, range }) =>
    [domain, range].some((kinds) => takes(kinds, one)),
  );
  const predicate = random.pick(predicates);
  if (!takes(predicate.domain, one))
    return { predicate, modality, subject: another(predicate.domain), object: one, qualifiers: {} };
  const object = predicate.range.length > 0 ? another(predicate.range) : undefined;
  return { predicate, modality, subject: one, object: object === one ? undefined : object, qualifiers: {} };
}

/** The claim with one more slot filled, or undefined where its predicate takes none. */
function narrower({ vocabulary, random, another, month }: Scene, draft: Draft): Draft | undefined {
  const open = draft.predicate.roles.filter((role) => draft.qualifiers[role as Role] === undefined);
  if (open.length === 0) return undefined;
  const role = random.pick(open) as Role;
  const terms = [...vocabulary.terms.values()].filter(({ roles }) => roles.includes(role)).map(({ name }) => name);
  const isPlace = role === 'PLACE' || role === 'DESTINATION' || role === 'ORIGIN';
  const filler =
    role === 'TIME'
      ? month
      : terms.length > 0
        ? random.pick(terms)
        : another(isPlace ? ['Place'] : role === 'TOPIC' ? ['Concept', 'Event'] : ['Organization']);
  return filler === undefined ? undefined : { ...draft, qualifiers: { ...draft.qualifiers, [role]: filler } };
}

/** The claim of a place around its own, else with one participant left open. */
function wider({ random, byId }: Scene, draft: Draft): Draft {
  const { PLACE: place } = draft.qualifiers;
  const around = typeof place === 'object' && place.within ? byId.get(place.within) : undefined;
  if (around) return { ...draft, qualifiers: { ...draft.qualifiers, PLACE: around } };
  if (!draft.subject || !draft.object) return draft;
  return random.chance(0.5) ? { ...draft, subject: undefined } : { ...draft, object: undefined };
}

/** A claim whose denial bears on this one, by what the vocabulary declares. */
function neighboring({ vocabulary, random }: Scene, draft: Draft): Draft | undefined {
  const pairs = [...vocabulary.predicates.values()].flatMap((predicate) =>
    predicate.adjacent.filter(({ to }) => to === draft.predicate.name).map(({ map }) => ({ predicate, map })),
  );
  if (pairs.length === 0) return undefined;
  const { predicate, map } = random.pick(pairs);
  const fillers = { SUBJECT: draft.subject, OBJECT: draft.object, ...draft.qualifiers };
  const mapped = Object.fromEntries(
    Object.entries(map).flatMap(([own, theirs]) => {
      const filler = fillers[theirs as Role];
      return filler === undefined ? [] : [[own, filler]];
    }),
  );
  const { SUBJECT: subject, OBJECT: object, ...qualifiers } = mapped as Record<string, SyntheticEntity>;
  const isOfKinds = (!subject || takes(predicate.domain, subject)) && (!object || takes(predicate.range, object));
  return (subject || object) && isOfKinds ? { ...draft, predicate, subject, object, qualifiers } : undefined;
}

const nameOf = (filler: SyntheticEntity | string): string =>
  typeof filler === 'string' ? filler.toLowerCase().replaceAll('_', ' ') : filler.name;
const idOf = (filler: SyntheticEntity | string): string => (typeof filler === 'string' ? filler : filler.id);

const written = ({ predicate, modality, subject, object, qualifiers }: Draft) => ({
  predicate: predicate.name,
  modality,
  ...(subject && { subject: subject.id }),
  ...(object && { object: object.id }),
  qualifiers: Object.fromEntries(
    Object.entries(qualifiers).map(([role, filler]) => [role, idOf(filler as SyntheticEntity | string)]),
  ),
});

const wordsOf = ({ predicate, subject, object, qualifiers }: Draft): string =>
  [
    subject?.name ?? 'Somebody',
    predicate.label,
    object?.name ?? '',
    ...Object.values(qualifiers).map((filler) => `near ${nameOf(filler as SyntheticEntity | string)}`),
  ]
    .filter(Boolean)
    .join(' ');

/** The family of a claim that joins the two: each form once. */
export function claimFamily(
  scene: Scene,
  family: number,
  one: SyntheticEntity,
  other: SyntheticEntity,
): readonly SyntheticClaim[] {
  const { random } = scene;
  const base = baseClaim(scene, one, other);
  const narrow = narrower(scene, base);
  const forms = [
    base,
    random.chance(0.8) ? narrow : undefined,
    narrow && random.chance(0.4) ? narrower(scene, narrow) : undefined,
    random.chance(0.3) ? wider(scene, narrow ?? base) : undefined,
    random.chance(0.2) ? { ...base, modality: 'POSSIBLE' as const } : undefined,
    random.chance(0.6) ? neighboring(scene, narrow ?? base) : undefined,
  ].filter((form) => form !== undefined && (form.subject !== undefined || form.object !== undefined));
  const unique = new Map(forms.map((form) => [JSON.stringify(written(form as Draft)), form as Draft]));
  return [...unique.values()].map((draft, at) => ({
    key: `c${family}-${at}`,
    family,
    words: wordsOf(draft),
    parties: [draft.subject, draft.object, ...Object.values(draft.qualifiers)].flatMap((filler) =>
      typeof filler === 'object' ? [filler.id] : [],
    ),
    written: written(draft),
  }));
}
