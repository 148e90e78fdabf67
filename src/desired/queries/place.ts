import type { LogPlace } from '../../model/logs.ts';
import type { LogSource } from './query-input.ts';

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export function placeOf({ service, workspace }: LogSource): LogPlace {
  return workspace !== undefined && guid.test(workspace) ? { customerId: workspace.toLowerCase() } : { service };
}
