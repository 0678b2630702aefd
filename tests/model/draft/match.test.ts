import { describe, expect, it } from 'vitest';
import { type Candidate, matchOf, namesToMatch } from '../../../src/model/draft/match.ts';
import { readingOf } from './reading.ts';

const [ruiz] = readingOf('Ms Ana Ruiz left. Ruiz, a docker, said nothing.').cast.members;
const candidate = (id: Candidate['id'], kind: Candidate['kind'], ...names: string[]): Candidate => ({
  id,
  kind,
  name: names[0] ?? '',
  names,
});

describe('matchOf', () => {
  if (ruiz === undefined) throw new Error('the text names Ana Ruiz');

  it('takes the only entity of the kind that has the name, whatever its case and accents', () => {
    const found = [
      candidate('entity:ruiz', 'Person', 'A. Ruiz', 'ANA RUÍZ'),
      candidate('entity:b', 'Person', 'Ana Ruizo'),
    ];
    expect(matchOf(ruiz, found)).toMatchObject({ is: 'ONE', id: 'entity:ruiz' });
  });

  it('leaves the choice to people where several have the name, or it is another kind of thing', () => {
    const twins = [candidate('entity:a', 'Person', 'Ana Ruiz'), candidate('entity:b', 'Person', 'Ana Ruiz')];
    expect(matchOf(ruiz, twins)).toMatchObject({ is: 'UNSURE', reason: expect.stringContaining('entity:b (Person)') });
    expect(matchOf(ruiz, [candidate('entity:a', 'Product', 'Ana Ruiz')]).is).toBe('UNSURE');
  });

  it('finds nobody by a surname or a title alone', () => {
    expect(namesToMatch(ruiz)).toEqual(['Ana Ruiz']);
    expect(matchOf(ruiz, [candidate('entity:a', 'Person', 'Ruiz')])).toEqual({ is: 'NONE' });
  });
});
