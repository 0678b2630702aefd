// Rows that are wrong, a hundredth of a file for each kind of fault, and what each must be refused for.
import type { BadRow } from '../../../src/model/bulk.ts';
import { type Row, shuffled } from './importing.ts';

type Poison = Row | Omit<BadRow, 'where'>;

interface Fault {
  readonly name: string;
  readonly reasons: readonly string[];
  /** The `at`th row with this fault, or rows that are only wrong together. */
  readonly make: (at: number, rows: readonly Row[]) => readonly Poison[];
}

const ofKind = (rows: readonly Row[], kind: Row['kind'], at: number): Record<string, unknown> => {
  const found = rows.filter((row) => row.kind === kind);
  return found[(at * 7) % found.length]?.value as Record<string, unknown>;
};
const statement =
  (name: string, change: (value: Record<string, unknown>) => object): Fault['make'] =>
  (at, rows) => {
    const value = ofKind(rows, 'statement', at);
    return [{ kind: 'statement', value: { ...value, key: `${name}-${at}`, respondsTo: [], ...change(value) } }];
  };
const place = (id: string, more: object) => ({
  kind: 'entity' as const,
  value: { id, kind: 'Place', name: id, ...more },
});
const quoting = (value: Record<string, unknown>, quote: string) => ({
  evidence: (value.evidence as object[]).map((piece) => ({ article: 'article', ...piece, quote, line: undefined })),
});

const FAULTS: readonly Fault[] = [
  {
    name: 'no JSON',
    reasons: ['JSON_INVALID'],
    make: () => [{ reason: 'JSON_INVALID', message: 'is no JSON' }],
  },
  {
    name: 'a key that the format has none of',
    reasons: ['KEY_UNKNOWN'],
    make: statement('unknown-key', () => ({ speakr: 'entity:x' })),
  },
  {
    name: 'a wrong type',
    reasons: ['VALUE_INVALID'],
    make: statement('wrong-type', () => ({ stance: 7 })),
  },
  {
    name: 'a missing value',
    reasons: ['VALUE_MISSING'],
    make: statement('missing', () => ({ speaker: undefined })),
  },
  {
    name: 'an entity that is nowhere',
    reasons: ['ENTITY_UNKNOWN'],
    make: statement('dangling', () => ({ speaker: 'entity:nobody-of-that-name' })),
  },
  {
    name: 'a claim that is nowhere',
    reasons: ['CLAIM_UNKNOWN'],
    make: statement('claimless', () => ({ claim: 'no-such-claim' })),
  },
  {
    name: 'one id declared in two ways',
    reasons: ['DUPLICATE_ID'],
    make: (at) => [place(`entity:twice-${at}`, {}), place(`entity:twice-${at}`, { name: 'otherwise' })],
  },
  {
    name: 'places within each other',
    reasons: ['HIERARCHY_CYCLE'],
    make: (at) => [
      place(`entity:inner-${at}`, { within: `entity:outer-${at}` }),
      place(`entity:outer-${at}`, { within: `entity:inner-${at}` }),
    ],
  },
  {
    name: 'a date that no calendar has',
    reasons: ['DATE_INVALID'],
    make: statement('dated', () => ({ saidAt: '9999-99-99' })),
  },
  {
    name: 'a name without end',
    reasons: ['TEXT_TOO_LONG'],
    make: (at) => [place(`entity:long-${at}`, { name: 'long '.repeat(at === 0 ? 2 ** 20 : 400) })],
  },
  {
    name: 'words that stand nowhere',
    reasons: ['QUOTE_NOT_FOUND'],
    make: statement('misquoted', (value) => quoting(value, 'nobody ever wrote these words')),
  },
  {
    name: 'a predicate that the vocabulary has none of',
    reasons: ['PREDICATE_UNKNOWN', 'REFERS_TO_BAD_ROW'],
    make: (at, rows) => {
      const value = ofKind(rows, 'statement', at);
      return [
        { kind: 'claim', value: { key: `mystery-${at}`, predicate: 'MYSTIFIES', subject: value.speaker } },
        { kind: 'statement', value: { ...value, key: `mystified-${at}`, claim: `mystery-${at}`, respondsTo: [] } },
      ];
    },
  },
];

/** The rows with a hundredth of each fault among them, and where each bad one stands, as `mixed.jsonl:line`. */
export function poisoned(rows: readonly Row[]) {
  const count = Math.ceil(rows.length / 100);
  const poison = FAULTS.flatMap((fault) =>
    Array.from({ length: Math.ceil(count / fault.make(0, rows).length) }, (_, at) => fault.make(at, rows))
      .flat()
      .map((row) => ({ row, fault })),
  );
  const mixed = shuffled([...rows.map((row) => ({ row, fault: undefined })), ...poison], 26);
  const bad = mixed.flatMap(({ fault }, at) =>
    fault === undefined ? [] : [[`mixed.jsonl:${at + 1}`, fault] as const],
  );
  return { rows: mixed.map(({ row }) => row as Poison), bad: new Map<string, Fault>(bad) };
}
