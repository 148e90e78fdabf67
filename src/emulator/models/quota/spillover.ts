import type { Answer } from '../../answer.ts';
import type { Deployment } from '../deployment.ts';
import type { ModelCall } from '../model-call.ts';
import { estimateOf } from './estimate.ts';
import type { Estimated } from './estimate.ts';
import type { Admission, Quotas } from './quotas.ts';

/** Who takes a call, or who refuses it at last. */
export interface Served {
  readonly admission: Admission | Faked;
  readonly deployment: Deployment;
  /** Lower-case names: who served, and where it spilled over from and why. Rate limits stand in the admission. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A fault answers in the place of a deployment. */
export interface Faked {
  readonly admitted: false;
  readonly by: 'fault';
  readonly answer: Answer;
}

/** What of a call its admission needs. */
type Asking = Estimated & Pick<ModelCall, 'headers'> & { readonly world: { readonly quotas: Quotas } };

/** A deployment of the account by its name, whatever its case. */
export type FindDeployment = (name: string) => Deployment | undefined;

/** What the deployment that is asked first, and the one that takes over, meet before any quota. */
export interface Faults {
  /** The status that a fault has the first one answer; undefined: it is not met by any. */
  readonly first?: number | undefined;
  readonly meet?: (deployment: string) => Promise<Answer | undefined>;
}

/** `Global`, `DataZone`, or empty for the region. */
function processingLevel({ sku }: Deployment): string {
  return /^(Global|DataZone)?/.exec(sku.name)?.[0] ?? '';
}

function isSameModel({ model: one }: Deployment, { model: other }: Deployment): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase() && one.version === other.version;
}

/**
 * The deployment that takes over what `deployment` refuses: of provisioned ones only, a standard one of the same account, model, version and
 * level of data processing. What the deployment says comes before the request's header (documentation: spillover).
 */
export function spilloverOf(call: Pick<ModelCall, 'headers'>, deployment: Deployment, find: FindDeployment): Deployment | undefined {
  const name = deployment.spillover ?? call.headers.get('x-ms-spillover-deployment');
  const target = name === undefined || deployment.ptu === 0 ? undefined : find(name);
  if (!target || target.ptu > 0) return undefined;
  return isSameModel(deployment, target) && processingLevel(deployment) === processingLevel(target) ? target : undefined;
}

/** Full, a context that is too long for provisioned throughput, and errors of the server: nothing else spills over (documentation: spillover). */
const spilling: ReadonlySet<number> = new Set([400, 429, 500, 503]);

/** Whether what a fault has a deployment answer is another one's to answer. */
export function spillsAfter(status: number, call: Pick<ModelCall, 'headers'>, deployment: Deployment, find: FindDeployment): boolean {
  return spilling.has(status) && spilloverOf(call, deployment, find) !== undefined;
}

/** Of an answer that spilled over, whether it succeeded or not. `status`: what the provisioned deployment refused it with. */
export function spilloverHeaders(from: Deployment, to: Deployment, status: number): Readonly<Record<string, string>> {
  return { 'x-ms-deployment-name': to.name, 'x-ms-spillover-from-deployment': from.name, 'x-ms-spillover-error': String(status) };
}

function admit(call: Asking, deployment: Deployment): Admission {
  const { quotas, clock } = call.world;
  const { prompt, written } = estimateOf(call);
  return quotas.admit(deployment, { tokens: prompt + written, written, at: clock.now() });
}

/** Admits a call to `deployment`, or where that has no room or fails to the one it spills over to, whose refusal is then the last word. */
export async function admitWithSpillover(call: Asking, deployment: Deployment, find: FindDeployment, { first, meet }: Faults = {}): Promise<Served> {
  const admission = first === undefined ? admit(call, deployment) : undefined;
  const target = admission?.admitted ? undefined : spilloverOf(call, deployment, find);
  if (!target) return { admission: admission ?? admit(call, deployment), deployment, headers: { 'x-ms-deployment-name': deployment.name } };
  const headers = spilloverHeaders(deployment, target, first ?? 429);
  const answer = await meet?.(target.name);
  return { admission: answer ? { admitted: false, by: 'fault', answer } : admit(call, target), deployment: target, headers };
}
