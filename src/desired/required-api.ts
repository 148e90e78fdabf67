import { nameOf } from '../model/arm-id.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import type { Live, LiveApi } from '../model/live.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { apiTypeOf } from './api-kind.ts';

/**
 * The API of a command that works on any, whoever made it.
 *
 * @throws UserError `NotFound`, and `ApiKind` for one without operations of its own
 */
export function requiredApi(live: Live, name: string): LiveApi {
  const api = live.apis.get(name.toLowerCase());
  if (api === undefined) throw notFound(live, name);
  const type = apiTypeOf(api.api.body);
  if (type === 'http') return api;
  throw new UserError('ApiKind', exitCodes.conflict, `The API ${name} is of type ${type}, which has no operations that call models.`, {
    hint: type === 'mcp' ? 'Name the API whose operations are its tools:  --api ID' : 'Name another API:  --api ID',
  });
}

function notFound(live: Live, name: string): UserError {
  const names = live.allApis.map(({ id }) => nameOf(id)).filter((each) => !each.includes(';rev='));
  const near = didYouMean(name, names);
  const known = names.length === 0 ? 'It has no APIs at all: make one with apim-llm import' : `Name one of them:  --api ID\nIt has: ${names.slice(0, 20).join(', ')}`;
  return new UserError('NotFound', exitCodes.failed, `The service ${live.service.name} has no API ${name}.`, { hint: [...(near === undefined ? [] : [`Did you mean ${near}?`]), known].join('\n') });
}
