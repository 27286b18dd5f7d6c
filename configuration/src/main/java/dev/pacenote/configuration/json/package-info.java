/** How JSON is read and written, in all modules. */
@NullMarked
package dev.pacenote.configuration.json;

import org.jspecify.annotations.NullMarked;
