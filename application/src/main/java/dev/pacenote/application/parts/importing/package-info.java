/** How a file of parts is checked and taken in. */
package dev.pacenote.application.parts.importing;
