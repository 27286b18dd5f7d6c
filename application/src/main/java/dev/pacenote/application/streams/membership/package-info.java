/** Who belongs to a Discord server, and what they may do there. */
package dev.pacenote.application.streams.membership;
