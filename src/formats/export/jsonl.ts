// Rows as `attest import --bulk` reads them, one JSON object a line: texts inline, of any length.

import { bundleEntries } from './bundle-entries.ts';
import type { StreamFormat } from './format.ts';

export const jsonl: StreamFormat = {
  name: 'jsonl',
  summary: 'Attest rows, one JSON object a line; attest import --bulk reads them',
  reads: ['entity', 'article', 'claim', 'statement'],
  isFolder: false,
  extension: '.jsonl',
  mediaType: 'application/x-ndjson; charset=utf-8',
  async *write(records, context) {
    for await (const record of records) {
      for (const [kind, entry] of bundleEntries(record, context)) yield `${JSON.stringify({ [kind]: entry })}\n`;
    }
  },
};
