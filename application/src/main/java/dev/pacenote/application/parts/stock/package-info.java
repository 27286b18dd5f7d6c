/** How a workshop's stock changes, and the ledger of it. */
package dev.pacenote.application.parts.stock;
