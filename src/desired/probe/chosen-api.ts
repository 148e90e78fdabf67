import { nameOf, withoutRevision } from '../../model/arm-id.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { canaryApiId } from '../canary/names.ts';

/** Name of the API that is meant: the one that was named, else the only one that is ours, else the only one. */
export function chosenApi(named: string | undefined, live: Live): string {
  if (named !== undefined) {
    if (live.apis.has(named.toLowerCase())) return named;
    throw noSuchApi(named, live);
  }
  const ours = [...live.apis.values()].map(({ api }) => nameOf(withoutRevision(api.id))).filter(isForClients);
  const all = httpApis(live).filter(isForClients);
  const [only, ...others] = ours.length > 0 ? ours : all;
  if (only !== undefined && others.length === 0) return only;
  if (only === undefined) throw noApi(live);
  const candidates = [only, ...others];
  throw new UserError('ApiNeeded', exitCodes.usage, `${live.service.name} has several APIs: ${candidates.slice(0, 20).join(', ')}.`, {
    hint: `Say which one:  --api ${only}`,
  });
}

/** The canary has no operation that a client would call. */
function isForClients(name: string): boolean {
  return name.toLowerCase() !== canaryApiId;
}

/** The API with its operations, once it was read. */
export function readApi(name: string, live: Live): LiveApi {
  const found = live.apis.get(name.toLowerCase());
  if (found === undefined) throw noSuchApi(name, live);
  return found;
}

/** Names of the APIs that are called over plain HTTP, each once. */
function httpApis({ allApis }: Live): readonly string[] {
  const http = allApis.filter(({ body }) => /^(http)?$/i.test(textAt(body, 'properties', 'type') ?? ''));
  return [...new Set(http.map(({ id }) => nameOf(withoutRevision(id))))];
}

function noSuchApi(name: string, live: Live): UserError {
  const names = httpApis(live);
  if (names.length === 0) return noApi(live);
  const near = didYouMean(name, names);
  const known = `It has: ${names.slice(0, 20).join(', ')}`;
  return new UserError('NotFound', exitCodes.failed, `The service ${live.service.name} has no API ${name}.`, { hint: near === undefined ? known : `Did you mean ${near}?\n${known}` });
}

function noApi({ service }: Live): UserError {
  const { name } = service;
  return new UserError('NotFound', exitCodes.failed, `The service ${service.name} has no API to call.`, {
    hint: [
      `Make one:  apim-llm import --service ${name} --account <account>`,
      'A local Azure inside this process begins without one at every run; one that stays keeps it:',
      '  apim-llm emulator start --detach --ready-file ready.json',
      `  apim-llm import --emulator-at ready.json --service ${name} --account aoai-swe --yes`,
      `  apim-llm probe --emulator-at ready.json --service ${name}`,
    ].join('\n'),
  });
}
