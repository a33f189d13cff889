// Denominations whose unit is a dollar: everybody who values amounts goes by the same list.

/** Mainnet's USDC bridged by Axelar. */
export const AXL_USDC = 'ibc/170C677610AC31DF0904FFE09CD3B5C657492170E7E52372E48756B71E56F2F1';

/** USDC bridged by Axelar, of mainnet and of the sandbox; a chain has one of them (protocol 6.2). */
export const AXL_USDC_OF_NETWORKS: readonly string[] = [AXL_USDC, 'ibc/028CD1864059EEFB48A6048376165318E3E82C234390AE5A6D7B22001725B06E'];

/** Denominations of one dollar per 10^6 base units: ACT (protocol 6.1) and axlUSDC of either network. */
export const DOLLAR_DENOMS: readonly string[] = ['uact', ...AXL_USDC_OF_NETWORKS];
