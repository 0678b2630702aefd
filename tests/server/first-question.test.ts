import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { FIRST_QUESTION } from '../../src/server/first-question.ts';
import { createGraphql } from '../../src/server/yoga.ts';
import { openStory, useGraph } from '../story.ts';

describe('the first question', () => {
  const graph = useGraph(openStory);

  it('shows a claim that one side affirms and the other denies, each in its own words', async () => {
    const graphql = createGraphql(schema, () => ({ database: graph.database }), pino({ level: 'silent' }));
    const response = await graphql.fetch('http://attest/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: FIRST_QUESTION }),
    });
    const { data } = await response.json();
    const contested = data.claims.nodes.find(({ status }: { status: string }) => status === 'CONTESTED');
    const said = contested.statements.nodes.map(
      (statement: { stance: string; speaker: { name: string }; evidence: { role: string; exact: string }[] }) => [
        statement.speaker.name,
        statement.stance,
        statement.evidence.find(({ role }) => role === 'CONTENT')?.exact,
      ],
    );
    const words = 'Russian soldiers engaged in front-line combat were using Starlink terminals';
    expect(said).toContainEqual(['Government of Ukraine', 'AFFIRMS', words]);
    expect(said).toContainEqual(['Kremlin', 'DENIES', words]);
  });
});
