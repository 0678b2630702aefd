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
    'aggregate',
  ].map((name): [string, string] => [
    `Query.${name}`,
    'its rule is asked by tests of its own (tests/model, tests/api)',
  ]),
]);
