// Pairs that may be one: by which names, identifiers and neighbors, how much each says, and what is told apart.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKeys } from '../../src/model/confusable.ts';
import { type Candidate, duplicate } from '../../src/model/duplicates.ts';
import { ENTITY_KINDS, type EntityKind, NAME_KINDS, type NameKind } from '../../src/model/entity.ts';

const candidate = (name: string, id: string, rest: Partial<Candidate> = {}): Candidate => ({
  id: `entity:${id}`,
  kind: 'Person',
  name,
  names: [],
  nameStatus: 'NAMED',
  externalIds: [],
  neighbors: [],
  relatedTo: [],
  ...rest,
});
const body: Partial<Candidate> = { kind: 'Organization' };
const also = (value: string, kind: NameKind = 'ALIAS'): Pick<Candidate, 'names'> => ({ names: [{ value, kind }] });
const external = (scheme: string, id: string): Pick<Candidate, 'externalIds'> => ({ externalIds: [{ scheme, id }] });
const neighbor = (id: string, degree = 2) => ({ id: `entity:${id}` as const, name: id, degree });

const of = (left: string, right: string, kind: EntityKind) =>
  duplicate(candidate(left, 'left', { kind }), candidate(right, 'right', { kind }));
const kindsOf = (found: ReturnType<typeof duplicate>) => found?.reasons.map(({ kind }) => kind);

describe('duplicate, by names', () => {
  it.each<[string, string, EntityKind, string, number]>([
    ['Ana Ruiz', 'ANA RUÍZ', 'Person', 'SAME_NAME', 0.9],
    ['Yusov', 'Юсов', 'Person', 'TRANSLITERATION', 0.68],
    ['Andrey Yusov', 'Андрей Юсов', 'Person', 'TRANSLITERATION', 0.85],
    ['Dmitry Peskov', 'Дмитрий Песков', 'Person', 'TRANSLITERATION', 0.85],
    ['Andrey Yusov', 'Андрій Юсов', 'Person', 'EDIT_DISTANCE', 0],
    ['Peskov', 'Песков', 'Person', 'TRANSLITERATION', 0.68],
    ['Andrey Yusov', 'Andrey Yussow', 'Person', 'SAME_SOUND', 0.8],
    ['Юсов Андрей', 'Andrey Yussow', 'Person', 'SAME_WORDS', 0.8],
    ['Yusov, Andrey', 'Andrey Yusov', 'Person', 'SAME_WORDS', 0.8],
    ['A. B. Yusov', 'Yusov A.B.', 'Person', 'SAME_WORDS', 0.8],
    ['А. Морозов', 'Alexei Morozov', 'Person', 'INITIALS', 0.6],
    ['Морозов А.', 'Alexei Morozov', 'Person', 'INITIALS', 0.6],
    ['Ministry of Defense', 'The Defense Ministry', 'Organization', 'SAME_WORDS', 0.8],
    ['GUR', 'Головне управління розвідки', 'Organization', 'ABBREVIATION', 0.6],
    ['ГУР', 'Holovne Upravlinnia Rozvidky', 'Organization', 'ABBREVIATION', 0.6],
    ['ЦРУ', 'Центральное разведывательное управление', 'Organization', 'ABBREVIATION', 0.6],
    ['DoD', 'Department of Defense', 'Organization', 'ABBREVIATION', 0.6],
    ['Marrow Stone', 'Marrowstone', 'Organization', 'EDIT_DISTANCE', 0],
    ['SpaceX', 'Space X', 'Organization', 'EDIT_DISTANCE', 0],
    ['Moscow', 'Mоscow', 'Place', 'LOOK_ALIKE', 0.5],
    ['PayPal', 'РауРаl', 'Organization', 'LOOK_ALIKE', 0.5],
    ['Ministry of Defense', 'Ministry of Defense of Ukraine', 'Organization', 'PARTIAL_NAME', 0.55],
    ['Yusov', 'Andrey Yusov', 'Person', 'PARTIAL_NAME', 0.32],
    ['Ivan Sidorov', 'Ivan Sidorov Jr.', 'Person', 'PARTIAL_NAME', 0.55],
    ['Étoile', 'ETOILE', 'Product', 'SAME_NAME', 0.9],
  ])('%j and %j (%s) may be one by %s', (left, right, kind, reason, score) => {
    const found = of(left, right, kind);
    expect(kindsOf(found)?.[0]).toBe(reason);
    if (score > 0) expect(found?.score).toBeCloseTo(score, 3);
    expect(found?.score).toBeLessThan(0.91);
    expect(of(right, left, kind)?.score).toBe(found?.score);
  });

  it.each<[string, string, EntityKind]>([
    // One family name.
    ['Andrey Yusov', 'Boris Yusov', 'Person'],
    ['A. Yusov', 'B. Yusov', 'Person'],
    ['Anna Kim', 'Anna Lim', 'Person'],
    ['North Port Company', 'South Port Company', 'Organization'],
    // Father and son.
    ['A. B. Yusov', 'B. A. Yusov', 'Person'],
    ['Иван Петрович Сидоров', 'Петр Иванович Сидоров', 'Person'],
    ['И. П. Сидоров', 'П. И. Сидоров', 'Person'],
    ['И. П. Сидоров', 'Петр Иванович Сидоров', 'Person'],
    ['Ivan Sidorov Jr.', 'Ivan Sidorov Sr.', 'Person'],
    // A first name is nobody's alone.
    ['Andrey', 'Andrey Yusov', 'Person'],
    ['Highway 12', 'Highway 13', 'Place'],
    ['Summer Games', 'Summer Games 2024', 'Event'],
    ['Ministry of Defense', 'Ministry of Health', 'Organization'],
    ['GUR', 'Main Directorate of Intelligence', 'Organization'],
    ['of the', 'The Union of the Docks', 'Organization'],
  ])('tells %j and %j (%s) apart', (left, right, kind) => {
    expect(of(left, right, kind)).toBeUndefined();
    expect(of(right, left, kind)).toBeUndefined();
  });

  it('finds an abbreviation that one has as a name, and says less of it than of the name itself', () => {
    const directorate = candidate('Main Directorate of Intelligence', 'a', { ...body, ...also('GUR', 'ABBREVIATION') });
    const found = duplicate(directorate, candidate('GUR', 'b', body));
    expect(found).toMatchObject({ score: 0.72, reasons: [{ kind: 'SAME_NAME', left: 'GUR', right: 'GUR' }] });
    const alias = candidate('Main Directorate of Intelligence', 'a', { ...body, ...also('Ukrainian GUR') });
    expect(duplicate(alias, candidate('Ukrainian GUR', 'b', body))?.score).toBe(0.81);
  });

  it('takes nothing from a family name that two people with other first names have as alias', () => {
    const ivan = candidate('Ivan Sidorov', 'ivan', also('Sidorov'));
    expect(duplicate(ivan, candidate('Petr Sidorov', 'petr', also('Sidorov')))).toBeUndefined();
    expect(duplicate(ivan, candidate('Sidorov', 'sidorov'))?.score).toBe(0.648);
  });

  it('compares entities of one kind, and no titles and descriptions', () => {
    expect(duplicate(candidate('Kiev', 'a', { kind: 'Place' }), candidate('Kiev', 'b', body))).toBeUndefined();
    const spokesman = candidate('the spokesman', 'a', { nameStatus: 'ROLE_ONLY', ...also('the voice', 'TITLE') });
    expect(duplicate(spokesman, { ...spokesman, id: 'entity:b' })).toBeUndefined();
    expect(duplicate(spokesman, spokesman)).toBeUndefined();
  });

  it('says in one sentence what agrees, the same from both sides', () => {
    const explained = (left: string, right: string) => of(left, right, 'Organization')?.reasons[0]?.explanation;
    expect(explained('GUR', 'Головне управління розвідки')).toBe(
      '“GUR” has the first letters of “Головне управління розвідки”.',
    );
    expect(explained('Dock Workers Union of the North', 'Dock Workers Union')).toBe(
      'All words of “Dock Workers Union” are in “Dock Workers Union of the North”.',
    );
    expect(explained('Marrow Stone', 'Marrowstone')).toBe(
      '“Marrow Stone” and “Marrowstone” are the same but for a letter or two.',
    );
  });
});

