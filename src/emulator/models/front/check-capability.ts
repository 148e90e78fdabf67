import { operationNotSupported } from '../answers/operation-not-supported.ts';
import type { Deployment } from '../deployment.ts';
import type { Capability, ModelOperation } from '../model-operation.ts';
import { deploymentCan } from './deployment-can.ts';

/** As the message calls operations; the first two and `completion` are observed (apim.md section 6). */
const words: Readonly<Record<Capability, string>> = {
  chat: 'chatCompletion',
  embeddings: 'embeddings',
  completions: 'completion',
  responses: 'responses',
  images: 'imageGenerations',
  transcription: 'transcriptions',
  translation: 'translations',
  speech: 'speech',
};

/** @throws ModelRefusal 400 OperationNotSupported where the deployment's model does not serve the operation. */
export function checkCapability({ capability }: ModelOperation, deployment: Deployment): void {
  if (capability !== undefined && !deploymentCan(deployment, capability)) throw operationNotSupported(words[capability], deployment.model.name);
}
