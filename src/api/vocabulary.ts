// The vocabulary that the schema's enums are made of: read once, before the first type.
import { loadVocabulary } from '../vocabulary.ts';

export const vocabulary = await loadVocabulary();
