import { exitCodes, UserError } from '../model/user-error.ts';

/**
 * Says in errors whose policy it is: one that reads a document knows its lines, but not where it came from.
 *
 * @param id ARM id of the policy
 */
export function inPolicy<T>(id: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError) || error.exitCode !== exitCodes.conflict) throw error;
    const { code, detail, exitCode, hint, message } = error;
    throw new UserError(code, exitCode, `The policy of ${ownerOf(id)}: ${message}`, { hint, detail, cause: error });
  }
}

/** `operation chat of API azure-openai` */
function ownerOf(id: string): string {
  const [, api = id, operation] = /\/apis\/([^/]+)(?:\/operations\/([^/]+))?\/policies\/[^/]+$/i.exec(id) ?? [];
  return `${operation === undefined ? '' : `operation ${operation} of `}API ${api}`;
}
