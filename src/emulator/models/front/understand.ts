import type { AccountContent } from '../../arm/cognitive/account-content.ts';
import type { Entry } from '../../arm/store.ts';
import { modelNotEmulated } from '../answers/invalid-request.ts';
import type { ModelAccount } from '../deployment.ts';
import type { ModelBody, ModelCall } from '../model-call.ts';
import type { ModelsWorld } from '../world.ts';
import { checkApiVersion, notFound } from './api-version.ts';
import { apiVersionOf, type Arrived } from './arrived.ts';
import { askedDeployment, deploymentNotFound } from './asked-deployment.ts';
import { authenticate } from './authenticate.ts';
import { checkCapability } from './check-capability.ts';
import type { Course } from './course.ts';
import { checkCustomHeaders } from './custom-headers.ts';
import { modelAccount } from './find-account.ts';
import { findDeployment } from './find-deployment.ts';
import { findOperation } from './find-operation.ts';
import type { HostService } from './host-name.ts';
import { checkNetwork } from './network-access.ts';
import type { ServedOperation } from './operations/served.ts';
import { bytesOf, readBody } from './read-body.ts';

/** A request that may be made: whose, for what, and what it says. Whether the deployment is there is not known yet. */
export interface Asked {
  readonly account: ModelAccount;
  readonly operation: ServedOperation;
  readonly parameters: ReadonlyMap<string, string>;
  readonly apiVersion: string | undefined;
  readonly body: ModelBody;
  /** As the client wrote it; undefined where the operation is the account's own. */
  readonly deployment: string | undefined;
}

/** Network, path, api-version, who asks, body: in this order. @throws ModelRefusal. */
export async function readAsked(world: ModelsWorld, entry: Entry<AccountContent>, service: HostService | 'region', request: Arrived, course: Course): Promise<Asked> {
  const account = modelAccount(entry);
  if (!account) throw modelNotEmulated(`accounts of kind ${entry.content.kind}`);
  course.account = account;
  checkNetwork(entry.content);
  const { method, url } = request;
  const found = findOperation(method, url.pathname);
  if (found.kind === 'not served') throw modelNotEmulated(found.what);
  if (found.kind === 'nothing') throw notFound();
  const { operation, parameters } = found;
  // The model inference API has a host of its own (ARM's endpoints of the account).
  if (operation.shape === 'models' && service !== 'foundry') throw notFound();
  const apiVersion = apiVersionOf(url);
  checkApiVersion(operation, apiVersion);
  authenticate(world, entry, operation, request);
  const body: ModelBody = operation.namedBy === 'none' ? { kind: 'none' } : await readBody(await bytesOf(request.body), request.headers.get('content-type'));
  return { account, operation, parameters, apiVersion, body, deployment: askedDeployment(operation, parameters, request.headers, body) };
}

/** The call for a deployment that is there and can do it. @throws ModelRefusal. */
export function callOf(world: ModelsWorld, asked: Asked, { url, headers }: Arrived, course: Course): ModelCall {
  const { account, operation, parameters, apiVersion, body } = asked;
  const deployment = asked.deployment === undefined ? undefined : findDeployment(world, account, asked.deployment);
  course.deployment = deployment;
  if (asked.deployment !== undefined && !deployment) throw deploymentNotFound(operation, asked.deployment);
  if (deployment) checkCapability(operation, deployment);
  checkCustomHeaders(headers);
  return { world, account, deployment, operation, apiVersion, parameters, query: url.searchParams, headers, body, requestId: course.requestId };
}
