/** How stock changes, and the ledger that says who changed it, when and why. */
package dev.pacenote.domain.parts.stock;
