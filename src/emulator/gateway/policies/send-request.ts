import { exchange } from '../backends/exchange.ts';
import type { GatewayCall } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import { Body, BodyTooLong } from '../message/body.ts';
import { bufferLimitOf } from '../message/buffer-limit.ts';
import { Headers } from '../message/headers.ts';
import { endToEnd } from '../message/hop-by-hop.ts';
import type { GatewayResponse } from '../message/message.ts';
import { ResponseValue } from '../message/response-value.ts';
import type { PolicyHandler } from '../step.ts';
import type { IncomingResponse } from '../world.ts';
import { asConnectionFault } from '../backends/connection-faults.ts';
import { policyFailure } from './policy-failure.ts';
import { sayer } from './say.ts';
import { sentRequest } from './sent-request.ts';
import { timeoutOf } from './timeout.ts';

const source = 'send-request';
/** Documented. */
export const sendTimeout = 60_000;

/** Sends a request of its own and waits for the whole answer, which goes into a variable, or stands for the response where none is named. */
export const sendRequest: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const variable = compiler.text(element, 'response-variable-name');
    const timeout = timeoutOf(element, compiler, sendTimeout);
    const ignores = compiler.flag(element, 'ignore-error');
    const fails = compiler.flag(element, 'fail-on-error-status-code');
    const request = sentRequest(element, compiler);
    const say = sayer(element, compiler);
    return async (call) => {
      const name = await variable?.(call);
      const asked = { source, request: await request(call), timeout: await timeout(call), signal: call.signal };
      try {
        const response = await held(call, await exchange(call.world, asked), asked.request.url.host);
        say(call, () => `${response.status} from ${asked.request.url.host}`);
        if (((await fails?.(call)) ?? false) && response.status >= 400 && response.status <= 599) throw policyFailure(source, `${asked.request.url.host} answered with the status code ${response.status}.`);
        keep(call, name, response);
      } catch (error) {
        const isIgnored = error instanceof PolicyFault && error.reason !== 'ClientConnectionFailure' && ((await ignores?.(call)) ?? false);
        if (!isIgnored) throw error;
        say(call, () => `ignored: ${error.message}`);
        // Documented: a variable that is named is null then, and nothing else changes.
        if (name !== undefined) call.variables.set(name, null);
      }
    };
  },
};

function keep(call: GatewayCall, name: string | undefined, response: GatewayResponse): void {
  if (name !== undefined) {
    call.variables.set(name, new ResponseValue(response));
    return;
  }
  call.response?.body.drop();
  call.response = response;
}

/** Expressions read it without waiting, so all of it has to be there. */
async function held(call: GatewayCall, { status, reason, headers, body: sent }: IncomingResponse, host: string): Promise<GatewayResponse> {
  const body = Buffer.isBuffer(sent) ? Body.of(sent) : Body.from(sent);
  try {
    await body.hold(bufferLimitOf(call));
  } catch (error) {
    body.drop();
    throw error instanceof BodyTooLong ? policyFailure(source, `In the response, ${error.message}.`) : asConnectionFault(source, host, error);
  }
  return { status, reason, headers: new Headers(endToEnd(headers)), body };
}
