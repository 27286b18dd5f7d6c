/** Who belongs to a Discord server, by Discord's word or by an invite, and what they may do. */
package dev.pacenote.domain.streams.membership;
