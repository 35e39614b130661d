// Sends what was recorded or chosen, says how far it is, and keeps it until the site has it.
import { button, find, form, show } from './page.js';
import { clearProblems } from './problems.js';

let request;
let unsent; // what is being sent or could not be sent: { body(token), refused(answer), sent() }
let hasSent = false;

export const isSending = () => Boolean(request) || Boolean(unsent);
export const hasGone = () => hasSent;
export const callOff = () => request?.abort();

export const forgetUnsent = () => {
  unsent = undefined;
  show(find('unsent'), false);
};

// The page as it is now: with a token that holds, and only for the person who opened it.
const freshToken = async () => {
  const answer = await fetch(location.pathname + location.search, { redirect: 'manual', credentials: 'same-origin', cache: 'no-store' });
  if (answer.type === 'opaqueredirect') {
    throw new Error('You are signed out. Your recording is still here. Open this site in a new tab, sign in there, come back to this page and press “Try again”.');
  }
  if (answer.status === 404) {
    // It isn't theirs to hear.
    find('back').pause();
    show(find('take'), false);
    throw new Error('Someone else is signed in here now. Your recording is kept on this page, but we have hidden it. Sign in as yourself in a new tab, come back and press “Try again”.');
  }
  if (!answer.ok) {
    throw new Error('Something went wrong here. Your recording is still on this page. Wait a little, then press “Try again”.');
  }
  show(find('take'), Boolean(find('back').getAttribute('src')));
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.querySelector('[data-upload] [name="__RequestVerificationToken"]').value;
};

const say = (percent, words) => {
  find('sent-says').textContent = words;
  document.getElementById('sent').value = percent;
};

const post = body => new Promise((resolve, reject) => {
  let told = 0;
  request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.setRequestHeader('Accept', 'application/json');
  request.responseType = 'json';
  request.upload.onprogress = event => {
    const percent = event.lengthComputable ? Math.floor(event.loaded / event.total * 100) : 0;
    document.getElementById('sent').value = percent;
    // Seldom, so that a screen reader isn't all that is heard.
    if (percent >= told + 25) {
      told = percent - percent % 25;
      say(percent, told === 100 ? 'All of it is sent. Please wait a moment.' : `${told} percent sent`);
    }
  };
  request.onload = () => request.response ? resolve(request.response) : reject(new Error('Something went wrong here. Nothing is lost: your recording is still on this page. Press “Try again”.'));
  request.onerror = () => reject(new Error('The line was lost. Nothing is lost: your recording is still on this page. When you are connected again, press “Try again”.'));
  request.onabort = () => reject(new Error('You stopped it, so it is not sent. Your recording is still on this page.'));
  request.send(body);
});

const lock = on => {
  for (const control of document.querySelectorAll('[data-do="send"], [data-do="again"], [data-do="start"], [data-do="ready"], [data-upload] button')) {
    control.disabled = on;
  }
};

export const send = async what => {
  unsent = what;
  clearProblems();
  show(find('unsent'), false);
  show(find('sending'), true);
  say(0, 'Sending has begun');
  lock(true);
  try {
    // A token may go stale while a long recording is on its way.
    let answer = await post(what.body(await freshToken()));
    if (answer.code === 'stale') {
      answer = await post(what.body(await freshToken()));
    }
    unsent = undefined;
    if (answer.next) {
      hasSent = true;
      form.dispatchEvent(new Event('pace:sent'));
      await what.sent?.();
      location.assign(answer.next);
      return;
    }
    what.refused(answer);
  } catch (error) {
    find('unsent-says').textContent = error instanceof TypeError ? 'There is no connection now. Nothing is lost: your recording is still on this page. When you are connected again, press “Try again”.' : error.message;
    show(find('unsent'), true);
    button('retry').focus();
  } finally {
    request = undefined;
    show(find('sending'), false);
    lock(false);
  }
};

button('retry').addEventListener('click', () => send(unsent));
button('call-off').addEventListener('click', callOff);
