// The fields that a rule decides, over all statements of the graph: whatever the read path takes for candidates must do.
import type { Filler } from '../../src/model/claim.ts';
import { corroboration } from '../../src/model/corroboration.ts';
import { explainOpposition } from '../../src/model/explain.ts';
import { explainCollapse } from '../../src/model/explain-source.ts';
import { type HeadlineVerdict, headlineCheck, wholeVerdict } from '../../src/model/headline.ts';
import { isAffirmedBy } from '../../src/model/logic.ts';
import { GRADES, opposition } from '../../src/model/opposition.ts';
import { collapsed } from '../../src/model/sole-source.ts';
import { type PlainNode, textOf } from './plain-graph.ts';
import { type Args, type PlainRow, plainPage, sorted } from './plain-pages.ts';
import type { PlainRecords, PlainSpoken } from './plain-records.ts';
import { stands } from './plain-told.ts';

export function plainQuestions({ world, nameOf, claimOf, spoken }: PlainRecords) {
  /** A filler by its name; a predicate or a modality, which is no filler, in small letters. */
  const inWords = (value: Filler | string): string =>
    value.includes(':') ? nameOf(value as Filler) : value.toLowerCase().replaceAll('_', ' ');
  const nodeId = (value: string | undefined): string | null =>
    value !== undefined && /^(entity|claim):/.test(value) ? value : null;

  const pairOf = (affirming: PlainSpoken, denying: PlainSpoken): readonly PlainRow<{ grade: string }>[] => {
    const found = opposition(world, affirming, denying);
    if (found === undefined) return [];
    const item = {
      ...found,
      explanation: explainOpposition(found, affirming, denying, nameOf),
      limits: found.limits.map(({ role, affirmed, denied }) => ({
        role,
        affirmed: affirmed === undefined ? null : inWords(affirmed),
        denied: inWords(denied),
        affirmedId: nodeId(affirmed),
        deniedId: nodeId(denied),
      })),
      affirming: affirming.node,
      denying: denying.node,
    };
    const keys = [GRADES.indexOf(found.grade), ...[affirming, denying].map(({ node }) => textOf(node, 'sortKey'))];
    return [{ key: keys.join('|'), item }];
  };

  const verdictOf = ({ verdict, dropped, nearest }: HeadlineVerdict) => ({
    verdict,
    dropped: dropped.map(({ role, filler }) => ({ role, text: inWords(filler) })),
    nearest: nearest.map((id) => spoken.find(({ statement }) => statement.id === id)?.node),
  });

  const standBehind = (about: (said: PlainSpoken) => boolean) => {
    const said = sorted(spoken.filter(about), ({ node }) => textOf(node, 'sortKey'));
    return {
      ...corroboration(said),
      collapsed: collapsed(said).map((one) => ({
        ...one,
        statementIds: one.statements,
        articleIds: one.articles,
        explanation: explainCollapse(one, nameOf),
      })),
      isWhole: true,
    };
  };

  return {
    oppositions(claim: PlainNode, args: Args) {
      const { grades } = args as { grades?: readonly string[] | null };
      const pairs = spoken.flatMap((affirming) =>
        spoken
          .filter((denying) => affirming.claimNode === claim || denying.claimNode === claim)
          .flatMap((denying) => pairOf(affirming, denying)),
      );
      const rows = grades ? pairs.filter(({ item }) => grades.includes(item.grade)) : pairs;
      return plainPage('oppositions', rows, args);
    },

    /** Of a superseded claim, which compares with no other, none: what was said of it is superseded too. */
    claimCorroboration(claim: PlainNode) {
      return standBehind((said) => stands(claim) && isAffirmedBy(world, claimOf(claim), said.claim));
    },

    relationshipCorroboration: (claimIds: readonly string[]) => standBehind(({ claim }) => claimIds.includes(claim.id)),

    /** Those told in the article, in reading order. */
    headlineChecks(article: PlainNode, told: readonly PlainRow<PlainNode>[]) {
      const here = sorted(told, ({ key }) => key).flatMap(({ item }) => spoken.filter(({ node }) => node === item));
      const body = here.filter(({ statement }) => !statement.isHeadline);
      return here
        .filter(({ statement }) => statement.isHeadline)
        .map((headline) => {
          const check = headlineCheck(world, headline, body);
          return {
            article,
            statement: headline.node,
            verdict: wholeVerdict(check),
            quoted: verdictOf(check.quoted),
            paraphrased: verdictOf(check.paraphrased),
          };
        });
    },
  };
}
