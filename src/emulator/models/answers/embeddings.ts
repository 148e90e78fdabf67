import { isObject } from '../../../model/json.ts';
import type { Json } from '../../../model/json.ts';
import type { Deployment } from '../deployment.ts';
import type { Answerer, Drafted } from '../model-call.ts';
import { usualMediumTokens } from '../tokens/media-tokens.ts';
import { tokenizer } from '../tokens/tokenizer.ts';
import { deployedModel } from './deployed-model.ts';
import { type EmbeddingRequest, readEmbeddingRequest } from './embeddings/embedding-request.ts';
import { base64Of, vectorOf } from './embeddings/vector.ts';
import { checkLength } from './fields.ts';
import { contextLengthExceeded, invalidRequest, invalidType, missingParameter } from './invalid-request.ts';
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
  const count = loaded.counter();
  const read = inputs.map((input) => tokensOf(input, count));
  const longest = Math.max(...read);
  if (longest > longestInput) throw contextLengthExceeded(longestInput, longest, 0);
  return listed(deployment, request, inputs.map((input) => saidBy(input, loaded)), read.reduce((sum, tokens) => sum + tokens, 0));
};

/** Embeddings of images, each with a text beside it or without. @throws ModelRefusal 400 */
export const answerImageEmbeddings: Answerer = async (call) => {
  const deployment = deployedModel(call);
  const request = readEmbeddingRequest(call, deployment);
  const inputs = readImages(request.body['input']);
  const count = (await tokenizer()).counter();
  const tokens = inputs.reduce((sum, { text }) => sum + usualMediumTokens + count(text), 0);
  return listed(deployment, request, inputs.map(({ image, text }) => JSON.stringify([image, text])), tokens);
};

interface ImageInput {
  readonly image: string;
  readonly text: string;
}

function readImages(given: Json | undefined): readonly ImageInput[] {
  if (!Array.isArray(given)) throw invalidType('input', 'an array of objects', given ?? null);
  checkLength(given.length, { min: 1, max: mostInputs }, 'input', 'array');
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
