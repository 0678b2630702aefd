// After warming, Neo4j has seen the text of every known question, and of what an analyst makes of it by other scalars.
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { loadQuestions } from '../../src/server/questions.ts';
import { warm } from '../../src/server/warm.ts';
import { useStory } from '../api/ask.ts';

const story = useStory();
const silent = { debug: () => {} };

describe('warm', () => {
  it('has the texts of all questions planned, so that asking them sends no new one', async () => {
    const questions = await loadQuestions();
    const warmed = new Set<string>();
    const ignore = story.database.observe(({ text }) => warmed.add(text));
    await warm(schema, { database: story.database }, questions, silent);
    ignore();
    expect(warmed.size).toBeGreaterThan(questions.length / 2);
    for (const { document, variables } of questions) {
      await story.ask(document, variables === '' ? {} : JSON.parse(variables));
      for (const { text } of story.sent) expect(warmed).toContain(text);
    }
  });

  it('serves another choice of scalars by the same text', async () => {
    await story.ask('{ claims { nodes { text statements { nodes { stance speaker { name } } } } } }');
    const [one] = story.sent;
    await story.ask(
      '{ claims { nodes { id status modality statements { nodes { certainty basis note speaker { id description } } } } } }',
    );
    expect(story.sent.map(({ text }) => text)).toEqual([one?.text]);
  });

  it('goes on after a question that fails, and stops when it is over', async () => {
    const broken = { name: 'Broken', document: '{ claims(first: 0) { nodes { id } } }', variables: '' };
    const fine = { name: 'Fine', document: '{ stats { claims } }', variables: '' };
    const sent: string[] = [];
    const ignore = story.database.observe(({ name }) => sent.push(name));
    await warm(schema, { database: story.database }, [broken, fine], silent);
    expect(sent).toEqual(['Query.stats']);
    await warm(schema, { database: story.database }, [fine], silent, () => true);
    expect(sent).toHaveLength(1);
    ignore();
  });
});
