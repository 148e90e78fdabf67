import { estimateTokens } from '../quota/estimate.ts';
import { throttled } from '../quota/refusals.ts';
import { admitWithSpillover } from '../quota/spillover.ts';
import type { Drafted, ModelCall } from '../model-call.ts';
import { ModelRefusal } from '../model-refusal.ts';
import { checkContent } from './content-filter.ts';
import type { Course } from './course.ts';
import { findDeployment } from './find-deployment.ts';
import { modelSession } from './model-session.ts';

/** Content filter, quota, the model, the time that it takes. @throws ModelRefusal; the signal's reason. */
export async function takeTurn(call: ModelCall, course: Course, signal: AbortSignal): Promise<Drafted> {
  const { deployment, world } = call;
  if (!deployment) return call.operation.answer(call);
  const { clock, quotas } = world;
  try {
    checkContent(call.body);
  } catch (refusal) {
    course.headers = { 'x-ms-rai-invoked': 'true' };
    quotas.count(deployment, { tokens: estimateTokens(call), at: clock.now() });
    throw refusal;
  }
  const served = admitWithSpillover(call, deployment, (name) => findDeployment(world, call.account, name));
  const { admission } = served;
  course.deployment = served.deployment;
  course.headers = { ...served.headers, ...admission.headers };
  if (!admission.admitted) throw throttled(call, admission, served.deployment);
  const drafted = await answered({ ...call, deployment: served.deployment }, admission.failed);
  if (served.deployment.latencyMs > 0) await clock.sleep(served.deployment.latencyMs, signal);
  const { usage } = drafted;
  admission.settle(usage ? usage.input + usage.output : estimateTokens(call), clock.now(), usage?.output);
  course.headers = { ...course.headers, 'x-ms-rai-invoked': 'true', 'azureml-model-session': modelSession(served.deployment) };
  return drafted;
}

async function answered(call: ModelCall, failed: (at: number) => void): Promise<Drafted> {
  try {
    return await call.operation.answer(call);
  } catch (error) {
    if (error instanceof ModelRefusal) failed(call.world.clock.now());
    throw error;
  }
}
