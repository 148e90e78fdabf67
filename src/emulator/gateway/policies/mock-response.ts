import { STATUS_CODES } from 'node:http';
import { Body } from '../message/body.ts';
import { Headers } from '../message/headers.ts';
import type { PolicyHandler } from '../step.ts';
import { answer } from './answer.ts';
import { operationExample } from './mock/operation-example.ts';

/** Ends the call with what the operation's description says of such an answer. Its attributes take no expressions. */
export const mockResponse: PolicyHandler = {
  element: 'mock-response',
  compile(element, compiler) {
    if (compiler.flag(element, 'enabled')?.literal === false) return () => undefined;
    const status = compiler.whole(element, 'status-code')?.literal ?? 200;
    const contentType = compiler.text(element, 'content-type')?.literal;
    const index = compiler.whole(element, 'index')?.literal ?? 0;
    return (call) => {
      const { operation } = call.matched;
      const example = operation ? operationExample(call.world.store, operation.id, { status, contentType, index }) : { contentType, body: '' };
      const headers = new Headers(example.contentType === undefined ? [] : [['Content-Type', example.contentType]]);
      answer(call, { status, reason: STATUS_CODES[status] ?? '', headers, body: Body.of(example.body) });
    };
  },
};
