// Applies what the reader chose before anything is drawn; so it is small, and not deferred.
try {
  for (const choice of ["theme", "size"]) {
    const value = localStorage.getItem(choice);
    if (value) document.documentElement.dataset[choice] = value;
  }
} catch { /* storage is switched off: the page looks as the system wants it */ }
