import type { Matched } from '../call.ts';

/** What names are made of; an API where the call hit one. */
export interface Named {
  readonly method: string;
  readonly path: string;
  readonly matched: Pick<Matched, 'api' | 'operation'> | undefined;
}

/** `POST /openai/deployments/x/chat/completions`, in whatever format operations are named (a published row of 2026). */
export function requestName({ method, path }: Pick<Named, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** `api;rev=1 - operation`, or method and path; the latter as well where nothing was hit. */
export function operationName(format: 'Name' | 'Url', { method, path, matched }: Named): string {
  if (format === 'Url' || !matched) return requestName({ method, path });
  const { api, operation } = matched;
  const name = `${api.name.replace(/;rev=.*$/i, '')};rev=${api.revision}`;
  return operation ? `${name} - ${operation.name}` : name;
}

/** As the application map shows a service. */
export function roleName(service: string, region: string): string {
  return `${hostName(service)} ${region}`;
}

export function hostName(service: string): string {
  return `${service}.azure-api.net`;
}

const buckets: readonly (readonly [below: number, name: string])[] = [
  [250, '<250ms'],
  [500, '250ms-500ms'],
  [1000, '500ms-1sec'],
  [3000, '1sec-3sec'],
  [7000, '3sec-7sec'],
  [15_000, '7sec-15sec'],
  [30_000, '15sec-30sec'],
  [60_000, '30sec-1min'],
  [120_000, '1min-2min'],
  [300_000, '2min-5min'],
];

export function performanceBucket(ms: number): string {
  return buckets.find(([below]) => ms < below)?.[1] ?? '>=5min';
}
