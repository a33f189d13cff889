// Applies the stored theme before the first paint, so that nothing flashes.
try {
  const theme = localStorage.getItem('leasebook-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme stays.
}
