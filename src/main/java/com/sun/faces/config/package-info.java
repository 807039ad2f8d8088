/** Names that Payara looks up in an application that brings its own Faces. */
@NullMarked
package com.sun.faces.config;

import org.jspecify.annotations.NullMarked;
