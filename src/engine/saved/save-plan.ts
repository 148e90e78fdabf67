import type { Json, JsonObject } from '../../model/json.ts';
import type { Plan, Step } from '../../model/plan.ts';
import type { Change, Desired } from '../../model/resource.ts';
import type { Comparable } from '../comparable.ts';
import type { SavedStep } from './plan-file.ts';
import { seal, type Redact } from './sealed.ts';
import { asJson, beforeDigest } from './step-digest.ts';

/** The steps as a file keeps them. */
export function savedSteps(plan: Plan, comparable: Comparable, redact: Redact): readonly SavedStep[] {
  return plan.steps.map((step) => savedStep(step, comparable, redact));
}

function savedStep(step: Step, comparable: Comparable, redact: Redact): SavedStep {
  const { id, kind, label, action, changes, desired, awaits, graceMs } = step;
  const before = beforeDigest(step, comparable);
  return {
    id,
    kind,
    label,
    action,
    changes: changes.map((change) => masked(change, redact)),
    ...(desired.notes !== undefined && { notes: redact([...desired.notes]) as unknown as readonly string[] }),
    ...(awaits !== undefined && { awaits: awaits.map((each) => each.label) }),
    ...(graceMs !== undefined && { graceMs }),
    ...(before !== undefined && { before }),
    desired: seal(asJson(kept(step)), redact),
  };
}

/** By the name of the field too, which stands in the path. */
function masked({ after, before, path }: Change, redact: Redact): Change {
  const name = /[^.[\]"]+(?=["\]]*$)/.exec(path)?.[0] ?? path;
  const shown = (value: Json): Json | undefined => (redact({ [name]: asJson(value) }) as JsonObject)[name];
  return { path, ...(before !== undefined && { before: shown(before) }), ...(after !== undefined && { after: shown(after) }) };
}

/** ETags of what must stay as it is go, for it is compared by its properties; and so does a document that is not sent. */
function kept({ action, desired }: Step): Desired {
  const { unchanged, unseen } = desired;
  return {
    ...desired,
    ...(unchanged && { unchanged: unchanged.map(({ etag: _etag, ...rest }) => rest) }),
    ...(unseen && action === 'noop' && { unseen: { ...unseen, body: {} } }),
  };
}
