/** The parts of a workshop: what they are, where they fit, how many are there. */
package dev.pacenote.domain.parts.catalogue;
