/**
 * What both assemblies have in common: the typed configuration, and the half of the parts list that
 * does not depend on where Pacenote runs.
 */
@NullMarked
package dev.pacenote.assembly;

import org.jspecify.annotations.NullMarked;
