// The schema: this file only gathers the types and prints nothing itself.
import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import './nouns/node.ts';
import './nouns/entity.ts';
import './nouns/event.ts';
import './nouns/claim.ts';
import './nouns/statement.ts';
import './nouns/article.ts';
import './nouns/relationship.ts';
import './nouns/relationship-count.ts';
import './nouns/predicate.ts';
import './nouns/stats.ts';
import './nouns/ledger-rows.ts';
import './nouns/change.ts';
import './changes/import-bundle.ts';
import './changes/judge-entities.ts';
import './changes/retract-statement.ts';
import './questions/search.ts';
import './questions/perspective.ts';
import './questions/all-oppositions.ts';
import './questions/compare-views.ts';
import './questions/impact-of.ts';
import './questions/paths.ts';
import './questions/graph.ts';
import './questions/timeline.ts';
import './questions/lineage.ts';
import './questions/silences.ts';
import './questions/hedges.ts';
import './questions/sole-sources.ts';
import './questions/conceded-ground.ts';
import './questions/all-headline-checks.ts';
import './questions/confusable-entities.ts';
import './questions/aggregate.ts';
import './questions/duplicate-suggestions.ts';

builder.queryType({
  description: 'What can be asked. Each field costs one query to the database, whatever its depth.',
});

builder.mutationType({
  description:
    'What can be told. Needs a token (`Authorization: Bearer …`) over HTTP; each field is one transaction, one after the other.',
});

export const schema: GraphQLSchema = builder.toSchema({ sortSchema: false });
