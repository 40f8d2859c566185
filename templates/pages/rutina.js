// Optional: every page works without it.
// 1. After a refused form the reader stands on the summary of what is missing.
// 2. Whoever leaves a form with text not yet saved is asked once.
const summary = document.querySelector('.errors');
if (summary) summary.focus();
for (const form of document.querySelectorAll('form[data-draft]')) {
  let typed = false;
  form.addEventListener('input', () => {
    typed = true;
  });
  form.addEventListener('submit', () => {
    typed = false;
  });
  addEventListener('beforeunload', (event) => {
    if (typed) event.preventDefault();
  });
}
