import type { Estate } from './estate.ts';
import type { ModelOptions } from './models/options.ts';

/** What of the estate's options is the model accounts'. */
export function modelOptions({ options }: Estate): ModelOptions {
  const { retryAfter, quotaWindow, requestSlice, failedCallsCount, roleFlapping } = options;
  return { retryAfter, quotaWindow, requestSlice, failedCallsCount, roleFlapping };
}
