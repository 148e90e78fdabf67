import { estimateTokens } from '../quota/estimate.ts';
import { throttled } from '../quota/refusals.ts';
import { admitWithSpillover, type Faults } from '../quota/spillover.ts';
import type { Deployment } from '../deployment.ts';
import type { Drafted, ModelCall } from '../model-call.ts';
import { ModelRefusal } from '../model-refusal.ts';
import { checkContent } from './content-filter.ts';
import type { Course } from './course.ts';
import { findDeployment } from './find-deployment.ts';
import { modelSession } from './model-session.ts';
import { draftReply, faultReply, type Reply } from './reply.ts';

/** Content filter, quota, the model, the time that it takes. @throws ModelRefusal; the signal's reason. */
export async function takeTurn(call: ModelCall, course: Course, signal: AbortSignal, faults: Faults = {}): Promise<Reply> {
  const { deployment, world } = call;
  if (!deployment) return draftReply(await call.operation.answer(call), signal);
  checkFiltered(call, deployment, course);
  const served = await admitWithSpillover(call, deployment, (name) => findDeployment(world, call.account, name), faults);
  const { admission } = served;
  course.deployment = served.deployment;
  course.headers = served.headers;
  if (!admission.admitted && admission.by === 'fault') return faultReply(admission.answer);
  course.headers = { ...served.headers, ...admission.headers };
  if (!admission.admitted) throw throttled(call, admission, served.deployment);
  const drafted = await answered({ ...call, deployment: served.deployment }, admission.failed);
  if (served.deployment.latencyMs > 0) await world.clock.sleep(served.deployment.latencyMs, signal);
  const { usage } = drafted;
  admission.settle(usage ? usage.input + usage.output : estimateTokens(call), world.clock.now(), usage?.output);
  course.headers = { ...course.headers, 'x-ms-rai-invoked': 'true', 'azureml-model-session': modelSession(served.deployment) };
  return draftReply(drafted, signal);
}

/** What the filter refuses counts all the same, where failed calls do. */
function checkFiltered(call: ModelCall, deployment: Deployment, course: Course): void {
  try {
    checkContent(call.body);
  } catch (refusal) {
    const { quotas, clock } = call.world;
    course.headers = { ...quotas.count(deployment, { tokens: estimateTokens(call), at: clock.now() }), 'x-ms-rai-invoked': 'true' };
    throw refusal;
  }
}

async function answered(call: ModelCall, failed: (at: number) => void): Promise<Drafted> {
  try {
    return await call.operation.answer(call);
  } catch (error) {
    if (error instanceof ModelRefusal) failed(call.world.clock.now());
    throw error;
  }
}
