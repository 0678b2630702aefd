// Sayings within sayings: whose the innermost words are, and who only passes them on.
import type { Attribution } from './attribution.ts';
import { isMark } from './phrases.ts';
import type { Token } from './tokens.ts';

/**
 * Where A says that B says it, it is B's, and A passes it on: an attribution whose content holds another's source, cue and
 * content is left out. A clause that runs on into the words of the outer saying ("admitted it, committee says") ends there.
 */
export function innermost(tokens: readonly Token[], attributions: readonly Attribution[]): Attribution[] {
  const holds = (outer: Attribution, inner: Attribution): boolean =>
    outer !== inner &&
    outer.content.directness !== 'DIRECT_QUOTE' &&
    outer.cue !== inner.cue &&
    inner.cue !== undefined &&
    outer.content.start <= (inner.source?.start ?? inner.cue.start) &&
    inner.cue.end <= outer.content.end &&
    outer.content.start <= inner.content.start &&
    inner.content.start < outer.content.end;
  // "…, but officials concede that …" is a clause of its own: the one before it ends there.
  const parted = attributions.map((one) => {
    const ends = attributions.flatMap((other) => {
      const end = holds(one, other) ? coordinationBefore(tokens, other.source?.start ?? 0) : undefined;
      return end !== undefined && end > one.content.start ? [end] : [];
    });
    return ends.length === 0 ? one : { ...one, content: { ...one.content, end: Math.min(...ends) } };
  });
  return parted.flatMap((one) => {
    if (parted.some((inner) => holds(one, inner))) return [];
    const outer = parted.find((other) => holds(other, one));
    if (outer === undefined) return [one];
    const content = { ...one.content, end: Math.min(one.content.end, outer.content.end) };
    return [{ ...one, content, ...(outer.source && { relay: outer.source }) }];
  });
}

/** Where the clause ends that ", but", ", and" or ", while" parts from what begins at a place. */
function coordinationBefore(tokens: readonly Token[], start: number): number | undefined {
  const at = tokens.findIndex((token) => token.start === start);
  if (!/^(?:but|and|while|yet|though)$/.test(tokens[at - 1]?.lower ?? '') || !isMark(tokens[at - 2], ','))
    return undefined;
  return tokens[at - 3]?.end;
}
