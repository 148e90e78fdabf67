import { at } from '../../model/json.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { Answer } from '../answer.ts';
import { failureOf } from '../failure.ts';
import { tokenRefused } from '../sign-in.ts';
import { innermost } from './log-answer.ts';

/**
 * What an answer means that is none (documentation: "Azure Monitor Log Analytics API errors"): 400 `BadArgumentError` with the fault of
 * the query inside, 401 or 403 `InvalidAuthenticationToken…`, 403 `InsufficientAccessError`, 404 `PathNotFoundError` or `WorkspaceNotFoundError`.
 */
export function refusedQuery(answer: Answer): Error {
  const failure = failureOf(answer);
  if (answer.status === 401 || /^InvalidAuthenticationToken/i.test(failure.code)) return tokenRefused(failure);
  if (answer.status !== 400) return failure;
  const why = innermost(at(answer.body, 'error'));
  return new UserError('QueryRefused', exitCodes.failed, `The workspace does not take the query: ${why}`, {
    hint: /resolve table/i.test(why) ? 'A table is unknown to a workspace that never got a row of it: apim-llm monitor enable lets one write, with --llm-logs also what models are asked.' : '--kql shows the query, for the portal.',
    cause: failure,
  });
}
