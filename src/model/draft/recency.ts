// Whom the text named or let speak last before a place: what pronouns and bare descriptions point to.
import type { Cast, Gender, Member } from './cast.ts';
import type { Frame } from './frames.ts';
import type { Span } from './tokens.ts';

/** Who spoke before, the latest last. */
export interface Past {
  readonly member: Member;
  readonly start: number;
}

export interface Recency {
  /** Of those that fit, whom the text named last before a place; what stands within `ignore` doesn't count. */
  readonly lastNamed: (before: number, ignore: Span, fits: (member: Member) => boolean) => Member | undefined;
  /** The person of that gender who spoke or was named last, in the nearest frame first. */
  readonly lastPerson: (
    before: number,
    ignore: Span,
    gender: Gender | undefined,
    past: readonly Past[],
  ) => Member | undefined;
}

export function recencyOf(cast: Cast, frames: readonly Frame[]): Recency {
  /** The frame that holds a place: frames stand in order, so half of those left are passed over at each step. */
  function frameAt(place: number): Frame | undefined {
    let low = 0;
    let high = frames.length - 1;
    while (low <= high) {
      const middle = Math.floor((low + high) / 2);
      const frame = frames[middle];
      if (frame === undefined) return undefined;
      if (place < frame.start) high = middle - 1;
      else if (place >= frame.end) low = middle + 1;
      else return frame;
    }
    return undefined;
  }

  function lastNamed(before: number, ignore: Span, fits: (member: Member) => boolean): Member | undefined {
    let found: Member | undefined;
    let latest = -1;
    for (const member of cast.members) {
      if (!fits(member)) continue;
      for (const { start } of member.namings) {
        const isInside = start >= ignore.start && start < ignore.end;
        if (start < before && !isInside && start > latest) [found, latest] = [member, start];
      }
    }
    return found;
  }

  function lastPerson(
    before: number,
    ignore: Span,
    gender: Gender | undefined,
    past: readonly Past[],
  ): Member | undefined {
    const fits = (member: Member): boolean =>
      member.kind === 'Person' && (gender === undefined || (member.gender ?? gender) === gender);
    const isQuotedIn = (frame: Frame, start: number): boolean =>
      frame.quotations.some((quotation) => quotation.start <= start && start < quotation.end);
    const places = cast.members
      .filter(fits)
      .flatMap((member) => member.namings.map(({ start }) => ({ member, start, frame: frameAt(start) })))
      .filter(({ start, frame }) => start < before && frame !== undefined && !isQuotedIn(frame, start))
      .filter(({ start }) => !(start >= ignore.start && start < ignore.end))
      .sort((a, b) => a.start - b.start);
    const spoke = past.findLast(({ member, start }) => fits(member) && start < before && frameAt(start) !== undefined);
    const named = places.at(-1)?.frame;
    const spoken = spoke && frameAt(spoke.start);
    // In the nearest frame who spoke comes before who was named, and of these the first: most often the subject.
    if (spoke !== undefined && (named?.start ?? -1) <= (spoken?.start ?? -1)) return spoke.member;
    return places.find(({ frame }) => frame === named)?.member;
  }

  return { lastNamed, lastPerson };
}
