import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { startLocalAzure } from '../../../src/emulator/start.ts';
import { clientOf } from '../../contract/send.ts';
import { policyFilesIn, urlTemplateFor } from './documents.ts';
import { estate, furnish, tryOut } from './trial.ts';

/**
 * Puts every policy document below a folder to a local Azure, alone at its place, and calls it once through the gateway:
 * npm run policies:call -- FOLDER. Tells how each call ended, and ends with 1 where the gateway itself failed.
 */
const [folder] = parseArgs({ allowPositionals: true }).positionals;
if (folder === undefined) throw new Error('Say where the policies are: npm run policies:call -- FOLDER');

const backend = createServer((message, response) => {
  message.resume();
  message.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-ms-region': 'Sweden Central' });
    response.end('{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":7,"total_tokens":12}}');
  });
});
await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
const backendUrl = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;

const crashes: string[] = [];
const outcomes = new Map<string, string[]>();
const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/a';

for (const file of policyFilesIn(folder)) {
  if (file.kind === 'fragment') continue;
  const told: string[] = [];
  const azure = await startLocalAzure({ estate, onCrash: (error) => void crashes.push(`${file.file}: ${error.stack}`), onTrace: (lines) => told.push(...lines) });
  const client = clientOf(azure.ready.arm, azure.ca, azure.ready.token);
  try {
    await furnish(client);
    const { accepted, faults } = await tryOut(client, file, backendUrl);
    if (accepted === undefined) {
      note(`refused: ${faults[0]}`, file.file);
      continue;
    }
    await client.send({ method: 'PUT', path: `${service}/apis/a?api-version=2024-05-01`, headers: { 'if-match': '*' }, body: { properties: { displayName: 'a', path: 'a', protocols: ['https'], subscriptionRequired: false, serviceUrl: backendUrl } } });
    const status = await call(new URL(azure.ready.services[0]?.gatewayUrl ?? ''), azure.ca, urlTemplateFor(file.text).replaceAll(/\{[^{}]+\}/g, '1'));
    const fault = status >= 500 ? told.at(-1)?.trim() : undefined;
    note(fault === undefined ? `answered ${status}` : `answered ${status}: ${fault}`, file.file);
  } finally {
    client.close();
    await azure.stop();
  }
}
backend.close();
backend.closeAllConnections();

for (const [outcome, files] of [...outcomes].toSorted(([, a], [, b]) => b.length - a.length)) console.log(`${files.length} × ${outcome}  ${files[0] ?? ''}`);
for (const crash of crashes) console.log(crash);
console.log(`${crashes.length} failures of the gateway itself`);
process.exitCode = crashes.length === 0 ? 0 : 1;

function note(outcome: string, file: string): void {
  outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), file]);
}

function call({ hostname, port }: URL, ca: string, path: string): Promise<number> {
  const body = JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Hello' }] });
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, ca, servername: 'localhost', agent: false, method: 'POST', path: `/a${path}?api-version=2024-10-21`, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }, timeout: 20_000 }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', reject);
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer in 20 s')));
    sent.on('error', reject);
    sent.end(body);
  });
}
