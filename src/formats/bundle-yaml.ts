// A bundle as it is written by hand: its shape, and that nothing of a draft is left in it.
import type { Problem } from '../errors.ts';
import { type Bundle, type BundlePath, bundleSchema } from '../model/bundle.ts';
import { openProposals } from '../model/proposals.ts';
import { pathText } from './shape.ts';
import { readYaml, refuse, type YamlKind } from './yaml-source.ts';

/** A bundle whose articles' texts are still to be read. */
export interface ReadBundle {
  readonly bundle: Bundle;
  /** `story.yaml:12`; where the whole source is one line, the path follows: `bundle:1 claims[0].predicate`. */
  readonly lineOf: (path: BundlePath) => string;
}

export const BUNDLE_YAML: YamlKind<typeof bundleSchema> = {
  schema: bundleSchema,
  noun: 'bundle',
  reason: 'BUNDLE_INVALID',
  levels: 5,
  records: new Map([['qualifiers', ['claims', 0, 'qualifiers']]]),
};

/** A fresh draft is open throughout: naming every entry of it would say no more. */
const MOST_OPEN_PROPOSALS = 20;

/**
 * Reads a bundle's shape; what it means is checked against its texts and the graph later.
 * @param name How problems name the source: the file's name, or what it came as.
 * @throws InputError as `readYaml`; where the shape is right, `PROPOSAL_OPEN` for what of a draft nobody accepted.
 */
export function readBundleYaml(source: string, name: string): ReadBundle {
  const { value: bundle, lineOf } = readYaml(source, name, BUNDLE_YAML);
  refuse(proposalProblems(bundle, lineOf), BUNDLE_YAML);
  return { bundle, lineOf };
}

/** The proposals that nobody accepted, the first of them by name. */
function proposalProblems(bundle: Bundle, lineOf: (path: BundlePath) => string): readonly Problem[] {
  const open = openProposals(bundle);
  const problems = open.slice(0, MOST_OPEN_PROPOSALS).map((path) => ({
    reason: 'PROPOSAL_OPEN',
    where: lineOf(path),
    message: `nobody has accepted ${pathText(path.slice(0, -1))}, which a draft proposes; check it, then take its key "proposed" out`,
  }));
  const rest = open[MOST_OPEN_PROPOSALS];
  if (rest === undefined) return problems;
  const message = `from here on ${open.length - MOST_OPEN_PROPOSALS} more proposals wait to be accepted, ${open.length} in all`;
  return [...problems, { reason: 'PROPOSAL_OPEN', where: lineOf(rest), message }];
}
