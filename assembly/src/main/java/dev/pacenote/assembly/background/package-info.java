/** Work of this process that nobody waits for, and how it ends. */
package dev.pacenote.assembly.background;
