/** What Twitch is asked to tell. */
package dev.pacenote.application.streams.subscription;
