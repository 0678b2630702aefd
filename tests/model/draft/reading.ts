// Reads a text as the command does, for tests that look at one rule.
import { loadLexicon } from '../../../src/formats/lexicon.ts';
import { type Draft, draftBundle } from '../../../src/model/draft/draft.ts';
import { layoutOf } from '../../../src/model/draft/layout.ts';
import { type Reading, readArticle } from '../../../src/model/draft/speech.ts';
import { splitSentences } from '../../../src/model/sentences.ts';
import { loadVocabulary } from '../../../src/vocabulary.ts';

export const lexicon = await loadLexicon();
export const vocabulary = await loadVocabulary();

/** An article whose one sentence or lines are given; a headline is not looked for. */
export const readingOf = (text: string): Reading => readArticle(text, splitSentences(text, 'en'), lexicon);

/** "speaker (principal) cue: content" of each thing said. */
export const said = (text: string): readonly string[] =>
  readingOf(text).speeches.map(({ speaker, principal, cue, content }) => {
    const principalName = principal === undefined ? '' : ` (${principal.member.name})`;
    const cueText = cue === undefined ? '–' : text.slice(cue.start, cue.end);
    return `${speaker?.name}${principalName} ${cueText}: ${text.slice(content.start, content.end)}`;
  });

export function draftOf(text: string): Draft {
  const layout = layoutOf(text, lexicon);
  const sentences = splitSentences(text, 'en', layout.headlines, layout.skipped);
  const reading = readArticle(text, sentences, lexicon);
  const options = { id: 'article:a', file: 'a.txt', language: 'en', known: new Map() } as const;
  return draftBundle({ text, sentences }, layout, reading, lexicon, vocabulary, options);
}
