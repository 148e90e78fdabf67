import { at, textAt } from '../../model/json.ts';
import { UserError } from '../../model/user-error.ts';
import type { Estate } from '../estate.ts';
import { allKinds } from './all-kinds.ts';
import { estateItself } from './authorization/evaluate.ts';
import { serve } from './front-door/front-door.ts';
import { Throttle } from './front-door/throttle.ts';
import type { ArmPlane, ArmRequest, ArmResponse, World } from './plane.ts';
import { Refusal, refusalAnswer } from './refusal.ts';
import { seed } from './seed.ts';
import { welcome } from './signed-in-user.ts';
import { emptyState } from './state.ts';
import type { ArmState } from './state.ts';

/**
 * The control plane of an estate, as it stands after start. Throws UserError `EstateInvalid` (exit 2) where the
 * estate names a role that does not exist, or one of its `resources` is refused.
 */
export async function createArmPlane(estate: Estate, world: World): Promise<ArmPlane> {
  const state = emptyState(estate, world);
  const throttle = new Throttle();
  seed(state);
  for (const resource of estate.resources) putResource(state, resource);
  return {
    behind: { store: state.store, directory: state.directory, debug: state.debug, welcome: (caller) => welcome(state, caller) },
    handle: async (request) => {
      welcome(state, request.caller);
      if (estate.options.armThrottling === 'off') return respond(state, request);
      const drawn = throttle.draw(request, world.now());
      if ('refused' in drawn) return drawn.refused;
      const response = respond(state, request);
      return { ...response, headers: { ...drawn.headers, ...response.headers } };
    },
  };
}

function respond(state: ArmState, request: ArmRequest): ArmResponse {
  const response = answerTo(state, request);
  if (request.method !== 'HEAD') return response;
  const { 'content-type': _, ...headers } = response.headers;
  return { status: response.status, headers };
}

function answerTo(state: ArmState, request: ArmRequest): ArmResponse {
  try {
    return serve(state, allKinds, request);
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    throw error;
  }
}

/** A Location may also only name what was made. */
function pollOf({ status, headers }: ArmResponse): string | undefined {
  const address = headers['location'] ?? headers['azure-asyncoperation'];
  return status < 400 && address !== undefined && /asyncId=|operationResults/i.test(address) ? address : undefined;
}

/** A poll that tells a state, and no further address. */
function isRunning({ status, body }: ArmResponse): boolean {
  const state = textAt(body, 'status');
  return status < 400 && state !== undefined && !['Succeeded', 'Failed', 'Canceled'].includes(state);
}

function putResource(state: ArmState, resource: Estate['resources'][number]): void {
  const caller = { objectId: estateItself };
  const url = new URL(`https://estate.invalid${resource.id}?api-version=${encodeURIComponent(resource.apiVersion)}`);
  const headers = { 'content-type': 'application/json' };
  let response = answerTo(state, { method: 'PUT', url, headers, body: JSON.stringify(resource.body ?? {}), caller });
  for (let poll = pollOf(response); poll !== undefined; poll = pollOf(response) ?? (isRunning(response) ? poll : undefined)) {
    response = answerTo(state, { method: 'GET', url: new URL(poll, url), headers: {}, body: '', caller });
  }
  if (response.status < 400) return;
  const error = at(response.body, 'error');
  const details = at(error, 'details');
  const reasons = (Array.isArray(details) ? details : []).map((detail) => textAt(detail, 'message') ?? '');
  const said = [textAt(error, 'code') ?? `status ${response.status}`, textAt(error, 'message'), ...reasons].filter((text) => text).join(' ');
  throw new UserError('EstateInvalid', 2, `The local Azure refuses the estate's resource ${resource.id}: ${said}`);
}
