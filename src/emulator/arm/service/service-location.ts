import { gatewayRefusal } from '../refusal.ts';
import { isRegion, regionName, regionNames } from '../regions.ts';

/** ARM's front door knows where a type is offered, and that a resource does not move. */
export function checkLocation(type: string, asked: string, name: string, resourceGroup: string | undefined, present?: string): string {
  const region = regionName(asked);
  if (!isRegion(region)) {
    throw gatewayRefusal(400, 'LocationNotAvailableForResourceType', `The provided location '${asked}' is not available for resource type '${type}'. List of available regions for the resource type is '${regionNames().join(',')}'.`);
  }
  if (present !== undefined && present !== region) {
    const message = `The resource '${name}' already exists in location '${present}' in resource group '${resourceGroup ?? ''}'. A resource with the same name cannot be created in location '${region}'. Please select a new resource name.`;
    throw gatewayRefusal(409, 'InvalidResourceLocation', message);
  }
  return region;
}
