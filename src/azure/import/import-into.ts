import { ArmError } from '../../model/arm-error.ts';
import type { Update } from '../../model/driver.ts';
import { textAt, type JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { Arm } from '../arm.ts';
import { shows } from '../body.ts';
import { readApi } from '../kinds/api-read.ts';
import { changeApi, putApiRaw, wholeApi } from '../kinds/api-write.ts';
import { settle } from '../long-running.ts';
import { propertiesOf } from '../patch.ts';
import { importedApi } from './imported-api.ts';
import type { Standing } from './standing.ts';

/** Imports a document into an API or revision that is there, in one PUT of all that it is to keep, and proves that it kept it. */
export async function importInto(arm: Arm, update: Update, standing: Standing, signal: AbortSignal): Promise<LiveResource> {
  const { id, keeps = [] } = update;
  // What exists is copied from nothing.
  const { sourceApiId: _sourceApiId, ...unseen } = propertiesOf(update.unseen ?? {});
  const properties = wholeApi(update);
  await send(arm, update, { ...properties, ...unseen }, signal);
  try {
    return await importedApi({ arm, id, stated: { properties }, unseen, standing, keeps }, signal);
  } catch (error) {
    if (!isPreconditionFailed(error)) await takeBackDescriptions(arm, update, signal);
    throw error;
  }
}

/**
 * An answer may be lost and the request sent again, under the ETag that its own first try made stale: where the API shows by
 * now what it did not before, the import is done, and what it did besides has to be looked at all the same.
 */
async function send(arm: Arm, { before, body, etag, id }: Update, properties: JsonObject, signal: AbortSignal): Promise<void> {
  try {
    await settle(arm, await putApiRaw(arm, id, properties, etag, signal), id, signal);
  } catch (error) {
    const stated = propertiesOf(body);
    if (!isPreconditionFailed(error) || shows(propertiesOf(before), stated)) throw error;
    const live = await readApi(arm, id, signal);
    if (live === undefined || !shows(propertiesOf(live.body), stated)) throw error;
  }
}

/** Somebody wrote the API right after the import: it is left as it is. */
function isPreconditionFailed(error: unknown): boolean {
  return error instanceof ArmError && error.status === 412;
}

/** What says which document an API or a revision of it has. */
const descriptions: readonly string[] = ['description', 'apiRevisionDescription'];

/**
 * Where an import did harm that could not be put right, or nobody could look, the former descriptions come back, so that
 * a later run does not take the import for done. That this fails too changes nothing of the error.
 */
async function takeBackDescriptions(arm: Arm, update: Update, signal: AbortSignal): Promise<void> {
  const { id, kind } = update;
  try {
    const live = await readApi(arm, id, signal);
    const was = (name: string): string => textAt(update.before, 'properties', name) ?? '';
    const changed = descriptions.filter((name) => (textAt(live?.body, 'properties', name) ?? '') !== was(name));
    if (live === undefined || changed.length === 0) return;
    const body = { properties: Object.fromEntries(changed.map((name) => [name, was(name)])) };
    const changes = changed.map((name) => ({ path: `properties.${name}` }));
    await changeApi(arm, { id, kind, body, before: live.body, etag: live.etag, changes }, live.etag ?? '*', signal);
  } catch {
    signal.throwIfAborted();
  }
}
