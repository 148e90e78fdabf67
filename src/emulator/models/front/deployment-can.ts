import { capabilitiesOf } from '../../arm/cognitive/model-families.ts';
import type { Deployment } from '../deployment.ts';
import type { Capability } from '../model-operation.ts';

/** Flags of ARM by what they allow; audio has none that says which way it goes (apim.md section 6). */
const flags: Readonly<Partial<Record<Capability, string>>> = {
  chat: 'chatCompletion',
  responses: 'responses',
  completions: 'completion',
  embeddings: 'embeddings',
  images: 'imageGenerations',
};

const byName: Readonly<Partial<Record<Capability, RegExp>>> = {
  transcription: /whisper|transcribe/i,
  translation: /whisper/i,
  speech: /(^|[-_])tts/i,
};

/**
 * Whether a deployment's model serves an operation: by the flags that ARM shows, where there are none by the model's name.
 * Realtime models carry the chat flag, but no chat operation serves them.
 */
export function deploymentCan({ model, capabilities }: Pick<Deployment, 'model' | 'capabilities'>, capability: Capability): boolean {
  const named = byName[capability];
  if (named) return named.test(model.name);
  const flag = flags[capability] ?? '';
  const shown = Object.values(flags).some((name) => name in capabilities) ? capabilities : capabilitiesOf(model.name);
  return shown[flag] === 'true' && !(capability === 'chat' && (shown['realtime'] === 'true' || /realtime/i.test(model.name)));
}
