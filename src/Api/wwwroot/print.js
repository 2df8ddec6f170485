// The button that prints stays hidden where scripts are off; the browser's own menu prints too.
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
