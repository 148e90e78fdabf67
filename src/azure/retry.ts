import type { PipelinePolicy, PipelineRequest, PipelineResponse, SendRequest } from '@azure/core-rest-pipeline';
import { jsonOf } from './answer.ts';
import { unreachable } from './failure.ts';
import { backoffMs, pause } from './pace.ts';
import type { Pace } from './pace.ts';
import { retryAfterMs } from './retry-after.ts';
import { againAfterAnswer, againAfterError, longestWaitMs } from './retry-decision.ts';
import type { Again } from './retry-decision.ts';

type Outcome =
  | { readonly response: PipelineResponse; readonly again: Again | undefined; readonly askedMs: number | undefined }
  | { readonly error: unknown; readonly again: Again | undefined };

/**
 * Sends a request again where that is safe and of use. It stands in for the SDK's own policy, which gives up on 429
 * without Retry-After and on every 409. All requests of ours may be repeated: GET, PUT, DELETE, and PATCH that says
 * what a field shall be.
 */
export function retryPolicy(pace: Pace): PipelinePolicy {
  return {
    name: 'apimLlmRetryPolicy',
    async sendRequest(request, next) {
      const signal = nativeSignal(request);
      let waited = 0;
      for (let attempt = 1; ; attempt++) {
        const outcome = await send(request, next, pace.now());
        const asked = 'response' in outcome ? outcome.askedMs : undefined;
        const ms = asked ?? backoffMs(attempt, pace.random());
        const { again } = outcome;
        if (again === undefined || attempt >= again.attempts || waited + ms > longestWaitMs) {
          if ('error' in outcome) throw outcome.error;
          return outcome.response;
        }
        await pause(pace, again.reason, ms, signal);
        waited += ms;
      }
    },
  };
}

async function send(request: PipelineRequest, next: SendRequest, now: number): Promise<Outcome> {
  try {
    const response = await next(request);
    const again = againAfterAnswer(response.status, jsonOf(response.bodyAsText ?? ''));
    return { response, again, askedMs: retryAfterMs((name) => response.headers.get(name), now) };
  } catch (error) {
    if (request.abortSignal?.aborted === true) return { error, again: undefined };
    // The HTTP client aborts the request itself when its time-out has passed: an abort that nobody asked for.
    const timedOut = error instanceof Error && error.name === 'AbortError';
    const again = againAfterError((error as { readonly code?: string }).code, timedOut);
    return { error: timedOut ? unreachable(error, request.method, request.url) : error, again };
  }
}

function nativeSignal(request: PipelineRequest): AbortSignal {
  const signal = request.abortSignal;
  return signal instanceof AbortSignal ? signal : new AbortController().signal;
}
