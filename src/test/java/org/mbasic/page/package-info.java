/** What the page's own modules do, for tests that are the page without a browser. */
@NullMarked
package org.mbasic.page;

import org.jspecify.annotations.NullMarked;
