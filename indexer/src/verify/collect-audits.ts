// Audited attributes out of a node's answers, and what can be had of the lists that are broken from v1.0 on (protocol 5.2).
import { decodeMessage, textField } from '../decode/index.ts';
import { answerError } from './answer-error.ts';
import type { StateAnswers } from './answers.ts';
import type { AuditView, Generation, Listed } from './objects.ts';
import { type ListReply, listAll } from './pages.ts';
import { parseAudit } from './parse-market.ts';
import { pagedRequest, textRequest } from './requests.ts';

const LEGACY = '/akash.audit.v1beta3.Query/AllProvidersAttributes';
const CURRENT = '/akash.audit.v1.Query/AllProvidersAttributes';
const BY_OWNER = '/akash.audit.v1.Query/ProviderAttributes';

export interface CollectedAudits {
  listed: Listed<AuditView>;
  /**
   * Where only the broken list was answered: of each entry, in the order of the store's keys (owner's, then auditor's
   * address bytes), the last attribute as `key=value`. Null otherwise.
   */
  lastAttributes: string[] | null;
}

function auditId(audit: AuditView): string {
  return `${audit.owner}/${audit.auditor}`;
}

function listed(replies: ListReply[], gap: string | null): CollectedAudits {
  const objects = new Map<string, AuditView>();
  for (const reply of replies) {
    for (const item of reply.items) {
      const audit = parseAudit(item);
      objects.set(auditId(audit), audit);
    }
  }
  return { listed: { objects, gap: () => gap }, lastAttributes: null };
}

function lastAttribute(text: string): string {
  const attribute = decodeMessage('akash.base.attributes.v1.Attribute', Buffer.from(text));
  return `${textField(attribute, 'key')}=${textField(attribute, 'value')}`;
}

async function brokenList(answers: StateAnswers, height: number): Promise<CollectedAudits> {
  const query = { path: CURRENT, items: 'providers', request: (key: Uint8Array) => pagedRequest(1, key) };
  const { items, gap } = await listAll(answers, height, query);
  const reason =
    'the list of audited attributes is broken from v1.0 on: only the number of entries and the last attribute of each are right';
  const entries = items.map((item) => textField(item, 'owner'));
  try {
    return { listed: { objects: new Map(), gap: () => reason }, lastAttributes: gap === null ? entries.map(lastAttribute) : null };
  } catch (cause) {
    throw answerError(
      'an entry of the list of audited attributes is not the attribute that the broken list shows',
      `height ${height}`,
      cause,
    );
  }
}

/** Everything that auditors signed. From v1.0 on it is asked provider by provider, since the list is broken. */
export async function collectAudits(
  answers: StateAnswers,
  height: number,
  generation: Generation,
  providers: readonly string[],
): Promise<CollectedAudits> {
  if (generation === 'legacy') {
    const reply = await listAll(answers, height, { path: LEGACY, items: 'providers', request: (key) => pagedRequest(1, key) });
    return listed([reply], reply.gap);
  }
  const replies: ListReply[] = [];
  for (const owner of providers) {
    const reply = await listAll(answers, height, { path: BY_OWNER, items: 'providers', request: () => textRequest([[1, owner]]) });
    if (reply.gap !== null) return brokenList(answers, height);
    replies.push(reply);
  }
  return listed(replies, null);
}
