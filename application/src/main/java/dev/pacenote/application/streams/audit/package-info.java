/** Who did what in a Discord server of ours. */
package dev.pacenote.application.streams.audit;
