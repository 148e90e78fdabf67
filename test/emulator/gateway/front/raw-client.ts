import { once } from 'node:events';
import { connect } from 'node:tls';
import { gatewayUrl } from '../../../support/call-gateway.ts';
import type { TestAzure } from '../../../support/local-azure.ts';

/** A connection to the first service's gateway that says what it is told to, byte by byte. */
export interface RawClient {
  send(bytes: string): void;
  /** Resolves with all that came so far once this is in it. */
  until(text: string): Promise<string>;
  /** With all that came, when the gateway has closed it. */
  closed(): Promise<string>;
  leave(): void;
}

export async function rawClient(test: Pick<TestAzure, 'azure'>): Promise<RawClient> {
  const { port } = new URL(gatewayUrl(test));
  const socket = connect({ host: '127.0.0.1', port: Number(port), ca: test.azure.ca, servername: 'localhost' });
  await once(socket, 'secureConnect');
  let received = '';
  socket.on('data', (chunk: Buffer) => void (received += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  const closing = once(socket, 'close');
  return {
    send: (bytes) => void socket.write(bytes, 'latin1'),
    until: async (text) => {
      while (!received.includes(text)) await once(socket, 'data');
      return received;
    },
    closed: async () => {
      await closing;
      return received;
    },
    leave: () => void socket.destroy(),
  };
}
