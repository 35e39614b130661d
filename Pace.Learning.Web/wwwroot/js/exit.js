// Leaves the site at once: by the button, or by pressing Shift three times.
// The page is hidden before the browser goes, and going replaces this page in the history. Without this script the button is a plain link.
const timeout = 5000;
const links = document.querySelectorAll('[data-exit]');
const steps = document.querySelector('[data-exit-steps]');
const says = document.querySelector('[data-exit-says]');
let presses = 0;
let alone = false;
let timer;

document.documentElement.classList.add('js');

const leave = () => {
  document.documentElement.classList.add('leaving');
  document.title = 'Loading';
  // What was recorded and not sent is locked on this device; here it goes altogether.
  dispatchEvent(new Event('pace:leaving'));
  globalThis.indexedDB?.deleteDatabase('pace-unsent');
  location.replace(links[0].href);
};

const show = (count, words) => {
  presses = count;
  says.textContent = words;
  if (count) {
    steps.dataset.pressed = count;
  } else {
    delete steps.dataset.pressed;
  }
};

const press = () => {
  clearTimeout(timer);
  const left = 3 - presses - 1;
  if (left === 0) {
    show(3, 'Leaving');
    leave();
    return;
  }
  show(presses + 1, left === 1 ? 'Press Shift 1 more time to leave' : `Press Shift ${left} more times to leave`);
  timer = setTimeout(() => show(0, 'Leaving has been called off'), timeout);
};

for (const link of links) {
  link.addEventListener('click', event => {
    event.preventDefault();
    leave();
  });
}

// Only Shift by itself counts, not the Shift of a capital letter.
addEventListener('keydown', event => {
  alone = event.key === 'Shift' && !event.repeat;
  if (event.key !== 'Shift' && presses) {
    clearTimeout(timer);
    show(0, '');
  }
});
addEventListener('keyup', event => {
  if (event.key === 'Shift' && alone) {
    press();
  }
  alone = false;
});

// Coming back with the browser's button must not show an empty page.
addEventListener('pageshow', event => {
  if (event.persisted) {
    location.reload();
  }
});
