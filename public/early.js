// Before anything is drawn: the reader's own colours, and no start page where there is something to come back to.
(() => {
  const page = document.documentElement;
  const readKept = () => {
    try {
      return JSON.parse(localStorage.getItem('insightx first look') ?? '{}');
    } catch {
      // A browser that lets nothing be stored has nothing to say.
      return {};
    }
  };
  const { theme, isBack } = readKept();
  if (theme === 'light' || theme === 'dark') page.dataset.theme = theme;
  if (isBack === true || location.hash.length > 1) page.dataset.back = '';
})();
