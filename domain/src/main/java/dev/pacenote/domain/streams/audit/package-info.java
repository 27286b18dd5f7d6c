/** Who did what in a Discord server of ours, denials included. */
package dev.pacenote.domain.streams.audit;
