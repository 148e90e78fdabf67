import { exchange } from '../backends/exchange.ts';
import type { PolicyHandler } from '../step.ts';
import { sendTimeout } from './send-request.ts';
import { sentRequest } from './sent-request.ts';
import { timeoutOf } from './timeout.ts';

const source = 'send-one-way-request';

/** Sends a request of its own and goes on at once: neither its answer nor its failure changes anything, and it outlives the call. */
export const sendOneWayRequest: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const timeout = timeoutOf(element, compiler, sendTimeout);
    const request = sentRequest(element, compiler);
    return async (call) => {
      const { signal } = new AbortController();
      const answered = exchange(call.world, { source, request: await request(call), timeout: await timeout(call), signal });
      answered.then(({ body }) => Buffer.isBuffer(body) || body.resume(), () => undefined);
    };
  },
};
