import type { Deployment } from '../deployment.ts';
import type { ModelCall } from '../model-call.ts';
import { estimateOf } from './estimate.ts';
import type { Estimated } from './estimate.ts';
import type { Admission, Quotas } from './quotas.ts';

/** Who takes a call, or who refuses it at last. */
export interface Served {
  readonly admission: Admission;
  readonly deployment: Deployment;
  /** Lower-case names: who served, and where it spilled over from and why. Rate limits stand in the admission. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What of a call its admission needs. */
type Asking = Estimated & Pick<ModelCall, 'headers'> & { readonly world: { readonly quotas: Quotas } };

/** A deployment of the account by its name, whatever its case. */
export type FindDeployment = (name: string) => Deployment | undefined;

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

/** Of an answer that spilled over, whether it succeeded or not. `status`: what the provisioned deployment refused it with. */
export function spilloverHeaders(from: Deployment, to: Deployment, status: number): Readonly<Record<string, string>> {
  return { 'x-ms-deployment-name': to.name, 'x-ms-spillover-from-deployment': from.name, 'x-ms-spillover-error': String(status) };
}

/** Admits a call to `deployment`, or where that has no room to the one it spills over to, whose refusal is then the last word. */
export function admitWithSpillover(call: Asking, deployment: Deployment, find: FindDeployment): Served {
  const { quotas, clock } = call.world;
  const { prompt, written } = estimateOf(call);
  const asked = { tokens: prompt + written, written, at: clock.now() };
  const admission = quotas.admit(deployment, asked);
  const target = admission.admitted ? undefined : spilloverOf(call, deployment, find);
  if (!target) return { admission, deployment, headers: { 'x-ms-deployment-name': deployment.name } };
  return { admission: quotas.admit(target, asked), deployment: target, headers: spilloverHeaders(deployment, target, 429) };
}
