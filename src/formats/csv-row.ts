// What one row of a table says under a mapping: entities, claims and statements, each with the columns that it is read from.
import { present } from '../model/present.ts';
import type { RowValues } from './csv-values.ts';
import type { MappedDate, MappedEntity, MappedStatement, MappedValue, Mapping } from './mapping.ts';
import { cueColumns, namingColumns, ownColumns } from './mapping-columns.ts';
import { columnsOf } from './mapping-template.ts';
import { exactSlug, nameSlug } from './record-article.ts';

type Value = Readonly<Record<string, unknown>>;

interface ReadEntity {
  readonly id: string;
  /** Columns that say who it is. */
  readonly naming: readonly string[];
}

interface ReadClaim {
  readonly key: string;
  readonly value: Value;
  /** Columns whose cells say it. */
  readonly columns: readonly string[];
  /** Names of the claims it holds. */
  readonly holds: readonly string[];
}

interface ReadStatement {
  readonly claim: string;
  readonly value: Value;
  readonly content: readonly string[];
  readonly source: readonly string[];
  readonly cue: readonly string[];
}

export interface ReadRow {
  readonly entities: readonly { readonly value: Value; readonly naming: readonly string[] }[];
  /** Those that a statement is about, or that one of these holds. */
  readonly claims: readonly Value[];
  readonly statements: readonly ReadStatement[];
}

/**
 * @param statements Those of the mapping, and of claims without one.
 * @param slug Begins the keys of claims and statements.
 * @throws RowError for words that the mapping can't read.
 */
