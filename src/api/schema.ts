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
import './nouns/predicate.ts';
import './nouns/stats.ts';
import './questions/search.ts';

builder.queryType({
  description: 'What can be asked. Each field costs one query to the database, whatever its depth.',
});

export const schema: GraphQLSchema = builder.toSchema({ sortSchema: false });
