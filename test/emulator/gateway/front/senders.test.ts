import { once } from 'node:events';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEstate } from '../../../../src/emulator/estate-file.ts';
import { startLocalAzure } from '../../../../src/emulator/start.ts';
import type { LocalAzure } from '../../../../src/emulator/start.ts';
import { gatewayEstate } from '../gateway-fixture.ts';

let azure: LocalAzure;
const crashes: Error[] = [];

beforeAll(async () => {
  azure = await startLocalAzure({ estate: readEstate(gatewayEstate(), 'test.yaml'), gatewayLimits: { headMs: 40, bodyMs: 40 }, onCrash: (error) => crashes.push(error) });
});
afterAll(() => azure.stop());

/** Sends and says no more; what comes back until the connection is closed. */
async function thenSilence(bytes: string): Promise<string> {
  const { port } = new URL(azure.ready.services[0]?.gatewayUrl ?? '');
  const socket = connect({ host: '127.0.0.1', port: Number(port), ca: azure.ca, servername: 'localhost' });
  await once(socket, 'secureConnect');
  socket.write(bytes);
  let received = '';
  socket.on('data', (chunk: Buffer) => void (received += chunk.toString()));
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return received;
}

describe('a client that falls silent', () => {
  it('in the middle of its headers is told so, and closed', async () => {
    expect(await thenSilence('GET / HTTP/1.1\r\nHost: localhost\r\nX-A')).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('in the middle of its body is closed', async () => {
    expect(await thenSilence('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc')).not.toMatch(/^HTTP\/1\.1 5/);
    expect(crashes).toEqual([]);
  });
});
