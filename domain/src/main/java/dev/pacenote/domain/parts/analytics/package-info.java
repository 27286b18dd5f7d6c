/** What a workshop has, and what it used up. */
package dev.pacenote.domain.parts.analytics;
