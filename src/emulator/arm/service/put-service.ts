import { nameOf } from '../../../model/arm-id.ts';
import { identityAsked, noIdentity } from '../identity/resource-identity.ts';
import { checkIfMatch } from '../if-match.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { Refusal, invalid } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import { timestamp } from '../state.ts';
import type { ArmState } from '../state.ts';
import { defaultCustomProperties } from './custom-properties.ts';
import { putDefaultChildren } from './default-children.ts';
import { deletedServiceCalled, restoreService } from './deleted-service.ts';
import { applyChange, finishService, shownService } from './patch-service.ts';
import { serviceBody } from './service-body.ts';
import { checkLocation } from './service-location.ts';
import { servicePollHeaders } from './service-poll-headers.ts';
import { serviceType } from './service-content.ts';
import type { ServiceContent } from './service-content.ts';
import { refuseOtherChanges } from './service-rules.ts';
import type { ServiceChange, ServiceProperties } from './service-rules.ts';
import { checkSku, isV2 } from './sku-rules.ts';
import type { Sku } from './sku-rules.ts';

interface PutProperties extends ServiceProperties {
  readonly publisherEmail: string;
  readonly publisherName: string;
  readonly restore?: boolean;
  readonly enableClientCertificate?: boolean;
  /** azure-cli says `True` (CLI#2). */
  readonly publicNetworkAccess?: string;
}

interface Asked extends ServiceChange {
  readonly location: string;
  readonly sku: Sku;
  readonly properties: PutProperties;
}

const defaultSender = 'apimgmt-noreply@mail.windowsazure.com';
/** 201 for a new one, 200 for a change; both go on as an operation unless nothing changes (arm-behaviour 18, 19). */
export function putService(call: Call): ArmResponse {
  const { state } = call;
  checkName(call);
  const before = state.store.find<ServiceContent>(call.id);
  checkIfMatch(call, before);
  const body = checkedBody<PutProperties, Asked>(call);
  // Certificates of clients are a matter of the Consumption tier; others take the field and show nothing of it (CLI#2).
  const { restore = false, enableClientCertificate, publicNetworkAccess, ...rest } = body.properties;
  const others = publicNetworkAccess === undefined ? rest : { ...rest, publicNetworkAccess: publicNetworkAccess === 'True' ? 'Enabled' : publicNetworkAccess };
  const asked: Asked = { ...body, properties: body.sku.name === 'Consumption' ? { ...others, ...(enableClientCertificate ? { enableClientCertificate } : {}) } : others };
  const name = call.path.names[0] ?? '';
  const region = checkLocation(serviceType, asked.location, name, call.path.resourceGroup, before?.content.location);
  if (before) {
    refuseOtherChanges(asked, before.content, serviceBody(state, before, call.apiVersion));
    const { tags = {} } = asked;
    return applyChange(call, before, { ...asked, tags });
  }
  return restore ? restored(call, name, region) : created(call, name, region, asked);
}

function created(call: Call, name: string, location: string, asked: Asked): ArmResponse {
  const { state } = call;
  checkNameIsFree(state, name);
  checkSku(asked.sku);
  const now = timestamp(state.world);
  const content: ServiceContent = {
    location,
    sku: asked.sku,
    identity: noIdentity,
    tags: asked.tags ?? {},
    publisherEmail: asked.properties.publisherEmail,
    publisherName: asked.properties.publisherName,
    notificationSenderEmail: asked.properties.notificationSenderEmail ?? defaultSender,
    customProperties: { ...defaultCustomProperties(asked.sku.name), ...asked.properties.customProperties },
    provisioningState: isV2(asked.sku.name) ? 'Created' : 'Activating',
    changed: false,
    createdAt: now,
    lastModifiedAt: now,
  };
  const draft = { id: call.id, name, type: serviceType, content, rowVersion: 0n, references: [] };
  refuseOtherChanges(asked, content, serviceBody(state, draft, call.apiVersion));
  const identity = asked.identity ? identityAsked(call, draft, asked.identity) : content.identity;
  const entry = state.store.put({ id: call.id, type: serviceType, content: { ...content, identity } });
  const operation = state.operations.start(entry.id, 201, () => {
    putDefaultChildren(state, entry.id);
    finishService(state, entry.id);
  });
  return shownService(call, entry, servicePollHeaders(call, operation, entry, 'Act'), 201);
}

/** Everything but the name and the region is as it was (the specification's words on `restore`). */
function restored(call: Call, name: string, location: string): ArmResponse {
  const { state } = call;
  const deleted = deletedServiceCalled(state, name);
  if (deleted?.content.service.location !== location || deleted.content.serviceId.toLowerCase() !== call.id.toLowerCase()) {
    throw invalid({ target: 'restore', message: `There is no deleted service '${name}' in '${location}' that could be restored here.` });
  }
  const entry = restoreService(state, deleted);
  const operation = state.operations.start(entry.id, 201, () => finishService(state, entry.id));
  return shownService(call, entry, servicePollHeaders(call, operation, entry, 'Act'), 201);
}

/** Names of services are names of hosts: each is there once in the world. */
function checkNameIsFree(state: ArmState, name: string): void {
  if (deletedServiceCalled(state, name)) {
    throw new Refusal(409, 'ServiceAlreadyExistsInSoftDeletedState', `Api service ${name} was soft-deleted. In order to create the new service with the same name, you have to either undelete the service or purge it. See https://aka.ms/apimsoftdelete.`);
  }
  if (serviceCalled(state, name)) throw new Refusal(409, 'ServiceAlreadyExists', `Api service already exists: ${name}`);
}

export function serviceCalled(state: ArmState, name: string): boolean {
  return state.store.ofType(serviceType).some((entry) => nameOf(entry.id).toLowerCase() === name.toLowerCase());
}
