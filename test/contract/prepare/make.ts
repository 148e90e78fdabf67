import { at, isObject, textAt } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Answer, Client } from '../send.ts';
import { addressOf } from './address.ts';
import { plainBody } from './plain-bodies.ts';
import { withoutField } from './wish.ts';

export type Made = { readonly made: true; readonly answer: Answer } | { readonly made: false; readonly because: 'not served' | 'refused'; readonly answer: Answer | undefined };

/** What the local ARM says of a type or a version that it does not have. */
export function isNotServed(answer: Answer): boolean {
  const code = textAt(answer.body, 'error', 'code');
  return answer.status === 501 || code === 'NotEmulated' || code === 'InvalidResourceType' || code === 'InvalidResourceNamespace';
}

/** The versions that an InvalidResourceType names. */
export function versionsNamed(answer: Answer): readonly string[] {
  return (/The supported api-versions are '([^']*)'/.exec(textAt(answer.body, 'error', 'message') ?? '')?.[1] ?? '').split(',').filter((version) => version !== '');
}

/**
 * Makes a resource with a PUT, whatever the version: first as wished, without the fields that are refused by name, then
 * plainly. Waits for its end.
 */
export async function make(client: Client, id: string, wish: Json | undefined, apiVersion: string): Promise<Made> {
  let last: Answer | undefined;
  for (const first of [wish, plainBody(id)]) {
    if (first === undefined) continue;
    let body = first as Json;
    for (let attempt = 0; attempt < 30; attempt += 1) {
      last = await put(client, id, body, apiVersion);
      if (last.status < 400) return { made: true, answer: last };
      if (isNotServed(last) || last.status === 405) return { made: false, because: 'not served', answer: last };
      const fewer = withoutRefused(body, last);
      if (fewer === undefined) break;
      body = fewer;
    }
  }
  return { made: false, because: last === undefined ? 'not served' : 'refused', answer: last };
}

async function put(client: Client, id: string, body: Json, apiVersion: string): Promise<Answer> {
  const path = id.split('/').map(encodeURIComponent).join('/');
  const first = await client.send({ method: 'PUT', path: `${path}?api-version=${apiVersion}`, body });
  const versions = versionsNamed(first);
  if (versions.length === 0 || versions.includes(apiVersion)) return finished(client, first);
  const stable = versions.filter((version) => !version.includes('preview'));
  return finished(client, await client.send({ method: 'PUT', path: `${path}?api-version=${stable.at(-1) ?? versions.at(-1)}`, body }));
}

/** A Location may also only name what was made. */
export function isPollAddress(url: string): boolean {
  return /[?&](azure-)?asyncId=|\/operation/i.test(url);
}

/** The answer of the PUT once what it started is over; the failure where it failed. */
export async function finished(client: Client, first: Answer): Promise<Answer> {
  const url = first.headers['azure-asyncoperation'] ?? first.headers['location'];
  if (url === undefined || !isPollAddress(url) || first.status >= 400) return first;
  for (let poll = 0; poll < 20; poll += 1) {
    const answer = await client.send({ method: 'GET', path: url });
    if (answer.status >= 400) return answer;
    const status = textAt(answer.body, 'status');
    if (status === 'Failed') return { ...answer, status: 400 };
    if (answer.status !== 202 && (status === undefined || status === 'Succeeded')) return first;
  }
  return { status: 504, headers: {}, body: { error: { code: 'NotFinished', message: 'still running after 20 polls' } } };
}

function withoutRefused(body: Json, answer: Answer): Json | undefined {
  const details = at(answer.body, 'error', 'details');
  const targets = (Array.isArray(details) ? details : []).flatMap((detail: Json) => [textAt(detail, 'target') ?? [], /'([A-Za-z]+)'/.exec(textAt(detail, 'message') ?? '')?.[1] ?? []].flat());
  let rest = body;
  let changed = false;
  for (const target of targets) {
    const field = target.split(/[./]/).at(-1) ?? target;
    if (field === 'properties') continue;
    const next = withoutField(rest, field);
    changed ||= next.found;
    rest = next.body;
  }
  return changed && isObject(rest) ? rest : undefined;
}

/** The newest stable version that is good for what stands beside a recording or an example of an unknown one. */
export function usualVersion(id: string): string {
  switch (addressOf(id).provider?.toLowerCase()) {
    case 'microsoft.apimanagement':
      return '2024-05-01';
    case 'microsoft.cognitiveservices':
      return '2025-06-01';
    case 'microsoft.authorization':
      return '2022-04-01';
    case 'microsoft.managedidentity':
      return '2023-01-31';
    case 'microsoft.insights':
      return '2020-02-02';
    case 'microsoft.operationalinsights':
      return '2023-09-01';
    default:
      return '2022-09-01';
  }
}
