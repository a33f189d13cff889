// Kubernetes quantities ("8", "64Gi", "12500m"), read exactly.
import { LeasebookError } from '@leasebook/db';

const PATTERN = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2})|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/;

const DECIMAL_EXPONENT: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const BINARY_EXPONENT: Readonly<Record<string, bigint>> = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n };

/**
 * A Kubernetes quantity in units of `1 / perUnit`, rounded away from zero as Kubernetes does (`Quantity.Value`,
 * `MilliValue`): `perUnit` 1 for bytes and GPUs, 1000 for thousandths of a vCPU.
 * Throws a `bad-block` LeasebookError where the text is no quantity.
 */
export function parseQuantity(text: string, perUnit: bigint): bigint {
  const match = PATTERN.exec(text.trim());
  if (match === null) {
    throw new LeasebookError(`"${text.slice(0, 80)}" is not a quantity`, {
      kind: 'bad-block',
      code: 'QUANTITY_INVALID',
      advice: 'Compare the provider’s answer; the sample is set aside and the provider keeps its last one.',
    });
  }
  const [, sign = '', whole = '', fraction = '', exponent = '0', suffix = ''] = match;
  const decimals = Number(exponent) + (DECIMAL_EXPONENT[suffix] ?? 0) - fraction.length;
  const numerator = BigInt(whole + fraction) * perUnit * 2n ** (BINARY_EXPONENT[suffix] ?? 0n);
  const denominator = decimals >= 0 ? 1n : 10n ** BigInt(-decimals);
  const magnitude = decimals >= 0 ? numerator * 10n ** BigInt(decimals) : (numerator + denominator - 1n) / denominator;
  return sign === '-' ? -magnitude : magnitude;
}
