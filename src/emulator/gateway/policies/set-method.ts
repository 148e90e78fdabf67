import { after } from '../after.ts';
import type { GatewayRequest } from '../message/message.ts';
import type { PolicyHandler } from '../step.ts';
import { contentText } from './content-text.ts';
import type { EditCompiler } from './edit.ts';
import { evaluationFailure } from './policy-failure.ts';

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

export const methodEdit: EditCompiler<Pick<GatewayRequest, 'method'>> = (element, compiler) => {
  const method = contentText(element, compiler);
  return (call, request) =>
    after(method(call), (text) => {
      const named = text.trim().toUpperCase();
      if (!token.test(named)) throw evaluationFailure('set-method', `'${text.trim()}' is not an HTTP method.`);
      request.method = named;
    });
};

export const setMethod: PolicyHandler = {
  element: 'set-method',
  compile(element, compiler) {
    const edit = methodEdit(element, compiler);
    return (call) => edit(call, call.request);
  },
};
