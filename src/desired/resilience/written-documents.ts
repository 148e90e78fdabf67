import type { Warning } from '../../../commands/command.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import type { RetrySetting } from '../../policy/blocks/retry-setting.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { backendSection } from '../../policy/scans/backend-section.ts';
import { documentOf } from '../facade/documents.ts';
import type { Rewritten } from '../facade/opened.ts';
import { nameOfOperation, type Routable } from '../facade/routable.ts';
import type { SharedOperation } from '../members/shared-routes.ts';
import { spokenDocument } from './documents.ts';
import { failOnError, inheritedForwarding } from './inherited-forwarding.ts';
import { spokenStep } from './operation-step.ts';

export interface Written {
  readonly documents: readonly Rewritten[];
  readonly steps: readonly Desired[];
  readonly warnings: readonly Warning[];
}

/**
 * The policies of operations with their routes, and the steps that write them.
 *
 * @param setting how calls of the run's own rows are sent again; undefined where they are not
 * @throws UserError `BackendSectionForeign`, and as `withBlock` does
 */
export function writtenDocuments(api: LiveApi, live: Live, operations: readonly SharedOperation[], setting: RetrySetting | undefined, behind: (step: Desired) => Desired): Written {
  const inherited = setting === undefined ? undefined : inheritedForwarding(api, live);
  const documents = operations.map(({ moves, route, routable, rows }) => {
    const settings = rows.length === 0 || setting === undefined ? [] : [setting];
    return { operation: routable.operation, routable, moves, document: spokenDocument(api, routable.operation.name, { route, settings, inherited: () => inherited?.attributes ?? {} }) };
  });
  return {
    documents,
    steps: documents.map(({ document, moves, operation }) => behind(spokenStep(api, operation, document, { dependsOn: [], notes: moves }))),
    warnings: inherited === undefined ? [] : [...inherited.warnings, ...documents.flatMap(({ routable }) => displacedFailing(api, routable))],
  };
}

function displacedFailing(api: LiveApi, routable: Routable): readonly Warning[] {
  const text = documentOf(api, routable.operation.name);
  const section = text === undefined ? undefined : backendSection(readPolicyDocument(text));
  return section?.is === 'forward-request' && section.request.failsOnErrorStatus ? [failOnError(`the policy of operation ${nameOfOperation(routable)}`, section.request.line)] : [];
}
