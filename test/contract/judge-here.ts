import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Exchange } from '../../src/emulator/exchange.ts';
import { deviationsIn, faultsOf, ownDeviations } from './fuzz/judge.ts';
import { operationsIn } from './fuzz/operations.ts';
import { addressOf } from './prepare/address.ts';

/**
 * What ../shared/tools/arm-contract cannot check: the specification of workspaces refers to a file that is not there, and the list of
 * operations of Insights is in none; nor are old names that go with old api-versions. Our own reading of the specifications, which the random requests are judged by, goes on without that file.
 */
const notLoaded = /\/providers\/(Microsoft\.OperationalInsights\/(workspaces|operations)|Microsoft\.Insights\/operations|Microsoft\.ApiManagement\/service\/[^/]+\/properties)\b/i;

/** Served by Microsoft's specifications and examples elsewhere: those in ../shared do not have them. Only the form of their answers is judged, and it is said. */
const notDescribed = ['Microsoft.Insights/workbooks', 'Microsoft.Insights/scheduledQueryRules', 'Microsoft.Insights/actionGroups'];

/** A poll, to whose address the SDKs add the parameters of the request that it is of: the validator does not know it again. */
const poll = /[?&](azure-)?asyncId=/i;

/** Judges these exchanges and takes them and the polls out of the files. */
export function judgeHere(files: readonly string[], specs: string): { readonly judged: number; readonly faults: readonly string[]; readonly undescribed: readonly string[] } {
  const operations = operationsIn(specs);
  const undescribed = new Map(notDescribed.map((type) => [type.toLowerCase(), 0]));
  const deviations = [...ownDeviations(), ...deviationsIn(path.resolve(specs, '../../../tools/arm-contract/observed.json'))];
  let judged = 0;
  const faults: string[] = [];
  for (const file of files) {
    const lines = readFileSync(file, 'utf8').split('\n');
    const ours = lines.filter((line) => line !== '' && (notLoaded.test(pathOf(parsed(line))) || undescribed.has(typeOf(parsed(line)))));
    writeFileSync(file, lines.filter((line) => line !== '' && !ours.includes(line) && !poll.test(pathOf(parsed(line)))).join('\n'));
    for (const exchange of ours.map(parsed)) {
      const { method, headers, body, status, responseHeaders, responseBody } = exchange;
      const { query, isItem } = addressOf(pathOf(exchange));
      const request = { method, path: pathOf(exchange), headers, apiVersion: query.get('api-version') ?? '', isItem, ...(body === undefined ? {} : { body }) };
      const type = typeOf(exchange);
      if (undescribed.has(type)) undescribed.set(type, (undescribed.get(type) ?? 0) + 1);
      else judged += 1;
      faults.push(...faultsOf(request, { status, headers: responseHeaders, body: responseBody }, operations, deviations).map((fault) => `${method} ${request.path}: ${fault}`));
    }
  }
  const described = notDescribed.filter((type) => [...operations.keys()].some((key) => key.split(' ')[2] === type.toLowerCase()));
  faults.push(...described.map((type) => `${type} is in ../shared/specs by now: judge it by them`));
  return { judged, faults, undescribed: notDescribed.map((type) => `${type} (${undescribed.get(type.toLowerCase()) ?? 0})`) };
}

function typeOf(exchange: Exchange): string {
  return addressOf(new URL(exchange.url).pathname).type.toLowerCase();
}

function parsed(line: string): Exchange {
  return JSON.parse(line) as Exchange;
}

function pathOf({ url }: Exchange): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
