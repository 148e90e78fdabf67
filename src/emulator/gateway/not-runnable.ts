/** What a policy document says and the local gateway cannot do; named, so that nobody takes silence for success. */
export class NotRunnable extends Error {
  /** The policy's element. */
  readonly policy: string;
  /** What of it: `html-decode-expression`. The whole policy where it is undefined. */
  readonly what: string | undefined;

  constructor(policy: string, what?: string) {
    super(what === undefined ? `The local gateway does not run ${policy}.` : `The local gateway does not run ${policy} with ${what}.`);
    this.name = 'NotRunnable';
    this.policy = policy;
    this.what = what;
  }
}
