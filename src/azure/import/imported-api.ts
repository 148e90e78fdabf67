import { ArmError } from '../../model/arm-error.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import { jsonOf } from '../answer.ts';
import type { Arm } from '../arm.ts';
import { shows } from '../body.ts';
import { importOnly } from '../kinds/api-fields.ts';
import { listOperations, readApi } from '../kinds/api-read.ts';
import { changeApi } from '../kinds/api-write.ts';
import { pause } from '../pace.ts';
import { propertiesOf } from '../patch.ts';
import { putRight } from './put-right.ts';
import { readStanding } from './standing.ts';
import type { Standing } from './standing.ts';

export interface Imported {
  readonly arm: Arm;
  readonly id: string;
  /** All that was sent besides the document. The document may bring a contact, terms or a licence of its own. */
  readonly stated: JsonObject;
  /** `properties` that carried the document. */
  readonly unseen: JsonObject;
  /** Of an API that was there before: what the import had to leave alone, and the operations that had to stay whole. */
  readonly standing?: Standing;
  readonly keeps?: readonly string[];
}

/** Sent because a PUT replaces; the service writes them in its own way, and no PATCH is needed for them. */
const answeredOtherwise: ReadonlySet<string> = new Set(['type', 'apiRevision', 'isCurrent', 'apiVersionSet', 'apiVersionSetId']);

/** How often an API that was just imported is looked for: reads lag behind writes for moments. */
const looks = 5;
const lookAgainMs = 1000;

/**
 * What an import brought about, proven by reading, for its poll may report success where it failed. The body has
 * besides ARM's own members `operations` (id, name, method, urlTemplate and displayName of each) and `putRight`: what
 * the import did to policies and operations and was taken back. Fails with `ImportNotPutRight` where that failed.
 */
export async function importedApi(imported: Imported, signal: AbortSignal): Promise<LiveResource> {
  const { arm, id, stated } = imported;
  const first = await found(arm, id, hasOperations(imported.unseen), signal);
  const corrected = await putRightIn(imported, first.operations, signal);
  // What was corrected may have changed the API's ETag, and the operations.
  const { live, operations } = corrected.length === 0 ? first : await found(arm, id, false, signal);
  const wrong = Object.entries(propertiesOf(stated)).filter(([name, value]) => !importOnly.has(name) && !answeredOtherwise.has(name) && !shows(at(live.body, 'properties', name), value));
  return outlined(wrong.length === 0 ? live : await restate(imported, live, wrong.map(([name]) => name), signal), operations, corrected);
}

/** Of an API that appeared meanwhile steps want to know the same as of one that they made. */
export async function readWithOperations(arm: Arm, id: string, signal: AbortSignal): Promise<LiveResource | undefined> {
  const live = await readApi(arm, id, signal);
  return live === undefined ? undefined : outlined(live, await listOperations(arm, id, signal), []);
}

async function putRightIn({ arm, id, standing, keeps = [] }: Imported, operations: readonly JsonObject[], signal: AbortSignal): Promise<readonly JsonObject[]> {
  if (standing === undefined) return [];
  return putRight({ arm, apiId: id, before: standing, after: await readStanding(arm, id, operations, keeps, signal) }, signal);
}

/** Writes again what an import took from its document although we state it otherwise. */
function restate({ arm, id, stated }: Imported, live: LiveResource, names: readonly string[], signal: AbortSignal): Promise<LiveResource> {
  const changes = names.map((name) => ({ path: `properties.${name}` }));
  return changeApi(arm, { id, kind: 'api', body: stated, before: live.body, etag: live.etag, changes }, live.etag ?? '*', signal);
}

function outlined(live: LiveResource, operations: readonly JsonObject[], corrected: readonly JsonObject[]): LiveResource {
  return { ...live, body: { ...live.body, operations: operations.map(outline), putRight: corrected } };
}

interface Found {
  readonly live: LiveResource;
  readonly operations: readonly JsonObject[];
}

async function found(arm: Arm, id: string, withOperations: boolean, signal: AbortSignal): Promise<Found> {
  for (let look = 1; ; look++) {
    const [live, operations] = await Promise.all([readApi(arm, id, signal), listOperations(arm, id, signal)]);
    if (live !== undefined && (operations.length > 0 || !withOperations)) return { live, operations };
    if (look === looks) throw incomplete(id);
    await pause(arm.pace, 'waiting for the imported operations', lookAgainMs, signal);
  }
}

function outline(operation: JsonObject): JsonObject {
  return {
    id: textAt(operation, 'id') ?? '',
    name: textAt(operation, 'name') ?? '',
    method: textAt(operation, 'properties', 'method') ?? '',
    urlTemplate: textAt(operation, 'properties', 'urlTemplate') ?? '',
    displayName: textAt(operation, 'properties', 'displayName') ?? '',
  };
}

/** False only where the document is known to have none: JSON with empty `paths`. Others are links, YAML or XML. */
function hasOperations(unseen: JsonObject): boolean {
  const document = jsonOf(textAt(unseen, 'value') ?? '');
  const paths = at(document, 'paths');
  return document === undefined || (isObject(paths) && Object.keys(paths).length > 0);
}

function incomplete(id: string): ArmError {
  return new ArmError({
    status: 0,
    code: 'ImportIncomplete',
    message: 'Azure reports that the import is done, but the API has no operations.',
    target: id,
    method: 'PUT',
    url: id,
  });
}
