import { at, isObject, textAt, type JsonObject } from './json.ts';
import { abilitiesByName } from './model-families.ts';

/** What a deployment can do for clients (DESIGN §2). */
export const capabilities = ['chat', 'responses', 'completions', 'embeddings', 'images', 'transcription', 'translation', 'speech', 'realtime', 'video'] as const;
export type Capability = (typeof capabilities)[number];

/** Finer, where not every model of a capability serves every operation of it. */
export type Ability = Capability | 'image-edits' | 'image-variations' | 'image-embeddings';

/** @param deployment as ARM has it, `properties` and all */
export function capabilitiesOf(deployment: JsonObject): ReadonlySet<Capability> {
  return new Set([...abilitiesOf(deployment)].filter(isCapability));
}

export function isCapability(text: string): text is Capability {
  return (capabilities as readonly string[]).includes(text);
}

/** States in which a deployment answers nobody, and will not by itself. */
const dead: ReadonlySet<string> = new Set(['failed', 'canceled', 'deleting', 'disabled']);

/**
 * By the flags that ARM shows, and by the model's name where they say nothing, or more than is true: realtime models carry
 * the chat flag although no chat operation serves them, models that answer Responses alone may carry it too, and models of
 * speech and video, and of most partners, carry none. Batch deployments serve no operation that a gateway forwards.
 */
export function abilitiesOf(deployment: JsonObject): ReadonlySet<Ability> {
  const isBatch = /batch/i.test(textAt(deployment, 'sku', 'name') ?? '');
  if (isBatch || dead.has((textAt(deployment, 'properties', 'provisioningState') ?? '').toLowerCase())) return new Set();
  const [name = '', format = ''] = ['name', 'format'].map((key) => textAt(deployment, 'properties', 'model', key));
  const flags = abilitiesOfFlags(deployment);
  if (flags.has('realtime')) return new Set(['realtime']);
  const named = abilitiesByName(name, format);
  if (named.certain) return new Set(named.abilities);
  return flags.size > 0 ? flags : new Set(named.abilities);
}

/** Flags of `properties.capabilities`, texts in ARM; others (`area`, `jsonSchemaResponse`, `assistants`) say nothing of operations. */
const abilitiesByFlag: Readonly<Record<string, readonly Ability[]>> = {
  chatcompletion: ['chat'],
  responses: ['responses'],
  completion: ['completions'],
  embeddings: ['embeddings'],
  imagegenerations: ['images'],
  realtime: ['realtime'],
  videogenerations: ['video'],
};

/** With the chat flag, `audio` is chat that hears and speaks. */
const audio: readonly Ability[] = ['transcription', 'translation', 'speech'];

function abilitiesOfFlags(deployment: JsonObject): ReadonlySet<Ability> {
  const stated = at(deployment, 'properties', 'capabilities');
  const set = new Set(Object.entries(isObject(stated) ? stated : {}).flatMap(([flag, value]) => (String(value).toLowerCase() === 'true' ? [flag.toLowerCase()] : [])));
  const found = new Set([...set].flatMap((flag) => (Object.hasOwn(abilitiesByFlag, flag) ? (abilitiesByFlag[flag] ?? []) : [])));
  return set.has('audio') && !found.has('chat') && !found.has('realtime') ? new Set([...found, ...audio]) : found;
}
