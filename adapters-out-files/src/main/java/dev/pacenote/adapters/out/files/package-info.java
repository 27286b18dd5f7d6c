/** Files in a folder of this machine. */
@NullMarked
package dev.pacenote.adapters.out.files;

import org.jspecify.annotations.NullMarked;
