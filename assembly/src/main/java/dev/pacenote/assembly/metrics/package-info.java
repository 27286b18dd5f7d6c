/** What is measured, for those who look after the service. */
@NullMarked
package dev.pacenote.assembly.metrics;

import org.jspecify.annotations.NullMarked;
