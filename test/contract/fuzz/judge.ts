import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { at, textAt } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Answer } from '../send.ts';
import { addressOf } from '../prepare/address.ts';
import { operationKey } from './operations.ts';
import type { Operation, Operations } from './operations.ts';
import type { RandomRequest } from './request.ts';
import { issuesOf } from './validate.ts';
import type { Issue } from './validate.ts';

const entry = z.object({ operationId: z.string(), side: z.enum(['request', 'response']), code: z.string(), path: z.string().optional() });

/** Where the service is known to differ from its own specification. */
export type Deviation = z.infer<typeof entry>;

export function deviationsIn(file: string): readonly Deviation[] {
  return z.array(entry).parse(JSON.parse(readFileSync(file, 'utf8')));
}

export function ownDeviations(): readonly Deviation[] {
  return deviationsIn(path.join(import.meta.dirname, 'deviations.json'));
}

/** What of a request its answer is judged by. */
type Judged = Omit<RandomRequest, 'kind'>;

/** What is wrong with an answer; nothing where it is right, or where no specification tells. */
export function faultsOf(request: Judged, answer: Answer, operations: Operations, deviations: readonly Deviation[]): readonly string[] {
  const form = formFaults(request, answer);
  if (form.length > 0) return form;
  // By the path as it arrives: dots and double slashes may have made another one of it.
  const address = addressOf(new URL(`https://x${request.path}`).pathname);
  const operation = operations.get(operationKey(request.apiVersion, request.method, address.type, address.isItem));
  if (!operation || answer.status >= 400 || isOtherAnswer(request)) return [];
  const open = (side: Deviation['side'], issues: readonly Issue[]): readonly Issue[] => issues.filter((issue) => !deviations.some((known) => isKnown(known, operation, side, issue)));
  return [
    ...open('request', requestIssues(request, operation)).map(({ code, path: where, message }) => `accepts ${code} ${where}: ${message}`),
    ...open('response', responseIssues(request, answer, operation)).map(({ code, path: where, message }) => `answers ${code} ${where}: ${message}`),
  ];
}

/** An export and a poll have the address of the resource, and a schema of their own. */
function isOtherAnswer({ path: address }: Judged): boolean {
  return /[?&](export=true|asyncId=|azure-asyncId=)/i.test(address);
}

/** What is right for every answer, whatever was asked. */
function formFaults({ method }: Judged, { status, headers, body }: Answer): readonly string[] {
  if (status >= 500 && status !== 501) return [`status ${status}`];
  if (typeof body === 'string') return ['a body that is not JSON'];
  if (method === 'HEAD') return body === undefined ? [] : ['a body for HEAD'];
  if (status === 202 && headers['location'] === undefined && headers['azure-asyncoperation'] === undefined) return ['202 without an address to poll'];
  if (status < 400 || body === undefined) return [];
  if (status === 405 && textAt(body, 'Message') !== undefined) return [];
  // Monitor's descriptions have nothing around it.
  const error = at(body, 'error') ?? body;
  return textAt(error, 'code') === undefined || textAt(error, 'message') === undefined ? ['an error without code or message'] : [];
}

function requestIssues(request: Judged, operation: Operation): readonly Issue[] {
  const { body } = request;
  const parameters = parameterIssues(request, operation);
  if (!operation.body || body === undefined) return parameters;
  const parsed = typeof body === 'string' ? parse(body) : (body as Json);
  if (parsed === undefined || parsed === null) return [...parameters, { code: 'INVALID_TYPE', path: '', message: 'no JSON' }];
  return [...parameters, ...issuesOf(operation.body.schema, parsed, 'request')];
}

/** The name of the item, and what has to be in headers and query. */
function parameterIssues({ headers, path: address, isItem, method }: Judged, { parameters, itemName }: Operation): readonly Issue[] {
  const query = new URLSearchParams(address.split('?')[1]);
  const item = parameters.filter((parameter) => parameter.in === 'path' && parameter.name === itemName);
  const names = new URL(`https://x${address}`).pathname.split('/').filter((name) => name !== '');
  return [
    ...(isItem && method === 'PUT' ? item.flatMap(({ schema, name }) => issuesOf(schema, decoded(names.at(-1) ?? ''), 'request', name)) : []),
    ...parameters.flatMap(({ name, in: place, required, schema }): readonly Issue[] => {
      const stated = place === 'header' ? headers[name.toLowerCase()] : place === 'query' ? (query.get(name) ?? undefined) : undefined;
      if (place === 'path' || name === 'api-version') return [];
      if (stated === undefined) return required ? [{ code: 'OBJECT_MISSING_REQUIRED_PROPERTY', path: name, message: `no ${place} ${name}` }] : [];
      return schema.type === 'integer' ? (/^\d+$/.test(stated) ? issuesOf(schema, Number(stated), 'request', name) : [{ code: 'INVALID_TYPE', path: name, message: stated }]) : [];
    }),
  ];
}

function responseIssues({ method }: Judged, { status, body }: Answer, operation: Operation): readonly Issue[] {
  if (!operation.responses.has(String(status))) return [{ code: 'INVALID_RESPONSE_CODE', path: '', message: String(status) }];
  const schema = operation.responses.get(String(status));
  if (method === 'HEAD' || body === undefined || !schema) return [];
  return issuesOf(schema, body, 'response');
}

function isKnown(known: Deviation, { operationId }: Operation, side: Deviation['side'], { code, path: where }: { readonly code: string; readonly path: string }): boolean {
  return known.side === side && known.code === code && glob(known.operationId).test(operationId) && glob(known.path ?? '*').test(`/${where}`);
}

const globs = new Map<string, RegExp>();

function glob(pattern: string): RegExp {
  const made = globs.get(pattern) ?? new RegExp(`^${pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*')}$`);
  globs.set(pattern, made);
  return made;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What stays the same of a fault when the request gets smaller. */
export function faultKind(fault: string): string {
  return fault.replace(/:.*$/s, '');
}
