// Applies the stored theme before the first paint, so that nothing flashes; the words that pages come with are English, so that
// readers of another language do not see them.
try {
  const kept = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('leasebook-language') ?? navigator.language;
  if (kept.startsWith('zh')) document.documentElement.dataset.words = 'none';
  const theme = localStorage.getItem('leasebook-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme stays.
}
