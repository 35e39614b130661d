// The row of buttons above the text: one stop for the Tab key, arrows within it.
import { bold, heading, italic, link, list, picture } from './commands.js';
import { insertBlock } from './completion.js';

const commands = { bold, italic, link, list, heading, picture };

export const createToolbar = ({ bar, editor, words }) => {
  const buttons = [...bar.querySelectorAll('button, summary')];
  const stop = (current) => buttons.forEach((button) => { button.tabIndex = button === current ? 0 : -1; });
  const menu = bar.querySelector('details');
  const visible = () => buttons.filter((button) => button.checkVisibility());

  const close = () => {
    if (menu?.open) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  };

  bar.addEventListener('keydown', (event) => {
    const all = visible();
    const at = all.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (at >= 0 && (step || event.key === 'Home' || event.key === 'End')) {
      const next = event.key === 'Home' ? all[0] : event.key === 'End' ? all.at(-1) : all[(at + step + all.length) % all.length];
      stop(next);
      next.focus();
      event.preventDefault();
    } else if (event.key === 'Escape') {
      close();
    }
  });
  bar.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) {
      return;
    }
    stop(button);
    if (menu) {
      menu.open = false;
    }
    const shape = button.dataset.block && words().blocks.find((one) => one.name === button.dataset.block);
    if (shape) {
      insertBlock(editor.view, shape);
    } else {
      commands[button.dataset.command]?.(editor.view);
    }
  });
  stop(buttons[0]);
  bar.hidden = false;

  return {
    openMenu() {
      if (menu) {
        menu.open = true;
        const first = menu.querySelector('button');
        stop(first);
        first.focus();
      }
      return true;
    },
  };
};
