import type { Json, JsonObject } from '../../../../model/json.ts';
import type { ModelCall } from '../../model-call.ts';
import { severities, undetected } from '../content-filter-results.ts';
import { deployedModel } from '../deployed-model.ts';
import { modelLabel } from '../model-label.ts';
import type { Composed } from './compose.ts';
import type { ResponseRequest } from './response-request.ts';

export type ResponseStatus = 'queued' | 'in_progress' | 'completed' | 'incomplete' | 'cancelled';

/** The response as it is at its start: nothing said, nothing counted. */
export function emptyResponse(call: ModelCall, request: ResponseRequest, id: string, status: ResponseStatus): JsonObject {
  const { body } = request;
  const own = (name: string, otherwise: Json = null): Json => body[name] ?? otherwise;
  return {
    id,
    object: 'response',
    created_at: Math.floor(call.world.clock.now() / 1000),
    status,
    background: request.background,
    error: null,
    incomplete_details: null,
    instructions: request.instructions,
    max_output_tokens: own('max_output_tokens'),
    max_tool_calls: own('max_tool_calls'),
    model: modelLabel(deployedModel(call)),
    output: [],
    parallel_tool_calls: own('parallel_tool_calls', true),
    previous_response_id: own('previous_response_id'),
    prompt_cache_key: own('prompt_cache_key'),
    reasoning: { effort: request.effort, summary: request.summary },
    safety_identifier: own('safety_identifier'),
    service_tier: 'default',
    store: request.store,
    temperature: own('temperature', 1),
    text: { format: request.format.shown, verbosity: (body['text'] as JsonObject | null | undefined)?.['verbosity'] ?? 'medium' },
    tool_choice: request.tools.shownChoice,
    tools: request.tools.shown,
    top_logprobs: 0,
    top_p: own('top_p', 1),
    truncation: own('truncation', 'disabled'),
    user: own('user'),
    metadata: own('metadata', {}),
  };
}

/** The response as it is at its end, with what the content filter found: nothing. */
export function finishedResponse(begun: JsonObject, said: Composed): JsonObject {
  return {
    ...begun,
    status: said.cut ? 'incomplete' : 'completed',
    content_filters: [filtered('prompt', { jailbreak: undetected }), filtered('completion', {})],
    incomplete_details: said.cut ? { reason: 'max_output_tokens' } : null,
    output: said.output,
    usage: {
      input_tokens: said.inputTokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: said.outputTokens,
      output_tokens_details: { reasoning_tokens: said.reasoningTokens },
      total_tokens: said.inputTokens + said.outputTokens,
    },
  };
}

function filtered(source: 'prompt' | 'completion', more: JsonObject): Json {
  return { blocked: false, source_type: source, content_filter_results: { ...severities, ...more } };
}
