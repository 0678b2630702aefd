import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { exclusive, findPredicate, findTerm, parseVocabulary, predicateNames } from '../../src/model/predicates.ts';
import { loadVocabulary } from '../../src/vocabulary.ts';

const vocabulary = await loadVocabulary();

const sells = {
  name: 'SELLS',
  label: 'sells',
  converse: { name: 'BUYS', label: 'buys', roles: { SUBJECT: 'RECIPIENT', OBJECT: 'OBJECT', ORIGIN: 'SUBJECT' } },
  domain: ['Person', 'Organization'],
  range: ['Product'],
  roles: ['RECIPIENT', 'MANNER'],
  adjacent: [{ to: 'USES', map: { RECIPIENT: 'SUBJECT', OBJECT: 'OBJECT' } }],
  meaning: 'The subject gives the object to the RECIPIENT for money.',
  example: 'The port sells cranes.',
};
const uses = {
  name: 'USES',
  label: 'uses',
  domain: ['Organization'],
  range: ['Product'],
  roles: ['PLACE'],
  meaning: 'The subject puts the object to use.',
  example: 'The port uses cranes.',
};
const officially = {
  name: 'OFFICIALLY',
  label: 'officially',
  roles: ['MANNER'],
  synonyms: ['official'],
  excludes: ['UNOFFICIALLY'],
  meaning: 'With leave.',
};
const unofficially = { name: 'UNOFFICIALLY', label: 'unofficially', roles: ['MANNER'], meaning: 'Without leave.' };

/** Reason and place of each problem. */
const problemsOf = (predicates: unknown, terms: unknown = []): readonly string[] => {
  try {
    parseVocabulary(predicates, terms);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.reason).toBe('VOCABULARY_INVALID');
    return error.problems.map(({ reason, where }) => `${reason} ${where}`);
  }
};

describe('parseVocabulary', () => {
  it('refuses an accused that the predicate does not take', () => {
    expect(problemsOf([{ ...uses, accuses: ['SUBJECT', 'RECIPIENT'] }])).toEqual(['ACCUSED_INVALID predicate USES']);
    expect(problemsOf([{ ...uses, accuses: ['SUBJECT'] }])).toEqual([]);
  });

  it('keeps the entries in the order of the lists', () => {
    const parsed = parseVocabulary([uses, sells], [unofficially, officially]);
    expect([...parsed.predicates.keys()]).toEqual(['USES', 'SELLS']);
    expect([...parsed.terms.keys()]).toEqual(['UNOFFICIALLY', 'OFFICIALLY']);
  });

  it('names every malformed entry of both lists at once', () => {
    expect(
      problemsOf(
        [
          { ...uses, name: 'uses' },
          { ...sells, domain: ['Ship'] },
        ],
        [{ ...officially, roles: [] }],
      ),
    ).toEqual([
      'ENTRY_MALFORMED predicates[0].name',
      'ENTRY_MALFORMED predicates[1].domain[0]',
      'ENTRY_MALFORMED terms[0].roles',
    ]);
  });

  it('refuses what is no list', () => {
    expect(problemsOf({ SELLS: sells }, null)).toEqual(['ENTRY_MALFORMED predicates', 'ENTRY_MALFORMED terms']);
  });

  it('refuses a name that two predicates or converses share', () => {
    expect(problemsOf([uses, sells, { ...uses, name: 'BUYS' }, uses])).toEqual([
      'PREDICATE_DUPLICATE predicate BUYS',
      'PREDICATE_DUPLICATE predicate USES',
    ]);
  });

  it('refuses adjacency to an unknown predicate and suggests the nearest', () => {
    const astray = { ...sells, adjacent: [{ to: 'USE', map: { OBJECT: 'OBJECT' } }] };
    expect(() => parseVocabulary([uses, astray], [])).toThrow(
      'adjacent to USE, which is no predicate; did you mean "USES"?',
    );
  });

  it.each([
    ['an adjacency from a role not taken', { adjacent: [{ to: 'USES', map: { PLACE: 'PLACE' } }] }],
    ['an adjacency to a role not taken', { adjacent: [{ to: 'USES', map: { MANNER: 'MANNER' } }] }],
    ['an adjacency without roles', { adjacent: [{ to: 'USES', map: {} }] }],
    ['a converse to a role not taken', { converse: { ...sells.converse, roles: { SUBJECT: 'PLACE' } } }],
    [
      'a converse with two roles to one',
      { converse: { ...sells.converse, roles: { SUBJECT: 'OBJECT', OBJECT: 'OBJECT' } } },
    ],
  ])('refuses %s', (_, fault) => {
    expect(problemsOf([uses, { ...sells, ...fault }])).toEqual(['ROLE_MAP_INVALID predicate SELLS']);
  });

  it('refuses a symmetric predicate whose sides differ or that has a converse', () => {
    expect(problemsOf([uses, { ...sells, symmetric: true }])).toEqual([
      'SYMMETRIC_UNEVEN predicate SELLS',
      'SYMMETRIC_CONVERSE predicate SELLS',
    ]);
  });

  it('refuses a literal value as subject', () => {
    expect(problemsOf([{ ...uses, domain: ['Value'] }])).toEqual(['DOMAIN_INVALID predicate USES']);
  });

  it('refuses a synonym that stands for two terms, whatever its case', () => {
    expect(problemsOf([], [officially, { ...unofficially, synonyms: ['Official'] }])).toEqual([
      'TERM_DUPLICATE term UNOFFICIALLY',
    ]);
  });

  it.each([
    ['an unknown term', { excludes: ['SECRETLY'] }],
    ['itself', { excludes: ['UNOFFICIALLY'] }],
    ['a term of another role', { roles: ['CHANNEL'], excludes: ['OFFICIALLY'] }],
  ])('refuses a term that excludes %s', (_, fault) => {
    expect(
      problemsOf(
        [],
        [
          { ...officially, excludes: [] },
          { ...unofficially, ...fault },
        ],
      ),
    ).toEqual(['EXCLUDES_INVALID term UNOFFICIALLY']);
  });
});

