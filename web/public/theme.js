// Sets theme and density before the first paint. A file of its own because the policy allows no inline script.
;(function () {
  const root = document.documentElement
  const read = function (key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null // storage is switched off: the system's theme, the usual density
    }
  }
  const theme = read('rapport.theme')
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  root.setAttribute('data-density', read('rapport.density') === 'compact' ? 'compact' : 'comfortable')
})()
