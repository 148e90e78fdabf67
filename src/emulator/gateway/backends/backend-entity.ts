import { at, isObject, type Json, textAt } from '../../../model/json.ts';
import { nameOf } from '../../../model/arm-id.ts';
import type { BackendContent } from '../../arm/backends/backend.ts';
import type { Store } from '../../arm/store.ts';
import type { BreakerRule } from './breaker.ts';
import { breakerRuleOf } from './breaker-rule.ts';
import { type BackendCredentials, credentialsOf } from './credentials.ts';
import type { PoolMember } from './pool.ts';

/** A backend entity of ARM as the gateway needs it. */
export type BackendEntity = SingleBackend | PoolBackend;

export interface SingleBackend {
  readonly kind: 'single';
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly credentials: BackendCredentials;
  /** What of the certificate of an https backend is checked. */
  readonly tls: { readonly chain: boolean; readonly name: boolean };
  readonly rule: BreakerRule | undefined;
  /** Instead of 503 while the breaker is open (from 2024-10-01-preview). */
  readonly failureStatus: number | undefined;
  /** What it has that the local gateway cannot do. */
  readonly beyond: string | undefined;
}

export interface PoolBackend {
  readonly kind: 'pool';
  readonly id: string;
  readonly name: string;
  readonly members: readonly PoolMember[];
  /** Name of the cookie that keeps a client with its member. */
  readonly cookie: string | undefined;
  readonly failureStatus: number | undefined;
}

const read = new WeakMap<BackendContent, BackendEntity>();

/** The entity with this id as it was last written; undefined where there is none. Read once per write: the same object, and the same rule, as long as nothing changes. */
export function backendEntity(store: Store, id: string): BackendEntity | undefined {
  const entry = store.find<BackendContent>(id);
  if (!entry) return undefined;
  const known = read.get(entry.content);
  if (known) return known;
  const made = entry.content['type'] === 'Pool' ? poolOf(entry.id, entry.content) : singleOf(entry.id, entry.content);
  read.set(entry.content, made);
  return made;
}

function singleOf(id: string, content: BackendContent): SingleBackend {
  const rule = listAt(content, 'circuitBreaker', 'rules')[0];
  return {
    kind: 'single',
    id,
    name: nameOf(id),
    url: textAt(content, 'url') ?? '',
    credentials: credentialsOf(content['credentials']),
    tls: { chain: at(content, 'tls', 'validateCertificateChain') !== false, name: at(content, 'tls', 'validateCertificateName') !== false },
    rule: rule === undefined ? undefined : breakerRuleOf(rule),
    failureStatus: numberAt(rule, 'failureResponse', 'statusCode'),
    beyond: beyond(content),
  };
}

function poolOf(id: string, content: BackendContent): PoolBackend {
  return {
    kind: 'pool',
    id,
    name: nameOf(id),
    members: listAt(content, 'pool', 'services').map((member) => ({ id: textAt(member, 'id') ?? '', priority: numberAt(member, 'priority'), weight: numberAt(member, 'weight') })),
    cookie: textAt(content, 'pool', 'sessionAffinity', 'sessionId', 'name'),
    failureStatus: numberAt(content, 'pool', 'failureResponse', 'statusCode'),
  };
}

function beyond(content: BackendContent): string | undefined {
  const { credentials } = content;
  if (isObject(content['proxy'])) return 'a proxy';
  if (at(content, 'properties', 'serviceFabricCluster') !== undefined) return 'a cluster of Service Fabric';
  if (listAt(credentials, 'certificateIds').length + listAt(credentials, 'certificate').length > 0) return 'client certificates';
  return undefined;
}

function listAt(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

function numberAt(value: Json | undefined, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}
