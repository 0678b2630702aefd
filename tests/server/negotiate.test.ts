import { describe, expect, it } from 'vitest';
import { negotiated } from '../../src/server/negotiate.ts';

const TYPES = ['text/html', 'application/ld+json', 'application/json'] as const;

describe('negotiated', () => {
  it.each([
    [undefined, 'text/html'],
    ['', 'text/html'],
    ['*/*', 'text/html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['application/ld+json', 'application/ld+json'],
    ['Application/LD+JSON', 'application/ld+json'],
    ['application/json', 'application/json'],
    ['application/*', 'application/ld+json'],
    ['application/ld+json; profile="http://www.w3.org/ns/json-ld#compacted"', 'application/ld+json'],
    ['text/html;q=0.5, application/ld+json;q=0.9', 'application/ld+json'],
    ['text/html;q=0.5, application/ld+json ; q=0.4', 'text/html'],
    ['text/turtle, application/ld+json;q=0.1', 'application/ld+json'],
    ['text/html;q=0, */*;q=0.1', 'application/ld+json'],
    ['*/*;q=0.1, application/json;q=0.2', 'application/json'],
    ['application/json;q=0, application/*', 'application/ld+json'],
    ['text/html;q=2, application/json', 'application/json'],
  ])('takes for "%s" %s', (accept, type) => {
    expect(negotiated(accept, TYPES)).toBe(type);
  });

  it.each(['text/turtle', 'image/png, audio/*', '*/*;q=0', 'text/html;q=0, application/*;q=0', 'text/html;q=banana'])(
    'has nothing for "%s"',
    (accept) => {
      expect(negotiated(accept, TYPES)).toBeUndefined();
    },
  );
});
