import { type Answer, refusal } from './answer.ts';

export function bad(code: string, message: string): Answer {
  return refusal(400, code, message);
}

export function ok(body: Answer['body']): Answer {
  return { status: 200, headers: {}, body };
}
