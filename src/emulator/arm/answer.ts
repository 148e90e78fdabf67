import type { Json } from '../../model/json.ts';
import type { ArmResponse } from './plane.ts';

const json = { 'content-type': 'application/json; charset=utf-8' };

export function answer(status: number, body: Json, headers: Readonly<Record<string, string>> = {}): ArmResponse {
  return { status, headers: { ...json, ...headers }, body };
}

export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): ArmResponse {
  return { status, headers };
}
