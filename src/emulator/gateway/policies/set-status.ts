import { STATUS_CODES } from 'node:http';
import { after } from '../after.ts';
import type { GatewayResponse } from '../message/message.ts';
import type { PolicyHandler } from '../step.ts';
import type { EditCompiler } from './edit.ts';
import { responseOf } from './message-of.ts';
import { evaluationFailure } from './policy-failure.ts';

export const statusEdit: EditCompiler<Pick<GatewayResponse, 'status' | 'reason'>> = (element, compiler) => {
  const code = compiler.whole(element, 'code');
  const reason = compiler.text(element, 'reason');
  return (call, response) =>
    after(code?.(call) ?? response.status, (status) => {
      if (!Number.isInteger(status) || status < 100 || status > 999) throw evaluationFailure('set-status', `${status} is not a status code: it has to be between 100 and 999.`);
      return after(reason?.(call), (text) => {
        response.status = status;
        response.reason = oneLine(text ?? STATUS_CODES[status] ?? '');
      });
    });
};

export const setStatus: PolicyHandler = {
  element: 'set-status',
  compile(element, compiler) {
    const edit = statusEdit(element, compiler);
    return (call) => edit(call, responseOf(call));
  },
};

/** A reason phrase stands in the first line of an answer; what cannot stand there is a blank. */
function oneLine(text: string): string {
  return text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, ' ').trim();
}
