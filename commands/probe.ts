import { capabilities } from '../src/model/capabilities.ts';
import type { ProbeCommand } from './command.ts';

export const probeCommand: ProbeCommand = {
  does: 'probe',
  path: ['probe'],
  summary: 'Call an API through the gateway, and see who answers',
  examples: [
    { says: 'Twenty chat calls, one after the other: which region answers, how fast', line: 'apim-llm probe --service my-apim' },
    { says: 'Five calls a second for two minutes', line: 'apim-llm probe --service my-apim --model gpt-4o --requests 600 --rate 5' },
    { says: 'In a pipeline: ends with 1 when a call fails, or the near region serves less than 80%', line: 'apim-llm probe --service my-apim --max-errors 0 --expect-region swedencentral=80% --json' },
    { says: 'A script for more load than one machine makes', line: 'apim-llm probe --service my-apim --rate 200 --requests 60000 --export k6' },
  ],
  options: [
    { name: 'requests', type: 'integer', placeholder: 'n', default: 20, help: 'how many calls' },
    { name: 'rate', type: 'text', placeholder: 'n', help: 'calls a second, whatever becomes of them; default: each client sends the next when its last one was answered' },
    { name: 'clients', type: 'integer', placeholder: 'n', help: 'clients that call side by side; after a 429 one waits as it is told (default 1)' },
    { name: 'operation', type: 'text', placeholder: 'op', help: 'operation of the API, by name or as "POST /path"' },
    { name: 'capability', type: 'choice', placeholder: 'name', choices: capabilities.filter((name) => name !== 'realtime' && name !== 'video'), help: 'operation by what it does; default: chat, where the API has it' },
    { name: 'model', type: 'text', placeholder: 'deployment', help: 'deployment to call; default: the only one of the account that can' },
    { name: 'stream', type: 'switch', help: 'ask for streamed answers' },
    { name: 'prompt', type: 'text', placeholder: 'text', help: 'what the model is told' },
    { name: 'max-tokens', type: 'integer', placeholder: 'n', default: 1000, help: 'bound of each answer; quotas count it before' },
    { name: 'api-version', type: 'text', placeholder: 'version', help: 'default: the one that was imported' },
    { name: 'timeout', type: 'integer', placeholder: 'seconds', default: 120, help: 'for one call' },
    { name: 'app-subscription', type: 'text', placeholder: 'name', default: 'master', help: 'subscription whose key is fetched for the run, unless APIM_LLM_PROBE_KEY has one' },
    { name: 'as-bearer', type: 'switch', help: 'send the key as a bearer token' },
    { name: 'max-errors', type: 'text', placeholder: 'n|p%', help: 'end with 1 when more calls are not served, 429 included' },
    { name: 'expect-region', type: 'list', placeholder: 'region[=p%]', help: 'end with 1 when it served none, or less than that share' },
    { name: 'export', type: 'choice', choices: ['k6'], help: 'write a script for that tool to stdout, and call nothing' },
  ],
  permissions: ['Reader on the service, and on the account of the API; not on the latter with --model', 'API Management Service Contributor on the service, to fetch a key; not with a key in APIM_LLM_PROBE_KEY'],
  effects: [
    'Writes nothing to Azure',
    'Calls a model as clients do: its tokens are used and billed, and count for its quota',
    'Fetches a key of the service for this run, unless APIM_LLM_PROBE_KEY has one; it is neither printed nor kept',
    'With --export: calls nothing',
  ],
  load: async () => (await import('../src/desired/probe/probe.ts')).probeModule,
};
