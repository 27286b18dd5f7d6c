/** What has to be ordered, and the check that finds it. */
package dev.pacenote.application.parts.reorder;
