import type { LiveResource } from '../../model/resource.ts';
import type { Arm } from '../arm.ts';
import { apiPolicyKind } from '../kinds/api-policy.ts';
import { policyText } from './standing.ts';

export type What = 'policy restored' | 'copied policy removed' | 'operation restored';

/** One write that takes back what an import did to something that it must leave alone. */
export interface Correction {
  /** Name of the operation; undefined for the API itself. */
  readonly operation: string | undefined;
  readonly what: What;
  /** The text that has to stand there, undefined where none may; never shown, only its digest. */
  readonly former: string | undefined;
  /** Schemas that the operation referred to and that are gone. */
  readonly withoutSchemas?: readonly string[];
  write(signal: AbortSignal): Promise<unknown>;
  /** Whether it stands there by now: of a write whose answer was an error. */
  isRight(signal: AbortSignal): Promise<boolean>;
}

/**
 * Compared byte by byte: the service writes the same document in the same way. Where none stood, one is taken away only if
 * it is a copy of what stood elsewhere; another one was written by somebody meanwhile.
 * @param copied whether a text is one that the service had to copy from
 */
export function policyCorrection(arm: Arm, at: { readonly id: string; readonly operation: string | undefined }, before: LiveResource | undefined, after: LiveResource | undefined, copied: (text: string) => boolean): Correction | undefined {
  const { id, operation } = at;
  const [former, now] = [policyText(before), policyText(after)];
  if (former === now || (former === undefined && now !== undefined && !copied(now))) return undefined;
  const policies = apiPolicyKind(arm);
  const isRight = async (signal: AbortSignal): Promise<boolean> => policyText(await policies.read(id, signal)) === former;
  if (former === undefined) {
    return { operation, what: 'copied policy removed', former, isRight, write: (signal) => policies.remove(id, after?.etag, signal) };
  }
  const write = { kind: 'apiPolicy', id, body: { properties: { format: 'rawxml', value: former } } } as const;
  return {
    operation,
    what: 'policy restored',
    former,
    isRight,
    write: (signal) => (after === undefined ? policies.create(write, signal) : policies.update({ ...write, before: after.body, etag: after.etag, changes: [] }, signal)),
  };
}
