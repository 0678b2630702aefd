// YAML 1.2, of which JSON is a part, as it is written by hand: read into the shape that a schema gives, every path with its line.
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import { InputError, type Problem } from '../errors.ts';
import type { BundlePath } from '../model/bundle.ts';
import { pathText, shapeProblems, unknownKey } from './shape.ts';

/** What is written in YAML: a bundle, a mapping. */
export interface YamlKind<S extends z.ZodType> {
  readonly schema: S;
  /** What messages call it, without an article. */
  readonly noun: string;
  /** The reason of an error that stands for several problems. */
  readonly reason: string;
  /** Levels that it has, for one nested without end. */
  readonly levels: number;
  /** A key that holds a map whose keys zod passes over where they reach into a prototype, with the path that messages name. */
  readonly records: ReadonlyMap<string, BundlePath>;
}

export interface ReadYaml<T> {
  readonly value: T;
  /** `story.yaml:12`; where the whole source is one line, the path follows: `bundle:1 claims[0].predicate`. */
  readonly lineOf: (path: BundlePath) => string;
}

/** How often anchors may be expanded in all: beyond it a few lines could stand for gigabytes. */
const MOST_ALIASES = 1000;
/** What is no YAML at all can be wrong at every byte; beyond these, mending the first ones comes first. */
const MOST_SYNTAX_PROBLEMS = 100;
/**
 * Reads the shape alone; what it means is checked later.
 * @param name How problems name the source: the file's name, or what it came as.
 * @throws InputError with all problems of syntax, else all of shape: `SYNTAX_INVALID`, `KEY_DUPLICATE`, `KEY_UNKNOWN`,
 *   `VALUE_MISSING`, `VALUE_INVALID`; its own reason is the problem's where there is one, else the kind's.
 */
export function readYaml<S extends z.ZodType>(source: string, name: string, kind: YamlKind<S>): ReadYaml<z.output<S>> {
  try {
    return read(source.replace(/^\uFEFF/, ''), name, kind);
  } catch (cause) {
    // The parser recurses: a source of nothing but brackets ends its stack.
    if (!(cause instanceof RangeError)) throw cause;
    const message = `is nested too deeply to be read; a ${kind.noun} has ${kind.levels} levels`;
    throw refusal([{ reason: 'SYNTAX_INVALID', where: `${name}:1`, message }], kind, cause);
  }
}

function read<S extends z.ZodType>(source: string, name: string, kind: YamlKind<S>): ReadYaml<z.output<S>> {
  const lineCounter = new LineCounter();
  const lineAt = (offset: number): string => `${name}:${lineCounter.linePos(offset).line}`;
  // `schema` holds even where a %YAML 1.1 directive asks for more: no merge keys, timestamps or binary.
  const document = parseDocument(source, {
    lineCounter,
    prettyErrors: false,
    uniqueKeys: true,
    schema: 'core',
    resolveKnownTags: false,
  });
  const errors = [...document.errors, ...document.warnings].slice(0, MOST_SYNTAX_PROBLEMS);
  // The parser reports the end of its stack as one more error of syntax.
  if (errors.some(({ message }) => message.startsWith('Maximum call stack'))) throw new RangeError('nested too deeply');
  refuse(
    errors.map((error) => syntaxProblem(error, source, lineAt, kind)),
    kind,
  );
  refuse(structureProblems(document, lineAt), kind);

  const isOneLine = lineCounter.lineStarts.length === 1;
  const lineOf = (path: BundlePath): string =>
    `${lineAt(offsetOf(document, path))}${isOneLine ? ` ${pathText(path)}`.trimEnd() : ''}`;
  const input = expanded(document, name, kind);
  const shape = kind.schema.safeParse(input);
  if (!shape.success) {
    throw refusal(
      [...prototypeKeys(document, lineAt, kind), ...shapeProblems(shape.error.issues, input, lineOf, kind)],
      kind,
    );
  }
  refuse(prototypeKeys(document, lineAt, kind), kind);
  return { value: shape.data, lineOf };
}

/** @throws InputError that carries the problems, where there are any. */
export function refuse(problems: readonly Problem[], kind: Pick<YamlKind<z.ZodType>, 'reason'>): void {
  if (problems.length > 0) throw refusal(problems, kind);
}

function refusal(problems: readonly Problem[], kind: Pick<YamlKind<z.ZodType>, 'reason'>, cause?: unknown): InputError {
  const [first] = problems;
  const isOnly = problems.length === 1;
  return new InputError(
    isOnly && first !== undefined ? first.reason : kind.reason,
    `${first?.where}: ${first?.message}${isOnly ? '' : ` (and ${problems.length - 1} more)`}`,
    { problems, ...(cause === undefined ? {} : { cause }) },
  );
}

function expanded(document: Document.Parsed, name: string, kind: YamlKind<z.ZodType>): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    const message = `its anchors are expanded more than ${MOST_ALIASES} times; write the values out`;
    throw refusal([{ reason: 'SYNTAX_INVALID', where: `${name}:1`, message }], kind, cause);
  }
}

function syntaxProblem(
  error: YAMLError,
  source: string,
  lineAt: (offset: number) => string,
  { noun }: YamlKind<z.ZodType>,
): Problem {
  const where = lineAt(error.pos[0]);
  if (error.code === 'MULTIPLE_DOCS') {
    const message = `a second document begins here ("---"); expected one ${noun} a file: give it a file of its own`;
    return { reason: 'SYNTAX_INVALID', where, message };
  }
  if (error.code !== 'DUPLICATE_KEY') {
    return { reason: 'SYNTAX_INVALID', where, message: `not YAML or JSON: ${error.message}` };
  }
  const key = /^["']?([^"':\s]*)/.exec(source.slice(error.pos[0], error.pos[0] + 100))?.[1] ?? '';
  const message = `the key ${JSON.stringify(key)} stands twice in one map; take one out`;
  return { reason: 'KEY_DUPLICATE', where, message };
}

/** Aliases of anchors that don't stand before them, and keys that no path can name. */
function structureProblems(document: Document.Parsed, lineAt: (offset: number) => string): readonly Problem[] {
  const problems: Problem[] = [];
  const refuseAt = (node: unknown, message: string): void => {
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    problems.push({ reason: 'SYNTAX_INVALID', where: lineAt(offset), message });
  };
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return;
      refuseAt(alias, `*${alias.source} names an anchor that doesn't stand before it; set &${alias.source} first`);
    },
    Pair: (_, { key }) => {
      if (!isScalar(key)) refuseAt(key, 'a list, a map or an alias stands as a key; expected a word');
    },
  });
  return problems;
}

/** Harmless here, but never a key of ours; zod passes over one in a record. */
function prototypeKeys(
  document: Document.Parsed,
  lineAt: (offset: number) => string,
  kind: YamlKind<z.ZodType>,
): readonly Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Pair: (_, pair, ancestors) => {
      if (!isScalar(pair.key) || pair.key.value !== '__proto__') return;
      const paths = ancestors.map((ancestor) =>
        'key' in ancestor && isScalar(ancestor.key) ? kind.records.get(String(ancestor.key.value)) : undefined,
      );
      const path = paths.findLast((one) => one !== undefined);
      if (path === undefined) return;
      problems.push({
        reason: 'KEY_UNKNOWN',
        where: lineAt(pair.key.range?.[0] ?? 0),
        message: unknownKey(path, '__proto__', kind),
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
