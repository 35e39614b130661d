// Asks the server about the document that is open.
export class NotTaken extends Error {
  constructor(status, told) {
    super(`The server answered ${status}`);
    this.status = status;
    this.told = told;
  }
}

export const createServer = (form, address) => {
  const token = () => form.elements.__RequestVerificationToken.value;

  const bodyOf = (fields) => {
    const body = new URLSearchParams(fields);
    body.set('__RequestVerificationToken', token());
    return body;
  };

  const read = (answer) => (answer.headers.get('Content-Type')?.startsWith('application/json') ? answer.json() : answer.text());

  return {
    async post(what, fields, signal) {
      // A session that has ended leads to the sign-in page, which is no answer to a script.
      const answer = await fetch(what.startsWith('/studio/') ? what : address + what, { method: 'POST', body: bodyOf(fields), redirect: 'manual', signal });
      if (!answer.ok) {
        throw new NotTaken(answer.status || 401, answer.type === 'opaqueredirect' ? undefined : await read(answer).catch(() => undefined));
      }
      return answer.status === 204 ? undefined : read(answer);
    },
    async get(what) {
      const answer = await fetch(what, { redirect: 'manual', cache: 'no-store' });
      if (!answer.ok) {
        throw new NotTaken(answer.status || 401);
      }
      return answer;
    },
    leave: (what, fields) => navigator.sendBeacon(address + what, bodyOf(fields)),
  };
};
