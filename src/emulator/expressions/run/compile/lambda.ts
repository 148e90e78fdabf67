import type { Lambda } from '../../syntax/expression.ts';
import { unknown } from '../../types/static-type.ts';
import type { Code } from './code.ts';
import { compileFunction } from './function.ts';
import type { Place } from './place.ts';

export function compileLambda(lambda: Lambda, place: Place): Code {
  return compileFunction({ node: lambda, parameters: lambda.parameters, body: lambda.body, returns: unknown }, place);
}
