/** How the area of messages between people moves in. */
@NullMarked
package dev.pacenote.assembly.messages;

import org.jspecify.annotations.NullMarked;
