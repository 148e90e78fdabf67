import { request } from 'node:https';
import * as z from 'zod';
import { controlName } from './control.ts';
import type { Ready } from './start.ts';

const answer = z.object({ name: z.literal(controlName), pid: z.int().min(1) });
const patience = 3000;

function get(url: string, ca: string, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(url, { ca, agent: false, timeout: patience, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    call.on('timeout', () => call.destroy(new Error('no answer in time')));
    call.on('error', reject);
    call.end();
  });
}

/** The process behind a ready file, as its control API says over TLS; undefined where none of ours answers. */
export async function identify(ready: Pick<Ready, 'control' | 'token'> & { readonly ca: string }): Promise<{ readonly pid: number } | undefined> {
  try {
    return answer.parse(JSON.parse(await get(`${ready.control}/`, ready.ca, ready.token)));
  } catch {
    return undefined;
  }
}
