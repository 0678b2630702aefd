// The operations of a document with their variables declared: those that they use, through fragments too.
import { parse, visit } from 'graphql';
import type { Variable } from './arguments.ts';

/** `operations` are selections, `fragments` whole definitions; operations are named Q0, Q1, … */
export function withDeclarations(
  operations: readonly string[],
  fragments: readonly string[],
  variables: readonly Variable[],
) {
  const bare = parse([...operations.map((body, at) => `query Q${at} ${body}`), ...fragments].join('\n'));
  const within = new Map<string, { variables: Set<string>; spreads: Set<string> }>();
  for (const definition of bare.definitions) {
    if (!('name' in definition) || definition.name === undefined) continue;
    const found = { variables: new Set<string>(), spreads: new Set<string>() };
    visit(definition, {
      Variable: ({ name }) => void found.variables.add(name.value),
      FragmentSpread: ({ name }) => void found.spreads.add(name.value),
    });
    within.set(definition.name.value, found);
  }
  const usedBy = (name: string): ReadonlySet<string> => {
    const used = new Set<string>();
    const names = new Set([name]);
    for (const each of names) {
      for (const variable of within.get(each)?.variables ?? []) used.add(variable);
      for (const spread of within.get(each)?.spreads ?? []) names.add(spread);
    }
    return used;
  };
  return operations.map((body, at) => {
    const used = usedBy(`Q${at}`);
    const own = variables.filter(({ name }) => used.has(name));
    const declared = own.length === 0 ? '' : `(${own.map(({ declaration }) => declaration).join(', ')})`;
    return { name: `Q${at}`, variables: own, text: `query Q${at}${declared} ${body}` };
  });
}
