// A real OpenID Connect provider, by others, for the tests: oidc-provider on a free port of this machine.
// Prints its issuer on one line, then serves until its input ends.
import http from 'node:http';
import Provider from 'oidc-provider';

const [clientId, clientSecret, redirectUri] = process.argv.slice(2);

const people = {
  verified: { email: 'pat.verified@work.example', email_verified: true, name: 'Pat Verified' },
  unverified: { email: 'uma.unverified@work.example', email_verified: false, name: 'Uma Unverified' },
  learner: { email: 'learner@demo.example', email_verified: true, name: 'Sam Learner' },
  imposter: { email: 'learner@demo.example', email_verified: true, name: 'Second Sam' },
  thief: { email: 'admin@demo.example', email_verified: false, name: 'Not Alex' },
};

const server = http.createServer();
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri],
    grant_types: ['authorization_code'], response_types: ['code'], token_endpoint_auth_method: 'client_secret_basic',
  }],
  clientAuthMethods: ['client_secret_basic'],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  features: { devInteractions: { enabled: true } },
  pkce: { required: () => true },
  cookies: { keys: ['a key for tests only'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
});

server.on('request', provider.callback());
process.stdin.on('end', () => process.exit(0)).resume();
console.log(issuer);
