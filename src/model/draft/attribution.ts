// What an attribution is: words, the words that say somebody said them, and the words for who.
import type { Content } from './content.ts';
import type { Cue } from './cues.ts';
import type { Frame } from './frames.ts';
import type { Saying } from './lexicon.ts';
import type { Range } from './phrases.ts';
import type { Span } from './tokens.ts';

/** Words that somebody is said to have said. */
export interface Attribution {
  readonly frame: Frame;
  readonly content: Content;
  /** Absent where no words say that it is said. */
  readonly cue?: Span;
  /** Absent where nobody is named beside it. */
  readonly source?: Span;
  readonly entry?: Saying;
  /** "According to Yusov, Kiev has admitted that …": the words for who passed it on. */
  readonly relay?: Span;
  /** The rule by which it was found, for people. */
  readonly reason: string;
}

/** An attribution as its cue gives it, by tokens of its frame. */
export interface Found {
  readonly cue: Cue;
  readonly source: Range;
  readonly contents: readonly Content[];
  readonly entry: Saying;
  readonly reason: string;
}
