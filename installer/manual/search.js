// Shows the sections that hold every word of the search. ES5: Internet Explorer 11 of Windows 7 reads this page, too.
(function () {
  "use strict";
  var main = document.querySelector("main"), field = document.getElementById("search"), none = document.getElementById("none");
  var sections = [], current = null;
  // A section is a heading with what follows it.
  Array.prototype.slice.call(main.children).forEach(function (element) {
    if (/^H[23]$/.test(element.tagName)) {
      current = { elements: [], level: Number(element.tagName.charAt(1)), above: null };
      for (var i = sections.length - 1; i >= 0 && current.level === 3 && !current.above; i -= 1) {
        if (sections[i].level === 2) { current.above = sections[i]; }
      }
      sections.push(current);
    }
    if (current) { current.elements.push(element); }
  });
  function plain(text) {
    var form = text.normalize ? text.normalize("NFKC") : text;
    // As resellers write it: without the spaces between katakana words.
    return form.toLowerCase().replace(/([\u3000-\u9fff])\s+(?=[\u3000-\u9fff])/g, "$1");
  }
  sections.forEach(function (section) {
    section.text = plain(section.elements.map(function (element) { return element.textContent; }).join(" "));
  });
  function search() {
    var words = field.value.split(/\s+/).filter(Boolean).map(plain), found = 0;
    sections.forEach(function (section) {
      section.shown = words.every(function (word) { return section.text.indexOf(word) >= 0; });
      if (section.shown) { found += 1; }
    });
    sections.forEach(function (section) {
      section.elements.forEach(function (element, place) {
        var leads = place === 0 && sections.some(function (below) { return below.above === section && below.shown; });
        element.style.display = section.shown || leads ? "" : "none";
      });
    });
    none.textContent = found ? "" : none.getAttribute("data-words");
  }
  field.addEventListener("input", search);
}());
