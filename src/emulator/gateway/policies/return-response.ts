import { elementsOf } from '../../arm/policies/document.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';
import { after, inTurn } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import type { GatewayResponse } from '../message/message.ts';
import { ResponseValue } from '../message/response-value.ts';
import { NotRunnable } from '../not-runnable.ts';
import type { Compiler, PolicyHandler } from '../step.ts';
import { answer } from './answer.ts';
import type { Edit } from './edit.ts';
import { emptyResponse } from './message-of.ts';
import { policyFailure } from './policy-failure.ts';
import { bodyEdit } from './set-body.ts';
import { headerEdit } from './set-header.ts';
import { statusEdit } from './set-status.ts';

/** A 200 without a body, or the response in a variable, changed by what is inside and sent at once: nothing runs behind it. */
export const returnResponse: PolicyHandler = {
  element: 'return-response',
  compile(element, compiler) {
    const variable = compiler.text(element, 'response-variable-name')?.literal;
    const edits = elementsOf(element).map((child) => editOf(child, compiler.within(child)));
    return (call) => {
      const response = variable === undefined ? emptyResponse() : copyOf(call, variable);
      // Expressions inside still see the response that this one takes the place of.
      return after(inTurn(edits, (edit) => edit(call, response)), () => answer(call, response));
    };
  },
};

function editOf(child: PolicyElement, compiler: Compiler): Edit<GatewayResponse> {
  switch (child.name) {
    case 'set-status':
      return statusEdit(child, compiler);
    case 'set-header':
      return headerEdit(child, compiler);
    case 'set-body':
      // Azure takes it and renders nothing: there is no body in there that a template could use (documentation of set-body).
      if (compiler.text(child, 'template')?.literal === 'liquid') throw new NotRunnable('return-response', 'set-body template="liquid" in it');
      return bodyEdit(child, compiler);
    default:
      throw new NotRunnable('return-response', `<${child.name}> in it`);
  }
}

function copyOf(call: GatewayCall, variable: string): GatewayResponse {
  const value = call.variables.get(variable);
  if (!(value instanceof ResponseValue)) throw policyFailure('return-response', `The variable '${variable}' ${value === undefined || value === null ? 'is not set' : 'is not a response'}.`);
  const { status, reason, headers, body } = value.response;
  return { status, reason, headers: headers.copy(), body };
}
