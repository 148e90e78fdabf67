import { logsTokenVariable } from '../model/logs.ts';

/** Where published descriptions are downloaded from, for mirrors. */
export const specBaseVariable = 'APIM_LLM_SPEC_BASE_URL';

/** The key that `probe` calls with; no flag has it, for others see command lines. */
export const probeKeyVariable = 'APIM_LLM_PROBE_KEY';

/** Variables of ours that stand for no option. */
export const otherVariables: readonly string[] = [specBaseVariable, probeKeyVariable, logsTokenVariable];
