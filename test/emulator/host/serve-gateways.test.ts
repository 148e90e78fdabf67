import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readReady } from '../../../src/emulator/ready-file.ts';
import { type ServeIo, type ServeOptions, serveEmulator } from '../../../src/emulator/serve.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service';
const open = (name: string, api: string): string => `
  - { id: ${service}/${name}/apis/${api}, apiVersion: "2024-05-01", body: { properties: { displayName: ${api}, path: ${api}, protocols: [https], serviceUrl: "https://models.example.com", subscriptionRequired: false } } }
  - { id: ${service}/${name}/apis/${api}/operations/get, apiVersion: "2024-05-01", body: { properties: { displayName: Get, method: GET, urlTemplate: / } } }`;
const estate = `resourceGroups: [rg]
services: [${['apim-a', 'apim-b', 'apim-c'].map((name) => `{ name: ${name}, resourceGroup: rg, region: eastus, sku: ${name === 'apim-a' ? 'Consumption' : 'StandardV2'} }`).join(', ')}]
resources: ${['a', 'b'].map((letter) => open(`apim-${letter}`, letter)).join('')}
`;

let folder: string;
let readyFile: string;
let lines: string[];
let warnings: (readonly [string, string])[];
let io: ServeIo;
let ended: Promise<void> | undefined;
let end: () => void;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'serve-gateways-'));
  readyFile = path.join(folder, 'ready.json');
  await writeFile(path.join(folder, 'e.yaml'), estate);
  [lines, warnings, ended] = [[], [], undefined];
  io = {
    started: () => undefined,
    warn: (code, message) => warnings.push([code, message]),
    write: (line) => lines.push(line),
    onSignal: (stop) => {
      end = stop;
      return () => undefined;
    },
    spawnDetached: () => expect.unreachable(),
    sleep: () => Promise.resolve(),
    terminate: () => expect.unreachable(),
  };
});
afterEach(async () => {
  end();
  await ended;
  await rm(folder, { recursive: true });
});

function options(more: Partial<ServeOptions>): ServeOptions {
  return { estateFile: path.join(folder, 'e.yaml'), templates: folder, stateFolder: folder, readyFile, port: 0, clock: 'virtual', detach: false, io, ...more };
}

/** Resolves once it can be used. */
async function serve(more: Partial<ServeOptions> = {}): Promise<Awaited<ReturnType<typeof readReady>>> {
  const ready = new Promise<void>((resolve) => {
    io.started = () => resolve();
  });
  ended = serveEmulator(options(more));
  await Promise.race([ready, ended]);
  return readReady(readyFile);
}

async function get(url: string, ca: string, host?: string): Promise<string> {
  const call = request(url, { ca, agent: false, ...(host === undefined ? {} : { headers: { host } }) }).end();
  const [response] = (await once(call, 'response')) as [NodeJS.ReadableStream & { statusCode: number }];
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk as string;
  return `${response.statusCode} ${text}`;
}

/** The first of as many ports in a row that were free a moment ago. */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
    const { port } = first.address() as AddressInfo;
    const next = Array.from({ length: count - 1 }, (_, index) => createServer().listen(port + 1 + index, '127.0.0.1'));
    const free = await Promise.all(next.map((server) => once(server, 'listening').then(() => true, () => false)));
    await Promise.all([first, ...next].map((server) => new Promise((resolve) => server.close(resolve))));
    if (free.every(Boolean)) return port;
  }
}

const notFound = '404 {"statusCode": 404, "message": "Resource not found"}';
const notCalled = /^500 .*does not call models\.example\.com: .*backends are the model accounts of the estate/;

