// The chain's decimals, which the database package keeps since the API computes with them too.
export {
  divideHalfEven,
  formatDecimal,
  fromInteger,
  mul,
  ONE,
  parseDecimal,
  quo,
  smaller,
  truncate,
  truncateDecimal,
} from '@leasebook/db';
