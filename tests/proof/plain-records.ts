// Stored nodes as the records that the model's rules judge, each read from what was told and never from what is derived.
import type { ArticleId } from '../../src/model/article.ts';
import type { ClaimId, ClaimRecord } from '../../src/model/claim.ts';
import { type NameOf, namesFrom } from '../../src/model/claim-text.ts';
import type { Carried } from '../../src/model/corroboration.ts';
import type { EntityId, EntityRecord } from '../../src/model/entity.ts';
import type { Carrier, Sayable } from '../../src/model/perspective.ts';
import type { Vocabulary } from '../../src/model/predicates.ts';
import type { StatementRecord } from '../../src/model/statement.ts';
import { type World, worldOf } from '../../src/model/world.ts';
import { type PlainGraph, type PlainNode, targets, textOf, textsOf } from './plain-graph.ts';

/** A statement with its claim, the articles that carry it, and the nodes that both came from. */
export interface PlainSpoken extends Carried, Sayable {
  readonly node: PlainNode;
  readonly claimNode: PlainNode;
  readonly articles: readonly Carrier[];
}

export interface PlainRecords {
  readonly world: World;
  /** Names entities and terms, and claims by their text. */
  readonly nameOf: NameOf;
  readonly entities: ReadonlyMap<EntityId, EntityRecord>;
  /** The record of any claim, of the graph or not. */
  readonly claimOf: (node: PlainNode) => ClaimRecord;
  /** All statements of the graph: headlines, retracted and superseded ones too. */
  readonly spoken: readonly PlainSpoken[];
}

/** The article that a piece of evidence, a sentence or a mention stands in. */
export const articlesOf = (node: PlainNode): readonly PlainNode[] =>
  node.label === 'Sentence' ? targets(node, 'OF') : targets(node, 'IN').flatMap(articlesOf);

/** The articles with evidence of a statement, each once. */
export const articlesTelling = (statement: PlainNode): readonly PlainNode[] => [
  ...new Set(targets(statement, 'EVIDENCED_BY').flatMap(articlesOf)),
];

/** Relationships in the order that they number. */
export const inOrder = (node: PlainNode, type: string) =>
  node.out.filter((edge) => edge.type === type).sort((a, b) => Number(a.properties.order) - Number(b.properties.order));

export const publisherOf = (article: PlainNode): PlainNode => targets(article, 'PUBLISHED_BY')[0] as PlainNode;

const claimRecord = (node: PlainNode): ClaimRecord => {
  const fillers = textsOf(node, 'slotFillers');
  return {
    id: textOf(node, 'id') as ClaimId,
    predicate: textOf(node, 'predicate'),
    modality: textOf(node, 'modality') as ClaimRecord['modality'],
    slots: Object.fromEntries(textsOf(node, 'slotRoles').map((role, at) => [role, fillers[at]])),
  };
};

const idOf = (node: PlainNode | undefined): string | undefined => node && textOf(node, 'id');

const statementRecord = (node: PlainNode): StatementRecord => {
  const authors = textsOf(node, 'hedgeBys');
  const principal = idOf(targets(node, 'ON_BEHALF_OF')[0]);
  return {
    ...node.properties,
    claim: idOf(targets(node, 'ABOUT')[0]),
    speaker: idOf(targets(node, 'SPEAKER')[0]),
    ...(principal === undefined ? {} : { principal }),
    relays: inOrder(node, 'RELAYED_BY').map(({ to, properties }) => ({
      entity: idOf(to),
      ...(properties.onBehalfOf === undefined ? {} : { principal: properties.onBehalfOf }),
    })),
    hedges: textsOf(node, 'hedgeTexts').map((text, at) => ({ text, by: authors[at] })),
    respondsTo: targets(node, 'RESPONDS_TO').map(idOf),
    evidence: [],
  } as unknown as StatementRecord;
};

export function plainRecords({ nodes }: PlainGraph, vocabulary: Vocabulary): PlainRecords {
  const ofLabel = (label: string) => nodes.filter((node) => node.label === label);
  const known = new Map<PlainNode, ClaimRecord>();
  const claimOf = (node: PlainNode): ClaimRecord => {
    const record = known.get(node) ?? claimRecord(node);
    known.set(node, record);
    return record;
  };
  const claims = ofLabel('Claim').map(claimOf);
  const entities = new Map(
    ofLabel('Entity').map((node) => {
      const [within, partOf] = [idOf(targets(node, 'WITHIN')[0]), idOf(targets(node, 'PART_OF')[0])];
      const kinds = textsOf(node, 'nameKinds');
      const names = textsOf(node, 'nameValues').map((value, at) => ({ value, kind: kinds[at] }));
      const record = { ...node.properties, within, partOf, names } as unknown as EntityRecord;
      return [record.id as EntityId, record];
    }),
  );
  return {
    world: worldOf(vocabulary, entities),
    nameOf: namesFrom(vocabulary, entities, new Map(claims.map((claim) => [claim.id, claim]))),
    entities,
    claimOf,
    spoken: ofLabel('Statement').map((node) => {
      const claimNode = targets(node, 'ABOUT')[0] as PlainNode;
      return {
        node,
        claimNode,
        statement: statementRecord(node),
        claim: claimOf(claimNode),
        recordedAt: textOf(node, 'recordedAt'),
        articles: articlesTelling(node).map((article) => ({
          id: textOf(article, 'id') as ArticleId,
          publisher: textOf(publisherOf(article), 'id') as EntityId,
          ...(article.properties.publishedAt === undefined ? {} : { publishedAt: textOf(article, 'publishedAt') }),
        })),
      };
    }),
  };
}
