// Warns before a short session ends, and leaves nothing on the screen when it has. Whatever this person does in another tab counts as well.
const warnFor = 180;
const seconds = Number(document.querySelector('meta[name=session-left]').content);
const channel = new BroadcastChannel('pace-session');
let endsAt;
let timers = [];
let dialog;

const leave = () => {
  dispatchEvent(new Event('pace:session-ends'));
  location.replace('/sign-in?returnUrl=' + encodeURIComponent(location.pathname + location.search));
};

const close = () => {
  dialog?.close();
  dialog?.remove();
  dialog = undefined;
};

const begin = (left) => {
  timers.forEach(clearTimeout);
  close();
  endsAt = Date.now() + left * 1000;
  timers = [
    setTimeout(warn, Math.max(0, left - warnFor) * 1000),
    setTimeout(leave, left * 1000),
  ];
};

const stay = async () => {
  const answer = await fetch('/kept/session', { redirect: 'manual', cache: 'no-store' });
  if (answer.status === 204) {
    active();
  } else {
    leave();
  }
};

const active = () => {
  begin(seconds);
  channel.postMessage(endsAt);
};

const button = (text, press, kind) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  if (kind) {
    made.className = kind;
  }
  made.addEventListener('click', press);
  return made;
};

const warn = () => {
  dialog = document.createElement('dialog');
  dialog.className = 'session-warning';
  dialog.setAttribute('aria-labelledby', 'session-warning');
  dialog.setAttribute('aria-describedby', 'session-warning-why');
  const heading = document.createElement('h2');
  heading.id = 'session-warning';
  heading.textContent = 'Are you still there?';
  const why = document.createElement('p');
  why.id = 'session-warning-why';
  const minutes = Math.max(1, Math.round((endsAt - Date.now()) / 60000));
  why.textContent = `To keep your things private we sign you out in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. What you have typed is kept.`;
  const row = document.createElement('div');
  row.className = 'button-row';
  row.append(button('Stay signed in', stay), button('Sign out now', () => {
    dispatchEvent(new Event('pace:session-ends'));
    document.querySelector('form[action="/sign-out"]').requestSubmit();
  }, 'button-secondary'));
  // Nothing behind the question can be pressed: leaving fast stands in it as well.
  const exit = document.querySelector('.exit [data-exit]');
  if (exit) {
    row.append(button('Leave this site', () => exit.click(), 'button-secondary exit-button'));
  }
  dialog.append(heading, why, row);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    stay();
  });
  document.body.append(dialog);
  dialog.showModal();
};

channel.addEventListener('message', (event) => begin((event.data - Date.now()) / 1000));
document.addEventListener('pace:active', active);
// A laptop that slept, a page that comes back: its timers may be late.
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && Date.now() > endsAt && leave());
begin(seconds);
channel.postMessage(endsAt);
