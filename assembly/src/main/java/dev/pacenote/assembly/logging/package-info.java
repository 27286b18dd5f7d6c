/** What is logged and how. */
package dev.pacenote.assembly.logging;
