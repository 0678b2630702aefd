// From JSON-LD with named graphs to TriG, in pieces: jsonld makes the quads, n3 writes them.

import jsonld from 'jsonld';
import { Parser, type Quad, Writer } from 'n3';
import type { Node } from './jsonld-node.ts';

/** Prefixes are written once, at the head. What `take` gives, in the order in which it is given, is the document. */
export class TrigWriter {
  readonly #context: Node;
  readonly #chunks: string[] = [];
  readonly #writer: Writer;

  /** @param prefixes terms of `context` that stand for namespaces. */
  constructor(context: Node, prefixes: readonly string[]) {
    this.#context = context;
    const write = (chunk: string, _encoding: string, done?: () => void): void => {
      this.#chunks.push(chunk);
      done?.();
    };
    this.#writer = new Writer(
      { write, end: () => {} },
      {
        format: 'application/trig',
        end: false,
        prefixes: Object.fromEntries(prefixes.map((prefix) => [prefix, String(context[prefix])])),
      },
    );
  }

  /** @param graphs node objects with an id and a graph each; they are written in this order. */
  async add(graphs: readonly Node[]): Promise<void> {
    for (const quad of await quadsOf(this.#context, graphs)) this.#writer.addQuad(quad);
  }

  /** After it, only `take` may be called. */
  end(): Promise<void> {
    return new Promise((resolve, reject) => this.#writer.end((error) => (error ? reject(error) : resolve())));
  }

  /** What was written since it was last called. */
  take(): string {
    return this.#chunks.splice(0).join('');
  }
}

/** By way of N-Quads: the quads of jsonld are bare data, which n3's writer leaves out without a word. */
async function quadsOf(context: Node, graphs: readonly Node[]): Promise<readonly Quad[]> {
  const format = 'application/n-quads';
  const document = { '@context': context, '@graph': graphs };
  const nquads = await jsonld.toRDF(document as never, { documentLoader: alone, safe: true, format } as never);
  const order = new Map(graphs.map(({ id }, at) => [`${context['@base']}${id}`, at]));
  const place = ({ graph }: Quad): number => order.get(graph.value) ?? order.size;
  return new Parser({ format }).parse(nquads as unknown as string).sort((a, b) => place(a) - place(b));
}

/** The context stands in the document. */
const alone = (url: string): never => {
  throw new Error(`${url}: nothing is loaded while an export is written`);
};
