// All derived data made anew from what is stored, for when the rules or the vocabulary changed, or something else wrote.
import { derive } from '../model/derive.ts';
import type { Vocabulary } from '../model/predicates.ts';
import type { Database } from '../neo4j/connect.ts';
import type { Write } from '../neo4j/run.ts';
import { readParts } from './derived.ts';
import { derivedGraph } from './derived-graph.ts';
import { loadFacts } from './facts.ts';
import { lockLedger, sortImports } from './imports.ts';
import { readAllDerivedEdges, readDerived } from './read-derived.ts';
import { scanIds } from './read-nodes.ts';
import { LABELS, type Label, oneForEach } from './tables.ts';
import { transact } from './transact.ts';
import { derivedDifference, writeDerived } from './write-derived.ts';

export interface Rebuilt {
  /** Nodes of which a derived property was written. */
  readonly nodes: number;
  /** Derived edges, by type and ends, that were written or removed. */
  readonly edges: number;
}

/** Derives everything and writes what differs, in one transaction. Memory: holds all claims and what is said of them. */
export const rebuild = (database: Database, vocabulary: Vocabulary): Promise<Rebuilt> =>
  transact(database, 'rebuild', false, async (tx: Write) => {
    await lockLedger(tx);
    await sortImports(tx);
    const ids = new Map<Label, string[]>();
    for (const label of LABELS) ids.set(label, await scanIds(tx, label));
    const of = (label: Label) => ids.get(label) ?? [];
    const facts = await loadFacts(tx, of('Claim'), { entities: of('Entity'), articles: of('Article') });
    const wanted = derivedGraph(derive(vocabulary, facts), facts, await readParts(tx, of('Article')));
    const { properties } = await readDerived(tx, oneForEach(LABELS, of));
    const difference = derivedDifference({ properties, edges: await readAllDerivedEdges(tx) }, wanted);
    await writeDerived(tx, difference);
    return { nodes: difference.properties.length, edges: difference.edges.length };
  });
