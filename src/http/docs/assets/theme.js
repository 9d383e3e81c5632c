// Before the page is painted, so that it does not change its colours before the reader's eyes.
const kept = localStorage.getItem('theme');
if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
