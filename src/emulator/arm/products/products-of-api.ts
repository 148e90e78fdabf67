import { withoutRevision } from '../../../model/arm-id.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import { compareText } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import { productBody } from './product.ts';
import type { ProductContent } from './product.ts';
import { productsOfApi } from './product-rules.ts';
import { productFilter } from './products.ts';

/** Links are the API's, whichever of its revisions is named. */
function list(call: Call): ArmResponse {
  const { store } = call.state;
  const found = productsOfApi(call.state, withoutRevision(call.parentId)).flatMap((id) => store.find<ProductContent>(id) ?? []);
  const sorted = found.toSorted((a, b) => compareText(a.content.displayName, b.content.displayName) || compareText(a.name, b.name));
  return pageOf(call, sorted, productFilter, ({ name, content }) => productBody({ id: `${call.parentId}/products/${name}`, type: 'Microsoft.ApiManagement/service/apis/products', name, content }, call.apiVersion));
}

export const productsOfApis: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/apis/products',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  collection: { GET: list },
};
