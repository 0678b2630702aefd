// Which entries of a bundle somebody has still to accept: what a draft proposes is nobody's word yet.
import type { Bundle, BundlePath } from './bundle.ts';

const LISTS = ['articles', 'entities', 'mentions', 'claims', 'statements', 'skipped'] as const;

/** The paths of the `proposed` keys, in the order of the lists. */
export const openProposals = (bundle: Bundle): readonly BundlePath[] =>
  LISTS.flatMap((list) =>
    bundle[list].flatMap(({ proposed }, at): readonly BundlePath[] =>
      proposed === undefined ? [] : [[list, at, 'proposed']],
    ),
  );
