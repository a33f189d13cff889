// Applies the stored theme before the first paint, so that nothing flashes. The words that a page comes with are in the language of its
// address, English where that says none: readers who have chosen another do not see them.
try {
  const asked = new URLSearchParams(location.search).get('lang');
  const kept = localStorage.getItem('leasebook-language') ?? navigator.language;
  if (asked === null && kept.startsWith('zh')) document.documentElement.dataset.words = 'none';
  const theme = localStorage.getItem('leasebook-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme stays.
}
