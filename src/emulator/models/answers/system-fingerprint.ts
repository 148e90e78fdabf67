import type { Deployment } from '../deployment.ts';
import { seedOf } from './seed.ts';

/** The same for a model and its version, as long as nobody changes what runs it. */
export function systemFingerprint({ model }: Deployment): string {
  const digits = [seedOf(model.name, model.version), seedOf(model.version, model.name)].map((half) => half.toString(16).padStart(8, '0'));
  return `fp_${digits.join('').slice(0, 10)}`;
}
