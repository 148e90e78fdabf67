import { nameOf } from '../../model/arm-id.ts';
import type { Answer } from '../answer.ts';

/** Some policies are answered as the bare document instead of JSON around it. */
export function policyAsJson(id: string, answer: Answer): Answer {
  if (answer.status !== 200 || answer.body !== undefined || answer.text === '') return answer;
  return { ...answer, body: { id, name: nameOf(id), properties: { format: 'rawxml', value: answer.text } } };
}
