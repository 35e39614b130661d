// Reads a signed credential as others do, with jose: node credential-check.mjs KEY CREDENTIAL.
// Prints who issued it, or why it isn't to be believed.
import { importJWK, jwtVerify } from 'jose';

const [key, credential] = process.argv.slice(2);

try {
  const { payload } = await jwtVerify(credential, await importJWK(JSON.parse(key)), { algorithms: ['RS256'], typ: 'JWT' });
  console.log(`issued by ${payload.iss}`);
} catch (problem) {
  console.log(problem.code);
}
