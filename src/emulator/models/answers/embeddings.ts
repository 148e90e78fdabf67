import { isObject } from '../../../model/json.ts';
import type { Json } from '../../../model/json.ts';
import type { Deployment } from '../deployment.ts';
import type { Answerer, Drafted } from '../model-call.ts';
import { imageTokens } from '../tokens/image-tokens.ts';
import { tokenizer } from '../tokens/tokenizer.ts';
import { deployedModel } from './deployed-model.ts';
import { type EmbeddingRequest, readEmbeddingRequest } from './embeddings/embedding-request.ts';
import { base64Of, vectorOf } from './embeddings/vector.ts';
import { invalidRequest, invalidType, missingParameter } from './invalid-request.ts';
import { modelLabel } from './model-label.ts';
import { readTexts, saidBy, tokensOf } from './text-or-tokens.ts';

const mostInputs = 2048;
/** Tokens of one input, as documented for the models of embeddings. */
const longestInput = 8192;

/** Embeddings of texts. @throws ModelRefusal 400 */
export const answerEmbeddings: Answerer = async (call) => {
  const deployment = deployedModel(call);
  const request = readEmbeddingRequest(call, deployment);
  const inputs = readTexts(request.body['input'], 'input', mostInputs);
  if (inputs.some((input) => input.length === 0)) throw invalidRequest("Invalid 'input': input cannot be an empty string.", 'input');
  const loaded = await tokenizer();
  const counts = inputs.map((input) => tokensOf(input, loaded));
  const longest = Math.max(...counts);
  if (longest > longestInput) {
    throw invalidRequest(`This model's maximum context length is ${longestInput} tokens, however you requested ${longest} tokens (${longest} in your prompt; 0 for the completion). Please reduce your prompt; or completion length.`);
  }
  return listed(deployment, request, inputs.map((input) => saidBy(input, loaded)), counts.reduce((sum, count) => sum + count, 0));
};

/** Embeddings of images, each with a text beside it or without. @throws ModelRefusal 400 */
export const answerImageEmbeddings: Answerer = async (call) => {
  const deployment = deployedModel(call);
  const request = readEmbeddingRequest(call, deployment);
  const inputs = readImages(request.body['input']);
  const loaded = await tokenizer();
  const tokens = inputs.reduce((sum, { text }) => sum + imageTokens(undefined) + loaded.count(text), 0);
  return listed(deployment, request, inputs.map(({ image, text }) => JSON.stringify([image, text])), tokens);
};

interface ImageInput {
  readonly image: string;
  readonly text: string;
}

function readImages(given: Json | undefined): readonly ImageInput[] {
  if (!Array.isArray(given)) throw invalidType('input', 'an array of objects', given ?? null);
  if (given.length === 0) throw invalidRequest("Invalid 'input': empty array. Expected an array with minimum length 1, but got an empty array instead.", 'input', 'empty_array');
  if (given.length > mostInputs) throw invalidRequest(`Invalid 'input': array too long. Expected an array with maximum length ${mostInputs}, but got an array with length ${given.length} instead.`, 'input', 'array_above_max_length');
  return given.map((one: Json, at) => {
    if (!isObject(one)) throw invalidType(`input[${at}]`, 'an object', one);
    const { image, text } = one;
    if (image === undefined || image === null) throw missingParameter(`input[${at}].image`);
    if (typeof image !== 'string') throw invalidType(`input[${at}].image`, 'a string', image);
    if (text !== undefined && text !== null && typeof text !== 'string') throw invalidType(`input[${at}].text`, 'a string', text);
    return { image, text: text ?? '' };
  });
}

function listed(deployment: Deployment, { dimensions, base64 }: EmbeddingRequest, texts: readonly string[], tokens: number): Drafted {
  const model = modelLabel(deployment);
  const data = texts.map((text, index) => {
    const vector = vectorOf(model, text, dimensions);
    return { embedding: base64 ? base64Of(vector) : vector, index, object: 'embedding' };
  });
  return { kind: 'json', status: 200, body: { data, model, object: 'list', usage: { prompt_tokens: tokens, total_tokens: tokens } }, usage: { input: tokens, output: 0 } };
}
