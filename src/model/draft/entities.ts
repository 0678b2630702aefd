// The entities and mentions of a draft: a cast as a bundle has it.
import type { ArticleId } from '../article.ts';
import type { WrittenBundle } from '../bundle.ts';
import type { EntityId } from '../entity.ts';
import type { Located } from '../locate.ts';
import type { Cast, Member } from './cast.ts';
import { keyGiver, slugOf } from './keys.ts';
import { pointerTo } from './pointers.ts';
import type { Span } from './tokens.ts';
import { PRONOUNS } from './words.ts';

export interface DraftOptions {
  readonly id: ArticleId;
  /** The path of the text, as the bundle is to name it. */
  readonly file: string;
  /** BCP 47. */
  readonly language: string;
  /** Absent: an entity of its own, which says that the article doesn't name its publisher. */
  readonly publisher?: EntityId | undefined;
  /** Which entity of the graph a member is, and why; such a one is not declared again. */
  readonly known: ReadonlyMap<Member, { readonly id: EntityId; readonly reason: string }>;
}

/** Ids for all members in the order of the text; matched ones keep that of the graph. */
export function entityIds(cast: Cast, article: Located, { known }: DraftOptions): ReadonlyMap<Member, EntityId> {
  const give = keyGiver();
  return new Map(
    cast.members.map((member) => {
      const stored = known.get(member);
      if (stored !== undefined) return [member, stored.id] as const;
      const line = article.sentences.find(({ end }) => end > (member.namings[0]?.start ?? 0))?.line ?? 1;
      return [
        member,
        `entity:${give(slugOf(member.name) || `${member.kind.toLowerCase()}-on-line-${line}`)}` as EntityId,
      ] as const;
    }),
  );
}

/** The entities that the bundle declares: the publisher, and all that are named or referred to and not the graph's own. */
export function proposedEntities(
  article: Located,
  ids: ReadonlyMap<Member, EntityId>,
  referred: ReadonlySet<Member>,
  publisher: EntityId,
  options: DraftOptions,
): NonNullable<WrittenBundle['entities']> {
  const slug = options.id.slice('article:'.length);
  const own =
    options.publisher === undefined
      ? [
          {
            id: publisher,
            kind: 'Organization' as const,
            name: `publisher of ${slug}`,
            nameStatus: 'ROLE_ONLY' as const,
            description: 'Who publishes the article was not given.',
            proposed: 'every article has a publisher: name it with --publisher',
          },
        ]
      : [
          {
            id: publisher,
            kind: 'Organization' as const,
            name: titled(publisher),
            proposed: 'the publisher that was given, named after its id: take the entry out where the graph knows it',
          },
        ];
  const declared = [...ids].filter(
    ([member]) => !options.known.has(member) && (referred.has(member) || visible(article, member).length > 0),
  );
  return [
    ...(own.some(({ id }) => [...ids.values()].includes(id)) ||
    [...options.known.values()].some(({ id }) => id === publisher)
      ? []
      : own),
    ...declared.map(([member, id]) => ({
      id,
      kind: member.kind,
      name: member.name,
      ...(member.names.size > 0 && {
        names: [...member.names]
          .filter(([value]) => value.trim() !== member.name)
          .map(([value, kind]) => (kind === 'ALIAS' ? { value } : { value, kind })),
      }),
      ...(member.nameStatus !== 'NAMED' && { nameStatus: member.nameStatus }),
      ...(member.kind === 'Organization' && member.isGroup && { isGroup: true }),
      ...(member.kind === 'Event' && { occurrence: 'OCCURRED' as const }),
      proposed: `${member.reasons.join('; ')}${member.kind === 'Event' ? '; that it occurred is a guess' : ''}`,
    })),
  ];
}

/** The places where a member is named, pronouns and furniture left out. */
function visible(article: Located, member: Member): readonly (Span & { readonly reason: string })[] {
  return member.namings.filter(({ start, end }) => {
    const words = article.text.slice(start, end).toLowerCase();
    const sentence = article.sentences.find((one) => one.start <= start && end <= one.end);
    return sentence !== undefined && sentence.kind !== 'FURNITURE' && !PRONOUNS.has(words);
  });
}

/** Every place where an entity is named or described, in reading order. */
export function proposedMentions(
  article: Located,
  ids: ReadonlyMap<Member, EntityId>,
  { known }: DraftOptions,
): NonNullable<WrittenBundle['mentions']> {
  const all = [...ids].flatMap(([member, id]) =>
    visible(article, member).flatMap(({ start, end, reason }) => {
      const pointer = pointerTo(article, { start, end });
      const stored = known.get(member);
      return pointer === undefined
        ? []
        : [
            {
              start,
              mention: {
                ...pointer,
                entity: id,
                proposed: stored === undefined ? reason : `${reason}; ${stored.reason}`,
              },
            },
          ];
    }),
  );
  return all.sort((a, b) => a.start - b.start).map(({ mention }) => mention);
}

/** "entity:the-gazette" is called The Gazette until somebody knows better. */
const titled = (id: EntityId): string =>
  id
    .slice('entity:'.length)
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
