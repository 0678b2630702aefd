// A question that differs, made as small as it can be while it still differs: what is left points at the fault.
import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  parse,
  print,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import type { Differing } from './compared.ts';
import type { Question } from './plain-schema.ts';

/** What is unused after a removal is removed in its turn. */
const RULES = specifiedRules.filter(({ name }) => !/^NoUnused/.test(name));

const REMOVABLE = new Set([
  'Field',
  'InlineFragment',
  'FragmentSpread',
  'Argument',
  'ObjectField',
  'Directive',
  'FragmentDefinition',
  'VariableDefinition',
]);

/** Each document that lacks one part of this one and is still valid. */
function* without(schema: GraphQLSchema, document: DocumentNode): Generator<DocumentNode> {
  const parts: ASTNode[] = [];
  visit(document, { enter: (node) => void (REMOVABLE.has(node.kind) && parts.push(node)) });
  for (const part of parts) {
    const text = print(visit(document, { enter: (node) => (node === part ? null : undefined) }));
    try {
      // Printed and parsed: an emptied selection is a syntax error.
      const smaller = parse(text.replaceAll(/\{\s*\}/g, ''));
      if (validate(schema, smaller, RULES).length === 0) yield smaller;
    } catch {}
  }
}

/** Undefined where the question doesn't differ when it is asked again. */
export async function smallest(
  schema: GraphQLSchema,
  question: Question,
  differs: (question: Question) => Promise<Differing | undefined>,
): Promise<{ readonly question: Question; readonly differing: Differing } | undefined> {
  let current = question;
  let differing = await differs(question);
  if (differing === undefined) return undefined;
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const document of without(schema, current.document)) {
      const found = await differs({ ...current, document });
      if (found === undefined) continue;
      [current, differing, isSmaller] = [{ ...current, document }, found, true];
      break;
    }
  }
  return { question: current, differing };
}
