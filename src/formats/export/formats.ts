// The table of formats in which a graph is exported.
import type { ExportFormat } from './format.ts';
import { jsonl } from './jsonl.ts';
import { jsonld } from './jsonld.ts';
import { nanopub } from './nanopub.ts';

export const EXPORT_FORMATS: readonly ExportFormat[] = [jsonl, jsonld, nanopub];
