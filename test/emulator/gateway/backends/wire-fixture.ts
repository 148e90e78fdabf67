import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { Readable } from 'node:stream';
import type { GatewayCall } from '../../../../src/emulator/gateway/call.ts';
import { type CallOf, compiled, newCall, realWorld, type TestWorld, type WorldOf } from '../forwarding-call.ts';
import { listen, type LoopbackServer } from './loopback-server.ts';

const open: { close(): unknown }[] = [];

/** For afterEach: everything that the test opened. */
export async function closeAll(): Promise<void> {
  for (const one of open.splice(0).toReversed()) await one.close();
}

/** A backend that goes with its test. */
export async function backend(listener: RequestListener, ...[kind, tls]: [kind?: Parameters<typeof listen>[1], tls?: Parameters<typeof listen>[2]]): Promise<LoopbackServer> {
  const server = await listen(listener, kind, tls);
  open.push(server);
  return server;
}

/** A port where nobody listens. */
export async function nobody(): Promise<LoopbackServer> {
  const server = await listen(() => undefined);
  await server.close();
  return server;
}

/** With real time and a network that goes with its test. */
export function world(of: Omit<WorldOf, 'clock'> = {}): TestWorld {
  const made = realWorld(of);
  open.push(made.forwarding, { close: () => made.clock.stop() });
  return made;
}

export async function forward(of: CallOf, attributes = '', on: TestWorld = world()): Promise<GatewayCall> {
  const call = newCall(on, of);
  await compiled(`<forward-request ${attributes} />`)(call);
  return call;
}

export function streamOf(call: GatewayCall): Readable {
  const body = call.response?.body.send();
  if (!(body instanceof Readable)) throw new Error('the response is no stream');
  return body;
}

export async function textOf(call: GatewayCall): Promise<string> {
  return Buffer.concat((await streamOf(call).toArray()) as Buffer[]).toString();
}

/** In the pieces in which they flow. */
export async function piecesOf(call: GatewayCall): Promise<readonly Buffer[]> {
  const pieces: Buffer[] = [];
  const stream = streamOf(call).on('data', (piece: Buffer) => void pieces.push(piece));
  await once(stream, 'end');
  return pieces;
}

export function at({ port }: LoopbackServer, scheme = 'http'): string {
  return `${scheme}://127.0.0.1:${port}`;
}

/** Tells its test what has happened in the backend, whoever is first. */
export function happened(): { readonly tell: () => void; readonly told: Promise<string> } {
  let tell = (): void => undefined;
  const told = new Promise<string>((resolve) => {
    tell = () => resolve('happened');
  });
  return { tell, told };
}

export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
