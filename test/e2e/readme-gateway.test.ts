import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import path from 'node:path';
import { expect, test } from 'vitest';
import { emulatorStartCommand } from '../../commands/emulator-start.ts';
import { loadEstate } from '../../src/emulator/estate-file.ts';
import { startLocalAzure } from '../../src/emulator/start.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What stands between the fences below the heading of the local gateway: command, call, answer, trace. */
function blocksOf(readme: string): readonly string[] {
  const [, section = ''] = readFileSync(path.join(root, readme), 'utf8').split(/^### (?:Try policies on the local gateway|ローカル ゲートウェイでポリシーを試す)$/m);
  return [...(section.split(/^## /m)[0] ?? '').matchAll(/^```(?:sh)?\n(.*?)\n```$/gms)].map(([, text = '']) => text);
}

test.each(['README.md', 'README.ja.md'])('the example of the local gateway in %s answers and is traced as it says', async (readme) => {
  const [command = '', call = '', answer, trace = ''] = blocksOf(readme);
  const options = [...command.matchAll(/ --([a-z-]+)/g)].map(([, name = '']) => name);
  expect(options).toContain('trace');
  expect(emulatorStartCommand.options.map(({ name }) => name)).toEqual(expect.arrayContaining(options));
  const port = / --gateway-port (\d+)/.exec(command)?.[1];
  const url = new URL(call.split(' ').at(-1) ?? '');
  expect(url.port).toBe(port);

  const lines: string[] = [];
  const estate = await loadEstate(path.join(root, / --estate (\S+)/.exec(command)?.[1] ?? ''));
  const azure = await startLocalAzure({ estate, clock: 'virtual', onTrace: (told) => lines.push(...told) });
  try {
    const asked = request(new URL(url.pathname, azure.ready.services[0]?.gatewayUrl), { ca: azure.ca, agent: false }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk as string;
    expect(text).toBe(answer);
    expect(lines.join('\n')).toBe(trace.replace(/\d+ ms/, '0 ms'));
  } finally {
    await azure.stop();
  }
});

test('the example estate sends to the backend that its comment names', async () => {
  const estate = await loadEstate(path.join(root, 'templates/estates/hello.yaml'));
  expect(JSON.stringify(estate.resources)).toContain('"serviceUrl":"http://127.0.0.1:8080"');
  for (const readme of ['README.md', 'README.ja.md']) expect(readFileSync(path.join(root, readme), 'utf8')).toMatch(/(port |ポート )8080/);
});
