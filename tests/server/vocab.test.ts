import { parse, print, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { contextFile } from '../../src/formats/export/jsonld.ts';
import { PAGE_KINDS, pageDocument, pagesToWarm } from '../../src/server/pages/documents.ts';
import { VOCAB, vocabOf } from '../../src/server/vocab.ts';

const terms = vocabOf(schema).flatMap((part) => part.terms);
const names = new Set(terms.map(({ name }) => name));

interface Definition {
  readonly '@id'?: string;
  readonly '@context'?: { readonly '@vocab'?: string };
}

describe('the vocabulary', () => {
  it('says what every term of our own in the context means', async () => {
    const { '@context': context } = JSON.parse(await contextFile()) as {
      '@context': Record<string, string | Definition>;
    };
    const own = Object.values(context)
      .map((definition) => (typeof definition === 'string' ? definition : (definition['@id'] ?? '')))
      .filter((iri) => iri.startsWith('attest:'))
      .map((iri) => iri.slice('attest:'.length));
    expect(own.length).toBeGreaterThan(40);
    expect(own.filter((name) => !names.has(name))).toEqual([]);
  });

  it('has the values of each property whose values are terms', async () => {
    const { '@context': context } = JSON.parse(await contextFile()) as { '@context': Record<string, Definition> };
    const prefixes = Object.values(context).flatMap((definition) => definition['@context']?.['@vocab'] ?? []);
    const without = prefixes
      .filter((iri) => iri.startsWith(VOCAB))
      .map((iri) => iri.slice(VOCAB.length))
      .filter((prefix) => !terms.some(({ name }) => name.startsWith(prefix)));
    expect(without).toEqual([]);
  });

  it('speaks of JSON-LD, and not of what GraphQL has in its place', () => {
    const own = vocabOf(schema).flatMap(({ kind, terms: of }) => (kind === 'value' ? [] : of));
    expect(own.filter(({ meaning }) => /\bnull\b|\bempty\b|at most|UTF-16|`/i.test(meaning))).toEqual([]);
  });

  it('says of each term once what it means, in a sentence', () => {
    expect(terms).toHaveLength(names.size);
    expect(terms.filter(({ meaning }) => !/^[A-Z"].*[.)?]$/s.test(meaning)).map(({ name }) => name)).toEqual([]);
  });
});

describe('the documents of the pages', () => {
  it('are warmed as they are asked', async () => {
    const warmed = await pagesToWarm();
    expect(warmed.map(({ document }) => print(parse(document)))).toEqual(
      (await Promise.all(PAGE_KINDS.map(pageDocument))).map((document) => print(document)),
    );
    expect(warmed.map(({ variables }) => Object.keys(JSON.parse(variables)))).toEqual(PAGE_KINDS.map(() => ['id']));
  });

  it.each([...PAGE_KINDS, 'standing'] as const)('%s asks the schema of one thing by its id', async (name) => {
    const document = await pageDocument(name);
    expect(validate(schema, document)).toEqual([]);
    const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
    if (operation?.kind !== 'OperationDefinition') throw new Error('a document has an operation');
    const fields = operation.selectionSet.selections.flatMap((one) => (one.kind === 'Field' ? [one] : []));
    const asked = fields.map((field) => `${field.name.value}(${field.arguments?.map(print)})`);
    expect(new Set(asked)).toEqual(new Set([`${name === 'standing' ? 'node' : name}(id: $id)`]));
  });
});
