// A draft as a bundle in YAML, to be read and mended by people: short entries on one line, long ones one key a line.
import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import type { Draft } from '../model/draft/draft.ts';

const HEAD = ` A draft: every entry with "proposed" is a guess, and says why. Mend what is wrong, and take each "proposed" out to
 accept its entry; attest import refuses the bundle until none is left.`;
const UNCLAIMED = ` Said, but no claim is drafted: no verb of the lexicon leads to one, or it would say more than the words. Write the claim,
 take the statement into the list above with its key under "claim", and take its line out of skipped; or leave it out.`;

/** The draft's bundle. What is said without a claim follows the statements as comments. */
export function draftYaml({ bundle, unclaimed }: Draft): string {
  const document = new Document(bundle);
  document.commentBefore = HEAD;
  visit(document, {
    Map: (_, map, path) => {
      // Evidence, mentions and names are read a line each.
      const isSmall = map.items.every(({ value }) => isScalar(value)) && String(map).length < 130;
      map.flow = path.length > 1 && isSmall && !map.has('stance');
    },
    Pair: (_, pair) => {
      if (isScalar(pair.key) && pair.key.value === 'headline' && isSeq(pair.value)) pair.value.flow = true;
      if (isScalar(pair.key) && pair.key.value === 'respondsTo' && isSeq(pair.value)) pair.value.flow = true;
    },
  });
  const text = write(document);
  if (unclaimed.length === 0) return text;
  const templates = write(new Document(unclaimed.map(({ statement }) => statement)));
  const comment = `${UNCLAIMED}\n${templates.trimEnd().replace(/^/gm, '   ')}`.replace(/^/gm, '#');
  const at = text.search(/^skipped:/m);
  return at < 0 ? `${text}${comment}\n` : `${text.slice(0, at)}${comment}\n${text.slice(at)}`;
}

const write = (document: Document): string => {
  visit(document, {
    Seq: (_, list) => {
      for (const item of list.items) if (isMap(item) && item.has('role')) item.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
};
