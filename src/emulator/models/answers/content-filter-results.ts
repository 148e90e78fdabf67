import type { Json, JsonObject } from '../../../model/json.ts';

const safe = { filtered: false, severity: 'safe' };
export const undetected = { filtered: false, detected: false };
/** What the filter says of everything that it lets through. */
export const severities: JsonObject = { hate: safe, self_harm: safe, sexual: safe, violence: safe };

/** Of a prompt that passed the content filter: all that get here. */
export const promptFilterResults: Json = [{ prompt_index: 0, content_filter_results: { ...severities, jailbreak: undetected } }];

/** Of what a model wrote. */
export const safeAnswer: Json = { ...severities, protected_material_code: undetected, protected_material_text: undetected };
