// The page of each kind of thing, whole; and the page that says what went wrong.

import { html } from '../html.ts';
import { type ArticleAnswer, articleContent } from './article.ts';
import { type ClaimAnswer, claimContent } from './claim.ts';
import type { PageKind } from './documents.ts';
import { type EntityAnswer, entityContent } from './entity.ts';
import { pageOf } from './layout.ts';
import { type StatementAnswer, statementContent, statementTitle } from './statement.ts';

/**
 * @param answer to the document of that kind; what it has in it is as the schema says.
 * @param path of the page, without suffix.
 */
export function contentPage(kind: PageKind, answer: unknown, path: string): Buffer {
  const { title, label, content } = contentOf(kind, answer, path);
  return pageOf({
    title,
    kind: label,
    content,
    alternate: `${path}.jsonld`,
    id: (answer as { readonly id: string }).id,
  });
}

function contentOf(kind: PageKind, answer: unknown, path: string) {
  switch (kind) {
    case 'claim': {
      const claim = answer as ClaimAnswer;
      return { title: claim.text, label: 'Claim', content: claimContent(claim, path) };
    }
    case 'statement': {
      const said = answer as StatementAnswer;
      return { title: statementTitle(said), label: 'Statement', content: statementContent(said) };
    }
    case 'article': {
      const article = answer as ArticleAnswer;
      return { title: article.headline ?? article.id, label: 'Article', content: articleContent(article, path) };
    }
    case 'entity': {
      const entity = answer as EntityAnswer;
      return { title: entity.name, label: entity.kind, content: entityContent(entity, path) };
    }
  }
}

export const problemPage = (status: number, message: string): Buffer =>
  pageOf({
    title: status === 404 ? 'Nothing here' : 'This page can’t be shown',
    kind: `Error ${status}`,
    content: html`<p><bdi>${message}</bdi></p>`,
  });
