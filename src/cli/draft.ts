// `attest draft`: a raw article in, a bundle of proposals out, for somebody to mend and accept.

import { writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, sep } from 'node:path';
import { readConfig } from '../config.ts';
import { InputError } from '../errors.ts';
import { articleSlug, checkedArticle, readArticleFile } from '../formats/article.ts';
import { draftHtml } from '../formats/draft-html.ts';
import { draftYaml } from '../formats/draft-yaml.ts';
import { loadLexicon } from '../formats/lexicon.ts';
import type { ArticleId } from '../model/article.ts';
import type { Cast, Member } from '../model/draft/cast.ts';
import { type Draft, draftBundle } from '../model/draft/draft.ts';
import type { DraftOptions } from '../model/draft/entities.ts';
import { layoutOf } from '../model/draft/layout.ts';
import { readArticle } from '../model/draft/speech.ts';
import type { EntityId } from '../model/entity.ts';
import { splitSentences } from '../model/sentences.ts';
import { loadVocabulary } from '../vocabulary.ts';
import { type Arguments, type Command, type Terminal, usageError } from './command.ts';
import { EXIT_CODES } from './exit-code.ts';

const SLUG = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

export const draft: Command = {
  operands: 'FILE',
  count: [1, 1],
  options: {
    output: { value: 'FILE', description: 'Write there instead of to standard output. A file that exists is kept.' },
    html: { description: 'Write one page that shows text and proposals side by side, instead of the bundle.' },
    id: { value: 'ARTICLE', description: 'Id of the article, such as article:harbor-strike. Default: after the file.' },
    language: {
      value: 'TAG',
      description: 'Language of the text, BCP 47. Default en; the verbs that are known are English.',
    },
    publisher: { value: 'ENTITY', description: 'Id of who publishes it, such as entity:the-gazette.' },
    match: { description: 'Look the names up in the graph, and use the entities that it knows.' },
  },
  details: [
    'Prints a bundle that `attest import` refuses until somebody has accepted it: every entry has a key "proposed" with the reason for it, and taking the key out accepts the entry. What was said but leads to no claim stands in comments.',
    'FILE is plain text in UTF-8; - reads it from standard input. The same text gives the same draft: rules and the word lists in schema/ read it, without a network, a model or, but for --match, a database.',
    'The bundle names the text by its path: keep the two in one folder.',
  ],
  examples: [
    'attest draft article.txt > article.yaml',
    'attest draft seed/fixtures/quarry/02-ledger-denial.txt --publisher entity:capital-ledger',
    'attest draft article.txt --html --output article.html',
    'cat article.txt | attest draft - --id article:harbor-strike',
  ],
  async run(args, terminal) {
    const [file = '-'] = args.positionals;
    const options = readOptions(args, file);
    const text =
      file === '-' ? checkedArticle(await terminal.readInput(), 'standard input') : await readArticleFile(file);
    const [lexicon, vocabulary] = await Promise.all([loadLexicon(), loadVocabulary()]);
    const layout = layoutOf(text, lexicon);
    const sentences = splitSentences(text, options.language, layout.headlines, layout.skipped);
    const reading = readArticle(text, sentences, lexicon);
    const known = args.has('match') ? await match(reading.cast, terminal) : new Map();
    const drafted = draftBundle({ text, sentences }, layout, reading, lexicon, vocabulary, { ...options, known });
    const output = args.value('output');
    const written = args.has('html')
      ? draftHtml({ text, sentences }, drafted, `${basename(file === '-' ? options.file : file)}`)
      : draftYaml(drafted);
    if (output === undefined) terminal.print(written.trimEnd());
    else await writeNew(output, written);
    report(drafted, options, file, terminal);
    return EXIT_CODES.OK;
  },
};

