// Names that could be one another: in which scripts, by which reasons, and what is told apart.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusable, explainConfusion, nameKeys, ownNames } from '../../src/model/confusable.ts';
import type { EntityRecord, NameKind } from '../../src/model/entity.ts';
import { lookKey, romanized, soundKey } from '../../src/model/romanize.ts';

type Named = Parameters<typeof confusable>[0];
const named = (name: string, id = name, names: EntityRecord['names'] = []): Named => ({
  id: `entity:${id}`,
  name,
  names,
  nameStatus: 'NAMED',
});
const reasons = (left: string, right: string): readonly string[] =>
  confusable(named(left, 'left'), named(right, 'right'))?.confusions.map(({ reason }) => reason) ?? [];

describe('confusable', () => {
  it.each([
    ['Ana Ruiz', 'ANA RUÍZ', ['SAME_NAME']],
    ['Andrey Yusov', 'Андрей Юсов', ['TRANSLITERATION']],
    ['Zelenskyy', 'Зеленський', ['TRANSLITERATION']],
    ['Hryhorii', 'Григорій', ['TRANSLITERATION']],
    ['Khrushchev', 'Хрущёв', ['TRANSLITERATION']],
    ['Papandreou', 'Παπανδρέου', ['TRANSLITERATION']],
    ['A. Morozov', 'А. Морозов', ['TRANSLITERATION']],
    ['Alexei Morozov', 'А. Морозов', ['INITIALS']],
    ['A.Y. Yusov', 'Andrey Y. Yusov', ['INITIALS']],
    // The second is of Cyrillic letters, but for its "l"; in the next the first "o" is.
    ['PayPal', 'РауРаl', ['LOOK_ALIKE']],
    ['Moscow', 'Mоscow', ['LOOK_ALIKE', 'TRANSLITERATION']],
    ['Andrey Yusov', 'Andrei Yusov', ['EDIT_DISTANCE']],
    ['Andrey Yusov', 'Андрій Юсов', ['EDIT_DISTANCE']],
    ['Marrow Stone', 'Marrowstone', ['EDIT_DISTANCE']],
    ['Dmitry Peskov', 'Dimtry Peskov', ['EDIT_DISTANCE']],
  ])('takes %j and %j for one another', (left, right, expected) => {
    expect(reasons(left, right)).toEqual(expected);
    expect(reasons(right, left)).toEqual(expected);
  });

  it.each([
    ['Ana', 'Ann'],
    ['Highway 12', 'Highway 13'],
    ['Brigade 2024', 'Brigade 2023'],
    ['Andrey Yusov', 'B. Yusov'],
    ['Andrey Yusov', 'Andrey'],
    ['Elon Musk', 'Dmitry Peskov'],
    ['Ruiz', 'A. Ruiz'],
  ])('tells %j and %j apart', (left, right) => {
    expect(reasons(left, right)).toEqual([]);
  });

  it('compares all names of their own, but no titles and descriptions', () => {
    const other = (value: string, kind: NameKind) => [{ value, kind }];
    const president = named('Ana Ruiz', 'a', other('the president', 'TITLE'));
    expect(confusable(president, named('Bo Lind', 'b', other('the president', 'TITLE')))).toBeUndefined();
    expect(confusable(president, named('Bo Lind', 'b', other('A. Ruiz', 'ABBREVIATION')))).toMatchObject({
      score: 0.7,
      confusions: [{ reason: 'INITIALS', left: 'Ana Ruiz', right: 'A. Ruiz' }],
    });
    const unnamed: Named = { ...named('the spokesman', 'c'), nameStatus: 'ROLE_ONLY' };
    expect(ownNames(unnamed)).toEqual([]);
    expect(confusable(unnamed, named('the spokesman', 'd'))).toBeUndefined();
  });

  it('gives each reason once, by the names that fit it best, and is the same from both sides', () => {
    const name = fc.stringMatching(/^([A-Z][a-z]{0,4}\.? ){0,2}[АМРСamos]{2,6}$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 2, maxLength: 5 }), ([first = '', second = '', ...others]) => {
        const left = named(
          first,
          'left',
          others.map((value) => ({ value, kind: 'ALIAS' })),
        );
        const right = named(second, 'right');
        const [there, back] = [confusable(left, right), confusable(right, left)];
        expect(back?.confusions.map(({ reason, score }) => [reason, score])).toEqual(
          there?.confusions.map(({ reason, score }) => [reason, score]),
        );
        expect(new Set(there?.confusions.map(({ reason }) => reason)).size).toBe(there?.confusions.length ?? 0);
        expect(confusable(left, left)).toBeUndefined();
      }),
    );
  });
});

describe('nameKeys', () => {
  it('holds sound, one word, and look, in letters and digits alone', () => {
    expect(nameKeys(named('А. Морозов'))).toEqual(['a mopozov', 'a morozov', 'amorozov']);
    expect(nameKeys(named('AT&T (North)'))).toEqual(['at t nort', 'attnort']);
    expect(nameKeys(named('РауРаl'))).toEqual(['paipal', 'raural']);
    expect(nameKeys(named('習近平'))).toEqual(['習近平']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        for (const key of nameKeys(named(name))) expect(key).toMatch(/^[\p{L}\p{N}\p{M}]+( [\p{L}\p{N}\p{M}]+)*$/u);
      }),
    );
  });
});

describe('romanized', () => {
  it.each([
    ['Андрій Щербаківський', 'andriy shcherbakivskiy'],
    ['Єгор Ёлкин', 'yegor elkin'],
    ['Αλέξης Τσίπρας', 'alexis tsipras'],
    ['Ελευθερία', 'elevtheria'],
    ['Łukasz', 'lukasz'],
  ])('writes %j as %j', (name, expected) => {
    expect(romanized(name)).toBe(expected);
  });

  it('leaves one spelling of a sound, and Latin letters for those that look so', () => {
    expect(['Iusov', 'Yusov', 'Jusov', 'Юсов'].map(soundKey)).toEqual(['usov', 'usov', 'usov', 'usov']);
    expect(lookKey('РауРаl')).toBe('paypal');
  });
});

describe('explainConfusion', () => {
  it('names both, or the one that both have', () => {
    const of = (left: string, right: string) => ({ reason: 'SAME_NAME', left, right, score: 1 }) as const;
    expect(explainConfusion(of('Kiev', 'KIEV'))).toBe(
      '“Kiev” and “KIEV” are the same but for case, accents and punctuation.',
    );
    expect(explainConfusion(of('Kiev', 'Kiev'))).toBe('“Kiev” is a name of both.');
  });
});
