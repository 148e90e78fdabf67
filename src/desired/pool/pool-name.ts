import { exitCodes, UserError } from '../../model/user-error.ts';
import { isShape } from '../../model/shapes.ts';

/** Names of backends have 80 characters at most (ARM spec 2024-05-01). `--` divides the names that we give to backends of accounts. */
const pattern = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9])?$/;

/** @throws UserError `PoolNameInvalid` */
export function checkPoolName(name: string): string {
  if (pattern.test(name) && !name.includes('--') && !isShape(name)) return name;
  throw new UserError('PoolNameInvalid', exitCodes.usage, `${JSON.stringify(name)} cannot be the name of a pool: it has 1 to 80 letters, digits, dots, underscores and single hyphens, and begins and ends with a letter or a digit.`, {
    hint: 'For example: apim-llm pool create gpt-4o …',
  });
}
