// Every claim of the graph on disk, with the claims that it bears on: found once for all by sorting, not by asking Neo4j.
import { hash } from 'node:crypto';
import type { ClaimId, ClaimKey, ClaimRecord, Filler, Role, Slots } from '../../model/claim.ts';
import { filledSlots } from '../../model/claim.ts';
import { bears, claimKeys } from '../../model/claim-keys.ts';
import type { EntityId } from '../../model/entity.ts';
import type { Vocabulary } from '../../model/predicates.ts';
import type { World } from '../../model/world.ts';
import type { Database } from '../../neo4j/connect.ts';
import { query } from '../../neo4j/query.ts';
import { int, read } from '../../neo4j/run.ts';
import { relationshipIdsOf } from '../neighborhood.ts';
import type { Store } from './store.ts';

/*
 * Keys of the store. A place orders claims: those told together stand together, so that what bears on them is read with them.
 *   claim PLACE              {claim, isDerived}
 *   place ID                 the claim's place
 *   up ENTITY                [within, partOf]
 *   text HASH f|a PLACE      a claim filed under a text, or asking for it
 *   related ID PLACE         a claim that may be behind a relationship
 *   near PLACE b PLACE       a claim that the first bears on
 *   near PLACE g ID          the places of a relationship's claims, at the last of them: then all are there
 *   near PLACE n ID          a relationship that stands at a later claim
 */

interface Filed {
  readonly claim: ClaimRecord;
  /** It was derived before, or will never be listed: what is stored of it must be looked at. */
  readonly isDerived: boolean;
}

/** What stands around a claim. */
export interface Near {
  readonly bearing: readonly string[];
  /** Relationships of which it is the last claim, with the places of all. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Relationships whose last claim is another. */
  readonly elsewhere: ReadonlySet<string>;
}

const PAGE = 5_000;
const READ_MS = 120_000;

/** Cost: a range seek on claim_id_unique; reads $limit claims. */
const CLAIMS = query(
  'bulk.scanClaims',
  `
  MATCH (claim:Claim)
  WHERE claim.id > $after
  WITH claim
  ORDER BY claim.id
  LIMIT $limit
  RETURN claim.id, claim.predicate, claim.modality, claim.slotRoles, claim.slotFillers,
    claim.importIds[0], claim.sortKey IS NOT NULL OR claim.supersededAt IS NOT NULL`,
);

/** Cost: a range seek on entity_id_unique; reads $limit entities. */
const PARENTS = query(
  'bulk.scanParents',
  `
  MATCH (entity:Entity)
  WHERE entity.id > $after
  WITH entity
  ORDER BY entity.id
  LIMIT $limit
  RETURN entity.id, entity.withinId, entity.partOfId`,
);

type ClaimRow = [ClaimId, string, ClaimRecord['modality'], Role[], Filler[], string, boolean];
type ParentRow = [string, EntityId | null, EntityId | null];

export class Catalog {
  readonly #store: Store;
  readonly world: World;
  /** Whether anything was derived before: then what is derived no longer must be looked for. */
  isAnyDerived = false;
  size = 0;

  constructor(store: Store, vocabulary: Vocabulary) {
    this.#store = store;
    this.world = { vocabulary, ...parentsFrom(store) };
  }

  /** Reads the graph. Nobody may write what is told meanwhile, or it must be built again. */
  async build(database: Database): Promise<void> {
    for await (const [id, within, partOf] of pages<ParentRow>(database, PARENTS)) {
      if (within ?? partOf) this.#store.put(`up ${id}`, JSON.stringify([within, partOf]));
      await this.#store.settle();
    }
    await this.#store.flush();
    for await (const row of pages<ClaimRow>(database, CLAIMS)) {
      this.#file(row);
      await this.#store.settle();
    }
    await this.#join();
    await this.#group();
    await this.#store.flush();
  }

