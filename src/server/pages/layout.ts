// What every page of a permalink has around its own content, and how it looks: no script, light and dark, from 360 pixels.

import { Html, html, isolatedText } from '../html.ts';
import { stylePolicy } from '../style-policy.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif;
  --rule: #d0d7de; --quiet: #57606a; --link: #0550ae; --source: #0a7d33; --cue: #8a5a00; --content: #6639ba; --ground: #f6f8fa; --yes: #0a6b2d; --no: #b42318 }
@media (prefers-color-scheme: dark) { :root { --rule: #3d444d; --quiet: #a2abb5; --link: #79c0ff; --source: #56d364; --cue: #e3b341; --content: #d2a8ff; --ground: #1b2129; --yes: #56d364; --no: #ff8a80 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 58rem; padding: 1rem; overflow-wrap: anywhere }
a { color: var(--link); text-underline-offset: .15em }
header nav, footer { color: var(--quiet); font-size: .875rem }
header nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem }
footer { border-top: 1px solid var(--rule); margin-top: 3rem; padding-top: 1rem }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 1rem 0 .5rem; text-wrap: balance }
h2 { border-top: 1px solid var(--rule); font-size: 1.125rem; margin: 2rem 0 .5rem; padding-top: 1rem }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem }
p { margin: .5rem 0 }
.kind, .quiet { color: var(--quiet) }
.status, .chip { border: 1px solid currentColor; border-radius: .25rem; display: inline-block; font-size: .75rem; font-weight: 600; letter-spacing: .02em; line-height: 1.5; padding: 0 .4em; white-space: nowrap }
.chip { color: var(--quiet) } .status { color: inherit } .status, .chip { text-decoration: none } a.status:hover, a.chip:hover, a.status:focus, a.chip:focus { text-decoration: underline }
.said > .stance { font-weight: 600 } .AFFIRMS { color: var(--yes) } .DENIES { color: var(--no) }
dl { display: grid; gap: .25rem 1rem; grid-template-columns: minmax(7rem, max-content) 1fr; margin: .75rem 0 }
dt { color: var(--quiet) } dd { margin: 0; min-width: 0 }
ul, ol { list-style: none; margin: .5rem 0; padding: 0 }
li.item { border-inline-start: .2rem solid var(--rule); margin: 1rem 0; padding-inline-start: .85rem }
.plain > li { margin: .4rem 0 }
blockquote { background: var(--ground); border-radius: .35rem; font-family: Georgia, 'Times New Roman', serif; line-height: 1.9; margin: .5rem 0; padding: .6rem .8rem }
blockquote footer { border: 0; font-family: system-ui, sans-serif; line-height: 1.4; margin: .35rem 0 0; padding: 0 }
mark { background: none; color: inherit; text-underline-offset: .22em }
mark.SOURCE { text-decoration: underline solid .14em var(--source) }
mark.CUE { text-decoration: underline wavy .1em var(--cue) }
mark.CONTENT { text-decoration: underline double .12em var(--content) }
mark mark { text-underline-offset: .45em }
.role { font: 600 .625rem/1 system-ui, sans-serif; letter-spacing: .04em; margin-inline-end: .3em; user-select: none; vertical-align: .35em }
.SOURCE > .role { color: var(--source) } .CUE > .role { color: var(--cue) } .CONTENT > .role { color: var(--content) }
.legend { color: var(--quiet); font-size: .875rem } .legend li { display: inline-block; margin-inline-end: 1.25rem }
.text > li { border-top: 1px solid var(--rule); display: grid; gap: .25rem 1.5rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); padding: .6rem 0 }
.text p { font-family: Georgia, 'Times New Roman', serif; margin: 0 } .text .HEADLINE { font-weight: 700 } .text .FURNITURE { color: var(--quiet) }
.text a { text-decoration-color: color-mix(in srgb, currentColor 45%, transparent) } .text ul { border-inline-start: .2rem solid var(--rule); font-size: .875rem; margin: 0; padding-inline-start: .75rem } .text ul li { margin: 0 0 .4rem }
.note { background: var(--ground); border-inline-start: .25rem solid var(--cue); padding: .5rem .8rem }
code { font-size: .875em }
@media (max-width: 40rem) { .text > li { grid-template-columns: minmax(0, 1fr) } dl { grid-template-columns: minmax(0, 1fr); gap: 0 } dd { margin-bottom: .5rem } }
@media print { header nav, footer nav { display: none } body { max-width: none } }
`;

export const PAGE_POLICY = stylePolicy(STYLE);

/** Ours, and without a character that would have to be escaped: its hash is over what stands in the page. */
const STYLE_MARKUP = new Html(STYLE);

interface Page {
  /** What it is about, in words: the title and the first heading. */
  readonly title: string;
  /** "Claim", "Article", … */
  readonly kind: string;
  readonly content: Html;
  /** The path of the same thing in JSON-LD; absent where there is none. */
  readonly alternate?: string;
  readonly id?: string;
}

export const pageOf = ({ title, kind, content, alternate, id }: Page): Buffer =>
  Buffer.from(
    `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${isolatedText(title)} · ${kind} · Attest</title>
${alternate !== undefined && html`<link rel="alternate" type="application/ld+json" href="${alternate}">`}
<style>${STYLE_MARKUP}</style>
</head>
<body>
<header><nav aria-label="Site"><a href="/">Attest</a> <a href="/graphql">Ask in GraphiQL</a></nav></header>
<main>
<p class="kind">${kind}</p>
<h1><bdi>${title}</bdi></h1>
${content}
</main>
<footer>
${id !== undefined && html`<p>Id: <code>${id}</code>${alternate !== undefined && html` · <a href="${alternate}">the same as JSON-LD</a>`}</p>`}
<p>Attest records who says what, in which words. It doesn't judge who is right.</p>
</footer>
</body>
</html>
`}`,
  );
