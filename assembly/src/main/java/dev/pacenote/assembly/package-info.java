/**
 * What both assemblies have in common: the typed configuration, and the factories of use cases that
 * does not depend on where Pacenote runs.
 */
@NullMarked
package dev.pacenote.assembly;

import org.jspecify.annotations.NullMarked;
