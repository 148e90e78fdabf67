import { allKinds } from '../../../src/emulator/arm/all-kinds.ts';
import { matchKind } from '../../../src/emulator/arm/front-door/match.ts';
import type { Match } from '../../../src/emulator/arm/front-door/match.ts';
import { parsePath } from '../../../src/emulator/arm/front-door/path.ts';
import type { ArmPath } from '../../../src/emulator/arm/front-door/path.ts';
import { plainRoutes } from '../../../src/emulator/arm/front-door/plain-routes.ts';
import type { Kind } from '../../../src/emulator/arm/kind.ts';
import type { Exchange } from '../../../src/emulator/exchange.ts';
import type { Field } from '../../../src/emulator/arm/schema/field.ts';
import { typeShape } from '../../../src/emulator/arm/schema/request-shape.ts';
import type { BodyMethod } from '../../../src/emulator/arm/schema/request-shape.ts';
import { isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import { typeOf } from './places.ts';
import { isRefused } from './send-all.ts';

export const stable = '2024-05-01';
export const preview = '2024-10-01-preview';

const targets = ['item', 'collection', 'inSubscription'] as const;

/** `2024-05-01 PUT Microsoft.ApiManagement/service/apis item`, of all that the kinds say they serve; both versions where the newer one has more fields. */
export function expected(versionOf: (kind: Kind) => string): readonly string[] {
  const ofKinds = allKinds.flatMap((kind) =>
    targets.flatMap((target) =>
      Object.keys(kind[target] ?? {}).flatMap((method) => [versionOf(kind), ...(newFields(kind, method).length > 0 ? [preview] : [])].map((version) => keyOf(version, method, typeOf(kind), target))),
    ),
  );
  return [...ofKinds, ...plainRoutes.flatMap(({ path, methods }) => methods.map((method) => `${method} ${path.toLowerCase()}`))];
}

function keyOf(version: string, method: string, type: string, target: string): string {
  return `${version} ${method} ${type} ${target}`;
}

/** The same of what was sent and accepted, or refused where all of it is refused by name. */
export function touched(exchanges: readonly Exchange[]): ReadonlySet<string> {
  return new Set(exchanges.flatMap((exchange) => keyOfExchange(exchange) ?? []));
}

/** Accepted, or refused where all of the method is refused by name. */
export function isGood({ method, url, status }: Exchange): boolean {
  const kind = matchOf(url)?.kind;
  // A trace is there only after a call through a gateway, which this world does not have.
  if (kind?.type === 'service/gateways/listTrace' && status === 404) return true;
  return status < 400 || (status === 501 && kind !== undefined && isRefused(kind, method));
}

function keyOfExchange(exchange: Exchange): string | undefined {
  const { method, url } = exchange;
  if (!isGood(exchange)) return undefined;
  const match = matchOf(url);
  if (match) return keyOf(new URL(url).searchParams.get('api-version') ?? '', method, typeOf(match.kind), match.target);
  return `${method} ${plainPath(pathOf(url)?.plain ?? [])}`;
}

function matchOf(url: string): Match | undefined {
  const path = pathOf(url);
  return path?.provider === undefined ? undefined : matchKind(path, allKinds);
}

function pathOf(url: string): ArmPath | undefined {
  const parsed = parsePath(new URL(url).pathname);
  return 'path' in parsed ? parsed.path : undefined;
}

function plainPath([first = '', id, second, name]: readonly string[]): string {
  const words = [first, ...(id === undefined ? [] : ['id']), ...(second === undefined ? [] : [second]), ...(name === undefined ? [] : [second?.toLowerCase() === 'operationresults' ? 'job' : 'name'])];
  return `/${words.join('/')}`.toLowerCase();
}

/** Fields that the newer version takes and the stable one does not, as published. */
export function newFields(kind: Kind, method: string): readonly string[] {
  if (!['PUT', 'PATCH'].includes(method) || !kind.apiVersions.includes(preview)) return [];
  const [before, after] = [stable, preview].map((apiVersion) => pathsIn(typeShape(`${kind.provider}/${kind.type}`, apiVersion).bodies[method as BodyMethod] ?? null));
  return (after ?? []).filter((path) => !before?.includes(path));
}

function pathsIn(field: Field | null, at = ''): readonly string[] {
  if (!field || field.readOnly) return [];
  const own = Object.entries(field.fields ?? {}).filter(([, inner]) => inner.readOnly !== true).flatMap(([name, inner]) => [`${at}.${name}`, ...pathsIn(inner, `${at}.${name}`)]);
  return [...own, ...(field.of ? pathsIn(field.of, `${at}[]`) : [])];
}

/** Paths of everything in a body, as `newFields` writes them. */
export function pathsOf(body: Json | undefined, at = ''): readonly string[] {
  if (Array.isArray(body)) return body.flatMap((item: Json) => pathsOf(item, `${at}[]`));
  return isObject(body) ? Object.entries(body).flatMap(([name, inner]) => [`${at}.${name}`, ...pathsOf(inner, `${at}.${name}`)]) : [];
}
