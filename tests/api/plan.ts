// The plan that Neo4j makes of a query, as the operators in it.
import type { Database, QueryEvent } from '../../src/neo4j/connect.ts';

interface Operator {
  readonly operatorType: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly children: readonly Operator[];
}

export interface PlanFacts {
  /** Names of operators, without the database's. */
  readonly operators: readonly string[];
  /** What the seeks say of themselves: the index and its order. */
  readonly details: string;
}

/** Asks for the plan without running the query. */
export async function explain(database: Database, { text, params }: QueryEvent): Promise<PlanFacts> {
  const session = database.driver.session({ database: database.name });
  try {
    const { summary } = await session.run(`EXPLAIN ${text}`, params);
    const operators: string[] = [];
    const details: string[] = [];
    const walk = (operator: Operator): void => {
      operators.push(operator.operatorType.replace(/@.*$/, ''));
      details.push(`${operator.operatorType} ${operator.arguments.Details ?? ''} ${operator.arguments.Order ?? ''}`);
      for (const child of operator.children) walk(child);
    };
    walk(summary.plan as unknown as Operator);
    return { operators, details: details.join('\n') };
  } finally {
    await session.close();
  }
}
