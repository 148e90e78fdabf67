import { STATUS_CODES } from 'node:http';
import { dropped, type Answer } from '../../answer.ts';
import type { IncomingResponse, InProcessHost, OutgoingRequest } from '../../gateway/world.ts';
import type { Deployment } from '../deployment.ts';
import { ModelRefusal } from '../model-refusal.ts';
import { spillsAfter } from '../quota/spillover.ts';
import type { ModelsWorld } from '../world.ts';
import { type Arrived, arrived } from './arrived.ts';
import { hungUp, unresolved } from './broken-connection.ts';
import { type Chance, chanceOfCalls } from './call-chance.ts';
import type { Course } from './course.ts';
import { findDeployment } from './find-deployment.ts';
import { type ModelHost, readHost } from './host-name.ts';
import { type Place, placeOf } from './identify.ts';
import { faultReply, refusalReply, type Reply } from './reply.ts';
import { replyHeaders } from './reply-headers.ts';
import { takeTurn } from './take-turn.ts';
import { type Asked, callOf, readAsked } from './understand.ts';

/**
 * The model accounts by the names of their hosts; undefined for a host that is none of theirs. A name under their domains that no
 * account has does not resolve: the handler rejects as a connection that failed.
 */
export function newModelAccounts(world: ModelsWorld): (host: string) => InProcessHost | undefined {
  const chanceOf = chanceOfCalls(world);
  return (name) => {
    const host = readHost(name);
    return host && ((request, signal) => serve(world, chanceOf, host, request, signal));
  };
}

async function serve(world: ModelsWorld, chanceOf: (host: string) => Chance, host: ModelHost, outgoing: OutgoingRequest, signal: AbortSignal): Promise<IncomingResponse> {
  const request = arrived(outgoing);
  const place = placeOf(world, host, request);
  if (!place) throw unresolved(request.url.hostname);
  const own: ModelsWorld = { ...world, ...chanceOf(request.url.hostname) };
  const course: Course = { requestId: own.newId(), region: place.region, account: undefined, deployment: undefined, headers: {} };
  const reply = await replyTo(own, host, place, request, course, signal);
  const by = course.account && { account: course.account.name, deployment: course.deployment?.name ?? null };
  return { status: reply.status, reason: STATUS_CODES[reply.status] ?? '', headers: replyHeaders(reply, course, request), body: reply.body, ...(by ? { by } : {}) };
}

async function replyTo(world: ModelsWorld, host: ModelHost, place: Place, request: Arrived, course: Course, signal: AbortSignal): Promise<Reply> {
  try {
    const asked = await readAsked(world, place.account(), host.kind === 'account' ? host.service : 'region', request, course);
    const meet = (deployment: string | undefined): Promise<Answer | undefined> => meetFaults(world, asked, request, signal, deployment);
    const faked = await meet(asked.deployment);
    if (faked && !isSpilled(world, asked, request, faked)) return faultReply(faked);
    return await takeTurn(callOf(world, asked, request, course), course, signal, { first: faked?.status, meet });
  } catch (error) {
    if (error instanceof ModelRefusal) return refusalReply(error);
    throw error;
  } finally {
    if (!Buffer.isBuffer(request.body)) request.body.resume();
  }
}

/** Faults meet who may call: before the deployment is looked for, and before any quota. @throws Error where the connection is dropped. */
async function meetFaults({ faults, clock }: ModelsWorld, { account }: Asked, { method, url }: Arrived, signal: AbortSignal, deployment: string | undefined): Promise<Answer | undefined> {
  const answer = await faults.meet({ plane: 'model', method, path: url.pathname, account: account.name, deployment }, (ms) => clock.sleep(ms, signal));
  if (answer === dropped) throw hungUp();
  return answer;
}

/** Whether a deployment that a fault meets has one to spill over to. */
function isSpilled(world: ModelsWorld, { account, deployment: name }: Asked, request: Arrived, { status }: Answer): boolean {
  const find = (wanted: string): Deployment | undefined => findDeployment(world, account, wanted);
  const deployment = name === undefined ? undefined : find(name);
  return deployment !== undefined && spillsAfter(status, request, deployment, find);
}
