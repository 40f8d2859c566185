// Runs in the page that is looked at, beside axe; tests/screens/looking.ts asks it.
(() => {
  const short = (one) => one.outerHTML.replace(/\s+/g, ' ').slice(0, 160);

  /** What breaks a rule, by rule, at most three places of each. */
  async function axeFinds(options) {
    const { violations } = await globalThis.axe.run(document, { ...options, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} | ${failureSummary.replace(/\s+/g, ' ').slice(0, 300)}`),
    );
  }

  /** How wide the page is, and what reaches beyond its edge. */
  function widest() {
    const { clientWidth, scrollWidth } = document.documentElement;
    const culprits = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return { scroll: scrollWidth, culprits: culprits.slice(0, 3).map(short) };
  }

  /** What the page says to its reader, without the tokens that are new each time. */
  const markup = () => document.querySelector('main').innerHTML.replace(/(name="(?:_csrf|form)" value=")[^"]*/g, '$1');

  let controls = [];
  /** Keeps the controls one can see, of a group of radios one; the walk begins before the first, wherever the page put the reader. */
  function gather() {
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute('tabindex');
    const groups = new Set();
    const all = [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex="0"]')];
    controls = all.filter((one) => {
      if (one.disabled || one.type === 'hidden' || one.tabIndex < 0 || !one.checkVisibility()) return false;
      if (one.type !== 'radio') return true;
      const group = `${one.form?.id}/${one.name}`;
      const first = !groups.has(group);
      groups.add(group);
      return first;
    });
    return controls.map(short);
  }

  /** Where the focus stands; null once it has left the page. */
  function where() {
    const active = document.activeElement;
    if (active === null || active === document.body) return null;
    const same = (one) =>
      one === active || (one.type === 'radio' && active.type === 'radio' && one.name === active.name && one.form === active.form);
    const { outlineStyle, boxShadow } = getComputedStyle(active);
    const { left, top, right, bottom } = active.getBoundingClientRect();
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 3, top + 3],
      [right - 3, bottom - 3],
    ];
    const covered = points.every(([x, y]) => {
      const over = document.elementFromPoint(x, y);
      return over === null || !(active.contains(over) || over.contains(active));
    });
    return { at: controls.findIndex(same), what: short(active), outlined: outlineStyle !== 'none' || boxShadow !== 'none', covered };
  }

  globalThis.looks = { axeFinds, widest, markup, gather, where };
})();
