// The table of commands. Each is loaded only when it is called, so that help needs no driver and no server.

import type { Command } from './command.ts';

interface Entry {
  readonly summary: string;
  load(): Promise<Command>;
}

export const COMMANDS: Readonly<Record<string, Entry>> = {
  serve: {
    summary: 'Serve the graph over HTTP',
    load: async () => (await import('./serve.ts')).serve,
  },
  draft: {
    summary: 'Draft a bundle from a raw article, for you to mend and accept',
    load: async () => (await import('./draft.ts')).draft,
  },
  map: {
    summary: 'Show what a table becomes under a mapping',
    load: async () => (await import('./map.ts')).map,
  },
  import: {
    summary: 'Bring bundles into the graph, or show what they would change',
    load: async () => (await import('./import.ts')).importFiles,
  },
  export: {
    summary: 'Write the graph, or a part of it, for other tools or another graph',
    load: async () => (await import('./export.ts')).exportGraph,
  },
  undo: {
    summary: 'Take an import, a judgement or a retraction back',
    load: async () => (await import('./undo.ts')).undo,
  },
  imports: {
    summary: 'List what was imported, newest first',
    load: async () => (await import('./imports.ts')).imports,
  },
  verify: {
    summary: 'Compare what is stored with what the rules promise',
    load: async () => (await import('./verify.ts')).verify,
  },
  rebuild: {
    summary: 'Derive again all that is derived',
    load: async () => (await import('./rebuild.ts')).rebuild,
  },
  query: {
    summary: 'Answer a GraphQL document',
    load: async () => (await import('./query.ts')).query,
  },
  schema: {
    summary: 'Print the committed contracts and questions from the source',
    load: async () => (await import('./schema.ts')).schema,
  },
};
