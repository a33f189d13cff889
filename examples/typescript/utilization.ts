// A typed client in one file: `node scripts/run.mjs examples/typescript/utilization.ts [URL]` prints GPU utilization by day, then the
// providers with most GPUs page by page. Types come from the schema (`npm run codegen`), so that a wrong field does not compile.
import { ProvidersDocument, type ProvidersQuery, type TypedDocumentString, UtilizationDocument } from './generated/graphql.ts';

const endpoint = `${process.argv[2] ?? 'http://127.0.0.1:3400'}/graphql`;

interface Answer<Result> {
  data: Result | null;
  errors?: { message: string; extensions: { code: string; advice?: string } }[];
  extensions: { block: { height: number; time: string | null }; cost: { requested: number } };
}

function print(...parts: (string | number)[]): void {
  process.stdout.write(`${parts.join(' ')}\n`);
}

/** Asks; the result has the type of the query. Waits once where the server says that it has to. */
async function ask<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Answer<Result>> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  };
  let response = await fetch(endpoint, request);
  if (response.status === 429) {
    await new Promise((resolve) => setTimeout(resolve, Number(response.headers.get('retry-after') ?? 1) * 1_000));
    response = await fetch(endpoint, request);
  }
  const answer = (await response.json()) as Answer<Result>;
  const [mistake] = answer.errors ?? [];
  if (mistake !== undefined) throw new Error(`${mistake.extensions.code}: ${mistake.message} ${mistake.extensions.advice ?? ''}`);
  return answer;
}

const { data, extensions } = await ask(UtilizationDocument, {});
print(`${data?.series.definition.title} at block ${extensions.block.height} (cost ${extensions.cost.requested})`);
for (const { time, value, coverage, partial } of data?.series.series[0]?.points ?? []) {
  // Exact decimal text: a share is safe as a number, an amount of money is not.
  const percent = value === null ? 'not known' : `${(Number(value) * 100).toFixed(1)} %`;
  print(time.slice(0, 10), percent, partial ? '(not over yet)' : coverage < 1 ? `(${Math.round(coverage * 100)} % of it known)` : '');
}

for (let after: string | null = null; ; ) {
  const page: ProvidersQuery['providers'] | undefined = (await ask(ProvidersDocument, { after })).data?.providers;
  for (const { owner, country, newestSample } of page?.nodes ?? []) print(owner, country, newestSample?.gpusAllocatable ?? 0);
  after = page?.pageInfo.endCursor ?? null;
  if (page?.pageInfo.hasNextPage !== true) break;
}
