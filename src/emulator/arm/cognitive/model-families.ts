/** What a model can do, as ARM says it: flags that are texts. */
type Capabilities = Readonly<Record<string, string>>;

interface Family {
  readonly pattern: RegExp;
  readonly capabilities: Capabilities;
}

const yes = 'true';
const chat = { chatCompletion: yes };

/**
 * By name, first match. Models of speech and video come without a flag: users classify them by name. Chat
 * models of the older generation lack responses and structured answers.
 */
const families: readonly Family[] = [
  { pattern: /realtime/, capabilities: { ...chat, realtime: yes } },
  { pattern: /^(whisper|tts|sora)|-transcribe|-tts/, capabilities: {} },
  { pattern: /^gpt-image|^dall-e/, capabilities: { imageGenerations: yes } },
  { pattern: /^text-embedding|embed/, capabilities: { embeddings: yes } },
  { pattern: /-audio/, capabilities: { ...chat, audio: yes } },
  { pattern: /^gpt-.*instruct|^(text-)?davinci|^babbage/, capabilities: { completion: yes } },
  { pattern: /^gpt-(35|3\.5|4$|4-32k|4-turbo)/, capabilities: { ...chat, assistants: yes } },
  { pattern: /^codex|-codex|-pro$|deep-research/, capabilities: { responses: yes } },
  { pattern: /^(gpt-4o|gpt-4\.|gpt-5|o\d|gpt-oss)/, capabilities: { ...chat, assistants: yes, jsonSchemaResponse: yes, responses: yes, agentsV2: yes } },
];

/** Other formats (Llama, Mistral, …) are chat models unless their name says embedding. */
export function capabilitiesOf(model: string): Capabilities {
  const name = model.toLowerCase();
  return families.find((family) => family.pattern.test(name))?.capabilities ?? chat;
}

/** What the region's catalogue lists beside the deployed models. */
export const catalogue: readonly { readonly name: string; readonly version: string }[] = [
  { name: 'gpt-4o', version: '2024-08-06' },
  { name: 'gpt-4o', version: '2024-11-20' },
  { name: 'gpt-4o-mini', version: '2024-07-18' },
  { name: 'gpt-4.1', version: '2025-04-14' },
  { name: 'gpt-4.1-mini', version: '2025-04-14' },
  { name: 'gpt-5', version: '2025-08-07' },
  { name: 'gpt-5-mini', version: '2025-08-07' },
  { name: 'o4-mini', version: '2025-04-16' },
  { name: 'gpt-4o-realtime-preview', version: '2024-12-17' },
  { name: 'gpt-4o-transcribe', version: '2025-03-20' },
  { name: 'gpt-image-1', version: '2025-04-15' },
  { name: 'text-embedding-3-large', version: '1' },
  { name: 'text-embedding-3-small', version: '1' },
  { name: 'tts', version: '001' },
  { name: 'whisper', version: '001' },
];
