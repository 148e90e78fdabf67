import { ArmError } from '../../model/arm-error.ts';
import type { Update, Write } from '../../model/driver.ts';
import { textAt } from '../../model/json.ts';
import type { Kind, LiveResource } from '../../model/resource.ts';
import { objectOf } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { checked } from '../failure.ts';

/** How one kind of resource is read and written. Same contract as the engine's Driver. */
export interface KindDriver {
  read(id: string, signal: AbortSignal): Promise<LiveResource | undefined>;
  create(write: Write, signal: AbortSignal): Promise<LiveResource>;
  update(update: Update, signal: AbortSignal): Promise<LiveResource>;
  remove(id: string, etag: string | undefined, signal: AbortSignal): Promise<void>;
}

export function resourceOf(kind: Kind, id: string, answer: Answer): LiveResource {
  const body = objectOf(answer);
  const etag = answer.header('etag');
  return { id: textAt(body, 'id') ?? id, kind, body, ...(etag !== undefined && { etag }) };
}

/** Undefined for 404, whatever is missing: the resource, its parent or the resource group. */
export function foundOf(kind: Kind, id: string, answer: Answer): LiveResource | undefined {
  return answer.status === 404 ? undefined : resourceOf(kind, id, checked(answer));
}

/** A deletion is done also where there is nothing. */
export function checkRemoved(answer: Answer): void {
  if (answer.status !== 404) checked(answer);
}

/** Older versions answer a PATCH with 204 and nothing (fact 6): then what stands is read. */
export async function written(kind: Kind, id: string, answer: Answer, read: () => Promise<LiveResource | undefined>): Promise<LiveResource> {
  checked(answer);
  if (answer.body !== undefined) return resourceOf(kind, id, answer);
  return mustExist(await read(), id);
}

/** Somebody removed it meanwhile, or a read lags behind the write. */
export function mustExist(found: LiveResource | undefined, id: string): LiveResource {
  if (found !== undefined) return found;
  throw new ArmError({ status: 404, code: 'ResourceNotFound', message: 'Azure took the change, but the resource cannot be found right after it.', method: 'GET', url: id });
}
