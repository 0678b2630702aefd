// What a linter knows of good GraphQL: the printed schema, and the documents that people start from. All else is Biome's.
import graphql from '@graphql-eslint/eslint-plugin';

const {
  'flat/schema-recommended': schema,
  'flat/schema-relay': relay,
  'flat/operations-recommended': operations,
} = graphql.configs;

const SCHEMA = 'schema/schema.graphql';
const DOCUMENTS = 'docs/queries/*.graphql';

/** Linting knows one schema and one set of documents: those of the first file that it meets. */
const graphQLConfig = { schema: SCHEMA, documents: DOCUMENTS };
const lint = (files, rules) => ({
  files: [files],
  languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig } },
  plugins: { '@graphql-eslint': graphql },
  rules,
});

const PREDICATE = { style: 'camelCase', requiredPrefixes: ['is', 'has'] };
/** What has a value of `type`, required or not. */
const valued = (kind, type) => `${kind}[gqlType.name.value=${type}],${kind}[gqlType.gqlType.name.value=${type}]`;
/** Enums whose values are names of types, and of what stands in the place of one. */
const OF_TYPE_NAMES = '[parent.name.value=/^(EntityKind|ParticipantKind)$/]';

const NAMES = {
  types: 'PascalCase',
  'ObjectTypeDefinition,InterfaceTypeDefinition,UnionTypeDefinition,EnumTypeDefinition': {
    style: 'PascalCase',
    forbiddenSuffixes: ['Type', 'Enum', 'Interface', 'Union', 'Object'],
  },
  InputObjectTypeDefinition: { style: 'PascalCase', requiredSuffixes: ['Filter', 'Input'] },
  FieldDefinition: { style: 'camelCase', forbiddenPrefixes: ['get', 'list', 'query'] },
  InputValueDefinition: 'camelCase',
  DirectiveDefinition: 'camelCase',
  [valued('FieldDefinition', 'Boolean')]: PREDICATE,
  [valued('InputValueDefinition', 'Boolean')]: PREDICATE,
  [`EnumValueDefinition:not(${OF_TYPE_NAMES})`]: 'UPPER_CASE',
  [`EnumValueDefinition${OF_TYPE_NAMES}`]: 'PascalCase',
};

export default [
  lint(SCHEMA, {
    ...schema.rules,
    ...relay.rules,
    '@graphql-eslint/naming-convention': ['error', NAMES],
    '@graphql-eslint/require-description': [
      'error',
      {
        types: true,
        rootField: true,
        FieldDefinition: true,
        InputValueDefinition: true,
        EnumValueDefinition: true,
        DirectiveDefinition: true,
      },
    ],
    '@graphql-eslint/input-name': ['error', { checkInputType: true, caseSensitiveInputType: false }],
    '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
    // Only nodes have an id: evidence, a limit or a page is a value, which means nothing without what it is part of.
    '@graphql-eslint/strict-id-in-types': 'off',
    // Pages are walked forwards only: first and after, neither last nor before.
    '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
    '@graphql-eslint/relay-edge-types': [
      'error',
      {
        withEdgeSuffix: true,
        // Values fill pages too, such as sentences and oppositions.
        shouldImplementNode: false,
        // Lists that can't grow are plain lists, and `nodes` spares its reader the edges.
        listTypeCanWrapOnlyEdgeType: false,
      },
    ],
  }),
  lint(DOCUMENTS, {
    ...operations.rules,
    // Ids serve the cache of a client. An analyst's question asks for what the analyst reads.
    '@graphql-eslint/require-selections': 'off',
    // From a path over its hops to the sentence that proves one.
    '@graphql-eslint/selection-set-depth': ['error', { maxDepth: 8 }],
  }),
];
