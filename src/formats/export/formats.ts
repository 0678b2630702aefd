// The table of formats in which a graph is exported.

import { bundle } from './bundle.ts';
import { csv } from './csv.ts';
import type { ExportFormat } from './format.ts';
import { ftm } from './ftm.ts';
import { graphml } from './graphml.ts';
import { jsonl } from './jsonl.ts';
import { jsonld } from './jsonld.ts';
import { nanopub } from './nanopub.ts';

export const EXPORT_FORMATS: readonly ExportFormat[] = [bundle, jsonl, csv, graphml, ftm, jsonld, nanopub];
