// The story as some tell it, and as if some had never spoken. That each field then answers as a graph would into which the
// other statements had never come is the proof's matter (tests/proof).
import { describe, expect, it } from 'vitest';
import { useStory } from './ask.ts';

const story = useStory();

const USE = /* GraphQL */ `
  query Use($told: PerspectiveInput, $without: [ID!]) {
    entity(id: "entity:starlink", told: $told, without: $without) {
      claims(first: 100, filter: { predicate: USES, subject: "entity:russian-armed-forces" }) {
        nodes { text status statementCount statements { nodes { stance speaker { name } } } }
      }
      relationships(first: 100, filter: { predicate: USES, other: "entity:russian-armed-forces" }) {
        nodes { label status statementCount affirmedBy { name } deniedBy { name } claims { totalCount } }
      }
    }
  }
`;

describe('told', () => {
  it('leaves of a disputed use what one side says', async () => {
    const all = await story.ask(USE, {});
    const kremlin = await story.ask(USE, { told: { principals: ['entity:kremlin'] } });
    const ukraine = await story.ask(USE, { without: ['entity:kremlin'] });
    console.log(JSON.stringify([all, kremlin, ukraine], null, 1));
    expect(all.errors).toBeUndefined();
  });
});
