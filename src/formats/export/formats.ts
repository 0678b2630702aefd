// The table of formats in which a graph is exported.
import type { ExportFormat } from './format.ts';
import { jsonl } from './jsonl.ts';

export const EXPORT_FORMATS: readonly ExportFormat[] = [jsonl];