/** @throws InputError `USAGE` for an id, tag or path that no bundle can have. */
function readOptions(args: Arguments, file: string): Omit<DraftOptions, 'known'> {
  const slug = file === '-' ? 'standard-input' : articleSlug(basename(file));
  const id = args.value('id') ?? (slug === undefined ? undefined : `article:${slug}`);
  if (id === undefined) throw usageError(`attest draft: ${file} gives the article no id; say it with --id article:…`);
  const language = args.value('language') ?? 'en';
  if (!isLanguage(language))
    throw usageError(`attest draft: --language: "${language}" is no BCP 47 tag, such as en or uk`);
  const publisher = args.value('publisher');
  return {
    id: idOf('article', '--id', id),
    language,
    file: textPath(file, args.has('html') ? undefined : args.value('output'), id),
    publisher: publisher === undefined ? undefined : idOf('entity', '--publisher', publisher),
  };
}

function idOf<P extends 'article' | 'entity'>(kind: P, option: string, id: string): `${P}:${string}` {
  if (id.startsWith(`${kind}:`) && SLUG.test(id.slice(kind.length + 1))) return id as `${P}:${string}`;
  throw usageError(`attest draft: ${option}: "${id}" is no id such as ${kind}:dock-union, in lower case`);
}

/** How the bundle is to name the text: by the path from where it will be, as far as that is known. */
function textPath(file: string, output: string | undefined, id: string): string {
  if (file === '-') return `${id.slice('article:'.length)}.txt`;
  if (output === undefined) return basename(file);
  const path = relative(dirname(output), file);
  if (path.startsWith('..') || isAbsolute(path)) {
    throw usageError(
      `attest draft: --output: ${output} lies outside of the folder of ${file}, which a bundle must not leave; write it to ${dirname(file)}${sep}${basename(output)}`,
    );
  }
  return path.split(sep).join('/');
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** @throws InputError `FILE_EXISTS`: a bundle under correction must not be lost to a new draft. */
async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new InputError('FILE_EXISTS', `${file}: is there already; give another name, or take it away first`, {
        cause,
      });
    }
    throw new InputError('FILE_UNWRITABLE', `${file}: can't be written: ${(cause as Error).message}`, { cause });
  }
}

/** The members that the graph knows; what was found is said. */
async function match(cast: Cast, terminal: Terminal): Promise<DraftOptions['known']> {
  // Loaded where they are needed: without --match a draft needs no driver and no server.
  const [{ prepareDatabase, withDatabase }, { matchMembers }] = await Promise.all([
    import('./database.ts'),
    import('./draft-match.ts'),
  ]);
  const matches = await withDatabase(readConfig(terminal.environment), terminal, async (database) => {
    // A graph that was never written to has no index to search.
    await prepareDatabase(database);
    return matchMembers(database, cast.members);
  });
  const known = new Map<Member, { readonly id: EntityId; readonly reason: string }>();
  for (const [member, found] of matches) {
    if (found.is === 'NONE') terminal.say(`${member.name}: not in the graph`);
    else terminal.say(`${member.name}: ${found.reason}`);
    if (found.is === 'ONE') known.set(member, found);
    if (found.is === 'UNSURE') member.reasons.push(found.reason);
  }
  return known;
}

function report(
  { bundle, unclaimed }: Draft,
  options: { readonly id: ArticleId; readonly file: string; readonly language: string },
  file: string,
  terminal: Terminal,
): void {
  const count = (list: readonly unknown[] | undefined, one: string, many: string): string =>
    `${list?.length ?? 0} ${list?.length === 1 ? one : many}`;
  terminal.say(
    `${options.id}: ${[
      count(bundle.entities, 'entity', 'entities'),
      count(bundle.mentions, 'mention', 'mentions'),
      count(bundle.claims, 'claim', 'claims'),
      count(bundle.statements, 'statement', 'statements'),
      `${count(bundle.skipped, 'sentence', 'sentences')} skipped`,
      `${unclaimed.length} said without a claim`,
    ].join(', ')}; each a proposal until somebody accepts it`,
  );
  if (file === '-')
    terminal.say(`the bundle names the text ${options.file}: save it under that name beside the bundle`);
  if (new Intl.Locale(options.language).language !== 'en') {
    terminal.say(
      `the verbs and words that are known are English: in ${options.language} little more than quotations and names is found`,
    );
  }
}
