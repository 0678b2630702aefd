// What a client in TypeScript learns of the story. That it compiles is half of the test.

import {
  HeadlineAgainstBodyDocument,
  type TypedDocumentString,
  WhatHappenedWhenDocument,
  WhoDeniesWhatDocument,
} from './generated.ts';

/** The same of every client. */
export interface Facts {
  /** Who denies squarely what whom affirms. */
  readonly squareDenials: readonly { readonly denying: string; readonly affirming: string }[];
  /** How the quotations of the body bear out the headline, by speaker. */
  readonly headline: Readonly<Record<string, string>>;
  /** What became of the events, by name. */
  readonly events: Readonly<Record<string, string | null>>;
}

/** @throws Error with the messages of the answer's errors. */
async function ask<Result, Variables>(
  url: string,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: String(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data: Result; errors?: readonly { message: string }[] };
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data;
}

/** Asks the three questions at `url`, such as `http://localhost:4000/graphql`. */
export async function learnFacts(url: string): Promise<Facts> {
  const { claims } = await ask(url, WhoDeniesWhatDocument, {
    filter: { predicate: 'USES', subject: 'entity:russian-armed-forces', status: 'CONTESTED' },
  });
  const { article } = await ask(url, HeadlineAgainstBodyDocument, { article: 'article:musk-kremlin-starlink' });
  const { entities } = await ask(url, WhatHappenedWhenDocument, { filter: { kind: 'Event' }, first: 20 });
  return {
    squareDenials: claims.nodes
      .flatMap(({ oppositions }) => oppositions.nodes)
      .filter(({ grade }) => grade === 'DIRECT')
      .map(({ denying, affirming }) => ({ denying: denying.speaker.name, affirming: affirming.speaker.name })),
    headline: Object.fromEntries(
      (article?.headlineChecks ?? []).map(({ statement, quoted }) => [statement.speaker.name, quoted.verdict]),
    ),
    events: Object.fromEntries(
      entities.nodes.flatMap((node) => ('occurrence' in node ? [[node.name, node.occurrence]] : [])),
    ),
  };
}
