import { bodyRead, type BodyRead } from './body-read.ts';
import { contextAccesses } from './context-access.ts';
import { memberOf } from './context-reach.ts';
import { declaredNames } from './declared-names.ts';
import { expressionCode } from './expression-code.ts';
import { namesRead, type NamesRead } from './names-read.ts';
import { typesNamed } from './types-named.ts';

/** What a policy expression reads and names. What stands in comments and strings does not count. */
export interface ExpressionUses {
  /** Members of `context`, dotted: `Request.Headers`, `Operation.Id`, `Trace`; `*` where it is handed on as a whole. */
  readonly context: readonly string[];
  /** Headers of the request. */
  readonly headers: NamesRead;
  readonly responseHeaders: NamesRead;
  readonly variables: NamesRead;
  /** Query parameters. */
  readonly query: NamesRead;
  /** Parameters of the URL template. */
  readonly matchedParameters: NamesRead;
  readonly body: BodyRead;
  readonly responseBody: BodyRead;
  /** Without type arguments, which are named on their own. */
  readonly types: readonly string[];
  /** False where the expression does not end as C#: then it may use more than was found up to there. */
  readonly isComplete: boolean;
}

/** Of the expression that begins at `start`, its `@`; what stands behind its end is not looked at. */
export function expressionUses(text: string, start = 0): ExpressionUses {
  const code = expressionCode(text, start);
  const accesses = contextAccesses(code);
  const names = (...members: readonly string[]): NamesRead => namesRead(code, accesses, members);
  return {
    context: [...new Set(accesses.flatMap((access) => memberOf(access) ?? []))],
    headers: names('Request.Headers'),
    responseHeaders: names('Response.Headers'),
    variables: names('Variables'),
    query: names('Request.Url.Query', 'Request.Url.QueryString', 'Request.OriginalUrl.Query', 'Request.OriginalUrl.QueryString'),
    matchedParameters: names('Request.MatchedParameters'),
    body: bodyRead(code, accesses, 'Request.Body'),
    responseBody: bodyRead(code, accesses, 'Response.Body'),
    types: typesNamed(code, declaredNames(code)),
    isComplete: code.isComplete,
  };
}
