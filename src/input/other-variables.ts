/** Where published descriptions are downloaded from, for mirrors. */
export const specBaseVariable = 'APIM_LLM_SPEC_BASE_URL';

/** Variables of ours that stand for no option. */
export const otherVariables: readonly string[] = [specBaseVariable];
