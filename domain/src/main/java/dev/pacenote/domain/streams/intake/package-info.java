/** What Twitch sends: shown to be Twitch's, stored once, and handled after that. */
package dev.pacenote.domain.streams.intake;
