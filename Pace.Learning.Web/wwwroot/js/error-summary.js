// What went wrong is read out first, and the keyboard starts there.
document.querySelector('.error-summary')?.focus();
