// Who says what in one frame: each cue with the words of its source and of its content.
import type { Attribution, Found } from './attribution.ts';
import { type Content, clauseBefore, contentAfter, quoteAlone, secondPart } from './content.ts';
import { type Cue, cuesOf } from './cues.ts';
import type { Frame } from './frames.ts';
import type { Lexicon, Saying } from './lexicon.ts';
import { innermost } from './nested.ts';
import { afterAdverbials, isMark, opensPhrase, phraseAfter, type Range, subjectBefore, subjectOf } from './phrases.ts';
import type { Span, Token } from './tokens.ts';
import { colonAttribution, likeSaying } from './uncued.ts';
import { isAdverb } from './words.ts';

/** The attributions of a frame in the order of their contents. A quotation belongs to one of them at most. */
export function attributionsOf(frame: Frame, lexicon: Lexicon): readonly Attribution[] {
  const { tokens } = frame;
  const found: Found[] = [];
  let claimed = new Set<number>();
  for (const cue of cuesOf(tokens, lexicon)) {
    const one = read(frame, cue, found.at(-1), claimed, lexicon);
    if (one === undefined) continue;
    found.push(one);
    claimed = new Set([...claimed, ...one.contents.map(({ start }) => start)]);
  }
  const all =
    found.length > 0 ? found : [...colonAttribution(frame, lexicon), ...likeSaying(frame, lexicon)].slice(0, 1);
  return innermost(
    tokens,
    all.flatMap((one) =>
      one.contents.map((content) => ({
        frame,
        content,
        ...(one.cue.to > one.cue.from && { cue: spanOf(tokens, one.cue) }),
        source: spanOf(tokens, one.source),
        entry: one.entry,
        reason: one.reason,
      })),
    ),
  ).sort((a, b) => a.content.start - b.content.start);
}

function read(
  frame: Frame,
  cue: Cue,
  before: Found | undefined,
  claimed: ReadonlySet<number>,
  lexicon: Lexicon,
): Found | undefined {
  const { tokens } = frame;
  const [entry] = cue.entries;
  if (entry === undefined) return undefined;
  if (entry.isPreposition) {
    const found = accordingTo(tokens, cue, entry, lexicon);
    return found?.contents.some(({ start }) => claimed.has(start)) ? undefined : found;
  }
  const prior = tokens[cue.from - 1];
  const isCoordinated =
    prior?.type === 'WORD' && (prior.lower === 'and' || prior.lower === 'but' || prior.lower === 'or');
  if (
    cue.isParticiple ||
    isCoordinated ||
    (isAdverb(prior?.lower ?? '') && /^(?:and|but)$/.test(tokens[cue.from - 2]?.lower ?? ''))
  ) {
    const source = before?.source ?? subjectOf(tokens, lexicon);
    const content = contentAfter(tokens, cue.to, cue.entries, lexicon);
    if (source === undefined || content === undefined || claimed.has(content.start)) return undefined;
    return {
      cue,
      source,
      contents: [content],
      entry: entryFor(cue, content),
      reason: 'a second verb of the same speaker',
    };
  }
  const after = contentAfter(tokens, cue.to, cue.entries, lexicon);
  const inverted = invertedSource(tokens, cue, lexicon);
  const subject = subjectBefore(tokens, cue.from, lexicon);
  if (subject !== undefined && !(inverted !== undefined && prior?.type === 'QUOTE')) {
    const contents = around(tokens, subject.from, cue, after, claimed);
    const [content] = contents;
    if (content !== undefined) {
      return {
        cue,
        source: subject,
        contents,
        entry: entryFor(cue, content),
        reason: 'who stands before the verb says it',
      };
    }
  }
  if (inverted !== undefined) {
    const contents = around(tokens, cue.from, { ...cue, to: inverted.to }, afterSource(tokens, inverted.to), claimed);
    const [content] = contents;
    if (content !== undefined) {
      return {
        cue,
        source: inverted,
        contents,
        entry: entryFor(cue, content),
        reason: 'who stands after the verb says what stands before it',
      };
    }
  }
  return undefined;
}

const entryFor = (cue: Cue, content: Content): Saying => {
  const [first] = cue.entries;
  const fitting = cue.entries.find(({ takes }) => takes.includes(content.complement)) ?? first;
  if (fitting === undefined) throw new Error('a cue has an entry');
  return fitting;
};

