/**
 * The keys of a deployment. They are derived from its secrets, one for each purpose, so that what
 * is made with one is good for nothing else; a secret itself is not kept.
 */
@NullMarked
package org.mbasic.keys;

import org.jspecify.annotations.NullMarked;
