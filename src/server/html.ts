// HTML in which nothing that was told can become markup: every value is escaped but what this file made itself.

/** Markup that is ours. Only `html` makes it. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template: absent and false are nothing, a list is its parts in a row. */
export type Part = Html | string | number | false | null | undefined | readonly Part[];

/** A template whose values are text unless they are `Html`. Values may stand in elements and in quoted attributes. */
export const html = (fixed: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(fixed.map((text, at) => text + markupOf(parts[at])).join(''));

function markupOf(part: Part): string {
  if (part === undefined || part === null || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if (part instanceof Html) return part.toString();
  return part.map(markupOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Words of others: escaped, and isolated, so that their writing direction reaches nothing beside them. */
export const isolated = (text: string, language?: string): Html =>
  language === undefined ? html`<bdi>${text}</bdi>` : html`<bdi lang="${language}">${text}</bdi>`;

/** The same where no element may stand, as in a title. */
export const isolatedText = (text: string): string => `\u2068${text}\u2069`;

/** Whether it is an address that a link may lead to: http or https, and no script. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