describe('duplicate, by identifiers', () => {
  it('is nearly certain by one of a scheme that gives each entity one, whatever the case', () => {
    const found = duplicate(
      candidate('Space Exploration', 'a', { ...body, ...external('LEI', '549300ufomuz') }),
      candidate('SpaceX', 'b', { ...body, ...external('lei', '549300UFOMUZ') }),
    );
    expect(found).toMatchObject({
      score: 0.98,
      reasons: [{ kind: 'SAME_ID', explanation: 'Both have the identifier “549300ufomuz” of lei.' }],
    });
  });

  it('says less by another scheme, where case counts', () => {
    const by = (id: string) =>
      duplicate(candidate('A', 'a', external('youtube', 'UCxyz')), candidate('B', 'b', external('youtube', id)));
    expect(by('UCxyz')?.score).toBe(0.9);
    expect(by('UCXYZ')).toBeUndefined();
  });

  it('speaks against where such a scheme has two, and not where another has', () => {
    const by = (scheme: string) =>
      duplicate(candidate('Ana Ruiz', 'a', external(scheme, '1')), candidate('Ana Ruiz', 'b', external(scheme, '2')));
    expect(by('wikidata')).toMatchObject({
      score: 0.27,
      reasons: [{ kind: 'SAME_NAME' }, { kind: 'DIFFERENT_ID', isAgainst: true, left: '1', right: '2', weight: 0.7 }],
    });
    expect(by('followthemoney')?.score).toBe(0.9);
  });
});

