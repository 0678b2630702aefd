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
    for (const frame of frames.filter(({ start }) => start <= before).reverse()) {
      const spoke = past.findLast(
        ({ member, start }) => fits(member) && start >= frame.start && start < frame.end && start < before,
      );
      if (spoke !== undefined) return spoke.member;
      const inFrame = cast.members
        .flatMap((member) => member.namings.map(({ start }) => ({ member, start })))
        .filter(({ member, start }) => fits(member) && start >= frame.start && start < Math.min(frame.end, before))
        .filter(({ start }) => !(start >= ignore.start && start < ignore.end))
        .filter(({ start }) => !frame.quotations.some((quotation) => quotation.start <= start && start < quotation.end))
        .sort((a, b) => a.start - b.start);
      if (inFrame[0] !== undefined) return inFrame[0].member;
    }
    return undefined;
  }

  return { lastNamed, lastPerson };
}
