/** How the messages area moves in. */
@NullMarked
package dev.pacenote.assembly.messages;

import org.jspecify.annotations.NullMarked;
