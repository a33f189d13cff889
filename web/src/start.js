// The first script of each page, written into it so that nothing is waited for.
// The theme that the reader has chosen holds before the first paint, so that nothing flashes. The words that a page comes with are in
// the language of its address or of the browser: readers who have chosen another do not see them.
try {
  const asked = new URLSearchParams(location.search).get('lang');
  const kept = localStorage.getItem('leasebook-language');
  if (asked === null && kept !== null && !document.documentElement.lang.startsWith(kept)) document.documentElement.dataset.words = 'none';
  const theme = localStorage.getItem('leasebook-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme stays.
}
// A button that is pressed before the page's scripts have taken up its part of the page is pressed again then.
let pressed = null;
document.addEventListener('click', ({ target }) => {
  if (target.closest('[data-ready]') === null) pressed = target.closest('button');
});
document.addEventListener('ready', ({ target }) => {
  if (target.contains(pressed)) pressed?.click();
});
// Everything else is fetched once the words are painted, so that it does not stand in their way.
addEventListener('DOMContentLoaded', () => {
  const told = document.getElementById('start');
  if (told === null) return;
  const { entry, scripts, styles } = JSON.parse(told.textContent);
  let begun = false;
  const link = (rel, href) => {
    const made = document.createElement('link');
    made.rel = rel;
    made.href = href;
    document.head.append(made);
    return made;
  };
  const begin = () => {
    if (begun) return;
    begun = true;
    const styled = styles.map((href) => {
      const sheet = link('stylesheet', href);
      return new Promise((resolve) => {
        sheet.onload = resolve;
        sheet.onerror = resolve;
      });
    });
    for (const href of [entry, ...scripts]) link('modulepreload', href);
    // What scripts make has its styles from the start.
    Promise.all(styled).then(() => {
      const script = document.createElement('script');
      script.type = 'module';
      script.src = entry;
      // Words in another language are better than none.
      script.onerror = () => delete document.documentElement.dataset.words;
      document.head.append(script);
    });
  };
  if (document.hidden) begin();
  else {
    new PerformanceObserver(begin).observe({ type: 'paint', buffered: true });
    // Where nothing tells of paints.
    setTimeout(begin, 500);
  }
});