describe('the gateways of emulator start', () => {
  it('listen from --gateway-port on in the order of the estate, and are told with a line to type', async () => {
    const port = await freePorts(3);
    const { services, caFile, ca } = await serve({ gatewayPort: port });
    expect(services).toEqual(['apim-a', 'apim-b', 'apim-c'].map((name, index) => ({ name, gatewayUrl: `https://127.0.0.1:${port + index}` })));
    for (const { name, gatewayUrl } of services) expect(lines).toContain(`gateway      ${gatewayUrl}  ${name}`);
    // Consumption answers no probes.
    const call = lines.find((line) => line.startsWith('call '));
    expect(call).toBe(`call         curl -i --cacert ${caFile} https://127.0.0.1:${port + 1}/status-0123456789abcdef`);
    expect(await get(call?.split(' ').at(-1) ?? '', ca)).toBe('200 ');
  });

  it('have as many units as --gateway-units says, or else as the estate does', async () => {
    const given: (number | undefined)[] = [];
    end = () => undefined;
    const start: Parameters<typeof serveEmulator>[1] = ({ estate: { options: chosen } }) => {
      given.push(chosen.gatewayUnits);
      throw new Error('enough');
    };
    await writeFile(path.join(folder, 'e.yaml'), `${estate}options: { gatewayUnits: 3, breakerMemory: window }\n`);
    for (const more of [{}, { gatewayUnits: 8 }]) await expect(serveEmulator(options(more), start)).rejects.toThrow('enough');
    expect(given).toEqual([3, 8]);
  });

  it('serve each its own service, another one only by its host name, and say what they do not call', async () => {
    const { services, ca } = await serve();
    const [a = '', b = ''] = services.map(({ gatewayUrl }) => gatewayUrl);
    expect(await get(`${a}/a`, ca)).toMatch(notCalled);
    expect(await get(`${b}/a`, ca)).toBe(notFound);
    expect(await get(`${b}/a`, ca, 'APIM-A.azure-api.net')).toMatch(notCalled);
    expect(await get(`${a}/a`, ca, 'apim-z.azure-api.net')).toBe(notFound);
  });

  it('are traced with --trace: what policies did, and calls that come to none', async () => {
    const { services, ca } = await serve({ trace: true });
    const [a = ''] = services.map(({ gatewayUrl }) => gatewayUrl);
    lines.splice(0);
    await get(`${a}/a`, ca);
    await get(`${a}/x?y=1`, ca);
    await get(`${a}/a`, ca, 'apim-z.azure-api.net');
    expect(lines).toEqual([
      'GET /a → 500 (a, get, 0 ms)',
      expect.stringMatching(/^ {2}backend +global +forward-request: .*does not call models\.example\.com/),
      expect.stringMatching(/^ {2}forward-request: BackendConnectionFailure: /),
      'GET /x → 404 (no API of apim-a has this path)',
      'GET /a → 404 (no service is called apim-z.azure-api.net)',
    ]);
  });

  it('are silent without --trace', async () => {
    const { services, ca } = await serve();
    lines.splice(0);
    await get(`${services[0]?.gatewayUrl}/a`, ca);
    expect(lines).toEqual([]);
  });

  it('end the start where a port is taken, and name the option', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    await expect(serve({ gatewayPort: port })).rejects.toMatchObject({ code: 'PortNotFree', message: expect.stringContaining(`127.0.0.1:${port}: another process does`), hint: expect.stringContaining('--gateway-port') });
    ended = undefined;
    taken.close();
  });
});

describe('--unsafe-host', () => {
  it('listens for other machines, and warns of what that means', async () => {
    const { arm, services, ca } = await serve({ unsafeHost: '0.0.0.0' });
    expect(arm).toMatch(/^https:\/\/127\.0\.0\.1:/);
    expect(await get(`${services[1]?.gatewayUrl}/x`, ca)).toBe(notFound);
    expect(warnings).toEqual([['UnsafeHost', expect.stringContaining('--unsafe-host 0.0.0.0: other machines can reach this local Azure.')]]);
  });

  it('tells addresses by the name that was given; no other machine, no warning', async () => {
    const { arm, services, ca } = await serve({ unsafeHost: 'localhost' });
    expect(arm).toMatch(/^https:\/\/localhost:/);
    expect(await get(`${services[1]?.gatewayUrl}/x`, ca)).toBe(notFound);
    expect(warnings).toEqual([]);
  });

  it('refuses an address of another machine', async () => {
    await expect(serve({ unsafeHost: '198.51.100.1' })).rejects.toMatchObject({ code: 'AddressNotHere', exitCode: 2, hint: expect.stringContaining('--unsafe-host') });
    ended = undefined;
  });
});

describe('emulator start --detach', () => {
  it('hands all options on', async () => {
    let given: readonly string[] = [];
    io.spawnDetached = (args) => {
      given = args;
      return { pid: undefined, hasEnded: () => true };
    };
    end = () => undefined;
    await expect(serveEmulator(options({ detach: true, port: 1, gatewayPort: 2, gatewayUnits: 4, unsafeHost: '0.0.0.0', trace: true, record: 'r', seed: 3 }))).rejects.toMatchObject({ code: 'EmulatorNotStarted' });
    expect(given).toEqual([
      'emulator', 'start', '--port', '1', '--ready-file', readyFile, '--clock', 'virtual', '--estate', path.join(folder, 'e.yaml'), '--record', path.resolve('r'),
      '--seed', '3', '--gateway-port', '2', '--gateway-units', '4', '--unsafe-host', '0.0.0.0', '--trace',
    ]);
  });
});