/** The contents before and after "X said": a quotation on either side (a split quote), else the clause after, else the one before. */
function around(
  tokens: readonly Token[],
  from: number,
  cue: Cue,
  after: Content | undefined,
  claimed: ReadonlySet<number>,
): readonly Content[] {
  const before = quoteBefore(tokens, from);
  const takesQuote = cue.entries.some(({ takes }) => takes.includes('QUOTE'));
  if (before !== undefined && takesQuote && !claimed.has(before.start)) {
    const split = after !== undefined && after.directness !== 'INDIRECT' ? after : secondPart(tokens, cue.to);
    if (after !== undefined && after.complement === 'CLAUSE' && after.directness !== 'DIRECT_QUOTE')
      return [before, ...(split === after ? [] : [after])];
    return split === undefined || split.start === before.start ? [before] : [before, split];
  }
  if (after !== undefined) return claimed.has(after.start) ? [] : [upToRelative(tokens, from, after)];
  const asked = cue.entries.some(({ stance }) => stance === 'DECLINES') ? askedBefore(tokens, from) : undefined;
  if (asked !== undefined) return [asked];
  const comma = tokens[from - 1];
  if (
    comma === undefined ||
    !(isMark(comma, ',') || isMark(comma, '–') || isMark(comma, '—')) ||
    !cue.entries.some(({ takes }) => takes.includes('CLAUSE'))
  )
    return [];
  const clause = clauseBefore(tokens, from - 1);
  return clause === undefined || claimed.has(clause.start) ? [] : [clause];
}

/** "Tollan Freight, which the committee says brings the chemical, did not answer": what is said ends with the relative clause. */
function upToRelative(tokens: readonly Token[], from: number, content: Content): Content {
  if (!/^(?:which|who|whom)$/.test(tokens[from - 1]?.lower ?? '')) return content;
  const comma = tokens.findIndex((token) => token.start > content.start && isMark(token, ','));
  const last = tokens[comma - 1];
  return comma < 0 || last === undefined || last.end > content.end ? content : { ...content, end: last.end };
}

/** "Asked whether the company sprays it, she would not say": what was asked. */
function askedBefore(tokens: readonly Token[], from: number): Content | undefined {
  const asked = tokens.findIndex(
    ({ lower }, at) => lower === 'asked' && /^(?:whether|if|about|why|how|who|what)$/.test(tokens[at + 1]?.lower ?? ''),
  );
  const first = tokens[asked + (tokens[asked + 1]?.lower === 'about' ? 2 : 1)];
  const last = tokens[from - 2];
  if (
    asked < 0 ||
    first === undefined ||
    last === undefined ||
    !isMark(tokens[from - 1], ',') ||
    last.end <= first.start
  )
    return undefined;
  return { start: first.start, end: last.end, directness: 'INDIRECT', complement: 'WHETHER' };
}

/** The quotation that ends before a place, a comma between or not. */
function quoteBefore(tokens: readonly Token[], from: number): Content | undefined {
  const at =
    isMark(tokens[from - 1], ',') || isMark(tokens[from - 1], '–') || isMark(tokens[from - 1], '—')
      ? from - 2
      : from - 1;
  if (tokens[at]?.type !== 'QUOTE') return undefined;
  // In marks at the end of a clause: "called it 'a lie', he said" is that clause's.
  const opener = tokens[at - 1];
  return opener === undefined || opener.type !== 'WORD' ? quoteAlone(tokens, at) : undefined;
}

/** After an inverted source only a second part of the quote follows. */
const afterSource = (tokens: readonly Token[], at: number): Content | undefined =>
  secondPart(tokens, afterAdverbials(tokens, at));

/** "…," said Lena Orsk; "The deal is dead, says Malta's chief negotiator." */
function invertedSource(tokens: readonly Token[], cue: Cue, lexicon: Lexicon): Range | undefined {
  const before = tokens[cue.from - 1];
  const isAfterContent = before?.type === 'QUOTE' || isMark(before, ',') || isMark(before, '–') || isMark(before, '—');
  if (!isAfterContent || !opensPhrase(tokens[cue.to])) return undefined;
  return phraseAfter(tokens, cue.to, lexicon);
}

function accordingTo(tokens: readonly Token[], cue: Cue, entry: Saying, lexicon: Lexicon): Found | undefined {
  const source = phraseAfter(tokens, cue.to, lexicon);
  if (source === undefined) return undefined;
  const reason = `"${entry.verb}" names whose words they are`;
  const opener = tokens[cue.from - 1];
  const isFirst = opener === undefined || isMark(opener, ';') || /^(?:but|and)$/.test(opener.lower);
  if (isFirst) {
    // The source ends at the first comma; what seems an apposition there is the clause.
    const comma = tokens.findIndex((token, at) => at > cue.to && isMark(token, ','));
    if (comma < 0) return undefined;
    const end = source.to > comma && !isMark(tokens[source.to], ',') ? comma : Math.max(comma, source.to);
    const content = contentFrom(tokens, end + 1);
    return content && { cue, source: { from: cue.to, to: end }, contents: [content], entry, reason };
  }
  const at = isMark(opener, ',') ? cue.from - 1 : cue.from;
  const content = quoteBefore(tokens, cue.from) ?? clauseBefore(tokens, at);
  return content && { cue, source, contents: [content], entry, reason };
}

const contentFrom = (tokens: readonly Token[], from: number): Content | undefined => {
  const rest = tokens.slice(from);
  const stop = rest.findIndex((token) => token.type === 'MARK' && /[;—–]/u.test(token.text));
  return clauseBefore(stop < 0 ? rest : rest.slice(0, stop), stop < 0 ? rest.length : stop);
};

const spanOf = (tokens: readonly Token[], { from, to }: Range): Span => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});
