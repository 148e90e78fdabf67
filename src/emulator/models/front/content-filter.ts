import { isObject } from '../../../model/json.ts';
import type { Json } from '../../../model/json.ts';
import { severities } from '../answers/content-filter-results.ts';
import type { ModelBody } from '../model-call.ts';
import { modelError } from '../model-refusal.ts';

/** Wherever it stands in a prompt, the content filter refuses the call. */
export const filteredPhrase = 'apim-llm:trigger-content-filter';

const fields = ['messages', 'prompt', 'input', 'instructions'] as const;

function says(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.includes(filteredPhrase);
  if (Array.isArray(value)) return value.some(says);
  return isObject(value) && Object.values(value).some(says);
}

/** As users report it (apim.md section 6). @throws ModelRefusal 400 `content_filter`. */
export function checkContent(body: ModelBody): void {
  const isFiltered = body.kind === 'json' ? fields.some((field) => says(body.value[field])) : body.kind === 'form' && says(body.fields.get('prompt'));
  if (!isFiltered) return;
  const result = { ...severities, jailbreak: { filtered: true, detected: true } };
  const message = "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry. To learn more about our content filtering policies please read our documentation: https://go.microsoft.com/fwlink/?linkid=2198766";
  throw modelError(400, 'content_filter', message, { type: null, param: 'prompt', status: 400, innererror: { code: 'ResponsibleAIPolicyViolation', content_filter_result: result } });
}
