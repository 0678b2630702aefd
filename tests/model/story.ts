// The disputed part of the story, by hand: the rules are tested without the seed's annotation.
import { claim, said } from './shorthand.ts';

export const claims = {
  usedAtFront: claim('armed-forces', 'USES', 'starlink', { PLACE: 'front-line' }),
  used: claim('armed-forces', 'USES', 'starlink'),
  canBeUsedOfficiallyHere: claim('-', 'USES', 'starlink', { PLACE: 'russia', MANNER: 'OFFICIALLY' }, 'POSSIBLE'),
  canBeSuppliedOfficially: claim(
    '-',
    'SUPPLIES',
    'starlink',
    { DESTINATION: 'russia', MANNER: 'OFFICIALLY' },
    'POSSIBLE',
  ),
  usedByUkraine: claim('state-of-ukraine', 'USES', 'starlink', { EXTENT: 'EXTENSIVELY' }),
  soldBySpacex: claim('spacex', 'SELLS', 'starlink', { RECIPIENT: 'state-of-russia' }),
  sold: claim('-', 'SELLS', 'starlink', { RECIPIENT: 'state-of-russia' }),
  soldOfficially: claim('-', 'SELLS', 'starlink', { RECIPIENT: 'state-of-russia', MANNER: 'OFFICIALLY' }),
  soldInParallel: claim('-', 'SELLS', 'starlink', { RECIPIENT: 'state-of-russia', CHANNEL: 'PARALLEL_IMPORT' }),
};

const kievAlleges = said('kiev', 'AFFIRMS', claims.usedAtFront, {
  hedges: [{ text: 'allegedly', by: 'REPORTER' }],
});
const inReply = { respondsTo: [kievAlleges.statement.id] };
const byPeskov = { for: 'kremlin', wording: 'QUOTED', directness: 'DIRECT_QUOTE', ...inReply } as const;

export const statements = {
  /** Lines 11 and 23. */
  kievAlleges,
  /** Line 25. */
  yusovPresupposes: said('yusov', 'AFFIRMS', claims.usedAtFront, {
    for: 'gur',
    wording: 'QUOTED',
    basis: 'PRESUPPOSED',
  }),
  /** Line 11. */
  kremlinDenies: said('kremlin', 'DENIES', claims.usedAtFront, { directness: 'INDIRECT', ...inReply }),
  /** Line 17. */
  peskovOnSupply: said('peskov', 'DENIES', claims.canBeSuppliedOfficially, byPeskov),
  /** Line 19. */
  peskovOnUse: said('peskov', 'DENIES', claims.canBeUsedOfficiallyHere, byPeskov),
  /** Line 29. */
  articleOnUkraine: said('gazette', 'AFFIRMS', claims.usedByUkraine, { isArticleVoice: true }),
  /** Line 31. */
  criticsAllege: said('critics', 'AFFIRMS', claims.soldBySpacex),
  muskDisputes: said('musk', 'DENIES', claims.soldBySpacex, { directness: 'MIXED' }),
  /** Line 33. */
  muskHedges: said('musk', 'DENIES', claims.sold, {
    for: 'spacex',
    wording: 'QUOTED',
    certainty: 'PROBABLE',
    hedges: [{ text: 'As far as we are aware', by: 'SPEAKER' }],
  }),
  /** Line 35. */
  kievConcedes: said('kiev', 'DENIES', claims.soldOfficially, {
    isConcession: true,
    relays: [{ entity: 'entity:yusov', principal: 'entity:gur' }],
  }),
  /** Line 37. */
  yusovOnPurchase: said('yusov', 'AFFIRMS', claims.soldInParallel, { for: 'gur' }),
  /** Line 3. */
  muskHeadline: said('musk', 'DENIES', claims.used, { isHeadline: true }),
  kremlinHeadline: said('kremlin', 'DENIES', claims.used, { isHeadline: true }),
};

/** All that is said, headlines included. */
export const story = Object.values(statements);
