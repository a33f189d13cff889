// A robust linear regression without a constant: Huber's M-estimator by iteratively reweighted least squares.
import { CholeskyDecomposition, Matrix, SingularValueDecomposition } from 'ml-matrix';
import { median } from './median.ts';

/** Residuals beyond so many times the spread count less: 95 % as efficient as least squares where errors are normal. */
const HUBER = 1.345;
/** Makes the median absolute deviation the standard deviation of normal errors. */
const MAD_TO_DEVIATION = 1.4826;
const MAX_ITERATIONS = 50;
const TOLERANCE = 1e-6;
/** Smaller singular values, relative to the largest one, mean that columns cannot be told apart. */
const SINGULAR = 1e-10;

/** Estimates in the order of the columns. */
export interface Fit {
  coefficients: number[];
  standardErrors: number[];
  /** 1.4826 × the median absolute residual. */
  scale: number;
  iterations: number;
  converged: boolean;
}

/**
 * Fits `rows` · coefficients to `targets`. Null where there are not more rows than columns, or where columns cannot be told
 * apart. Standard errors are Huber's asymptotic ones with his correction for small samples (Huber 1981, 7.6.2).
 */
export function fitHuber(rows: readonly (readonly number[])[], targets: readonly number[]): Fit | null {
  const [count, width] = [rows.length, rows[0]?.length ?? 0];
  if (width === 0 || count <= width) return null;
  // Columns of equal length, so that GPUs and GiB weigh the same in the solution's accuracy.
  const lengths = Array.from({ length: width }, (_, column) => Math.hypot(...rows.map((row) => row[column] ?? 0)));
  if (lengths.some((length) => length === 0)) return null;
  const design = new Matrix(rows.map((row) => row.map((value, column) => value / (lengths[column] ?? 1))));
  const target = Matrix.columnVector([...targets]);
  const transposed = design.transpose();
  const plain = new SingularValueDecomposition(transposed.mmul(design));
  const [largest = 0, smallest = 0] = [plain.diagonal[0], plain.diagonal.at(-1)];
  if (smallest <= largest * SINGULAR) return null;

  let estimate = plain.solve(transposed.mmul(target));
  let scale = 0;
  let iterations = 0;
  let converged = false;
  let residuals = residualsOf(design, target, estimate);
  while (!converged && iterations < MAX_ITERATIONS) {
    scale = MAD_TO_DEVIATION * median(residuals.map(Math.abs));
    // An exact fit of more than half of the rows: nothing is left to weigh.
    if (scale <= Number.EPSILON) return finish(estimate, lengths, plain.inverse(), 0, { scale, iterations, converged: true });
    // Roots of the weights on both sides keep the product symmetric to the last bit.
    const roots = residuals.map((residual) => Math.sqrt(Math.min(1, (HUBER * scale) / Math.abs(residual))));
    const weighted = transposed.clone().mulRowVector(roots);
    const next = new CholeskyDecomposition(weighted.mmul(weighted.transpose())).solve(weighted.mmul(target.clone().mulColumnVector(roots)));
    converged = Matrix.sub(next, estimate).norm() <= TOLERANCE * Math.max(estimate.norm(), Number.MIN_VALUE);
    estimate = next;
    residuals = residualsOf(design, target, estimate);
    iterations += 1;
  }
  const clipped = residuals.map((residual) => Math.max(-HUBER, Math.min(HUBER, residual / scale)));
  const inside = clipped.filter((value) => Math.abs(value) < HUBER).length / count;
  const correction = 1 + ((width / count) * (1 - inside)) / inside;
  const spread = (scale ** 2 * clipped.reduce((sum, value) => sum + value ** 2, 0)) / (count - width);
  return finish(estimate, lengths, plain.inverse(), (correction ** 2 * spread) / inside ** 2, { scale, iterations, converged });
}

function residualsOf(design: Matrix, target: Matrix, estimate: Matrix): number[] {
  return Matrix.sub(target, design.mmul(estimate)).to1DArray();
}

function finish(
  estimate: Matrix,
  lengths: readonly number[],
  inverse: Matrix,
  variance: number,
  rest: Pick<Fit, 'scale' | 'iterations' | 'converged'>,
): Fit {
  return {
    coefficients: lengths.map((length, column) => estimate.get(column, 0) / length),
    standardErrors: lengths.map((length, column) => Math.sqrt(Math.max(0, variance * inverse.get(column, column))) / length),
    ...rest,
  };
}
