// A wire to Neo4j that a test can cut: faults are made on the connection, Neo4j itself stays real.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Target } from '../../src/neo4j/connect.ts';

/** Bolt's COMMIT as it stands on the wire: chunk length 2, tiny structure with no fields, signature 0x12. */
export const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

export interface Wire {
  /** Neo4j as seen through the wire. */
  readonly target: Target;
  /** Cuts the connection the next time that the client sends these bytes, which don't get through. */
  cutAt(bytes: Buffer): void;
  /** Connections made so far. */
  readonly connections: () => number;
  close(): void;
}

export async function wireTo(target: Target): Promise<Wire> {
  const { hostname, port } = new URL(target.uri);
  const open = new Set<Socket>();
  let fatal: Buffer | undefined;
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const neo4j = connect(Number(port), hostname);
    for (const socket of [client, neo4j]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => open.delete(socket));
    }
    client.on('data', (bytes) => {
      if (fatal !== undefined && bytes.includes(fatal)) {
        fatal = undefined;
        client.destroy();
        neo4j.destroy();
      } else neo4j.write(bytes);
    });
    neo4j.on('data', (bytes) => client.write(bytes));
    client.on('close', () => neo4j.destroy());
    neo4j.on('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    target: { ...target, uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}` },
    cutAt: (bytes) => {
      fatal = bytes;
    },
    connections: () => connections,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
