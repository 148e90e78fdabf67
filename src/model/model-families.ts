import type { Ability } from './capabilities.ts';

/** What a model's name tells. */
export interface Named {
  /** True where the name tells it better than flags do. */
  readonly certain: boolean;
  readonly abilities: readonly Ability[];
}

interface Family extends Named {
  readonly pattern: RegExp;
  /** Only models of OpenAI: names of partners may look alike (`gemini-pro`). */
  readonly openAi?: true;
}

const certain = (pattern: RegExp, ...abilities: readonly Ability[]): Family => ({ pattern, certain: true, abilities });
const likely = (pattern: RegExp, ...abilities: readonly Ability[]): Family => ({ pattern, certain: false, abilities });
const ofOpenAi = (family: Family): Family => ({ ...family, openAi: true });

/** First match. Names as Azure's catalogue of models has them, in lower case. */
const families: readonly Family[] = [
  certain(/realtime/, 'realtime'),
  certain(/^whisper/, 'transcription', 'translation'),
  certain(/-transcribe(-|$)/, 'transcription'),
  certain(/^tts(-|$)|-tts(-|$)/, 'speech'),
  certain(/^sora(-|$)/, 'video'),
  certain(/^dall-e-2(-|$)/, 'images', 'image-edits', 'image-variations'),
  certain(/^dall-e/, 'images'),
  certain(/^gpt-image/, 'images', 'image-edits'),
  certain(/^flux.*kontext/, 'images', 'image-edits'),
  certain(/^flux|^stable-(diffusion|image)/, 'images'),
  certain(/rerank/),
  certain(/^claude|-ocr(-|$)|-document-ai|moderation/),
  certain(/^text-embedding|-ada-002/, 'embeddings'),
  certain(/^(cohere-)?embed-(v-?[34]|english|multilingual)/, 'embeddings', 'image-embeddings'),
  certain(/embed/, 'embeddings'),
  // Chat calls to these are answered "the operation is unsupported", whatever their flags say.
  ofOpenAi(certain(/(^|-)codex(-|$)|-pro(-|$)|deep-research|^computer-use/, 'responses')),
  likely(/-instruct(-|$)|^(text-)?(davinci|curie|babbage|ada)(-|$)/, 'completions'),
  ofOpenAi(likely(/^(gpt-4o|gpt-4\.|gpt-[5-9]|o\d|gpt-oss)/, 'chat', 'responses')),
];

/** Partners' instruct models are chat models, and so is what nobody knows. */
export function abilitiesByName(model: string, format: string): Named {
  const name = model.toLowerCase();
  const isOpenAi = /^(openai)?$/i.test(format);
  if (name === '') return { certain: false, abilities: [] };
  const family = families.find(({ openAi, pattern }) => (openAi === undefined || isOpenAi) && pattern.test(name));
  if (family === undefined || (!isOpenAi && family.abilities.includes('completions'))) return { certain: false, abilities: ['chat'] };
  return family;
}
