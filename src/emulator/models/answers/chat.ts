import type { Answerer } from '../model-call.ts';
import { chatPromptTokens } from '../tokens/chat-prompt.ts';
import { tokenizer } from '../tokens/tokenizer.ts';
import { type ChatAnswer, chatBody } from './chat/chat-answer.ts';
import { readChatRequest } from './chat/chat-request.ts';
import { chatEvents } from './chat/chat-stream.ts';
import { draftChoices } from './chat/choice.ts';
import { deployedModel } from './deployed-model.ts';
import { modelLabel } from './model-label.ts';
import { newObjectId } from './object-id.ts';
import { reasoningTokens } from './reasoning-models.ts';
import { systemFingerprint } from './system-fingerprint.ts';

/** Chat completions: a short text about what was asked, or the call of a tool; whole or streamed. @throws ModelRefusal 400 */
export const answerChat: Answerer = async (call) => {
  const deployment = deployedModel(call);
  const request = readChatRequest(call, deployment);
  // Before anything is waited for: calls that arrive together have their ids in the order in which they came.
  const head = { id: newObjectId(call.world, 'chatcmpl-'), created: Math.floor(call.world.clock.now() / 1000), model: modelLabel(deployment), system_fingerprint: systemFingerprint(deployment) };
  const callIds = request.tool === undefined ? [] : Array.from({ length: request.choices }, () => newObjectId(call.world, 'call_', 24));
  const loaded = await tokenizer();
  const model = { deployment, account: call.account, tokenizer: loaded, reasoning: reasoningTokens(deployment.model.name, request.body['reasoning_effort']) };
  const choices = draftChoices(model, request);
  const usage = { input: chatPromptTokens(request.body, loaded.counter()), output: choices.reduce((sum, { tokens }) => sum + tokens, 0) };
  const answer: ChatAnswer = { head, choices, callIds, usage, logprobs: request.logprobs };
  if (request.stream) return { kind: 'events', events: chatEvents(answer, request.includeUsage), usage };
  return { kind: 'json', status: 200, body: chatBody(answer), usage };
};
