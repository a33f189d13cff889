// Light or dark: the system's choice until the reader makes one, which is kept.

const KEY = 'leasebook-theme';
type Theme = 'light' | 'dark';

class ThemeChoice {
  #systemDark = $state(false);
  #chosen = $state<Theme | null>(null);

  constructor() {
    // The server knows neither; nothing that it writes depends on the theme but for styles.
    if (import.meta.env.SSR) return;
    this.#chosen = stored();
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    this.#systemDark = system.matches;
    system.addEventListener('change', ({ matches }) => {
      this.#systemDark = matches;
    });
    // A choice in another window of the site holds here too.
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key === KEY && (newValue === 'light' || newValue === 'dark')) this.#show(newValue);
    });
  }

  get theme(): Theme {
    return this.#chosen ?? (this.#systemDark ? 'dark' : 'light');
  }

  #show(theme: Theme): void {
    this.#chosen = theme;
    document.documentElement.dataset.theme = theme;
  }

  toggle(): void {
    const theme = this.theme === 'dark' ? 'light' : 'dark';
    this.#show(theme);
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Storage is blocked: the choice holds until the page is left.
    }
  }
}

function stored(): Theme | null {
  const theme = document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : null;
}

export const theme = new ThemeChoice();
