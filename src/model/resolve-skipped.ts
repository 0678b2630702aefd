// Whether each skipped sentence is there, is one, is skipped once, and is quoted by no statement.
import type { SentenceRecord } from './article.ts';
import type { Bundle, BundlePath } from './bundle.ts';
import { brief } from './locate.ts';
import type { Report } from './report.ts';
import { isSkippedBy } from './sentences.ts';

type BundleSkip = Bundle['skipped'][number];

/** What a skip is looked for in. */
interface Skippable {
  readonly sentences: readonly SentenceRecord[];
  /** Whether a statement quotes the sentence. */
  readonly isUsed: (sentence: SentenceRecord) => boolean;
}

/** @param articleOf The article that a skip means; an unknown one is reported by it, at the path. */
export function checkSkipped(
  bundle: Bundle,
  articleOf: (skip: BundleSkip, path: BundlePath) => Skippable | undefined,
  report: Report,
): void {
  const seen = new Set<SentenceRecord>();
  for (const [at, skip] of bundle.skipped.entries()) {
    const article = articleOf(skip, ['skipped', at]);
    if (article === undefined) continue;
    const refuse = (reason: string, message: string): void => report(reason, ['skipped', at, 'line'], message);
    const onLine = `line ${skip.line} of the text`;
    const matching = article.sentences.filter((sentence) => isSkippedBy(sentence, skip));
    const [sentence] = matching;
    if (sentence === undefined) {
      const words = skip.quote === undefined ? '' : ` with the words ${JSON.stringify(brief(skip.quote))}`;
      refuse('SKIPPED_NOT_FOUND', `${onLine} has no sentence${words}; check the line`);
    } else if (matching.length > 1) {
      const choices = matching.map(({ text }) => JSON.stringify(brief(text))).join(', ');
      refuse(
        'SKIPPED_AMBIGUOUS',
        `${onLine} has ${matching.length} sentences that this may mean: ${choices}; give the words of one under quote:`,
      );
    } else {
      if (seen.has(sentence))
        refuse('SKIPPED_TWICE', `the sentence on ${onLine} is already skipped; take one of the two out`);
      if (article.isUsed(sentence)) {
        const words = JSON.stringify(brief(sentence.text));
        refuse(
          'SKIPPED_USED',
          `the sentence on ${onLine} is skipped, yet a statement quotes it: ${words}; take it out of skipped`,
        );
      }
      seen.add(sentence);
    }
  }
}