  #file([id, predicate, modality, roles, fillers, importId, isDerived]: ClaimRow): void {
    const slots = Object.fromEntries(roles.map((role, at) => [role, fillers[at]])) as Slots;
    const claim: ClaimRecord = { id, predicate, modality, slots };
    const place = placeOf(claim, importId, this.size);
    this.size += 1;
    this.isAnyDerived ||= isDerived;
    const put = (key: string, value = '') => this.#store.put(key, value);
    put(`claim ${place}`, JSON.stringify({ claim, isDerived } satisfies Filed));
    put(`place ${id}`, place);
    const keys = claimKeys(this.world, claim);
    for (const text of keys.filed) put(`text ${short(text)} f ${place}`);
    for (const text of keys.asked) put(`text ${short(text)} a ${place}`);
    for (const related of relationshipIdsOf(claim)) put(`related ${related} ${place}`);
  }

  /** Claims that share a text may bear on each other. */
  async #join(): Promise<void> {
    let [text, asking, filed] = ['', [] as string[], [] as string[]];
    const claims = new Recent((place) => this.#filed(place).claim);
    const end = async (): Promise<void> => {
      for (const place of asking) {
        if (filed.length === 1 && filed[0] === place) continue;
        const claim = claims.get(place);
        for (const other of filed) {
          if (other !== place && bears(this.world, claim, claims.get(other))) {
            this.#store.put(`near ${place} b ${other}`, '');
            this.#store.put(`near ${other} b ${place}`, '');
          }
        }
        await this.#store.settle();
      }
      [asking, filed] = [[], []];
    };
    for await (const [key] of this.#store.walk('text ')) {
      const [here = '', side, place = ''] = key.split(' ');
      if (here !== text) await end();
      text = here;
      if (side === 'a') asking.push(place);
      else filed.push(place);
    }
    await end();
  }

  async #group(): Promise<void> {
    let [id, places] = ['', [] as string[]];
    const end = (): void => {
      const last = places.at(-1);
      const others = places.slice(0, -1);
      if (others.length > 0) this.#store.put(`near ${last} g ${id}`, JSON.stringify(places));
      for (const place of others) this.#store.put(`near ${place} n ${id}`, '');
      places = [];
    };
    for await (const [key] of this.#store.walk('related ')) {
      const [here = '', place = ''] = key.split(' ');
      if (here !== id) end();
      id = here;
      places.push(place);
      await this.#store.settle();
    }
    end();
  }

  #filed(place: string): Filed {
    return JSON.parse(this.#store.get(`claim ${place}`) ?? '') as Filed;
  }

  claim(place: string): ClaimRecord {
    return this.#filed(place).claim;
  }

  place(id: string): string | undefined {
    return this.#store.get(`place ${id}`);
  }

  /** Whether the claim was derived before this catalog was built. */
  isDerived(place: string): boolean {
    return this.#filed(place).isDerived;
  }

  /** All claims in the order of their places, so many at a time. */
  async *slices(size: number): AsyncGenerator<ReadonlyMap<string, ClaimRecord>> {
    let slice = new Map<string, ClaimRecord>();
    for await (const [place, json] of this.#store.walk('claim ')) {
      slice.set(place, (JSON.parse(json) as Filed).claim);
      if (slice.size < size) continue;
      yield slice;
      slice = new Map();
    }
    if (slice.size > 0) yield slice;
  }

  async near(place: string): Promise<Near> {
    const bearing: string[] = [];
    const groups = new Map<string, readonly string[]>();
    const elsewhere = new Set<string>();
    for (const [key, value] of await this.#store.list(`near ${place} `)) {
      const [kind, name = ''] = key.split(' ');
      if (kind === 'b') bearing.push(name);
      else if (kind === 'g') groups.set(name, JSON.parse(value) as string[]);
      else elsewhere.add(name);
    }
    return { bearing, groups, elsewhere };
  }

  /** The places of the claims that a claim bears on, which need not be stored itself. */
  async bearingOn(claim: ClaimKey): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const text of claimKeys(this.world, claim).asked) {
      for (const [place] of await this.#store.list(`text ${short(text)} f `)) found.add(place);
    }
    return [...found].filter((place) => bears(this.world, claim, this.claim(place)));
  }

  /** Whether any stored claim may be behind the relationship. */
  async isPossible(relationship: string): Promise<boolean> {
    return (await this.#store.list(`related ${relationship} `)).length > 0;
  }
}

const short = (text: string): string => hash('sha1', text, 'base64').slice(0, 12);

/** Claims that say little bear on many: they come last, those alike together. */
function placeOf(claim: ClaimRecord, importId: string, number: number): string {
  const own = number.toString(36).padStart(6, '0');
  const slots = filledSlots(claim.slots).filter(([role]) => role !== 'TIME');
  if (slots.length === 1) return `~${short(`${claim.predicate} ${slots[0]?.[1]}`).replaceAll(/\W/g, '0')}${own}`;
  return `${importId.slice('import:'.length).padStart(10, '0')}${own}`;
}

async function* pages<Row extends readonly unknown[]>(
  database: Database,
  text: ReturnType<typeof query>,
): AsyncGenerator<Row> {
  for (let after = ''; ; ) {
    const { rows } = await read(database, text, { after, limit: int(PAGE) }, { timeoutMs: READ_MS });
    for (const row of rows as readonly unknown[] as Row[]) yield row;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.[0] as string;
  }
}

function parentsFrom(store: Store): Pick<World, 'within' | 'partOf'> {
  const parents = new Recent((id): [EntityId | null, EntityId | null] => {
    const found = store.get(`up ${id}`);
    return found === undefined ? [null, null] : (JSON.parse(found) as [EntityId | null, EntityId | null]);
  });
  return {
    within: (place) => parents.get(place)[0] ?? undefined,
    partOf: (organization) => parents.get(organization)[1] ?? undefined,
  };
}

/** So many are remembered. */
const REMEMBERED = 20_000;

/** What was read lately, so that it isn't read and parsed again. */
class Recent<T> {
  readonly #read: (key: string) => T;
  #fresh = new Map<string, T>();
  #stale = new Map<string, T>();

  constructor(read: (key: string) => T) {
    this.#read = read;
  }

  get(key: string): T {
    const found = this.#fresh.get(key);
    if (found !== undefined) return found;
    const value = this.#stale.get(key) ?? this.#read(key);
    if (this.#fresh.size >= REMEMBERED) [this.#stale, this.#fresh] = [this.#fresh, new Map()];
    this.#fresh.set(key, value);
    return value;
  }
}
