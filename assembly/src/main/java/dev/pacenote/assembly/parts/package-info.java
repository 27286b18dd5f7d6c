/** A workshop's parts: what runs low makes one task and one notice. */
@NullMarked
package dev.pacenote.assembly.parts;

import org.jspecify.annotations.NullMarked;
