/** One command of the demo, and what is to be seen. */
export interface Scene {
  readonly says: string;
  readonly line: readonly string[];
  /** What happens before: somebody takes a role away, or a minute passes. */
  readonly meanwhile?: 'role-removed' | 'minute';
  /** True where the command is there to show how it fails. */
  readonly fails?: boolean;
}

const on = ['--emulator', '--service', 'apim-demo', '-g', 'rg-ai'];
const api = ['--api', 'azure-openai'];
const main = 'aoai-swe';
const second = 'aoai-eus';

/** On the estate `templates/estates/demo.yaml`. Each stands on the ones before. */
export const scenes: readonly Scene[] = [
  { says: 'An Azure OpenAI account becomes an API, on a local Azure in this process', line: ['import', ...on, '--account', main, '--yes'] },
  { says: 'Once more: what is as it should be is left alone', line: ['import', ...on, '--account', main, '--yes'] },
  { says: 'Calls go through the gateway to the model, without a key of it', line: ['probe', ...on, ...api, '--requests', '3', '--model', 'gpt-4o'] },
  { says: 'The deployment admits 10,000 tokens a minute, about 1,000 a call: the tenth is refused', line: ['probe', ...on, ...api, '--requests', '8', '--rate', '20', '--model', 'gpt-4o'] },
  { says: 'Only what a deployed model serves is open; the gateway answers the rest by itself', line: ['prune-ops', ...on, ...api, '--dry-run'] },
  { says: 'Another account, in another region, takes what the first has no model for', line: ['facade', 'add', ...on, ...api, '--account', `${second}/whisper`, '--yes'] },
  { says: 'One endpoint, two accounts', line: ['probe', ...on, ...api, '--requests', '2', '--capability', 'transcription', '--model', 'whisper'] },
  { says: 'The near deployment first; what it refuses goes to another region', line: ['burst', 'enable', ...on, ...api, '--main', `${main}/gpt-4o`, '--spill', `${second}/gpt-4o`, '--yes'] },
  { says: 'A minute later: nine from Sweden Central, then East US takes over, and no client sees a 429', meanwhile: 'minute', line: ['probe', ...on, ...api, '--requests', '20', '--rate', '20', '--model', 'gpt-4o'] },
  { says: 'Somebody takes the role away from the identity', meanwhile: 'role-removed', line: ['probe', ...on, ...api, '--requests', '1', '--model', 'text-embedding-3-large', '--capability', 'embeddings'], fails: true },
  { says: 'What is missing, and what puts it right', line: ['status', ...on, ...api] },
  { says: 'The same import once more: with --wait it ends when calls get through', line: ['import', ...on, '--account', main, '--wait', '--yes'] },
];

/** Whose role is taken away. */
export const bereft = main;

export const nextCommands: readonly { readonly says: string; readonly line: string }[] = [
  { says: 'A local Azure that stays, to play with', line: 'emulator start --detach' },
  { says: 'Your own Azure: az login, then look what would be done', line: 'import --service <service> -g <group> --account <account> --dry-run' },
  { says: 'Call what came of it', line: 'probe --service <service> -g <group>' },
];
