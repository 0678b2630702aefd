import { describe, expect, it } from 'vitest';
import { FIRST_QUESTION } from '../../src/server/first-question.ts';
import { useStory } from '../api/ask.ts';

describe('the first question', () => {
  const story = useStory();

  it('shows who denies what, squarely or beside it, in whose words', async () => {
    const { data } = await story.ask(FIRST_QUESTION);
    const [contested, ...others] = data.claims.nodes;
    expect(others).toEqual([]);
    const denied = contested.oppositions.nodes.map(
      ({
        grade,
        denying,
      }: {
        grade: string;
        denying: { speaker: { name: string }; evidence: { exact: string }[] };
      }) => [grade, denying.speaker.name, denying.evidence[0]?.exact],
    );
    expect(denied).toContainEqual([
      'DIRECT',
      'Kremlin',
      'Russian soldiers engaged in front-line combat were using Starlink terminals',
    ]);
    expect(denied).toContainEqual([
      'DISJOINT',
      'Dmitry Peskov',
      'Accordingly, it cannot be utilised here officially in any way,',
    ]);
  });
});
