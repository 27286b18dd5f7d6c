/** Messages of Twitch, from the moment they come to what they change. */
package dev.pacenote.application.streams.intake;
