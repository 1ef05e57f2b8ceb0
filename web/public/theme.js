// Before anything is painted: the theme and the language that were chosen last time.
(function () {
  var chosen = {}
  try {
    chosen = { theme: localStorage.getItem('hengji.theme'), language: localStorage.getItem('hengji.language') }
  } catch (_) { /* storage may be forbidden: the defaults stand */ }
  var dark = chosen.theme ? chosen.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  if (chosen.language === 'en') document.documentElement.lang = 'en'
})()
