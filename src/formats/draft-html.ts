// A draft as one page for people: the text line by line, and beside each line what is proposed of it and why.
import { createHash } from 'node:crypto';
import type { WrittenBundle } from '../model/bundle.ts';
import type { Draft } from '../model/draft/draft.ts';
import { type Located, locateQuote } from '../model/locate.ts';

/** No script and nothing from elsewhere: the style is the page's own, known by its hash. */
const STYLE = `
:root { color-scheme: light dark; --line: #8883; --source: #1a7f37; --cue: #9a6700; --content: #0550ae; --mention: #6e7781 }
@media (prefers-color-scheme: dark) { :root { --source: #56d364; --cue: #e3b341; --content: #79c0ff; --mention: #9198a1 } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 80rem; padding: 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-top: 1px solid var(--line); padding: .5rem; text-align: start; vertical-align: top }
thead th { position: sticky; top: 0; background: Canvas }
th[scope=row] { font-weight: normal; color: var(--mention); font-variant-numeric: tabular-nums }
td { width: 50% }
td:first-of-type { font-family: Georgia, serif; font-size: 1.05rem; overflow-wrap: anywhere }
mark { background: none; color: inherit; text-decoration: underline 2px; text-underline-offset: .2em }
mark.source { text-decoration-color: var(--source) } mark.cue { text-decoration: underline wavy 2px var(--cue) }
mark.content { text-decoration: underline double var(--content) } mark.mention { text-decoration: underline dotted 2px var(--mention) }
ul { margin: 0; padding-inline-start: 1.1rem } li { margin-block-end: .4rem } .why { color: var(--mention); display: block }
.kind { font-weight: 600 } .denies { color: #cf222e } @media (prefers-color-scheme: dark) { .denies { color: #ff7b72 } }
@media (max-width: 50rem) { tr, td, th { display: block; width: auto } thead { display: none } }
`;

interface Marked {
  readonly start: number;
  readonly end: number;
  readonly kind: 'source' | 'cue' | 'content' | 'mention';
}

/**
 * One self-contained page. Every word of the article is escaped and isolated, so that neither its markup nor its writing
 * direction reaches what stands beside it.
 * @param title The name of the file.
 */