export function readRow(
  mapping: Mapping,
  statements: readonly MappedStatement[],
  values: RowValues,
  slug: string,
): ReadRow {
  const own = <T>(map: Readonly<Record<string, T>>, name: string): T | undefined =>
    Object.hasOwn(map, name) ? map[name] : undefined;

  function entity(reference: string): ReadEntity | undefined {
    if (reference.startsWith('entity:')) return { id: reference, naming: [] };
    const mapped = own(mapping.entities, reference);
    const name = values.words(mapped?.name);
    if (mapped === undefined || name === undefined) return undefined;
    const id = values.words(mapped.id);
    const part = id === undefined ? nameSlug(name) : exactSlug(id.replace(/^entity:/, ''));
    return { id: `entity:${part}`, naming: namingColumns(mapped) };
  }

  function entityValue(mapped: MappedEntity, { id }: ReadEntity): Value {
    const names = mapped.names.flatMap(({ from, ...rest }) => {
      const words = values.words(from);
      if (words === undefined) return [];
      const separator = 'separator' in rest ? rest.separator : undefined;
      const each = separator === undefined ? [words] : words.split(separator).map((one) => one.trim());
      const language = 'language' in rest ? rest.language : undefined;
      return each.flatMap((value) => (value === '' ? [] : [present({ value, kind: rest.kind, language })]));
    });
    const externalIds = Object.entries(mapped.externalIds).flatMap(([scheme, template]) => {
      const words = values.words(template);
      return words === undefined ? [] : [{ scheme, id: words }];
    });
    return present({
      id,
      kind: values.value(mapped.kind, 'kind'),
      name: values.words(mapped.name),
      names: names.length > 0 ? names : undefined,
      externalIds: externalIds.length > 0 ? externalIds : undefined,
      description: values.words(mapped.description),
      isGroup: mapped.isGroup || undefined,
      occurrence: values.value(mapped.occurrence, 'occurrence'),
      within: mapped.within === undefined ? undefined : entity(mapped.within)?.id,
      partOf: mapped.partOf === undefined ? undefined : entity(mapped.partOf)?.id,
    });
  }

  const made = new Map<string, ReadClaim | undefined>();
  function claim(name: string): ReadClaim | undefined {
    if (!made.has(name)) made.set(name, makeClaim(name));
    return made.get(name);
  }

  function makeClaim(name: string): ReadClaim | undefined {
    const mapped = own(mapping.claims, name);
    if (mapped === undefined || (mapped.when !== undefined && values.value(mapped.when, 'when') === undefined))
      return undefined;
    const predicate = values.value(mapped.predicate, 'predicate');
    if (predicate === undefined) return undefined;
    const columns = new Set(ownColumns(mapped));
    const holds: string[] = [];
    const slots: Record<string, unknown> = {};
    for (const role of ['subject', 'object'] as const) {
      const part = mapped[role];
      if (part === undefined) continue;
      const filler =
        typeof part === 'string'
          ? filledBy(part, columns)
          : 'claim' in part
            ? held(part.claim, columns, holds)
            : literal(part.value);
      if (filler !== undefined) slots[role] = filler;
      else if (!mapped.optional.includes(role)) return undefined;
    }
    const qualifiers: Record<string, string> = {};
    for (const [role, given] of Object.entries(mapped.qualifiers)) {
      const filler = given === undefined ? undefined : qualifier(role, given, columns);
      if (filler !== undefined) qualifiers[role] = filler;
    }
    // What no cell says, the table doesn't claim.
    if (Object.keys(slots).length === 0 || ![...columns].some(isFilled)) return undefined;
    const key = `${slug}.${name}`;
    const modality = values.value(mapped.modality, 'modality');
    return { key, value: present({ key, predicate, modality, ...slots, qualifiers }), columns: [...columns], holds };
  }

  function filledBy(reference: string, columns: Set<string>): string | undefined {
    const found = entity(reference);
    for (const column of found?.naming ?? []) columns.add(column);
    return found?.id;
  }

  function held(name: string, columns: Set<string>, holds: string[]): { readonly claim: string } | undefined {
    const found = claim(name);
    if (found === undefined) return undefined;
    for (const column of found.columns) columns.add(column);
    holds.push(name);
    return { claim: found.key };
  }

  function literal(value: MappedValue): { readonly value: string } | undefined {
    const words = values.value(value, 'value');
    return words === undefined ? undefined : { value: words };
  }

  function qualifier(role: string, given: MappedDate | MappedValue, columns: Set<string>): string | undefined {
    const { source } = given.from;
    if (own(mapping.entities, source) !== undefined || source.startsWith('entity:')) return filledBy(source, columns);
    if ('format' in given && (role === 'TIME' || given.format.length > 0)) return values.date(given);
    return values.value(given, 'qualifier');
  }

  function speakerOf({ speaker }: MappedStatement): ReadEntity | undefined {
    if (speaker === undefined) return { id: mapping.dataset.publisher.id, naming: [] };
    for (const reference of speaker) {
      const found = entity(reference);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function statement(mapped: MappedStatement, at: number): ReadStatement | undefined {
    const about = claim(mapped.claim);
    if (about === undefined || (mapped.when !== undefined && values.value(mapped.when, 'when') === undefined))
      return undefined;
    const stance = mapped.stance === undefined ? 'AFFIRMS' : values.value(mapped.stance, 'stance');
    const speaker = speakerOf(mapped);
    if (stance === undefined || speaker === undefined) return undefined;
    const behind = mapped.onBehalfOf === undefined ? undefined : entity(mapped.onBehalfOf);
    // Nobody speaks on their own behalf.
    const principal = behind?.id === speaker.id ? undefined : behind;
    const relays = mapped.relays.flatMap((relay) => {
      const by = entity(relay.entity);
      if (by === undefined) return [];
      return [{ by, principal: relay.onBehalfOf === undefined ? undefined : entity(relay.onBehalfOf) }];
    });
    const voices = [speaker, principal, ...relays.flatMap(({ by, principal }) => [by, principal])];
    const source = voices.flatMap((voice) => voice?.naming ?? []);
    const isPublisher = speaker.id === mapping.dataset.publisher.id && relays.length === 0;
    const directness = values.value(mapped.directness, 'directness') ?? (isPublisher ? undefined : 'INDIRECT');
    const hedges = mapped.hedges.flatMap(({ text, by }) => {
      const words = values.words(text);
      return words === undefined ? [] : [{ text: words, by }];
    });
    const content = mapped.content.filter((column) => isFilled(column));
    return {
      claim: mapped.claim,
      content: content.length > 0 ? content : about.columns,
      source,
      cue: cueColumns(mapped),
      value: present({
        key: `${slug}.${mapped.key ?? `${mapped.claim}-${at + 1}`}`,
        claim: about.key,
        speaker: speaker.id,
        onBehalfOf: principal?.id,
        relays: relays.map(({ by, principal }) => present({ entity: by.id, onBehalfOf: principal?.id })),
        stance,
        certainty: values.value(mapped.certainty, 'certainty'),
        directness: isPublisher && source.length === 0 ? undefined : directness,
        hedges,
        medium: values.words(mapped.medium),
        saidAt: values.date(mapped.saidAt),
        saidAtText: values.words(mapped.saidAtText),
        note: values.words(mapped.note),
      }),
    };
  }

  const isFilled = (column: string): boolean => values.words({ source: '', parts: [{ column }] }) !== undefined;

  const spoken = statements.map(statement);
  const answers = (keys: readonly string[]): readonly unknown[] =>
    spoken.flatMap((one, at) => (one !== undefined && keys.includes(statements[at]?.key ?? '') ? [one.value.key] : []));
  const needed = new Set<string>();
  const need = (name: string): void => {
    needed.add(name);
    for (const held of claim(name)?.holds ?? []) need(held);
  };
  for (const one of spoken) if (one !== undefined) need(one.claim);
  return {
    entities: Object.entries(mapping.entities).flatMap(([name, mapped]) => {
      const found = entity(name);
      if (found === undefined) return [];
      const naming = [...found.naming, ...mapped.names.flatMap(({ from }) => columnsOf(from))];
      return [{ value: entityValue(mapped, found), naming }];
    }),
    claims: [...needed]
      .map(claim)
      .filter((one) => one !== undefined)
      .map(({ value }) => value),
    statements: spoken.flatMap((one, at) => {
      const respondsTo = answers(statements[at]?.respondsTo ?? []);
      return one === undefined ? [] : [{ ...one, value: { ...one.value, respondsTo } }];
    }),
  };
}
