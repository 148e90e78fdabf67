import { ArmError } from '../model/arm-error.ts';
import { UserError, type ExitCode } from '../model/user-error.ts';
import { meaningOf } from './arm-codes.ts';
import { notAuthorised } from './not-authorised.ts';

export interface Explained {
  /** Stable, listed in docs/errors.md; ARM's own code where the error is Azure's. */
  readonly code: string;
  readonly exitCode: ExitCode;
  /** Where docs/errors.md speaks of it. */
  readonly docs: string;
  readonly message: string;
  readonly hint: string | undefined;
  /** ARM's own words and ids, for support. */
  readonly detail: string | undefined;
  /** Of a crash only, for --debug. */
  readonly stack: string | undefined;
}

/** What to tell about an error: whatever is neither ours nor Azure's is a bug in apim-llm. */
export function explain(error: unknown, version: string): Explained {
  if (error instanceof UserError) {
    const cause = error.cause instanceof ArmError ? armDetail(error.cause) : undefined;
    const { code, exitCode, message, hint, detail } = error;
    return { code, exitCode, docs: docsOf(code), message, hint, detail: detail ?? cause, stack: undefined };
  }
  if (error instanceof ArmError) {
    const means = notAuthorised(error) ?? meaningOf(error);
    return {
      code: error.code === '' ? `Http${error.status}` : error.code,
      exitCode: means?.exitCode ?? 1,
      docs: docsOf('azures-own-codes'),
      message: means?.message ?? error.message,
      hint: means?.hint,
      detail: armDetail(error),
      stack: undefined,
    };
  }
  return {
    code: 'Bug',
    exitCode: 1,
    docs: docsOf('Bug'),
    message: `This is a bug in apim-llm ${version}: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'Please report it with what --debug prints.',
    detail: undefined,
    stack: error instanceof Error ? error.stack : undefined,
  };
}

function docsOf(heading: string): string {
  return `docs/errors.md#${heading.toLowerCase()}`;
}

function armDetail(error: ArmError): string {
  const status = error.status === 0 ? '' : ` (${error.status})`;
  return [
    `${error.code}${status}: ${error.message}`,
    ...error.details.map(({ code, message, target }) => `  ${code}${target === undefined || target === '' ? '' : ` at ${target}`}: ${message}`),
    `${error.method} ${error.url}`,
    ...(error.requestId === undefined ? [] : [`request id ${error.requestId}`]),
  ].join('\n');
}
