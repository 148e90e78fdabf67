import type { Live } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { asForeign } from '../ownership.ts';
import { region } from './comparable-parts.ts';
import type { ComponentChoice } from './component-choice.ts';
import { tagsFor } from './ours.ts';

/** Without it Application Insights drops what a custom metric is counted by, and says nothing (samples of Microsoft set it). */
export const withDimensions = { CustomMetricsOptedInType: 'WithDimensions' } as const;

/** Where the telemetry is kept, made where it is not there: the workspace first. Nothing for a component that is to stay as it is. */
export function componentSteps(choice: ComponentChoice, live: Live, keeps: boolean): readonly Desired[] {
  return choice.made === undefined ? existing(choice, keeps) : [...workspaceStep(choice, live), madeStep(choice, live)];
}

function existing({ id, live, name, ours }: ComponentChoice, keeps: boolean): readonly Desired[] {
  if (live === undefined || keeps) return [];
  const step = { id, kind: 'component', label: `component ${name}`, want: 'present', body: { properties: withDimensions }, dependsOn: [], locks: [] } as const;
  return [ours ? step : { ...step, notes: ['not made by apim-llm: it is written as it stands, tags and all, with this one field besides (--keep-component leaves it alone)'] }];
}

function workspaceStep({ made }: ComponentChoice, { service }: Live): readonly Desired[] {
  if (made?.workspace === undefined) return [];
  const { id, isOurs, live, name } = made.workspace;
  // One that is there is used as it is.
  if (live !== undefined && !isOurs) return [];
  return [
    {
      id,
      kind: 'workspace',
      label: `workspace ${name}`,
      want: 'present',
      body: { location: region(made.location), tags: tagsFor(service.name) },
      // What people set later, such as a longer retention, is theirs.
      unseen: { body: { properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 } }, changes: [], evident: true },
      dependsOn: [],
      locks: [],
    },
  ];
}

function madeStep({ id, live: component, made, name, ours, workspaceId }: ComponentChoice, { service }: Live): Desired {
  const hasStep = made?.workspace !== undefined && (made.workspace.live === undefined || made.workspace.isOurs);
  const foreign = ours ? undefined : { why: 'a component of that name was made by somebody else', hint: `Use it as it is, without --create:  --app-insights ${name}\nor name another:  --app-insights NAME --create`, canTakeOver: false };
  return {
    id,
    kind: 'component',
    label: `component ${name}`,
    want: 'present',
    body: {
      location: region(made?.location ?? ''),
      tags: tagsFor(service.name),
      properties: { ...(workspaceId === undefined ? {} : { WorkspaceResourceId: workspaceId }), ...withDimensions },
      // What it is cannot be changed later.
      ...(component === undefined ? { kind: 'web' } : {}),
    },
    ...(component === undefined ? { unseen: { body: { properties: { Application_Type: 'web' } }, changes: [], evident: true } } : {}),
    dependsOn: hasStep && made?.workspace !== undefined ? [made.workspace.id] : [],
    locks: [],
    ...asForeign(foreign),
  };
}
