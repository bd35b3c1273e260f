// Runs before the first paint, so that language, direction and theme are right from the first pixel.
// A file of its own because the Content-Security-Policy allows no inline script.
;(() => {
  const root = document.documentElement
  try {
    const language = localStorage.getItem('hub.language')
    if (language === 'en') {
      root.lang = 'en'
      root.dir = 'ltr'
    }
    const theme = localStorage.getItem('hub.theme')
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  } catch {
    // Storage may be closed (private mode); the defaults stand.
  }
})()
