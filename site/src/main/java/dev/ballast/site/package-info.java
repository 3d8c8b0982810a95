/// The documentation site: pages from the project's Markdown, and Javadoc, as plain files whose links all lead somewhere.
@NullMarked
package dev.ballast.site;

import org.jspecify.annotations.NullMarked;
