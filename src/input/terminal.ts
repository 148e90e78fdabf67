export interface TerminalState {
  readonly stdinIsTty: boolean;
  readonly stderrIsTty: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly noInput: boolean;
  readonly json: boolean;
}

/** Pipelines that give their steps a terminal, and so look like a person. */
const pipelines = ['CI', 'TF_BUILD', 'GITHUB_ACTIONS', 'GITLAB_CI', 'JENKINS_URL', 'TEAMCITY_VERSION', 'BUILDKITE'];

export function inPipeline(env: TerminalState['env']): boolean {
  return pipelines.some((name) => !['', '0', 'false'].includes(env[name]?.toLowerCase() ?? ''));
}

/** Whether there is somebody to ask. */
export function mayAsk(state: TerminalState): boolean {
  return state.stdinIsTty && state.stderrIsTty && !state.noInput && !state.json && !inPipeline(state.env);
}
