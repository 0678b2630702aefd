// Compares what is stored with what was promised: all that Neo4j Community can't hold true by itself.
import type { Problem } from '../errors.ts';
import { derive } from '../model/derive.ts';
import { merges } from '../model/judgement.ts';
import { type LedgerImport, standing } from '../model/ledger.ts';
import type { Vocabulary } from '../model/predicates.ts';
import type { Database } from '../neo4j/connect.ts';
import type { Write } from '../neo4j/run.ts';
import { derivedFaults } from './audit-derived.ts';
import { factsOf } from './audit-facts.ts';
import { foldFaults, ledgerFaults, retractionFaults } from './audit-ledger.ts';
import { claimFaults, cycleFaults, dateFaults, statementFaults } from './audit-meaning.ts';
import { shapeFaults } from './audit-shape.ts';
import { articleFaults, type Nodes, sentenceFaults, spanFaults } from './audit-words.ts';
import { type DerivedGraph, derivedGraph } from './derived-graph.ts';
import { readRetractions } from './facts.ts';
import { liveImportIds, lockLedger, readImports } from './imports.ts';
import { liveJudgements, liveRetractions } from './ledger-rows.ts';
import { asTold, mergedNodes } from './merged-nodes.ts';
import { type GraphNode, nodesOf } from './nodes.ts';
import { readAllDerivedEdges, readDerived } from './read-derived.ts';
import { countNodes, scanNodes } from './read-nodes.ts';
import { LABELS, type Label, oneForEach } from './tables.ts';
import { transact } from './transact.ts';

export interface Audit {
  /** How many were looked at, by label; `Import` counts live rows, `derivedEdges` every edge that is derived. */
  readonly checked: Readonly<Record<Label | 'Import' | 'derivedEdges', number>>;
  /** What is wrong, each with the id it is wrong with. Empty where everything holds. */
  readonly faults: readonly Problem[];
}

type Stored = Readonly<Record<Label, Nodes>>;

/**
 * Reads the whole graph under the ledger's lock, so that no import runs meanwhile, and changes nothing.
 * A node that is wrong in itself is reported as such and not once more for differing from the ledger; derived data is
 * compared with what follows from the ledger, so that a wrong original isn't reported for all that derives from it.
 * Memory: holds the whole graph.
 */
export const verify = (database: Database, vocabulary: Vocabulary): Promise<Audit> =>
  transact(database, 'verify', true, async (tx) => {
    const sequence = await lockLedger(tx);
    const imports = await readImports(tx, await liveImportIds(tx));
    const stored = await readStored(tx);
    const own = [...(await nameless(tx, stored)), ...ownFaults(stored, imports, vocabulary)];
    const judgements = await liveJudgements(tx);
    const judged = new Set<string>(judgements.flatMap(({ left, right }) => [left, right]));
    const told = mergedNodes(nodesOf(standing(imports, judged)), merges(judgements));
    const nodes = new Map([...told.values()].flat().map((node) => [node.id, node]));
    const retractions = new Map<string, string>(
      (await liveRetractions(tx)).map(({ statement, at }) => [statement, at]),
    );
    const { facts, parts } = factsOf(nodes, retractions);
    const known = new Set(own.map(({ where }) => where.split(' ')[0] ?? where));
    const all = new Map(LABELS.flatMap((label) => [...stored[label]]));
    const derived = await readEverythingDerived(tx, stored);
    return {
      checked: {
        ...oneForEach(LABELS, (label) => stored[label].size),
        Import: imports.length,
        derivedEdges: derived.edges.length,
      },
      faults: [
        ...(await ledgerFaults(tx, imports, sequence)),
        ...own,
        ...foldFaults(all, nodes, known),
        ...retractionFaults(stored.Statement, await readRetractions(tx), retractions),
        ...derivedFaults(derived, derivedGraph(derive(vocabulary, facts), facts, parts)),
      ],
    };
  });

async function readStored(tx: Write): Promise<Stored> {
  const stored = oneForEach(LABELS, () => new Map<string, GraphNode>());
  for (const label of LABELS) for await (const node of scanNodes(tx, label)) stored[label].set(node.id, node);
  return stored;
}

/** Nodes without an id are found by nobody, this audit's scans included. */
async function nameless(tx: Write, stored: Stored): Promise<Problem[]> {
  const faults: Problem[] = [];
  for (const label of LABELS) {
    const surplus = (await countNodes(tx, label)) - stored[label].size;
    if (surplus !== 0)
      faults.push({
        reason: 'ID_MISSING',
        where: label,
        message: `${surplus} nodes have no id, or one that is no text`,
      });
  }
  return faults;
}

/** What is wrong with nodes in themselves and with their neighbors; shape first, since the rest trusts it. */
function ownFaults(stored: Stored, imports: readonly LedgerImport[], vocabulary: Vocabulary): Problem[] {
  const faults = LABELS.flatMap((label) => [...stored[label].values()].flatMap(shapeFaults));
  const misshapen = new Set(faults.map(({ where }) => where.split(' ')[0]));
  const sound = oneForEach(LABELS, (label) => new Map([...stored[label]].filter(([id]) => !misshapen.has(id))));
  const texts = { articles: sound.Article, sentences: sound.Sentence };
  const tellings = tellingArticles(imports);
  const each = (label: Label, check: (node: GraphNode) => Problem[]) => [...sound[label].values()].flatMap(check);
  const proven = new Set(
    [...stored.Statement.values()].flatMap(({ edges }) =>
      edges.filter(({ type }) => type === 'EVIDENCED_BY').map(({ to }) => to),
    ),
  );
  return [
    ...faults,
    ...cycleFaults(sound.Entity),
    ...each('Claim', (node) => claimFaults(asTold(node), vocabulary)),
    ...each('Statement', (node) => statementFaults(asTold(node), sound.Evidence, tellings.get(node.id) ?? [])),
    ...each('Evidence', ({ id }) =>
      proven.has(id) ? [] : [{ reason: 'EVIDENCE_DANGLING', where: id, message: 'is evidence of no statement' }],
    ),
    ...each('Article', ({ id, properties: { publishedAt } }) =>
      publishedAt === undefined ? [] : dateFaults(id, 'publishedAt', String(publishedAt)),
    ),
    ...(misshapen.size === 0 ? articleFaults(texts) : []),
    ...each('Sentence', (node) => sentenceFaults(node, texts)),
    ...[...each('Evidence', (node) => spanFaults(node, texts)), ...each('Mention', (node) => spanFaults(node, texts))],
  ];
}

/** By statement: the articles in which any live import has evidence of it. */
function tellingArticles(imports: readonly LedgerImport[]): Map<string, string[]> {
  const articles = new Map<string, string[]>();
  for (const { id, evidence } of imports.flatMap(({ content }) => content.statements)) {
    articles.set(id, [...(articles.get(id) ?? []), ...evidence.map(({ article }) => article)]);
  }
  return articles;
}

async function readEverythingDerived(tx: Write, stored: Stored): Promise<DerivedGraph> {
  const { properties } = await readDerived(
    tx,
    oneForEach(LABELS, (label) => stored[label].keys()),
  );
  return { properties, edges: await readAllDerivedEdges(tx) };
}
