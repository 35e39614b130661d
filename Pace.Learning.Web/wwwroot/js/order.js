// Puts lines in order: by buttons, by dragging, or with the arrow keys. Without this file each line has a list of places to choose from; the same lists
// are filled in here, out of sight, so that the form sends the same.
const edge = 72;
const ordinal = place => ['1st', '2nd', '3rd'][place - 1] ?? `${place}th`;

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

const begin = list => {
  const says = make('p', { className: 'visually-hidden', role: 'status' });
  const cards = () => [...list.children];
  const placesOf = card => card.querySelector('select');
  const wordsOf = card => card.querySelector('label').textContent.trim();

  // The others move round the card that is moved: it keeps the keyboard and the finger.
  const put = (card, place) => {
    for (let at = cards().indexOf(card); at < place; at++) {
      card.before(card.nextElementSibling);
    }
    for (let at = cards().indexOf(card); at > place; at--) {
      card.after(card.previousElementSibling);
    }
  };

  const note = () => cards().forEach((card, at, all) => {
    placesOf(card).value = at + 1;
    card.querySelector('[data-up]').ariaDisabled = at === 0;
    card.querySelector('[data-down]').ariaDisabled = at === all.length - 1;
  });

  const tell = card => {
    says.textContent = `${wordsOf(card)}: now ${ordinal(cards().indexOf(card) + 1)} of ${cards().length}.`;
  };

  const move = (card, place) => {
    const from = cards().indexOf(card);
    const to = Math.max(0, Math.min(cards().length - 1, place));
    if (to === from) {
      says.textContent = `${wordsOf(card)}: already ${from === 0 ? 'first' : 'last'}.`;
      return;
    }
    put(card, to);
    note();
    // What was said of the places is about the order before.
    list.dataset.moved = '';
    tell(card);
  };

  // As the lists say, where they do: somebody has answered before, or has come back with the browser's button.
  const follow = () => {
    const sorted = cards().sort((a, b) => placesOf(a).value - placesOf(b).value);
    if (sorted.every((card, at) => Number(placesOf(card).value) === at + 1)) {
      list.append(...sorted);
    }
    note();
  };

  const drag = (card, handle, start) => {
    const before = cards().indexOf(card);
    const grip = start.clientY - card.getBoundingClientRect().top;
    let y = start.clientY;
    let frame;

    const pull = () => {
      const up = y < edge && card.previousElementSibling;
      const down = y > innerHeight - edge && card.nextElementSibling;
      scrollBy({ top: up ? -8 : down ? 8 : 0, behavior: 'instant' });
      card.style.translate = '';
      const middle = other => other.getBoundingClientRect().top + other.offsetHeight / 2;
      while (card.previousElementSibling && y < middle(card.previousElementSibling)) {
        card.after(card.previousElementSibling);
      }
      while (card.nextElementSibling && y > middle(card.nextElementSibling)) {
        card.before(card.nextElementSibling);
      }
      card.style.translate = `0 ${y - grip - card.getBoundingClientRect().top}px`;
      frame = requestAnimationFrame(pull);
    };

    const end = isKept => {
      cancelAnimationFrame(frame);
      for (const [name, listener] of Object.entries(listeners)) {
        removeEventListener(name, listener);
      }
      card.style.translate = '';
      delete card.dataset.dragged;
      if (!isKept) {
        put(card, before);
      } else if (cards().indexOf(card) !== before) {
        note();
        list.dataset.moved = '';
        tell(card);
      }
    };

    const listeners = {
      pointermove: event => {
        y = event.pointerId === start.pointerId ? event.clientY : y;
      },
      pointerup: event => {
        y = event.clientY;
        cancelAnimationFrame(frame);
        pull();
        end(true);
      },
      pointercancel: () => end(false),
      keydown: event => event.key === 'Escape' && end(false),
    };
    for (const [name, listener] of Object.entries(listeners)) {
      addEventListener(name, listener);
    }
    handle.setPointerCapture(start.pointerId);
    card.dataset.dragged = '';
    pull();
  };

  const equip = card => {
    const tools = make('div', { className: 'order-tools' });
    const button = (words, name, act) => {
      const made = make('button', { type: 'button', className: 'button-secondary', textContent: words, ariaLabel: `${words}: ${wordsOf(card)}` });
      made.dataset[name] = '';
      made.addEventListener('click', act);
      return made;
    };
    const handle = make('button', { type: 'button', className: 'order-handle', ariaLabel: `Drag, or use the arrow keys: ${wordsOf(card)}` });
    handle.addEventListener('pointerdown', event => {
      if (event.isPrimary && event.button === 0) {
        drag(card, handle, event);
      }
    });
    handle.addEventListener('keydown', event => {
      const at = cards().indexOf(card);
      const place = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: cards().length - 1 }[event.key];
      if (place !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        move(card, place);
      }
    });
    tools.append(
      handle,
      button('Move up', 'up', () => move(card, cards().indexOf(card) - 1)),
      button('Move down', 'down', () => move(card, cards().indexOf(card) + 1)));
    const place = card.querySelector('.order-place');
    place.hidden = true;
    place.before(tools);
    placesOf(card).addEventListener('change', follow);
  };

  cards().forEach(equip);
  list.after(says);
  list.classList.add('order-cards');
  document.getElementById(`${list.dataset.order}-hint`).textContent =
    'Put the lines in order. Use the buttons, or drag a line by its dots. With a keyboard, go to the dots and press the up or down arrow.';
  follow();
  addEventListener('pageshow', follow);
};

document.querySelectorAll('[data-order]').forEach(begin);
