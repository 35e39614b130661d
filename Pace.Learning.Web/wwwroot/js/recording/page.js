// The parts of the page that recording and sending speak with.
export const form = document.querySelector('[data-upload]');
export const recorder = document.querySelector('[data-recorder]');
export const most = Number(recorder.dataset.most);
export const kind = recorder.dataset.recorder;
export const megabyte = 1024 * 1024;

export const find = name => document.querySelector(`[data-${name}]`);
export const button = act => document.querySelector(`[data-do="${act}"]`);

export const show = (element, on) => {
  if (element) {
    element.hidden = !on;
  }
};

export const list = (element, lines) => {
  element?.replaceChildren(...(lines ?? []).map(line => Object.assign(document.createElement('li'), { textContent: line })));
  show(element, lines?.length > 0);
};
