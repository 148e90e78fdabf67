import type { JsonObject } from '../../../../model/json.ts';
import type { Deployment } from '../../deployment.ts';
import type { ModelCall } from '../../model-call.ts';
import { withoutExtras } from '../extra-parameters.ts';
import { checkFields, type Fields } from '../fields.ts';
import { invalidRequest } from '../invalid-request.ts';
import { jsonBodyOf } from '../json-body.ts';
import { embeddingModel } from './embedding-model.ts';

export interface EmbeddingRequest {
  readonly body: JsonObject;
  readonly dimensions: number;
  readonly base64: boolean;
}

const embeddingFields: Fields = {
  input: { type: 'any', required: true },
  model: { type: 'text' },
  dimensions: { type: 'integer', min: 1 },
  encoding_format: { type: 'text', choices: ['float', 'base64'] },
  input_type: { type: 'text' },
  user: { type: 'text' },
};

/** Without `input`, which texts and images have of their own. @throws ModelRefusal 400 */
export function readEmbeddingRequest(call: ModelCall, { model }: Deployment): EmbeddingRequest {
  const body = withoutExtras(call, jsonBodyOf(call), embeddingFields);
  checkFields(body, embeddingFields);
  const { dimensions: most, shortens } = embeddingModel(model.name);
  const { dimensions, encoding_format: format } = body;
  if (typeof dimensions === 'number' && !shortens) throw invalidRequest('This model does not support specifying dimensions.');
  if (typeof dimensions === 'number' && dimensions > most) throw invalidRequest(`Invalid value for 'dimensions' = ${dimensions}. Must be less than or equal to ${most}.`, 'dimensions');
  return { body, dimensions: typeof dimensions === 'number' ? dimensions : most, base64: format === 'base64' };
}
