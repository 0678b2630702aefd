// The closed sets of words as GraphQL enums, each value with its meaning. The values are the literals of the model.

import { SENTENCE_KINDS, type SentenceKind } from '../model/article.ts';
import { MODALITIES, type Modality, ROLES, type Role } from '../model/claim.ts';
import {
  ENTITY_KINDS,
  type EntityKind,
  NAME_KINDS,
  NAME_STATUSES,
  type NameKind,
  type NameStatus,
  OCCURRENCES,
  type Occurrence,
} from '../model/entity.ts';
import { EVIDENCE_ROLES, type EvidenceRole } from '../model/evidence.ts';
import {
  BASES,
  type Basis,
  CERTAINTIES,
  type Certainty,
  DIRECTNESSES,
  type Directness,
  HEDGE_AUTHORS,
  type HedgeAuthor,
  STANCES,
  type Stance,
  WORDINGS,
  type Wording,
} from '../model/statement.ts';
import { builder } from './builder.ts';

/** An enum whose values are `values`, each described. */
export function enumOf<Value extends string>(
  name: string,
  description: string,
  values: readonly Value[],
  meanings: Readonly<Record<Value, string>>,
) {
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(values.map((each) => [each, { value: each, description: meanings[each] }])) as Record<
      Value,
      { value: Value; description: string }
    >,
  });
}

export const EntityKindRef = enumOf<EntityKind>('EntityKind', 'What sort of thing an entity is.', ENTITY_KINDS, {
  Person: 'A human being.',
  Organization:
    'A body of people: a state, an agency, a company, an army; or, with isGroup, a plural group such as "dealers".',
  Place: 'Somewhere: a country as territory, a city, a front line.',
  Event: 'Something that took place, was planned, was refused, or is only supposed.',
  Product: 'A product, its units and its network together, unless the text contrasts them.',
  Concept: 'A service, a law, a measure, an idea.',
});

export const NameKindRef = enumOf<NameKind>('NameKind', 'How a name refers to its entity.', NAME_KINDS, {
  NAME: 'A name of its own.',
  ALIAS: 'Another name for the same.',
  ABBREVIATION: 'A short form, such as "GUR".',
  TITLE: 'A title that stands for its holder.',
  DESCRIPTION: 'A description, such as "unnamed critics".',
});

export const NameStatusRef = enumOf<NameStatus>('NameStatus', 'Whether an entity is known by name.', NAME_STATUSES, {
  NAMED: 'The entity has a name.',
  ROLE_ONLY: 'The article describes it without naming it.',
});

export const OccurrenceRef = enumOf<Occurrence>('Occurrence', 'What became of an event.', OCCURRENCES, {
  OCCURRED: 'It took place.',
  PLANNED: 'It was intended; whether it took place is not said.',
  REFUSED: 'It was asked for and refused.',
  HYPOTHETICAL: 'It is only supposed ("would have").',
});

export const ModalityRef = enumOf<Modality>('Modality', 'In which mode a claim holds, whoever says so.', MODALITIES, {
  ACTUAL: 'It is or was so.',
  FUTURE: 'It will be so.',
  POSSIBLE: 'It can be so. To deny this is to deny ACTUAL and FUTURE too; to affirm those is to affirm this.',
  NECESSARY: 'It should or must be so. Denied: it should not.',
  CONDITIONAL: 'It would be so, if.',
});

export const RoleRef = enumOf<Role>('Role', 'The part that something plays in a claim.', ROLES, {
  SUBJECT: 'Who or what does or is it. Absent: anyone, anything, or not said.',
  OBJECT: 'To whom or what it is done. Absent: anyone, anything, or not said.',
  PLACE: 'Where it holds.',
  TIME: 'When it holds.',
  DESTINATION: 'Where to.',
  RECIPIENT: 'For or to whom.',
  ORIGIN: 'Where or whom from.',
  CHANNEL: 'By which route or intermediary.',
  MANNER: 'How.',
  INSTRUMENT: 'With what.',
  PURPOSE: 'What for.',
  TOPIC: 'About what.',
  EXTENT: 'How much or how often.',
});

export const StanceRef = enumOf<Stance>('Stance', 'How a speaker stands to a claim.', STANCES, {
  AFFIRMS: 'Says that it holds.',
  DENIES: 'Says that it does not hold.',
  QUESTIONS: 'Doubts or asks whether it holds.',
  DECLINES: "Won't say whether it holds.",
  REPORTS: 'Passes it on without giving an origin.',
});

export const CertaintyRef = enumOf<Certainty>('Certainty', "How sure the speaker's own words sound.", CERTAINTIES, {
  CERTAIN: 'Said without reserve.',
  PROBABLE: 'Held likely: "as far as we are aware".',
  POSSIBLE: 'Held possible: "potentially".',
  UNDERSPECIFIED: 'The words at hand do not tell, as in most paraphrases. Not a hedge.',
});

export const DirectnessRef = enumOf<Directness>('Directness', 'How the words reached the reader.', DIRECTNESSES, {
  DIRECT_QUOTE: "In the speaker's own words.",
  INDIRECT: "In the reporter's words.",
  MIXED: "In the reporter's words with quoted pieces.",
});

export const WordingRef = enumOf<Wording>('Wording', 'Whose words the evidence holds.', WORDINGS, {
  QUOTED: 'All of what is said stands inside quotation marks; with relays, as they passed it on.',
  PARAPHRASED: "At least part of it is the reporter's wording.",
});

export const BasisRef = enumOf<Basis>('Basis', 'On what the reading of a statement rests.', BASES, {
  TEXT: 'The article says so.',
  PRESUPPOSED: 'The article takes it for granted: "dismissed allegations that …".',
  INFERRED: 'Concluded from context; `why` says how.',
  ANNOTATOR: "The annotator's knowledge; `why` says from where. Never the ground of a claim.",
});

export const HedgeAuthorRef = enumOf<HedgeAuthor>('HedgeAuthor', 'Who hedges.', HEDGE_AUTHORS, {
  SPEAKER: 'The speaker: lowers the certainty.',
  REPORTER: 'The reporter ("allegedly"): leaves the speaker\'s certainty as it is.',
});

export const EvidenceRoleRef = enumOf<EvidenceRole>('EvidenceRole', 'What a span of evidence shows.', EVIDENCE_ROLES, {
  SOURCE: 'Who says it.',
  CUE: 'The verb or phrase of saying.',
  CONTENT: 'What is said.',
});

export const SentenceKindRef = enumOf<SentenceKind>(
  'SentenceKind',
  'What a sentence is in its article.',
  SENTENCE_KINDS,
  {
    HEADLINE: 'Part of the headline. What it says is checked against the body and never counts.',
    BODY: 'Part of the story.',
    FURNITURE: 'Page furniture, such as "Top Stories".',
  },
);
