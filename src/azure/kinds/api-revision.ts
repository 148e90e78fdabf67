import { isArmId } from '../../model/arm-id.ts';
import type { Write } from '../../model/driver.ts';
import { at } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { importInto } from '../import/import-into.ts';
import { apiPolicyIdBelow, readStandingOf, type Standing } from '../import/standing.ts';
import { refuseUnforeseen } from '../import/unforeseen.ts';
import { settle } from '../long-running.ts';
import { propertiesOf } from '../patch.ts';
import { apiPolicyKind } from './api-policy.ts';
import { readApi } from './api-read.ts';
import { putApi, wholeApi } from './api-write.ts';
import { mustExist } from './kind.ts';

/** `2` of `apis/x;rev=2`. */
export function revisionOf(id: string): string | undefined {
  return /;rev=([^/;]+)$/i.exec(id)?.[1];
}

/** ARM takes `/apis/x` as well (facts 23). */
function sourceIdOf(source: string, id: string): string {
  return isArmId(source) ? source : `${addressOf(id).serviceId}/${source.replace(/^\/+/, '')}`;
}

/**
 * A new revision with a document: first the copy of the source, then the import into it; a run that ends in between is
 * continued as an update. What the import must leave alone is what the source has, for revisions were seen to lose
 * their policies (azurerm#28552).
 */
export async function createRevision(arm: Arm, write: Write, source: string, signal: AbortSignal): Promise<LiveResource> {
  const { id } = write;
  const sourceId = sourceIdOf(source, id);
  const [origin, standing] = await Promise.all([readApi(arm, sourceId, signal), readStandingOf(arm, sourceId, write.keeps ?? [], signal)]);
  refuseUnforeseen(sourceId, standing, write);
  await settle(arm, await putApi(arm, id, copyOf(mustExist(origin, sourceId), write, sourceId), signal), id, signal);
  const copy = mustExist(await readApi(arm, id, signal), id);
  return importInto(arm, { ...write, before: copy.body, etag: copy.etag, changes: [] }, standing, signal);
}

/**
 * What an unfinished copy has to keep through an import: of the operations what the source has, for the copy may have lost
 * it; its own policy, which may have been written since and is compared when the plan is made.
 */
export async function standingOfCopy(arm: Arm, id: string, source: string, keeps: readonly string[], signal: AbortSignal): Promise<Standing> {
  const [origin, policy] = await Promise.all([readStandingOf(arm, sourceIdOf(source, id), keeps, signal), apiPolicyKind(arm).read(apiPolicyIdBelow(id), signal)]);
  return { ...origin, policy };
}

/** Stated over the source's own properties; the rest is written by the import. */
const ofTheCopy: readonly string[] = ['path', 'apiRevisionDescription'];

function copyOf(origin: LiveResource, { id, body }: Write, sourceApiId: string): JsonObject {
  const stated = propertiesOf(body);
  const first = Object.fromEntries(ofTheCopy.flatMap((name) => (at(stated, name) === undefined ? [] : [[name, at(stated, name)]])));
  const { isCurrent: _isCurrent, apiRevision: _apiRevision, apiRevisionDescription: _description, ...whole } = wholeApi({ before: origin.body, body: {} });
  const apiRevision = at(stated, 'apiRevision') ?? revisionOf(id);
  return { ...whole, ...first, ...(apiRevision !== undefined && { apiRevision }), sourceApiId };
}
