/** How the Trackmania area moves in. */
@NullMarked
package dev.pacenote.assembly.trackmania;

import org.jspecify.annotations.NullMarked;
