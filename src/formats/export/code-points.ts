// Offsets in code points, which Web Annotation counts in, from offsets in UTF-16 code units, which the graph keeps.
import type { ArticleId } from '../../model/article.ts';

/** Knows the texts that it was given. Of a text without astral characters, as most are, it keeps nothing. */
export class CodePoints {
  readonly #astral = new Map<ArticleId, readonly number[]>();

  learn(article: ArticleId, text: string): void {
    const places = [...text.matchAll(/[\u{10000}-\u{10ffff}]/gu)].map(({ index }) => index);
    if (places.length > 0) this.#astral.set(article, places);
  }

  /** `offset` in code points; as it is where the text is unknown. Each astral character before it is one point and two units. */
  readonly of = (article: ArticleId, offset: number): number => {
    const places = this.#astral.get(article) ?? [];
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
