/** What the ports of the area streams promise. */
package dev.pacenote.application.contracts.streams;
