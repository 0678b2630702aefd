// A bundle as it is written by hand: YAML 1.2, of which JSON is a part. Every path keeps its line.
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { InputError, type Problem } from '../errors.ts';
import { type Bundle, type BundlePath, bundleSchema } from '../model/bundle.ts';
import { shapeProblems, unknownKey } from './shape.ts';

/** A bundle whose articles' texts are still to be read. */
export interface ReadBundle {
  readonly bundle: Bundle;
  /** `story.yaml:12`; where the whole source is one line, the path follows: `bundle:1 claims[0].predicate`. */
  readonly lineOf: (path: BundlePath) => string;
}

/** How often anchors may be expanded in all: beyond it a few lines could stand for gigabytes. */
const MOST_ALIASES = 1000;

/**
 * Reads a bundle's shape; what it means is checked against its texts and the graph later.
 * @param name How problems name the source: the file's name, or what it came as.
 * @throws InputError with all problems of syntax, else all of shape: `SYNTAX_INVALID`, `KEY_DUPLICATE`, `KEY_UNKNOWN`,
 *   `VALUE_MISSING`, `VALUE_INVALID`; its own reason is the problem's where there is one, else `BUNDLE_INVALID`.
 */
export function readBundleYaml(source: string, name: string): ReadBundle {
  const lines = new LineCounter();
  const lineAt = (offset: number): string => `${name}:${lines.linePos(offset).line}`;
  const document = parsed(source.replace(/^\uFEFF/, ''), name, lines);
  const syntax = [...document.errors, ...document.warnings].map((error) => syntaxProblem(error, lineAt));
  refuse([...syntax, ...(syntax.length > 0 ? [] : deadAliases(document, lineAt))]);

  const isOneLine = lines.lineStarts.length === 1;
  const lineOf = (path: BundlePath): string =>
    `${lineAt(offsetOf(document, path))}${isOneLine ? ` ${inWords(path)}`.trimEnd() : ''}`;
  const input = expanded(document, name);
  const shape = bundleSchema.safeParse(input);
  refuse([
    ...prototypeKeys(document, lineAt),
    ...(shape.success ? [] : shapeProblems(shape.error.issues, input, lineOf)),
  ]);
  // `refuse` has thrown where there is no data.
  return { bundle: shape.data as Bundle, lineOf };
}

/** @throws InputError that carries the problems, where there are any. */
export function refuse(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
  throw new InputError(
    problems.length === 1 ? first.reason : 'BUNDLE_INVALID',
    `${first.where}: ${first.message}${more}`,
    { problems },
  );
}

function parsed(source: string, name: string, lineCounter: LineCounter): Document.Parsed {
  try {
    // `schema` holds even where a %YAML 1.1 directive asks for more: no merge keys, timestamps or binary.
    return parseDocument(source, { lineCounter, prettyErrors: false, uniqueKeys: true, schema: 'core', resolveKnownTags: false });
  } catch (cause) {
    throw tooDeep(name, cause);
  }
}

function expanded(document: Document.Parsed, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    if (cause instanceof ReferenceError) {
      throw new InputError(
        'SYNTAX_INVALID',
        `${name}: its anchors are expanded more than ${MOST_ALIASES} times; write the values out`,
        { cause },
      );
    }
    throw tooDeep(name, cause);
  }
}

/** The parser recurses: a source of nothing but brackets ends its stack. */
const tooDeep = (name: string, cause: unknown): unknown =>
  cause instanceof RangeError
    ? new InputError('SYNTAX_INVALID', `${name}: is nested too deeply; a bundle has at most 5 levels`, { cause })
    : cause;

const syntaxProblem = (error: YAMLError, lineAt: (offset: number) => string): Problem =>
  error.code === 'DUPLICATE_KEY'
    ? { reason: 'KEY_DUPLICATE', where: lineAt(error.pos[0]), message: 'a key stands twice in one map; take one out' }
    : { reason: 'SYNTAX_INVALID', where: lineAt(error.pos[0]), message: `not YAML or JSON: ${error.message}` };

function deadAliases(document: Document.Parsed, lineAt: (offset: number) => string): readonly Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const message = `*${alias.source} names an anchor that doesn't stand before it; set &${alias.source} first`;
      problems.push({ reason: 'SYNTAX_INVALID', where: lineAt(alias.range?.[0] ?? 0), message });
    },
  });
  return problems;
}

/** Harmless here, but never a key of ours; zod passes over one among the qualifiers. */
function prototypeKeys(document: Document.Parsed, lineAt: (offset: number) => string): readonly Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Pair: (_, pair, ancestors) => {
      if (!isScalar(pair.key) || pair.key.value !== '__proto__') return;
      if (
        !ancestors.some(
          (ancestor) => 'key' in ancestor && isScalar(ancestor.key) && ancestor.key.value === 'qualifiers',
        )
      )
        return;
      problems.push({
        reason: 'KEY_UNKNOWN',
        where: lineAt(pair.key.range?.[0] ?? 0),
        message: unknownKey(['claims', 0, 'qualifiers'], '__proto__'),
      });
    },
  });
  return problems;
}

/** Where the path stands in the source, or else as much of it as there is. */
function offsetOf(document: Document.Parsed, path: BundlePath): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) break;
      offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq<ParsedNode>(node) && typeof step === 'number') {
      node = node.items[step];
      offset = (node as ParsedNode | undefined)?.range[0] ?? offset;
    } else break;
  }
  return offset;
}

const inWords = (path: BundlePath): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
