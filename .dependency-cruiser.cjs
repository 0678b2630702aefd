// Which room may import which (the table of the style guide), and no cycles, types included.

/** Rooms of src/ and what each may import beside itself and errors.ts: rooms or files of src/, and packages. */
const ROOMS = {
  model: { rooms: [], packages: ['zod', 'edtf'] },
  formats: { rooms: ['model'], packages: ['csv-parse', 'jsonld', 'n3', 'yaml', 'zod'] },
  neo4j: { rooms: [], packages: ['neo4j-driver'] },
  read: { rooms: ['neo4j', 'model'], packages: ['graphql'] },
  write: { rooms: ['neo4j', 'model'], packages: ['classic-level'] },
  api: { rooms: ['read', 'write', 'neo4j', 'model', 'vocabulary.ts'], packages: ['@pothos/core', 'graphql', 'pino'] },
  'api/changes': {
    rooms: ['api', 'read', 'write', 'neo4j', 'model', 'formats'],
    packages: ['@pothos/core', 'graphql'],
  },
  server: {
    rooms: ['api', 'read', 'formats', 'neo4j', 'model', 'config.ts', 'vocabulary.ts'],
    packages: ['graphql', 'graphql-yoga', '@graphql-yoga/render-graphiql', 'pino'],
  },
  cli: {
    rooms: [
      'server',
      'api',
      'write',
      'read',
      'neo4j',
      'formats',
      'model',
      'config.ts',
      'vocabulary.ts',
      'package.json',
    ],
    packages: ['graphql', 'pino', 'zod'],
  },
};

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const path = (room) =>
  room === 'package.json' ? '^package\\.json$' : `^src/${escaped(room)}${room.endsWith('.ts') ? '$' : '/'}`;
/** What a package's types are resolved to counts as the package. */
const packagePath = (name) => `(^|/)node_modules/(@types/)?${escaped(name)}(/|$)`;

const roomRules = Object.entries(ROOMS).map(([room, { rooms, packages }]) => ({
  name: `${room.replace('/', '-')}-imports`,
  comment: `src/${room} may import ${[...rooms, ...packages, 'errors.ts'].join(', ')}`,
  severity: 'error',
  from: { path: path(room), ...(room === 'api' ? { pathNot: '^src/api/changes/' } : {}) },
  to: {
    dependencyTypesNot: ['core'],
    couldNotResolve: false,
    pathNot: [path(room), '^src/errors\\.ts$', ...rooms.map(path), ...packages.map(packagePath)],
  },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'no-cycles',
      comment: 'A cycle, types included, means that two files are one concept or that a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'model-does-no-io',
      comment: 'The rules are pure: what they decide depends on what they are given alone.',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto)$' },
    },
    {
      name: 'vocabulary-imports-model',
      comment: 'vocabulary.ts reads files and leaves to the model what they mean.',
      severity: 'error',
      from: { path: '^src/vocabulary\\.ts$' },
      to: { dependencyTypesNot: ['core'], pathNot: ['^src/model/', '^src/errors\\.ts$', packagePath('yaml')] },
    },
    {
      name: 'config-imports',
      comment: 'config.ts knows the environment, and where folders are.',
      severity: 'error',
      from: { path: '^src/config\\.ts$' },
      to: { dependencyTypesNot: ['core'], pathNot: '^src/(errors|neo4j/folders)\\.ts$' },
    },
    {
      name: 'errors-stand-alone',
      comment: 'errors.ts is imported by all and imports nobody.',
      severity: 'error',
      from: { path: '^src/errors\\.ts$' },
      to: {},
    },
    {
      name: 'only-neo4j-knows-the-driver',
      comment: 'The driver is called, and its errors become ours, in src/neo4j alone.',
      severity: 'error',
      from: { pathNot: '^(src/neo4j|tests/neo4j)' },
      to: { path: packagePath('neo4j-driver') },
    },
    {
      name: 'sources-do-not-import-tests',
      comment: 'What is shipped does not depend on what tests it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be found fails when it is least wanted. The package left out holds types alone.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
