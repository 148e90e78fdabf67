import type { Shape } from '../../model/shapes.ts';
import type { Answerer } from './model-call.ts';

/** What a deployment must be able to do for an operation: DESIGN section 2. */
export type Capability = 'chat' | 'responses' | 'completions' | 'embeddings' | 'images' | 'transcription' | 'translation' | 'speech';

/** Where the name of the deployment stands; `none`: the operation is the account's own. */
export type NamedBy = 'path' | 'body' | 'none';

/** One operation of the data plane of an account. */
export interface ModelOperation {
  /** As Azure's messages call it: `ChatCompletions_Create`. */
  readonly name: string;
  /** Upper case. */
  readonly method: string;
  readonly shape: Shape;
  /** Below the shape's path: `/deployments/{deployment-id}/chat/completions`. */
  readonly template: string;
  readonly namedBy: NamedBy;
  /** Undefined: no model is asked, nothing counts against a quota. */
  readonly capability: Capability | undefined;
  /** What a role must allow: `Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action`. */
  readonly dataAction: string;
  readonly answer: Answerer;
}
