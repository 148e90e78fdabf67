import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { Arm } from '../arm.ts';
import { checked } from '../failure.ts';
import { operationKind, operationProperties } from '../kinds/operation.ts';
import { isEqual } from '../patch.ts';
import { sendRaw } from '../raw.ts';
import type { Correction } from './correction.ts';
import { goneSchemas, withoutSchemas } from './schemas.ts';
import { operationIdBelow } from './standing.ts';

/** An operation that has to be after an import as it was before. */
export interface KeptOperation {
  readonly apiId: string;
  readonly name: string;
  readonly before: LiveResource;
  /** Undefined where the import took it away. */
  readonly after: LiveResource | undefined;
  /** Name of a new operation that answers the same requests: the import gave this one another name. */
  readonly renamed: string | undefined;
}

/** Undefined where it is as before, or as near as its schemas let it be. */
export async function operationCorrection(arm: Arm, kept: KeptOperation, signal: AbortSignal): Promise<Correction | undefined> {
  const { apiId, name, before, after, renamed } = kept;
  const former = operationProperties(before.body);
  if (after !== undefined && isEqual(former, operationProperties(after.body))) return undefined;
  const gone = await goneSchemas(arm, apiId, former, signal);
  const properties = withoutSchemas(former, gone);
  if (after !== undefined && isEqual(properties, operationProperties(after.body))) return undefined;
  const id = operationIdBelow(apiId, name);
  const operations = operationKind(arm);
  return {
    operation: name,
    what: 'operation restored',
    former: JSON.stringify(former),
    ...(gone.size > 0 && { withoutSchemas: [...gone] }),
    async write(writing) {
      // Two operations with the same method and template cannot stand side by side.
      if (renamed !== undefined) await operations.remove(operationIdBelow(apiId, renamed), undefined, writing);
      checked(await putWhole(arm, id, properties, after?.etag, writing));
    },
    async isRight(reading) {
      const live = await operations.read(id, reading);
      return live !== undefined && isEqual(operationProperties(live.body), properties);
    },
  };
}

function putWhole(arm: Arm, id: string, properties: JsonObject, ifMatch: string | undefined, signal: AbortSignal) {
  return sendRaw(arm, { method: 'PUT', target: id, body: { properties }, ifMatch }, signal);
}
