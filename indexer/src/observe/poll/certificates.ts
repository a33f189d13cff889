// The certificates that providers published on the chain (x/cert), from the messages in the tables.
import type { Sql } from '@leasebook/db';
import { certificateBytes } from './connection.ts';

interface Row {
  owner: string;
  typeUrl: string;
  certificate: string | null;
  serial: string | null;
}

/**
 * DER of every provider's certificates that were created and not revoked since. Certificates that genesis or the state of
 * a bootstrap holds are not known: such a provider's certificate cannot be compared.
 */
export async function publishedCertificates(sql: Sql): Promise<Map<string, Buffer[]>> {
  const rows = await sql<Row[]>`
    SELECT m.signer AS owner, m.type_url AS "typeUrl", m.body ->> 'cert' AS certificate, m.body #>> '{id,serial}' AS serial
    FROM providers p
    JOIN messages m ON m.signer = p.owner
    JOIN transactions t USING (height, tx_index)
    WHERE m.type_url LIKE '/akash.cert.%' AND m.type_url ~ '[.]Msg(Create|Revoke)Certificate$' AND t.code = 0
    ORDER BY m.height, m.tx_index, string_to_array(m.path, '/')::int[]`;
  const published = new Map<string, Map<string, Buffer>>();
  for (const { owner, typeUrl, certificate, serial } of rows) {
    const own = published.get(owner) ?? new Map<string, Buffer>();
    published.set(owner, own);
    if (typeUrl.includes('MsgCreate')) {
      const parsed = certificateBytes(Buffer.from(certificate ?? '', 'base64'));
      if (parsed !== null) own.set(parsed.serial, parsed.raw);
    } else if (serial !== null) {
      own.delete(serial);
    }
  }
  return new Map([...published].map(([owner, own]) => [owner, [...own.values()]]));
}
