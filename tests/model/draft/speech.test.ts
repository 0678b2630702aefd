import { describe, expect, it } from 'vitest';
import { readingOf, said } from './reading.ts';

describe('readArticle', () => {
  it.each([
    ['a quote before its verb', '"It is safe," Ana Ruiz said.', ['Ana Ruiz said: "It is safe,"']],
    [
      'a verb before its speaker',
      '"It is safe," said Ana Ruiz, a spokeswoman for the Dock Union.',
      ['Ana Ruiz (Dock Union) said: "It is safe,"'],
    ],
    ['a quote after its verb', 'Ana Ruiz told reporters: “It is safe.”', ['Ana Ruiz told: “It is safe.”']],
    [
      'a split quote',
      '«It is safe», said Ana Ruiz, «and it will stay so.»',
      ['Ana Ruiz said: «It is safe»', 'Ana Ruiz said: «and it will stay so.»'],
    ],
    [
      'a clause after its verb',
      'Ana Ruiz said on Monday that the port was safe.',
      ['Ana Ruiz said: the port was safe'],
    ],
    ['a clause before its verb', 'The port is safe, Ana Ruiz said on Monday.', ['Ana Ruiz said: The port is safe']],
    [
      'whose words they are, after a preposition',
      'According to the Dock Union, the port is safe.',
      ['Dock Union According to: the port is safe'],
    ],
    [
      'a clause with quoted words',
      'Ana Ruiz called the report “a fairy tale” and left.',
      ['Ana Ruiz called: the report “a fairy tale”'],
    ],
    ['what is denied', 'Ana Ruiz strongly denied taking the money.', ['Ana Ruiz denied: taking the money']],
    [
      'what nobody comments on',
      'Ana Ruiz declined on Sunday to comment on the charge.',
      ['Ana Ruiz declined on Sunday to comment: the charge'],
    ],
    [
      'what was asked before',
      'Asked whether the port was safe, Ana Ruiz would not say.',
      ['Ana Ruiz would not say: whether the port was safe'],
    ],
    [
      'two speakers of one verb',
      'Ana Ruiz and Paul Renner deny that the port is closed.',
      ['Ana Ruiz deny: the port is closed', 'Paul Renner deny: the port is closed'],
    ],
    [
      'a second verb of one speaker',
      '"It is safe," said Ana Ruiz, adding that nobody was hurt.',
      ['Ana Ruiz said: "It is safe,"', 'Ana Ruiz adding: nobody was hurt'],
    ],
    ['an unnamed speaker', '"We ran," said a woman who lives nearby.', ['a woman said: "We ran,"']],
    ['a verb that the lexicon has not', '“We ran,” chuckled Ana Ruiz.', ['Ana Ruiz chuckled: “We ran,”']],
    [
      'the labels of a transcript',
      'HOST: Is it safe?\nRUIZ: It is. It was.',
      ['HOST –: Is it safe?', 'RUIZ –: It is. It was.'],
    ],
  ])('finds %s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each([
    ['a negated saying', 'Ana Ruiz did not say that the port was safe.'],
    ['a passive', 'Ana Ruiz was told that the port was safe.'],
    ['a noun', 'The report on the port is long.'],
    ['words in marks that nobody says', 'The so-called "smart bins" have been full for weeks.'],
  ])('takes %s for no saying', (_, text) => {
    expect(said(text)).toEqual([]);
  });

  it('gives a quote that stands alone to who spoke last, as inferred, and says why', () => {
    const [, alone] = readingOf('"It is safe," said Ana Ruiz.\n"We checked it twice."').speeches;
    expect(alone).toMatchObject({
      speaker: { name: 'Ana Ruiz' },
      basis: 'INFERRED',
      why: 'no words say whose the quote is: it follows a quote of theirs',
    });
    expect(alone?.cue).toBeUndefined();
  });

  it('gives a quote that goes on in the next paragraph to who is named there', () => {
    expect(said('“They promised a park,\n“and built a road,” said Ana Ruiz.')).toEqual([
      'Ana Ruiz said: “They promised a park,',
      'Ana Ruiz said: “and built a road,”',
    ]);
  });

  it('names who passes on what another says', () => {
    const [speech] = readingOf('According to Ana Ruiz, the port has admitted that it is closed. ').speeches;
    expect(speech).toMatchObject({ speaker: { name: 'the port' }, relayer: { name: 'Ana Ruiz' } });
  });

  it('reads a pronoun as the last person whom it can mean', () => {
    const text = 'Mr Paul Renner met Ms Ana Ruiz. "It is safe," she said. "It is not," he replied.';
    expect(said(text)).toEqual(['Ana Ruiz said: "It is safe,"', 'Paul Renner replied: "It is not,"']);
  });

  it('groups a name with its surname, its initials and its other case', () => {
    const { cast } = readingOf('Ana Ruiz left. Ruiz said so. The World Dock Office paid. WDO said so.');
    expect(cast.members.map(({ name, namings }) => [name, namings.length])).toEqual([
      ['Ana Ruiz', 2],
      ['World Dock Office', 2],
    ]);
  });
});
