// `{column}` within text: the only thing that a mapping computes. No expressions, so a mapping from elsewhere can do no harm.
import { z } from 'zod';

/** Text and columns in turn. */
export interface Template {
  readonly source: string;
  readonly parts: readonly (string | { readonly column: string })[];
}

/** A template, or what is wrong with it. `{{` and `}}` stand for the braces themselves. */
export const mappingTemplate = z.string().transform((source, context): Template => {
  const parts: (string | { column: string })[] = [];
  let plain = '';
  const refuse = (message: string): Template => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  for (let at = 0; at < source.length; ) {
    const sign = source.charAt(at);
    if ((sign === '{' || sign === '}') && source.charAt(at + 1) === sign) {
      plain += sign;
      at += 2;
    } else if (sign === '{') {
      const end = source.indexOf('}', at);
      const column = source.slice(at + 1, end === -1 ? undefined : end).trim();
      if (end === -1) return refuse('expected a } after each {; write {{ for a brace that stands for itself');
      if (column === '' || column.includes('{')) return refuse("expected a column's name between { and }");
      if (plain !== '') parts.push(plain);
      parts.push({ column });
      plain = '';
      at = end + 1;
    } else if (sign === '}') {
      return refuse('expected a { before each }; write }} for a brace that stands for itself');
    } else {
      plain += sign;
      at += 1;
    }
  }
  if (plain !== '') parts.push(plain);
  return { source, parts };
});

/** The columns that a template reads, in its order. */
export const columnsOf = ({ parts }: Template): readonly string[] =>
  parts.flatMap((part) => (typeof part === 'string' ? [] : [part.column]));

/** What a template gives for a row; `undefined` where it reads columns and all of these are empty. */
export function filled(template: Template, cell: (column: string) => string): string | undefined {
  let isEmpty = template.parts.some((part) => typeof part !== 'string');
  let text = '';
  for (const part of template.parts) {
    const words = typeof part === 'string' ? part : cell(part.column);
    if (typeof part !== 'string' && words !== '') isEmpty = false;
    text += words;
  }
  const whole = text.replace(/\s+/gu, ' ').trim();
  return isEmpty || whole === '' ? undefined : whole;
}