describe('findPredicate', () => {
  it('finds a predicate by its name and leaves its roles alone', () => {
    expect(findPredicate(vocabulary, 'SELLS')).toEqual({ predicate: vocabulary.predicates.get('SELLS'), roles: {} });
  });

  it('takes a purchase for a sale whose recipient is the buyer', () => {
    expect(findPredicate(vocabulary, 'BUYS')).toEqual({
      predicate: vocabulary.predicates.get('SELLS'),
      roles: { SUBJECT: 'RECIPIENT', OBJECT: 'OBJECT', ORIGIN: 'SUBJECT' },
    });
  });

  it('finds nothing under an unknown name or another case', () => {
    expect(findPredicate(vocabulary, 'SELS')).toBeUndefined();
    expect(findPredicate(vocabulary, 'sells')).toBeUndefined();
  });
});

describe('findTerm', () => {
  it.each([
    ['PARALLEL_IMPORT', 'PARALLEL_IMPORT'],
    ['parallel imports', 'PARALLEL_IMPORT'],
    ['Parallel-Import', 'PARALLEL_IMPORT'],
    ['forever', 'WITHOUT_END'],
    ['official', 'OFFICIALLY'],
  ])('finds %s as %s', (word, name) => {
    expect(findTerm(vocabulary, word)?.name).toBe(name);
  });

  it('finds nothing for an unknown word', () => {
    expect(findTerm(vocabulary, 'sideways')).toBeUndefined();
  });
});

describe('exclusive', () => {
  const term = (name: string) => {
    const found = findTerm(vocabulary, name);
    if (found === undefined) throw new Error(`no term ${name}`);
    return found;
  };

  it('reads an exclusion both ways', () => {
    expect(exclusive(term('OFFICIALLY'), term('UNOFFICIALLY'))).toBe(true);
    expect(exclusive(term('UNOFFICIALLY'), term('OFFICIALLY'))).toBe(true);
  });

  it('lets terms hold together unless the vocabulary says otherwise', () => {
    expect(exclusive(term('OFFICIALLY'), term('SYSTEMATICALLY'))).toBe(false);
    expect(exclusive(term('OFFICIALLY'), term('OFFICIALLY'))).toBe(false);
  });
});

describe('the vocabulary', () => {
  it('is large enough for general news', () => {
    expect(vocabulary.predicates.size).toBeGreaterThanOrEqual(30);
    expect(new Set(predicateNames(vocabulary)).size).toBe(predicateNames(vocabulary).length);
  });

  it('says of every predicate and term in a sentence what it means, with an example', () => {
    for (const { meaning, example } of vocabulary.predicates.values()) {
      expect([meaning, example]).toEqual([
        expect.stringMatching(/^\p{Lu}.+\.$/u),
        expect.stringMatching(/^\p{Lu}.+\.$/u),
      ]);
    }
    for (const { meaning } of vocabulary.terms.values()) expect(meaning).toMatch(/^\p{Lu}.+\.$/u);
  });

  it('lets a denied sale bear on use through the recipient, and never the converse', () => {
    expect(vocabulary.predicates.get('SELLS')?.adjacent).toContainEqual({
      to: 'USES',
      map: { RECIPIENT: 'SUBJECT', OBJECT: 'OBJECT' },
    });
    expect(vocabulary.predicates.get('USES')?.adjacent).toEqual([]);
  });
});