export function draftHtml(article: Located, draft: Draft, title: string): string {
  const { bundle } = draft;
  const claims = new Map((bundle.claims ?? []).map((claim) => [claim.key, claim]));
  const names = new Map((bundle.entities ?? []).map(({ id, name }) => [id as string, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const marks = marksOf(article, draft);
  const lines = [...new Set(article.sentences.map(({ line }) => line))];
  const rows = lines.map((line) => {
    const sentences = article.sentences.filter((sentence) => sentence.line === line);
    const start = sentences[0]?.start ?? 0;
    const end = sentences.at(-1)?.end ?? start;
    const items = itemsOf(line);
    const isHeadline = sentences.some(({ kind }) => kind === 'HEADLINE');
    const text = `<bdi>${marked(article.text, start, end, marks)}</bdi>`;
    return `<tr id="line-${line}"><th scope="row">${line}</th><td>${isHeadline ? `<strong>${text}</strong>` : text}</td><td><ul>${items.join('')}</ul></td></tr>`;
  });
  const entities = (bundle.entities ?? []).map(
    (entity) =>
      `<li><span class="kind">${entity.kind}</span> ${isolated(entity.name)} <code>${escaped(entity.id)}</code>${(entity.names ?? []).length > 0 ? ` also ${(entity.names ?? []).map(({ value }) => isolated(value)).join(', ')}` : ''}${why(entity.proposed)}</li>`,
  );
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;
  const language = bundle.articles?.[0]?.language ?? 'en';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Draft of ${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Draft of ${isolated(title)}</h1>
<p>Nothing here is anybody's word yet: each entry is proposed by rule, with its reason, for somebody to mend and accept in the bundle.
In the text <mark class="source">who says it</mark>, <mark class="cue">that they say it</mark>, <mark class="content">what they say</mark> and <mark class="mention">names</mark> are underlined.</p>
</header>
<main>
<h2 id="text">Text and proposals</h2>
<table aria-labelledby="text">
<thead><tr><th scope="col">Line</th><th scope="col">Text</th><th scope="col">Proposals</th></tr></thead>
<tbody lang="${escaped(language)}">
${rows.join('\n')}
</tbody>
</table>
<h2>Entities</h2>
<ul>
${entities.join('\n')}
</ul>
</main>
</body>
</html>
`;

  function itemsOf(line: number): readonly string[] {
    const isHere = ({
      evidence,
    }: {
      readonly evidence: readonly { readonly role: string; readonly line?: number | undefined }[];
    }): boolean => evidence.some((one) => one.role === 'CONTENT' && one.line === line);
    const told = (bundle.statements ?? []).filter(isHere).map((statement) => {
      const claim = claims.get(statement.claim);
      return `<li lang="en"><span class="kind">Statement</span> ${voice(statement)}: ${claim === undefined ? '' : claimText(claim)}${why(statement.proposed)}${why(claim?.proposed)}</li>`;
    });
    const unclaimed = draft.unclaimed
      .filter(({ statement }) => isHere(statement))
      .map(
        ({ statement, words }) =>
          `<li lang="en"><span class="kind">Said, without a claim</span> ${voice(statement)}: ${isolated(words)}${why(statement.proposed)}</li>`,
      );
    const skipped = (bundle.skipped ?? [])
      .filter((skip) => skip.line === line)
      .map(
        (skip) =>
          `<li lang="en"><span class="kind">Skipped</span> ${escaped(skip.why)}${skip.quote === undefined ? '' : `: ${isolated(skip.quote)}`}${why(skip.proposed)}</li>`,
      );
    return [...told, ...unclaimed, ...skipped];
  }

  function voice(statement: Omit<NonNullable<WrittenBundle['statements']>[number], 'claim'>): string {
    const principal = statement.onBehalfOf === undefined ? '' : ` for ${isolated(nameOf(statement.onBehalfOf))}`;
    const relays = (statement.relays ?? []).map(({ entity }) => `, relayed by ${isolated(nameOf(entity))}`).join('');
    const details = [
      statement.certainty,
      statement.directness,
      statement.basis,
      statement.isConcession ? 'concession' : undefined,
    ].filter((one) => one !== undefined);
    const stance = `<span${statement.stance === 'DENIES' ? ' class="denies"' : ''}>${statement.stance}</span>`;
    return `${isolated(nameOf(statement.speaker))}${principal}${relays} ${stance}${details.length > 0 ? ` (${details.map((detail) => escaped(detail ?? '')).join(', ')})` : ''}`;
  }

  function claimText({
    predicate,
    modality,
    subject,
    object,
    qualifiers,
  }: NonNullable<WrittenBundle['claims']>[number]): string {
    const filler = (part: typeof subject): string =>
      part === undefined ? '–' : typeof part === 'string' ? isolated(nameOf(part)) : escaped(JSON.stringify(part));
    const rest = Object.entries(qualifiers ?? {}).map(
      ([role, value]) => `; ${escaped(role)} ${isolated(nameOf(value ?? ''))}`,
    );
    return `<code>${escaped(predicate)}</code>(${filler(subject)}, ${filler(object)}${rest.join('')})${modality === undefined ? '' : ` ${escaped(modality)}`}`;
  }
}

/** Where evidence and mentions stand; where they overlap, the first of source, cue, mention and content is shown. */
function marksOf(article: Located, { bundle, unclaimed }: Draft): readonly Marked[] {
  const statements = [...(bundle.statements ?? []), ...unclaimed.map(({ statement }) => statement)];
  const place = (
    quote: { readonly quote: string; readonly line?: number | undefined; readonly nth?: number | undefined },
    kind: Marked['kind'],
  ): readonly Marked[] => {
    const found = locateQuote(article, quote);
    return 'reason' in found ? [] : [{ start: found.start, end: found.end, kind }];
  };
  const evidence = statements.flatMap((statement) =>
    statement.evidence.flatMap((one) => place(one, one.role.toLowerCase() as Marked['kind'])),
  );
  return [...evidence, ...(bundle.mentions ?? []).flatMap((mention) => place(mention, 'mention'))];
}

/** The text with its marks: cut at every end of one, so that none ever crosses another. */
function marked(text: string, start: number, end: number, marks: readonly Marked[]): string {
  const here = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = [...new Set([start, end, ...here.flatMap((mark) => [mark.start, mark.end])])]
    .filter((cut) => cut >= start && cut <= end)
    .sort((a, b) => a - b);
  let html = '';
  for (const [at, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[at + 1] ?? end;
    const covering = new Set(here.filter((mark) => mark.start <= from && to <= mark.end).map(({ kind }) => kind));
    const kind = (['source', 'cue', 'mention', 'content'] as const).find((one) => covering.has(one));
    const words = escaped(text.slice(from, to));
    html += kind === undefined ? words : `<mark class="${kind}">${words}</mark>`;
  }
  return html;
}

const why = (reason: string | undefined): string =>
  reason === undefined ? '' : `<span class="why">${isolated(reason)}</span>`;
const isolated = (text: string): string => `<bdi>${escaped(text)}</bdi>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
