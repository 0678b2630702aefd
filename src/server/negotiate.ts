// Which of the representations that there are a client would rather have, by its Accept header (RFC 9110, 12.5.1).

interface Range {
  readonly type: string;
  readonly quality: number;
}

/** Parameters other than `q`, such as the profile of a JSON-LD document, narrow nothing here. */
function rangesOf(accept: string): readonly Range[] {
  return accept
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const given = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, '');
      const quality = given === undefined ? 1 : /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(given) ? Number(given) : 0;
      return { type, quality };
    })
    .filter(({ type }) => type !== '');
}

/** The most specific range that covers the type decides how much it is wanted; none, that it isn't. */
function qualityOf(ranges: readonly Range[], type: string): number {
  for (const covering of [type, `${type.slice(0, type.indexOf('/'))}/*`, '*/*']) {
    const found = ranges.filter((range) => range.type === covering);
    if (found.length > 0) return Math.max(...found.map(({ quality }) => quality));
  }
  return 0;
}

/**
 * The most wanted of `types`, of equals the first; undefined where none is taken.
 * @param accept the header; absent or empty takes anything.
 */
export function negotiated<Type extends string>(accept: string | undefined, types: readonly Type[]): Type | undefined {
  const ranges = rangesOf(accept?.trim() ? accept : '*/*');
  const [best] = types
    .map((type) => ({ type, quality: qualityOf(ranges, type) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return best?.type;
}
