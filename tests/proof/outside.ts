// What the proof leaves to other tests.

/** Fields that are not compared, with all that only they lead to, and why. */
export const OUTSIDE: ReadonlyMap<string, string> = new Map([
  ['Query.search', 'an index proposes its candidates, by a score of its own'],
  // Analysts' questions: what each decides is tested over rules of the model, with properties of its own.
  ...[
    'perspective',
    'oppositions',
    'compareViews',
    'impactOf',
    'paths',
    'graph',
    'timeline',
    'lineage',
    'silences',
    'hedges',
    'soleSources',
    'concededGround',
    'headlineChecks',
    'confusableEntities',
    'duplicateSuggestions',
    'aggregate',
  ].map((name): [string, string] => [
    `Query.${name}`,
    'its rule is asked by tests of its own (tests/model, tests/api)',
  ]),
  // The ledger is told of by no import: tests/api has judgements, retractions and what becomes new.
  ...[
    'Query.imports',
    'Query.judgements',
    'Query.retractions',
    'Query.changes',
    'Import.articles',
    'Judgement.left',
    'Judgement.right',
    'Retraction.statement',
    'Change.claim',
    'Change.statement',
    'Change.entities',
    'Subscription.changes',
    ...['importBundle', 'undoImport', 'judgeEntities', 'undoJudgement', 'retractStatement', 'undoRetraction'].map(
      (name) => `Mutation.${name}`,
    ),
  ].map((coordinate): [string, string] => [coordinate, 'rows of the ledger (tests/api, tests/write)']),
]);
