// Whatever form of a lesson is sent, what stands in its notes goes along and is saved. Without this file that is so for "Save my notes" and for
// "Mark as read and go on", to whose form the notes belong; a field can't belong to two forms.
const home = document.getElementById('lesson_end');
const notes = [...home.elements].filter(field => field.name.startsWith('reflection.'));

for (const form of document.querySelectorAll('.lesson-body form')) {
  if (form.action.startsWith(home.action.replace(/read$/, ''))) {
    form.addEventListener('formdata', event => {
      notes.forEach(field => event.formData.append(field.name, field.value));
      // What was kept of them while they were typed is done with once they are saved.
      home.querySelectorAll('input[name=__draft]').forEach(draft => event.formData.append(draft.name, draft.value));
      home.dispatchEvent(new Event('pace:sent'));
    });
  }
}
