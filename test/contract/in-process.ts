import { createArmPlane } from '../../src/emulator/arm/create.ts';
import type { ArmPlane, PublishedFile } from '../../src/emulator/arm/plane.ts';
import { callerObjectId } from '../../src/emulator/estate.ts';
import type { Estate } from '../../src/emulator/estate.ts';
import type { Json } from '../../src/model/json.ts';
import type { Answer, Client } from './send.ts';

export const origin = 'https://127.0.0.1:4443';

/** The control plane without its host: for thousands of them. What it throws comes out of `send`. */
export async function inProcess(estate: Estate): Promise<Client> {
  const files = new Map<string, PublishedFile>();
  const publish = (file: PublishedFile): string => {
    const address = `${origin}/_emulator/files/${files.size + 1}`;
    files.set(address, file);
    return address;
  };
  const plane = await createArmPlane(estate, { now: () => Date.UTC(2026, 0, 1), random: () => 0.5, origin: () => origin, publish });
  return planeClient(plane);
}

export function planeClient(plane: ArmPlane): Client {
  return {
    close: () => {},
    send: async ({ method, path, headers = {}, body }): Promise<Answer> => {
      const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
      const url = new URL(path.startsWith('https://') ? path : `${origin}${path}`);
      const all = { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers };
      const answer = await plane.handle({ method, url, headers: all, body: text, caller: { objectId: callerObjectId } });
      // As it would come over the wire.
      return { status: answer.status, headers: answer.headers, body: answer.body === undefined ? undefined : (JSON.parse(JSON.stringify(answer.body)) as Json) };
    },
  };
}
