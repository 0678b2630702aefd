// The page at /: what this is and where to go on.

import type { Question } from './questions.ts';
import { stylePolicy } from './style-policy.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 44rem; margin: 3rem auto; padding: 0 1.25rem; }
h1 { margin-bottom: 0; }
h1 + p { margin-top: 0; font-size: 1.15rem; }
dt { margin-top: .75rem; font-weight: 600; }
dd { margin: 0; }
li { margin-top: .5rem; }
pre { padding: .75rem; font-size: .9rem; overflow-x: auto; border: 1px solid; border-radius: .25rem; }
`;

/** The page's Content-Security-Policy: its one style, and nothing else. */
export const WELCOME_POLICY = stylePolicy(STYLE);

/** @param url where the server is, such as `http://localhost:4000`, without a slash at the end. */
export const welcomePage = (url: string, questions: readonly Question[]): Buffer =>
  Buffer.from(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Attest</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Attest</h1>
<p>A knowledge graph of attributed claims: who asserts what, who denies it, how sure they sound, and in which words of which article.</p>
<dl>
<dt><a href="/graphql">GraphiQL</a></dt>
<dd>Ask the graph in the browser. It opens with first questions; its documentation pane describes every type and field.</dd>
<dt>/claim/…, /statement/…, /article/…, /entity/…</dt>
<dd>A page for each id of the graph, such as <code>/entity/elon-musk</code>, or the same as JSON-LD; <a href="/vocab">/vocab</a> says what its terms mean.</dd>
<dt><a href="/health/ready">/health/ready</a></dt>
<dd>Whether the graph can be asked, and if not, why.</dd>
<dt><a href="/health/live">/health/live</a></dt>
<dd>Whether this process answers.</dd>
</dl>
<h2>Questions, ready to ask</h2>
<p>Each opens in GraphiQL with its variables; change them to ask it of something else.</p>
<ol>
${questions.map(item).join('\n')}
</ol>
<p>From a terminal:</p>
<pre><code>curl ${url}/graphql -H 'content-type: application/json' \\
  -d '{"query":"{ entities(first: 5) { nodes { id name } } }"}'</code></pre>
<p>To bring an article in: <code>npx attest import FILE</code>.</p>
</body>
</html>
`);

const item = ({ name, title, aim }: Question): string =>
  `<li><a href="/graphql?question=${name}">${escaped(title)}</a><br>${escaped(aim)}</li>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
