import { UserError } from '../../../src/model/user-error.ts';

/** What comes of it: a value, or the code of the error that a user would see. */
export function outcomeOf<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}
