// What somebody types is kept for them while they type, sealed on the server and for nobody else: never in this browser, which others may use.
// Without this file a form that can't be taken is still kept when it is sent.
const pause = 1500;
const retry = 8000;
const words = 'textarea, input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=url], input[type=number], input[type=search]';
const own = /^(__form|__draft|__action|__RequestVerificationToken)$/i;

const addressOf = (form, submitter) => {
  const url = new URL(submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '', location.href);
  return url.pathname + url.search;
};

const bodyOf = (form, draft) => {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && !own.test(name) && form.querySelector(`[type=password][name="${CSS.escape(name)}"]`) === null) {
      body.append(name, value);
    }
  }
  body.append('__form', form.elements.__form.value);
  body.append('__draft', draft);
  body.append('__action', addressOf(form));
  return body;
};

const keep = (form) => {
  let draft = form.querySelector('input[name=__draft]');
  const note = document.createElement('p');
  note.className = 'kept-note';
  note.setAttribute('role', 'status');
  let timer;
  let isUnkept = false;
  let isSent = false;

  const name = () => {
    if (!draft) {
      draft = document.createElement('input');
      draft.type = 'hidden';
      draft.name = '__draft';
      draft.value = crypto.randomUUID();
      form.append(draft, note);
    } else if (!note.isConnected) {
      form.append(note);
    }
    return draft.value;
  };

  const say = (text) => {
    if (note.textContent !== text) {
      note.textContent = text;
    }
  };

  const send = async () => {
    clearTimeout(timer);
    if (!isUnkept || isSent) {
      return;
    }
    isUnkept = false;
    try {
      const answer = await fetch('/kept/typed', { method: 'POST', body: bodyOf(form, name()), keepalive: false });
      if (answer.status === 413) {
        say('This is too long to be kept while you type. Send it, or copy it to be safe.');
      } else if (!answer.ok) {
        throw new Error(answer.status);
      } else {
        say('Kept for you, not sent yet.');
        document.dispatchEvent(new Event('pace:active'));
      }
    } catch {
      isUnkept = true;
      say('There is no connection, so this is only in this page. Leave it open: we keep trying.');
      timer = setTimeout(send, retry);
    }
  };

  const last = () => {
    if (isUnkept && !isSent) {
      isUnkept = !navigator.sendBeacon('/kept/typed', bodyOf(form, name()));
    }
  };

  // A field may belong to a form that it doesn't stand in.
  document.addEventListener('input', (event) => {
    if (event.target.form !== form) {
      return;
    }
    isUnkept = true;
    isSent = false;
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  });
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) {
      return;
    }
    if (!navigator.onLine) {
      event.preventDefault();
      name();
      say('There is no connection, so nothing was sent. What you typed stays here. Try again when you are back online.');
      return;
    }
    isSent = true;
    clearTimeout(timer);
  });
  // Another form took along what was typed here.
  form.addEventListener('pace:sent', () => {
    isSent = true;
    clearTimeout(timer);
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && last());
  addEventListener('pagehide', last);
  addEventListener('online', send);
  addEventListener('pace:session-ends', last);
  addEventListener('beforeunload', (event) => {
    if (isUnkept && !isSent && !navigator.onLine) {
      event.preventDefault();
    }
  });
};

for (const form of document.querySelectorAll('form[method=post]')) {
  if (form.elements.__form && [...form.elements].some((field) => field.matches(words))) {
    keep(form);
  }
}
