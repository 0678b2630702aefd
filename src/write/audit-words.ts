// Whether stored words stand in the stored texts where they are said to: sentences, evidence, mentions.
import type { Problem } from '../errors.ts';
import { textHash } from '../model/records.ts';
import { shown } from './audit-shape.ts';
import { groupBy } from './batch.ts';
import type { GraphNode } from './nodes.ts';

export type Nodes = ReadonlyMap<string, GraphNode>;

interface Texts {
  readonly articles: Nodes;
  readonly sentences: Nodes;
}

const number = (node: GraphNode, name: string): number => node.properties[name] as number;

/** Each article's text against its hash, and its sentences against its text: in order, apart, with only white space between. */
export function articleFaults({ articles, sentences }: Texts): Problem[] {
  const byArticle = groupBy(sentences.values(), (sentence) => sentence.properties.articleId as string);
  return [...articles.values()].flatMap((article): Problem[] => {
    const text = article.properties.text as string;
    const hash = textHash(text);
    if (hash !== article.properties.textHash) {
      const message = `textHash is ${shown(article.properties.textHash)}; its text has ${hash}: one of them was changed after the import`;
      return [{ reason: 'TEXT_HASH', where: article.id, message }];
    }
    return tilingFaults(article.id, text, byArticle.get(article.id) ?? []);
  });
}

function tilingFaults(article: string, text: string, sentences: readonly GraphNode[]): Problem[] {
  const faults: Problem[] = [];
  const fault = (where: string, message: string) => faults.push({ reason: 'SENTENCES_UNTILED', where, message });
  const inOrder = [...sentences].sort((a, b) => number(a, 'index') - number(b, 'index'));
  let end = 0;
  for (const [at, sentence] of inOrder.entries()) {
    const start = number(sentence, 'start');
    if (number(sentence, 'index') !== at) {
      fault(sentence.id, `index is ${number(sentence, 'index')}; expected ${at}, the next of ${article}`);
      return faults;
    }
    const between = text.slice(end, start);
    if (start < end) fault(sentence.id, `starts at ${start}, within the sentence before, which ends at ${end}`);
    else if (between.trim() !== '')
      fault(sentence.id, `leaves out ${shown(between.trim())} before it; expected white space`);
    end = number(sentence, 'end');
  }
  const rest = text.slice(end).trim();
  if (rest !== '') fault(article, `${shown(rest)} after the last sentence is in none`);
  return faults;
}

/** Whether a sentence's text is what its offsets cut out. */
export function sentenceFaults(sentence: GraphNode, { articles }: Texts): Problem[] {
  const article = articles.get(sentence.properties.articleId as string);
  if (article === undefined) return [dangling(sentence, `articleId is ${sentence.properties.articleId}`)];
  return cutFaults(sentence, 'text', article);
}

/** Whether evidence or a mention lies within its sentence and is what its offsets cut out; evidence, also what stands around it. */
export function spanFaults(span: GraphNode, { articles, sentences }: Texts): Problem[] {
  const end = span.edges.find((edge) => edge.type === 'IN')?.to ?? '';
  const sentence = sentences.get(end);
  const article = articles.get(String(sentence?.properties.articleId));
  if (sentence === undefined || article === undefined) return [dangling(span, `IN leads to ${end}`)];
  if (number(span, 'start') < number(sentence, 'start') || number(span, 'end') > number(sentence, 'end')) {
    const where = `${span.properties.start} to ${span.properties.end}`;
    const message = `stands at ${where}, outside of ${sentence.id}, which is ${sentence.properties.start} to ${sentence.properties.end}`;
    return [{ reason: 'SPAN_OUTSIDE', where: span.id, message }];
  }
  return [...cutFaults(span, 'exact', article), ...contextFaults(span, article)];
}

function cutFaults(node: GraphNode, property: string, article: GraphNode): Problem[] {
  const cut = (article.properties.text as string).slice(number(node, 'start'), number(node, 'end'));
  if (cut === node.properties[property]) return [];
  const message = `${property} is ${shown(node.properties[property])}, but its offsets cut ${shown(cut)} out of ${article.id}`;
  return [{ reason: 'WORDS_ELSEWHERE', where: node.id, message }];
}

function contextFaults(span: GraphNode, article: GraphNode): Problem[] {
  const text = article.properties.text as string;
  const { prefix = '', suffix = '' } = span.properties as Record<string, string>;
  const isTrue =
    text.slice(0, number(span, 'start')).endsWith(prefix) && text.slice(number(span, 'end')).startsWith(suffix);
  const message = `${shown(prefix)} and ${shown(suffix)} don't stand around it in ${article.id}`;
  return isTrue ? [] : [{ reason: 'WORDS_ELSEWHERE', where: span.id, message }];
}

const dangling = (node: GraphNode, what: string): Problem => ({
  reason: 'WORDS_DANGLING',
  where: node.id,
  message: `${what}, which isn't stored; expected words of a stored article`,
});
