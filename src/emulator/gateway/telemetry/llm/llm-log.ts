import { isObject, type Json, textAt } from '../../../../model/json.ts';
import { after } from '../../after.ts';
import { connectionFailure } from '../../backends/connection-faults.ts';
import type { GatewayCall } from '../../call.ts';
import { bufferLimitOf } from '../../message/buffer-limit.ts';
import type { GatewayResponse } from '../../message/message.ts';
import { tapped } from '../../policies/tapped.ts';
import { estimatePrompt } from '../../policies/tokens/estimate.ts';
import { isJson, jsonOf } from '../../policies/tokens/json-body.ts';
import { peeked } from '../../policies/tokens/peeked.ts';
import { promptOf } from '../../policies/tokens/prompt.ts';
import type { UsageParts } from '../../policies/tokens/usage.ts';
import { usageIn, wholeUsage } from '../../policies/tokens/usage.ts';
import type { LlmSettings } from '../diagnostic-settings.ts';
import { answerMessages, requestMessages, streamedMessages } from './messages.ts';
import type { LlmExchange } from './llm-rows.ts';
import { streamAnswer } from './stream-answer.ts';

/** What the log of language models sees of one call. */
export interface LlmLog {
  /** Looks into the request; called once, before any policy. */
  asked(call: GatewayCall): void | Promise<void>;
  /** Of the call as it is over; undefined where no model answered it. */
  told(): LlmExchange | undefined;
}

interface Answer {
  readonly usage: () => UsageParts | undefined;
  readonly model: () => string;
  readonly id: () => string;
  readonly messages: () => readonly Json[];
}

const source = 'forward-request';

/** Token counts are what the answer says, else, of a stream that does not tell, the estimate that the token policies use as well. */
export function newLlmLog({ requestBytes, responseBytes }: LlmSettings): LlmLog {
  let prompt: Json | undefined;
  let answer: Answer | undefined;
  let deployment = '';
  let apiVersion = '';

  const answered = (call: GatewayCall, response: GatewayResponse): void | Promise<void> => {
    if (response.status < 200 || response.status > 299) return undefined;
    const type = response.headers.get('Content-Type') ?? '';
    if (/^\s*text\/event-stream\b/i.test(type)) {
      const stream = streamAnswer(responseBytes !== undefined);
      response.body = tapped(response.body, { see: stream.see, over: () => undefined });
      answer = { ...stream, messages: () => streamedMessages(stream.text()) };
      return undefined;
    }
    if (!isJson(type)) return undefined;
    return after(peeked(response.body, bufferLimitOf(call), (error) => connectionFailure(source, `The backend's answer broke off: ${String(error)}`)), ({ body, bytes }) => {
      response.body = body;
      const json = bytes && (jsonOf(call, response, source) as Json | undefined);
      const usage = usageIn(json);
      if (usage) answer = { usage: () => usage, model: () => textAt(json, 'model') ?? '', id: () => textAt(json, 'id') ?? '', messages: () => (responseBytes === undefined ? [] : answerMessages(json)) };
    });
  };

  return {
    asked: (call) => {
      call.whenAnswered.push((response) => answered(call, response));
      return after(promptOf(call, source), ({ body }) => {
        prompt = body as Json | undefined;
        deployment = deploymentOf(call, prompt);
        apiVersion = call.originalUrl.query.values('api-version')[0] ?? '';
      });
    },
    told: () => {
      const used = answer?.usage();
      if (!answer || !used) return undefined;
      return {
        deployment,
        apiVersion,
        model: answer.model(),
        id: answer.id(),
        isStream: isObject(prompt) && prompt['stream'] === true,
        usage: wholeUsage({ ...used, prompt: used.prompt ?? estimatePrompt(prompt, 'auto') }),
        requestMessages: requestBytes === undefined ? [] : requestMessages(prompt),
        responseMessages: answer.messages(),
      };
    },
  };
}

/** As the client names it: in the path, or as the model of the body. */
function deploymentOf({ matched, originalUrl }: GatewayCall, prompt: Json | undefined): string {
  const inPath = matched.operation?.parameters.get('deployment-id') ?? /\/deployments\/([^/]+)/i.exec(originalUrl.path)?.[1];
  return inPath === undefined ? (textAt(prompt, 'model') ?? '') : decodeURIComponent(inPath);
}
