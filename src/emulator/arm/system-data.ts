import type { JsonObject } from '../../model/json.ts';
import { estateItself } from './authorization/evaluate.ts';
import type { Call } from './kind.ts';
import { timestamp } from './state.ts';
import type { ArmState } from './state.ts';

/** Who made a resource and who changed it last, by object id. */
export interface Authorship {
  readonly createdBy: string;
  readonly createdAt: string;
  readonly lastModifiedBy: string;
  readonly lastModifiedAt: string;
}

/** Of a write by the caller, now. */
export function authorOf({ state, request }: Call, before?: Authorship): Authorship {
  const [by, now] = [request.caller.objectId, timestamp(state.world)];
  return { createdBy: before?.createdBy ?? by, createdAt: before?.createdAt ?? now, lastModifiedBy: by, lastModifiedAt: now };
}

export function authorOfEstate(state: ArmState): Authorship {
  const now = timestamp(state.world);
  return { createdBy: estateItself, createdAt: now, lastModifiedBy: estateItself, lastModifiedAt: now };
}

/** People come by a name, applications by their object id, as users report of `systemData` (rest-api-specs#20335). */
export function systemDataOf(state: ArmState, { createdBy, createdAt, lastModifiedBy, lastModifiedAt }: Authorship): JsonObject {
  const [creator, changer] = [shown(state, createdBy), shown(state, lastModifiedBy)];
  return { createdBy: creator.name, createdByType: creator.type, createdAt, lastModifiedBy: changer.name, lastModifiedByType: changer.type, lastModifiedAt };
}

function shown(state: ArmState, objectId: string): { readonly name: string; readonly type: 'User' | 'Application' } {
  return state.directory.typeOf(objectId) === 'ServicePrincipal' ? { name: objectId, type: 'Application' } : { name: 'local', type: 'User' };
}
