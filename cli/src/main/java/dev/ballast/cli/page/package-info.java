/// Pages for people: one HTML file with text, tables and charts, that needs nothing else.
///
/// Start with [dev.ballast.cli.page.Page]. A page has no scripts and refers to nothing outside itself. Charts are inline SVG
/// whose colors and fonts come from the page's style, so they follow light and dark mode; every chart has a title and a
/// description for screen readers and its numbers as a table. The same content gives the same bytes on every machine: nothing
/// is measured by fonts. A page is also well-formed XML.
package dev.ballast.cli.page;
