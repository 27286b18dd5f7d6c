/** Twitch: channels, what is live, and what it is asked to tell. */
package dev.pacenote.adapters.out.twitch;
