/** What runs low, how much of it to order, and the task that says so. */
package dev.pacenote.domain.parts.reorder;