describe('duplicate, by neighbors', () => {
  const ruiz = (id: string, ...neighbors: Candidate['neighbors']) => candidate('A. Ruiz', id, { neighbors });
  const ana = (...neighbors: Candidate['neighbors']) => candidate('Ana Ruiz', 'ana', { neighbors });

  it('raises the score by those that both have, the more the rarer', () => {
    const none = duplicate(ana(neighbor('union')), ruiz('b', neighbor('port')))?.score ?? 0;
    const hub = duplicate(ana(neighbor('union', 5000)), ruiz('b', neighbor('union', 5000)))?.score ?? 0;
    const rare = duplicate(ana(neighbor('union')), ruiz('b', neighbor('union')));
    expect([none, hub]).toEqual([0.6, expect.closeTo(0.616, 3)]);
    expect(rare?.score).toBeCloseTo(0.694, 3);
    expect(rare?.reasons.at(-1)).toMatchObject({
      kind: 'SHARED_NEIGHBORS',
      explanation: 'Both have relationships with “union”.',
    });
    const many = ['a1', 'a2', 'a3', 'a4', 'a5'].map((id) => neighbor(id));
    expect(duplicate(ana(...many), ruiz('b', ...many))?.reasons.at(-1)?.explanation).toBe(
      'Both have relationships with “a1”, “a2”, “a3” and 2 more.',
    );
  });

  it('suggests nobody by neighbors alone, and less where the two have a relationship with one another', () => {
    expect(duplicate(ana(neighbor('union')), candidate('Bo Lind', 'b', { neighbors: [neighbor('union')] }))).toBe(
      undefined,
    );
    const related = duplicate(ana(), { ...ruiz('b'), relatedTo: ['entity:ana'] });
    expect([related?.score, kindsOf(related)]).toEqual([0.3, ['INITIALS', 'RELATED_TO_EACH_OTHER']]);
  });
});

const word = fc.constantFrom('Andrey', 'Андрей', 'A.', 'Б.', 'Yusov', 'Юсов', 'Yussow', 'Mоrоzov', 'of', 'Jr', '12');
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const someone = fc
  .record({
    kind: fc.constantFrom(...ENTITY_KINDS.slice(0, 2)),
    name,
    names: fc.array(fc.record({ value: name, kind: fc.constantFrom(...NAME_KINDS) }), { maxLength: 3 }),
    externalIds: fc.array(
      fc.record({ scheme: fc.constantFrom('wikidata', 'LEI', 'handle'), id: fc.constantFrom('Q1', 'q1', 'Q2') }),
      { maxLength: 3 },
    ),
    neighbors: fc.uniqueArray(fc.constantFrom(...['a', 'b', 'c'].map((id, at) => neighbor(id, 2 + 40 * at)))),
  })
  .map((rest) => candidate(rest.name, 'left', rest));
const asRight = (each: Candidate, id = 'right'): Candidate => ({ ...each, id: `entity:${id}` });

describe('duplicate, always', () => {
  it('is symmetric, between 0 and 1, and whole in its reasons', () => {
    fc.assert(
      fc.property(
        someone,
        someone.map((each) => asRight(each)),
        (left, right) => {
          const [there, back] = [duplicate(left, right), duplicate(right, left)];
          expect(back?.score).toBe(there?.score);
          expect(kindsOf(back)?.sort()).toEqual(kindsOf(there)?.sort());
          if (there === undefined) return;
          expect(there.score).toBeGreaterThan(0);
          expect(there.score).toBeLessThan(1);
          for (const { weight, explanation } of there.reasons) {
            expect(weight).toBeGreaterThan(0);
            expect(weight).toBeLessThan(1);
            expect(explanation).toMatch(/^[^\n]+\.$/);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('scores nothing higher with an entity than its copy', () => {
    fc.assert(
      fc.property(
        someone,
        someone.map((each) => asRight(each)),
        (left, right) => {
          const copy = duplicate(left, asRight(left, 'copy'));
          expect(copy?.score ?? 0).toBeGreaterThanOrEqual(duplicate(left, right)?.score ?? 0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('does not depend on the order in which names, identifiers and neighbors came', () => {
    const turnedAround = (each: Candidate): Candidate => ({
      ...each,
      names: [...each.names].reverse(),
      externalIds: [...each.externalIds].reverse(),
      neighbors: [...each.neighbors].reverse(),
    });
    fc.assert(
      fc.property(
        someone,
        someone.map((each) => asRight(each)),
        (left, right) => {
          const [one, other] = [duplicate(left, right), duplicate(turnedAround(left), turnedAround(right))];
          expect(other?.score).toBe(one?.score);
          expect(other?.reasons.map(({ kind, weight }) => [kind, weight])).toEqual(
            one?.reasons.map(({ kind, weight }) => [kind, weight]),
          );
        },
      ),
    );
  });
});

describe('nameKeys', () => {
  it('holds the acronym of three words and more, with small words and without', () => {
    expect(nameKeys(candidate('Department of Defense', 'a'))).toEqual(
      ['departmentofdefense', 'department of defense', 'dod'].sort(),
    );
    expect(nameKeys(candidate('Головне управління розвідки', 'a'))).toContain('gur');
    expect(nameKeys(candidate('Andrey Yusov', 'a'))).toEqual(['andrei usov', 'andreiusov']);
  });
});
