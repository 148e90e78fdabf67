import type { Trial } from '../model/trial.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { cut, wrap } from '../output/columns.ts';
import { missedLimits, type Missed } from '../probe/limits.ts';
import type { Sample } from '../probe/sample.ts';
import type { Summary } from '../probe/summary.ts';

/** Why a run did not pass: a limit that was missed, or calls that all failed for another reason than quota. */
export function probeFailure(trial: Trial, summary: Summary, samples: readonly Sample[]): UserError | undefined {
  const missed = missedLimits(trial.limits, summary);
  const [first] = missed;
  if (first !== undefined) {
    const message = missed.map(sentence).join(' ');
    const hint = first.kind === 'errors' || summary.ok === 0 ? reason(samples) : `Regions that served: ${regionsThatServed(summary)}`;
    return first.kind === 'errors' ? new UserError('TooManyErrors', exitCodes.failed, message, { hint }) : new UserError('RegionMissed', exitCodes.failed, message, { hint });
  }
  if (trial.limits.errors !== undefined || summary.requests === 0 || summary.failed < summary.requests) return undefined;
  return new UserError('NoCallServed', exitCodes.failed, summary.requests === 1 ? 'The call was not served.' : `None of the ${summary.requests} calls was served.`, { hint: reason(samples) });
}

function regionsThatServed({ byRegion, ok }: Summary): string {
  const served = Object.entries(byRegion).filter(([, part]) => part.ok > 0);
  const unnamed = ok - served.reduce((sum, [, part]) => sum + part.ok, 0);
  return [...served.map(([name]) => name), ...(unnamed > 0 ? [`${unnamed} ${unnamed === 1 ? 'answer names' : 'answers name'} none`] : [])].join(', ');
}

function sentence(missed: Missed): string {
  if (missed.kind === 'errors') {
    const { allowed, errors, requests } = missed;
    return `${errors} of ${requests} ${requests === 1 ? 'call' : 'calls'} ${errors === 1 ? 'was' : 'were'} not served, ${allowed === 0 ? 'none' : allowed} may be.`;
  }
  const { region, percent, wanted } = missed;
  return wanted === undefined ? `${region} served no call.` : `${region} served ${percent}% of the calls, ${wanted}% was expected.`;
}

const longestMessage = 200;
/** A hint stands two columns in. */
const hintWidth = 76;

/** What the first call that failed was told, and what usually helps. */
function reason(samples: readonly Sample[]): string | undefined {
  const first = samples.find(({ answer }) => answer.kind === 'lost' || answer.status >= 300);
  if (first === undefined) return undefined;
  const { answer } = first;
  if (answer.kind === 'lost') {
    const help = answer.reason === 'Timeout' ? 'Give it longer: --timeout, or ask for less: --max-tokens' : 'Check that this machine reaches the gateway.';
    return `Call ${first.index + 1} got no answer: ${answer.reason}\n${help}`;
  }
  const said = wrap(`Call ${first.index + 1} was answered ${answer.status}${answer.message === undefined ? '' : `: ${cut(answer.message, longestMessage)}`}`, hintWidth).join('\n');
  const help = (answer.region === undefined ? helps : helpsOfAccounts)[answer.status];
  return help === undefined ? said : `${said}\n${help}`;
}

/** Of answers that name no region: the gateway's own. */
const helps: Readonly<Record<number, string>> = {
  400: 'Look at the policies of the API; another version may be meant: --api-version',
  401: 'Check the key: APIM_LLM_PROBE_KEY, or --app-subscription.\nBehind the gateway the identity may lack its role: apim-llm status',
  403: 'The key may belong to another product, or a policy refuses the caller.',
  404: 'The gateway knows no such call, or a policy says so: check --operation and --api-version.',
  429: 'The gateway has a limit of its own: a policy that counts calls or tokens.',
};

/** Of answers of a model's account. */
const helpsOfAccounts: Readonly<Record<number, string>> = {
  401: 'So says the account, not the gateway: the service lacks its role there, or\nhas it for some minutes only. What is missing:  apim-llm status',
  403: 'So says the account: its network rules keep the gateway out, or it takes no keys.',
  404: 'So says the account: it has no such deployment, or does not know the version.\nCheck --model and --api-version.',
  429: 'So says the account: the quota of the deployment is used up for now.\nCall less often (--rate), or ask for less (--max-tokens).',
};
