// The closed classes of English words that a reading by rule leans on.
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Open a noun phrase. */
export const DETERMINERS = set(
  "the a an this that these those its his her their our my your one's some several many most few all any another each every no both either neither one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands",
);
/** Stand for a noun phrase. */
export const PRONOUNS = set(
  'he she it they we i you him them us me one nobody everyone somebody someone himself herself',
);
/** Lead from a noun to what belongs to it. */
export const LINKING = set('of for at in from by with on to near against over about');
/** Open a clause, or join two. */
export const CLAUSE_OPENERS = set(
  'that which who whom whose when while after before because as if although though but or until since where whether than once so yet what why how then',
);
export const AUXILIARIES = set(
  "has have had would will did does do is are was were be been being can could may might should must shall hasn't haven't hadn't wouldn't won't didn't doesn't don't isn't aren't wasn't weren't can't couldn't mightn't shouldn't mustn't cannot",
);
export const BE = set("is are was were be been being isn't aren't wasn't weren't am");
export const NEGATIONS = set(
  "not never no none nobody nothing neither nor cannot without n't isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't mustn't nowhere",
);
const ADVERBS = set(
  'also later now still already again even once yesterday today tonight tomorrow meanwhile however too only just never not always often ever instead therefore thus himself herself itself',
);
const TIMES = set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec morning afternoon evening night week month year weekend day noon midnight earlier ago recently yesterday today tonight',
);

export const isAdverb = (lower: string): boolean =>
  ADVERBS.has(lower) || (lower.endsWith('ly') && !NOT_ADVERBS.has(lower));
const NOT_ADVERBS = set(
  'family assembly ally italy july supply reply monopoly rally bully lily emily kelly billy sally',
);
export const isTime = (lower: string): boolean => TIMES.has(lower) || /^\d{1,4}(?:st|nd|rd|th)?$/.test(lower);

/** Nouns for what somebody is said to have said: "dismissed allegations that …". */
export const REPORT_NOUNS = set(
  'allegation allegations claim claims report reports accusation accusations suggestion suggestions charge charges rumor rumors rumour rumours assertion assertions idea notion statement statements',
);
/** Forms of verbs of saying that are as often nouns. */
export const OFTEN_NOUNS = set(
  'claim claims report reports call calls demand demands note notes question questions promise promises pledge pledges answer answers post posts rule rules estimate estimates label labels brand brands fear fears hope hopes doubt doubts state states remark remarks comment comments reply replies laugh smile cry shout suspect suspects blast stress rage find finds warning ruling finding thought reported',
);
