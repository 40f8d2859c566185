// Optional: a page that shows something running asks for itself again when it is told that something happened.
// Whoever has typed something, or stands in the page with the keyboard, is only told: nothing they do is taken away.
const { live } = document.body.dataset;
const REST = 1500;
let waiting = false;

const busy = () => {
  const main = document.querySelector('main');
  const at = document.activeElement;
  if (at && at !== main && main.contains(at)) return true;
  return [...main.querySelectorAll('input, textarea, select')].some((field) =>
    field.type === 'checkbox' || field.type === 'radio'
      ? field.checked !== field.defaultChecked
      : field.tagName === 'SELECT'
        ? [...field.options].some((one) => one.selected !== one.defaultSelected) && field.selectedIndex > 0
        : field.type !== 'hidden' && field.value !== field.defaultValue,
  );
};

const say = () => {
  const line = document.querySelector('.live');
  if (!line || line.classList.contains('note')) return;
  line.classList.add('note');
  line.prepend(`${line.dataset.news} `);
};

const refresh = async () => {
  waiting = false;
  if (document.hidden) return document.addEventListener('visibilitychange', soon, { once: true });
  if (busy() || document.querySelector('.errors')) return say();
  const answer = await fetch(location.href, { headers: { accept: 'text/html', 'x-live': '1' } }).catch(() => null);
  if (!answer?.ok || answer.redirected || busy()) return say();
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const open = [...document.querySelectorAll('main details[open][id]')].map(({ id }) => id);
  for (const part of ['main', '.beat']) {
    const now = document.querySelector(part);
    const next = page.querySelector(part);
    if (now && next) now.replaceChildren(...next.childNodes);
  }
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  document.title = page.title;
};

const soon = () => {
  if (waiting) return;
  waiting = true;
  setTimeout(refresh, REST);
};

if (live && window.EventSource) new EventSource(live).addEventListener('news', soon);
