/** Makes a container image of what {@code ./pacenote package} made. */
@NullMarked
package dev.pacenote.packaging;

import org.jspecify.annotations.NullMarked;
