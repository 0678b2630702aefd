// What the documents of this folder answer with: the parts of the public schema that the pages show.

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A list of which more may follow. */
export interface Rows<Node> {
  readonly totalCount: number;
  readonly isTotalCountExact?: boolean;
  readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Node[];
}

export interface ClaimLine {
  readonly id: string;
  readonly text: string;
  readonly status?: string;
}

/** The fragment Line. */
export interface Line {
  readonly id: string;
  readonly stance: string;
  readonly isConcession: boolean;
  readonly speaker: Named;
  readonly principal: Named | null;
  readonly claim: ClaimLine;
}

/** The fragment Said. */
export interface Said extends Omit<Line, 'claim'> {
  readonly certainty: string;
  readonly wording: string;
  readonly directness: string | null;
  readonly saidAt: string | null;
  readonly saidAtText: string | null;
  readonly medium: string | null;
  readonly isHeadline: boolean;
  readonly isArticleVoice: boolean;
  readonly retractedAt: string | null;
  readonly supersededAt: string | null;
  readonly relays: readonly { readonly entity: Named; readonly principal: Named | null }[];
  readonly hedges: readonly { readonly text: string; readonly by: string }[];
}

export interface Span {
  readonly role: string;
  readonly start: number;
  readonly end: number;
}

export interface Evidence extends Span {
  readonly sentence: {
    readonly index: number;
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly article: { readonly id: string; readonly headline: string | null; readonly language: string };
  };
}

/** The fragment Words. */
export interface Words {
  readonly evidence: readonly Evidence[];
}
