import type { Deployment } from '../deployment.ts';
import type { ModelCall } from '../model-call.ts';

/** Who is asked. The front door finds it before an operation that asks a model is answered. */
export function deployedModel(call: ModelCall): Deployment {
  if (call.deployment === undefined) throw new Error(`${call.operation.name} asks a model, but the call has no deployment`);
  return call.deployment;
}
