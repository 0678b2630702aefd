// What RDF tools make of a JSON-LD document: read by the jsonld package, which may ask no network, and held by n3.
import jsonld from 'jsonld';
import { DataFactory, Parser, type Quad, Store, type Term } from 'n3';

const PREFIXES: Readonly<Record<string, string>> = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'https://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  oa: 'http://www.w3.org/ns/oa#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  np: 'http://www.nanopub.org/nschema#',
  dcterms: 'http://purl.org/dc/terms/',
  attest: 'https://attest.invalid/vocab#',
};

/** `prov:agent` in full; an address as it is. */
export const iri = (name: string): string => {
  const at = name.indexOf(':');
  const prefix = PREFIXES[name.slice(0, at)];
  return prefix === undefined ? name : `${prefix}${name.slice(at + 1)}`;
};

const documentLoader = (url: string): never => {
  throw new Error(`${url}: a document must need nothing but itself`);
};

export const expand = async (document: unknown) => jsonld.expand(document as never, { documentLoader });

/** All triples of a document. An IRI that is relative would be dropped by toRDF, so `safe` refuses it. */
export async function rdfOf(document: unknown): Promise<Store> {
  const options = { documentLoader, format: 'application/n-quads', safe: true } as never;
  const nquads = (await jsonld.toRDF(document as never, options)) as unknown as string;
  return new Store(new Parser({ format: 'application/n-quads' }).parse(nquads));
}

const node = (name: string | Term) => (typeof name === 'string' ? DataFactory.namedNode(iri(name)) : name);

/** A store with names in place of terms. */
export class Triples {
  readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  /** What stands after `subject predicate`, sorted. */
  objects(subject: string | Term, predicate: string): readonly Term[] {
    return this.store
      .getObjects(node(subject), node(predicate), null)
      .toSorted((a, b) => (a.value < b.value ? -1 : 1)) as Term[];
  }

  values(subject: string | Term, predicate: string): readonly string[] {
    return this.objects(subject, predicate).map(({ value }) => value);
  }

  value(subject: string | Term, predicate: string): string | undefined {
    return this.values(subject, predicate)[0];
  }

  ofType(type: string): readonly string[] {
    return this.store.getSubjects(node('rdf:type'), node(type), null).map(({ value }) => value);
  }

  /** Whatever stands after `predicate`, whoever before it. */
  objectsOf(predicate: string): readonly Term[] {
    return this.store.getObjects(null, node(predicate), null) as Term[];
  }

  subjects(predicate: string, object: string): readonly string[] {
    return this.store.getSubjects(node(predicate), node(object), null).map(({ value }) => value);
  }

  quads(): readonly Quad[] {
    return this.store.getQuads(null, null, null, null);
  }
}
