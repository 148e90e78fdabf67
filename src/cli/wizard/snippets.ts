import { curlTo, keyCommand } from '../../desired/key-command.ts';
import type { Live } from '../../model/live.ts';
import type { LocalFiles } from '../../model/local-files.ts';
import type { Trial } from '../../model/trial.ts';
import { shellWord } from '../../model/shell-word.ts';

/** Lines that can be copied as they stand. */
export interface Snippets {
  /** What clients take as their base address. */
  readonly endpoint: string;
  /** Puts the key into APIM_KEY; undefined where the API takes calls without one. */
  readonly key: string | undefined;
  readonly curl: string;
  /** Undefined where SDKs have no such call. */
  readonly python: readonly string[] | undefined;
  readonly javascript: readonly string[] | undefined;
  /** What the SDKs trust the local Azure by. */
  readonly trust: readonly string[];
}

/** How a first call is made. Undefined where it is not one of a few lines. */
export function snippetsOf(trial: Trial, live: Pick<Live, 'cloud' | 'service'>, local: LocalFiles | undefined): Snippets | undefined {
  const { key, request } = trial;
  if (typeof request.body !== 'string' || (key !== undefined && !/^[\w-]+$/.test(key.header))) return undefined;
  const call = callOf(trial, request.body);
  const header = key === undefined ? [] : [`-H "${key.header}: $APIM_KEY"`];
  const headers = [...header, ...Object.entries({ ...call.versionHeaders, 'content-type': 'application/json' }).map(([name, value]) => `-H ${shellWord(`${name}: ${value}`)}`)];
  return {
    endpoint: call.base,
    key: key === undefined ? undefined : `export APIM_KEY=$(${keyCommand(live, local, key.subscription)})`,
    curl: [curlTo(local), shellWord(request.url), ...headers, '-d', shellWord(JSON.stringify(call.body))].join(' '),
    python: pythonOf(call, trial),
    javascript: javascriptOf(call, trial),
    trust: local === undefined ? [] : [`export SSL_CERT_FILE=${shellWord(local.caFile)} NODE_EXTRA_CA_CERTS=${shellWord(local.caFile)}`],
  };
}

interface Call {
  readonly base: string;
  /** Undefined: no `api-version` is sent. */
  readonly apiVersion: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  /** The deployment stands in the path. */
  readonly isDated: boolean;
  readonly versionHeaders: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

function callOf({ request }: Trial, text: string): Call {
  const url = new URL(request.url);
  const isDated = /\/deployments\/[^/]+\//i.test(url.pathname);
  const path = isDated ? url.pathname.replace(/\/deployments\/.*$/i, '') : url.pathname.replace(/\/(chat\/completions|completions|embeddings|images\/generations|responses)$/i, '');
  const { accept: _, 'content-type': __, ...versionHeaders } = request.headers;
  const { 'api-version': apiVersion, ...query } = Object.fromEntries(url.searchParams);
  const { max_tokens: ___, max_completion_tokens: ____, max_output_tokens: _____, ...body } = JSON.parse(text) as Record<string, unknown>;
  return { base: `${url.origin}${path}`, apiVersion, query, isDated, versionHeaders, body };
}

/** The SDKs' calls, and where the answer's text is. */
const methods: Readonly<Record<string, { readonly method: string; readonly shown: string }>> = {
  chat: { method: 'chat.completions.create', shown: 'choices[0].message.content' },
  responses: { method: 'responses.create', shown: 'output_text' },
  embeddings: { method: 'embeddings.create', shown: 'data[0].embedding' },
  images: { method: 'images.generate', shown: 'data[0]' },
};

/** What a client is made with, in the order in which it is read: names as in Python. */
function settings({ apiVersion, isDated, query, versionHeaders }: Call, { key }: Trial): readonly (readonly [string, unknown])[] {
  // The dated client says its key in api-key by itself, the other one as a bearer token, which API Management does not read.
  const ownHeader = key === undefined || (isDated && key.header.toLowerCase() === 'api-key') ? {} : { [key.header]: keyMark };
  const headers = { ...versionHeaders, ...ownHeader };
  const all = { ...query, ...(isDated || apiVersion === undefined ? {} : { 'api-version': apiVersion }) };
  return [
    ...(isDated ? [['api_version', apiVersion ?? ''] as const] : []),
    ['api_key', key === undefined ? 'unused' : keyMark],
    ...(Object.keys(headers).length === 0 ? [] : [['default_headers', headers] as const]),
    ...(Object.keys(all).length === 0 ? [] : [['default_query', all] as const]),
  ];
}

/** Stands for the expression that reads the variable. */
const keyMark = '\u0000key';

function literal(value: unknown, key: string): string {
  return JSON.stringify(value).replaceAll(`"${JSON.stringify(keyMark).slice(1, -1)}"`, key);
}

function pythonOf(call: Call, trial: Trial): readonly string[] | undefined {
  const found = methods[trial.capability ?? ''];
  if (found === undefined) return undefined;
  const client = call.isDated ? 'AzureOpenAI' : 'OpenAI';
  const fields = { model: trial.model, ...call.body };
  return [
    'import os',
    `from openai import ${client}`,
    `client = ${client}(`,
    ...[['base_url', call.base] as const, ...settings(call, trial)].map(([name, value]) => `    ${name}=${literal(value, 'os.environ["APIM_KEY"]')},`),
    ')',
    `answer = client.${found.method}(`,
    ...Object.entries(fields).map(([name, value]) => `    ${name}=${literal(value, '').replaceAll(/\bfalse\b/g, 'False').replaceAll(/\btrue\b/g, 'True')},`),
    ')',
    `print(answer.${found.shown})`,
  ];
}

const inJavascript: Readonly<Record<string, string>> = { base_url: 'baseURL', api_version: 'apiVersion', api_key: 'apiKey', default_headers: 'defaultHeaders', default_query: 'defaultQuery' };

function javascriptOf(call: Call, trial: Trial): readonly string[] | undefined {
  const found = methods[trial.capability ?? ''];
  if (found === undefined) return undefined;
  const client = call.isDated ? 'AzureOpenAI' : 'OpenAI';
  return [
    `import { ${client} } from 'openai';`,
    `const client = new ${client}({`,
    ...[['base_url', call.base] as const, ...settings(call, trial)].map(([name, value]) => `  ${inJavascript[name] ?? name}: ${literal(value, 'process.env.APIM_KEY')},`),
    '});',
    `const answer = await client.${found.method}({`,
    ...Object.entries({ model: trial.model, ...call.body }).map(([name, value]) => `  ${name}: ${literal(value, '')},`),
    '});',
    `console.log(answer.${found.shown});`,
  ];
}
