import type { Fields } from '../fields.ts';

const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'];
const summaries = ['auto', 'concise', 'detailed'];

/** What may be asked to be shown besides (v1 description, and what OpenAI added). */
export const includable = [
  'code_interpreter_call.outputs', 'computer_call_output.output.image_url', 'file_search_call.results', 'message.input_image.image_url', 'message.output_text.logprobs',
  'reasoning.encrypted_content', 'web_search_call.action.sources', 'web_search_call.results',
];

/** Of `POST …/responses` (v1 description; those that OpenAI added since are known too). */
export const requestFields: Fields = {
  model: { type: 'text', required: true },
  input: { type: 'any' },
  instructions: { type: 'text' },
  previous_response_id: { type: 'text' },
  store: { type: 'boolean' },
  stream: { type: 'boolean' },
  stream_options: { type: 'object', fields: { include_obfuscation: { type: 'boolean' } } },
  background: { type: 'boolean' },
  metadata: { type: 'object' },
  temperature: { type: 'number', min: 0, max: 2 },
  top_p: { type: 'number', min: 0, max: 1 },
  top_logprobs: { type: 'integer', min: 0, max: 20 },
  max_output_tokens: { type: 'integer', min: 16 },
  max_tool_calls: { type: 'integer', min: 1 },
  reasoning: { type: 'object', fields: { effort: { type: 'text', choices: efforts }, summary: { type: 'text', choices: summaries }, generate_summary: { type: 'text', choices: summaries } } },
  text: { type: 'object', fields: { format: { type: 'object' }, verbosity: { type: 'text', choices: ['low', 'medium', 'high'] } } },
  tools: { type: 'array', max: 128 },
  tool_choice: { type: 'any' },
  parallel_tool_calls: { type: 'boolean' },
  truncation: { type: 'text', choices: ['auto', 'disabled'] },
  include: { type: 'array' },
  user: { type: 'text' },
  safety_identifier: { type: 'text' },
  prompt_cache_key: { type: 'text' },
  prompt_cache_retention: { type: 'text' },
  service_tier: { type: 'text', choices: ['auto', 'default', 'flex', 'priority'] },
  prompt: { type: 'object' },
  conversation: { type: 'any' },
};
