// Hardware in words.
import { market } from '../texts/market.ts';
import { modelName, vendorName } from './names.ts';

/** vendor/nvidia/model/a100/ram/80Gi -> NVIDIA A100, ram 80Gi; other attributes as they are. */
export function gpuAttributeText(attribute: string): string {
  const parts = attribute.split('/');
  const [, vendor, , model] = parts;
  if (parts[0] !== 'vendor' || parts[2] !== 'model' || vendor === undefined || model === undefined) return attribute;
  const rest = parts.slice(4);
  const more = rest.flatMap((part, at) => (at % 2 === 0 ? [`, ${part} ${rest[at + 1] ?? ''}`] : []));
  return `${vendorName(vendor)} ${model === '*' ? market.lease.anyGpu : modelName(model)}${more.join('')}`;
}
