// A click into a picture chooses which of its nine fields must not be cut off. The fields can be chosen by their names as well; without this script only by these.
const picture = document.querySelector('[data-focus-picture]');
const fields = [...document.querySelectorAll('input[name="Input.Focus"]')];

if (picture && fields.length === 9) {
  picture.classList.add('media-preview-click');
  picture.addEventListener('click', (event) => {
    const box = picture.getBoundingClientRect();
    const third = (at, start, length) => Math.min(2, Math.max(0, Math.floor((3 * (at - start)) / length)));
    const field = fields[(3 * third(event.clientY, box.top, box.height)) + third(event.clientX, box.left, box.width)];
    field.checked = true;
    field.focus();
  });
}
