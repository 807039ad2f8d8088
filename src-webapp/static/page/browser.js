/*
 * Tells who uses a browser without what the page is made of. No module, and written for old browsers: those must be
 * able to run it.
 */
(function () {
  var able = window.CSS && CSS.supports("color", "light-dark(#000, #fff)")
    && "popover" in HTMLElement.prototype && "toSpliced" in Array.prototype;
  document.getElementById("old-browser").hidden = Boolean(able);
}());
