// Passkeys need the browser's help. Without this file, or in a browser that can't, the page offers the other ways of signing in.
const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential?.parseCreationOptionsFromJSON;

const optionsFrom = async (url, form) => {
  const answer = await fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { RequestVerificationToken: form.elements['__RequestVerificationToken'].value },
  });
  if (!answer.ok) {
    throw new Error('stale');
  }
  return answer.json();
};

const send = (form, credential) => {
  form.elements.credential.value = JSON.stringify(credential);
  form.submit();
};

const say = (form, error) => {
  const problem = form.querySelector('[data-passkey-problem]');
  problem.textContent = error.message === 'stale'
    ? 'This page was open for a long time. Reload it and try again.'
    : error.name === 'InvalidStateError'
      ? 'This device already has a passkey for your account.'
      : 'Nothing was done: the passkey was not used, or it took too long. Try again, or choose another way.';
  problem.hidden = false;
};

const signIn = (section) => {
  const form = section.querySelector('form');
  let waiting = new AbortController();
  const ask = async (mediation) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await optionsFrom('/sign-in/passkey-options', form));
    send(form, await navigator.credentials.get({ publicKey, mediation, signal: waiting.signal }));
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    waiting.abort();
    waiting = new AbortController();
    ask('optional').catch((error) => say(form, error));
  });
  section.hidden = false;
  // Offers passkeys where the address is typed. If nothing comes of it, nothing is said.
  PublicKeyCredential.isConditionalMediationAvailable?.().then((available) => available && ask('conditional')).catch(() => {});
};

const add = (section) => {
  const form = section.querySelector('form');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    (async () => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await optionsFrom('/account/security/passkeys?handler=Options', form));
      send(form, await navigator.credentials.create({ publicKey }));
    })().catch((error) => say(form, error));
  });
  section.hidden = false;
};

if (able) {
  document.querySelectorAll('[data-passkey-sign-in]').forEach(signIn);
  document.querySelectorAll('[data-passkey-add]').forEach(add);
}
