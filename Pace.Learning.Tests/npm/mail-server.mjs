// A real mail server, by others, for the tests: smtp-server on a free port of this machine.
// Prints its port on one line, then as lines of JSON each mail it takes and, as {"at": phase}, each phase that it pauses or breaks at.
//
// Arguments: pause=PHASE   stays in that phase until a line comes in on stdin
//            cut=PHASE     closes the connection there
//            defer=PHASE   answers 4xx there;  refuse=PHASE  answers 5xx there
//            tls=KEY,CERT  offers STARTTLS with this certificate;  implicit  encrypts from the first byte
//            delay=MS      takes that long to answer a message
//            login=NAME,PASSWORD  takes mail only from whoever knows them
//            size=BYTES    says that it takes no larger messages
// Phases: connect, mail, rcpt, data (the message has been asked for), received (it is all there, not yet answered)
import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const asked = Object.fromEntries(process.argv.slice(2).map((a) => [a.split('=')[0], a.slice(a.indexOf('=') + 1)]));
const [key, cert] = asked.tls ? asked.tls.split(',').map((f) => readFileSync(f)) : [];
const [name, password] = asked.login ? asked.login.split(',') : [];
let goOn = () => {};

const say = (line) => console.log(JSON.stringify(line));
const failure = (code, text) => Object.assign(new Error(text), { responseCode: code });

// What is to happen in a phase, then the answer.
function at(phase, session, done) {
  if (asked.cut === phase) {
    say({ at: phase });
    for (const connection of server.connections) if (connection.session.id === session.id) connection._socket.destroy();
    return;
  }
  if (asked.defer === phase) return done(failure(451, '4.7.1 please try later'));
  if (asked.refuse === phase) return done(failure(550, '5.1.1 no'));
  if (asked.pause === phase) {
    say({ at: phase });
    goOn = () => { asked.pause = null; done(); };
    return;
  }
  done();
}

const server = new SMTPServer({
  authOptional: !name,
  disabledCommands: key ? [] : ['STARTTLS'],
  secure: 'implicit' in asked,
  size: Number(asked.size ?? 0),
  key, cert,
  allowInsecureAuth: false,
  disableReverseLookup: true,
  onConnect: (session, done) => at('connect', session, done),
  onAuth: (auth, _, done) => auth.username === name && auth.password === password ? done(null, { user: name }) : done(failure(535, '5.7.8 no')),
  onMailFrom: (_, session, done) => at('mail', session, done),
  onRcptTo: ({ address }, session, done) => {
    if (address.startsWith('refused')) return done(failure(550, `5.1.1 no mailbox ${address}`));
    if (address.startsWith('full')) return done(failure(452, `4.2.2 mailbox ${address} is full`));
    at('rcpt', session, done);
  },
  onData: (stream, session, done) => {
    if (asked.cut === 'data') return at('data', session, done);
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      if (asked.refuse !== 'received' && asked.defer !== 'received') {
        say({ from: mailFrom.address, to: rcptTo.map((r) => r.address), text: Buffer.concat(parts).toString('utf8'), secure: session.secure, user: session.user ?? null });
      }
      setTimeout(() => at('received', session, done), Number(asked.delay ?? 0));
    });
  },
});

server.on('error', () => {});
process.stdin.on('end', () => process.exit(0)).on('data', () => goOn());
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
