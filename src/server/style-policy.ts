// The Content-Security-Policy of a page without scripts.

import { createHash } from 'node:crypto';

/** Allows the page's one style, known by its hash, and nothing else. */
export const stylePolicy = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
