// The names of the object and interface types, so that files of `nouns/` can point at one another without a circle.
import { builder } from './builder.ts';

export const NodeRef = builder.interfaceRef<object>('Node');
export const EntityRef = builder.interfaceRef<object>('Entity');
export const PersonRef = builder.objectRef<object>('Person');
export const OrganizationRef = builder.objectRef<object>('Organization');
export const PlaceRef = builder.objectRef<object>('Place');
export const EventRef = builder.objectRef<object>('Event');
export const ProductRef = builder.objectRef<object>('Product');
export const ConceptRef = builder.objectRef<object>('Concept');
export const ClaimRef = builder.objectRef<object>('Claim');
export const StatementRef = builder.objectRef<object>('Statement');
export const EvidenceRef = builder.objectRef<object>('Evidence');
export const SentenceRef = builder.objectRef<object>('Sentence');
export const MentionRef = builder.objectRef<object>('Mention');
export const ArticleRef = builder.objectRef<object>('Article');
export const RelationshipRef = builder.objectRef<object>('Relationship');
export const CorroborationRef = builder.objectRef<object>('Corroboration');
export const OppositionRef = builder.objectRef<object>('Opposition');
export const HeadlineCheckRef = builder.objectRef<object>('HeadlineCheck');
export const ImportRef = builder.objectRef<object>('Import');
export const RetractionRef = builder.objectRef<object>('Retraction');
export const JudgementRef = builder.objectRef<object>('Judgement');
export const ChangeRef = builder.objectRef<object>('Change');
