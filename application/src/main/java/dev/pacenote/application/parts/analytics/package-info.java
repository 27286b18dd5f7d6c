/** Tells a workshop what it has, and what it used up. */
package dev.pacenote.application.parts.analytics;
