/** Looks at everything that the server needs, and says what to do about what is not right. */
@NullMarked
package dev.pacenote.server.doctor;

import org.jspecify.annotations.NullMarked;
