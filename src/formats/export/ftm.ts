// FollowTheMoney JSON lines: entities, articles, what nobody contests as ties, and all else that is claimed as Notes.
import type { EntityId } from '../../model/entity.ts';
import type { ExportedStatement } from '../../model/export.ts';
import type { ExportContext, StreamFormat } from './format.ts';
import { noteOf, type Said, tieOf } from './ftm-claim.ts';
import { articleOf, entityOf, type FtmEntity } from './ftm-entity.ts';

/** Statements of one claim that are told in words; what is beyond is counted. */
const MOST_STATEMENTS = 1000;

export const ftm: StreamFormat = {
  name: 'ftm',
  summary: 'FollowTheMoney entities, one JSON object a line, for Aleph, OpenSanctions and yente',
  reads: ['entity', 'article', 'claim', 'statement'],
  isFolder: false,
  extension: '.ftm.json',
  mediaType: 'application/json+ftm',
  async *write(records, context) {
    const writer = new Writer(context);
    let said: (Said & { readonly statements: ExportedStatement[] }) | undefined;
    for await (const exported of records) {
      if (exported.kind === 'statement') {
        if (said === undefined || said.statements.length < MOST_STATEMENTS) said?.statements.push(exported);
        else context.leaveOut(`statement beyond the first ${MOST_STATEMENTS} about one claim: left out`);
        continue;
      }
      if (said !== undefined) yield* writer.claim(said);
      said = undefined;
      if (exported.kind === 'claim') said = { claim: exported, statements: [] };
      else if (exported.kind === 'article') yield line(articleOf(exported));
      else if (exported.kind === 'entity') yield* writer.entity(exported);
    }
    if (said !== undefined) yield* writer.claim(said);
  },
};

/** Remembers no entity but what is another schema than its kind says: companies, offices, and concepts without one. */
class Writer {
  readonly #context: ExportContext;
  readonly #schemata = new Map<EntityId, string>();

  constructor(context: ExportContext) {
    this.#context = context;
  }

  *entity(exported: Parameters<typeof entityOf>[0]): Generator<string> {
    const entity = entityOf(exported, this.#context);
    if (entity?.schema === 'Company' || entity?.schema === 'Position')
      this.#schemata.set(exported.record.id, entity.schema);
    if (entity !== undefined) yield line(entity);
  }

  *claim(said: Said): Generator<string> {
    const tie = tieOf(said, this.#context.vocabulary, this.#schemata);
    if (tie !== undefined) {
      yield line(tie);
      return;
    }
    const { status, record, entities } = said.claim;
    const why =
      status === 'UNCONTESTED' && record.modality === 'ACTUAL'
        ? 'claim that no schema says'
        : `claim that is ${status === 'UNCONTESTED' ? record.modality : status}`;
    this.#context.leaveOut(`${why}: told as a Note, not as a fact`);
    yield line(noteOf(said, (id) => entities.get(id)?.kind !== 'Concept' || this.#schemata.has(id)));
  }
}

const line = (entity: FtmEntity): string => `${JSON.stringify(entity)}\n`;
