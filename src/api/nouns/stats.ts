// How much the graph holds.
import { builder, expression, self } from '../builder.ts';

const StatsRef = builder.objectRef<object>('Stats');

const count = (label: string) => expression(() => `COUNT { (:${label}) }`);

builder.objectType(StatsRef, {
  description: 'How much the graph holds, superseded items included.',
  fields: (t) => ({
    entities: t.int({ description: 'Entities.', ...count('Entity') }),
    claims: t.int({ description: 'Claims.', ...count('Claim') }),
    statements: t.int({ description: 'Statements.', ...count('Statement') }),
    evidence: t.int({ description: 'Spans of evidence.', ...count('Evidence') }),
    articles: t.int({ description: 'Articles.', ...count('Article') }),
    sentences: t.int({ description: 'Sentences.', ...count('Sentence') }),
    mentions: t.int({ description: 'Mentions of entities.', ...count('Mention') }),
    relationships: t.int({ description: 'Derived relationships.', ...expression(() => 'COUNT { ()-[:RELATED]->() }') }),
    imports: t.int({ description: 'Imports in the ledger, undone ones included.', ...count('Import') }),
  }),
});

builder.queryField('stats', (t) => t.field({ type: StatsRef, description: 'How much the graph holds.', ...self() }));
