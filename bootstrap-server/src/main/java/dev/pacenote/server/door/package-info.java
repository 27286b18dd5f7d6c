/** What keeps too many and too slow visitors from taking the server away from everybody else. */
@NullMarked
package dev.pacenote.server.door;

import org.jspecify.annotations.NullMarked;
