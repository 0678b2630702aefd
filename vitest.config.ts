import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Yoga and Pothos load the CommonJS build of graphql; without this the tests would load the ESM build beside it.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/neo4j-server.ts'],
    // Files that use the one server of the run take turns, each from an empty graph.
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
