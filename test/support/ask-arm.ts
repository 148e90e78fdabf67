import { request } from 'node:https';

export interface ArmAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // Tests look into bodies of many shapes.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** One plain request, for what tests look up or change beside the CLI. */
export function askArm(
  url: URL,
  how: { readonly ca: string; readonly token: string; readonly method: string; readonly body?: unknown; readonly headers?: Record<string, string> | undefined },
): Promise<ArmAnswer> {
  const text = how.body === undefined ? undefined : JSON.stringify(how.body);
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: how.method, ca: how.ca, headers: { authorization: `Bearer ${how.token}`, ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...how.headers } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const raw = Buffer.concat(chunks).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: raw === '' ? undefined : JSON.parse(raw) });
        });
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}
