import { textAt } from '../../../model/json.ts';
import type { AccountContent } from '../../arm/cognitive/account-content.ts';
import { modelError } from '../model-refusal.ts';

/** Gateways come over the public network: closed accounts refuse them as reported (review.md section 5). @throws ModelRefusal 403. */
export function checkNetwork({ publicNetworkAccess, others }: AccountContent): void {
  if (publicNetworkAccess === 'Enabled' && textAt(others, 'networkAcls', 'defaultAction')?.toLowerCase() !== 'deny') return;
  throw modelError(403, 'AccessDenied', 'Access denied due to Virtual Network/Firewall rules.', {}, { 'policy-id': 'ThrowExceptionDueToTrafficDenied' });
}
