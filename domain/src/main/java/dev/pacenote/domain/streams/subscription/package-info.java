/** What Twitch is asked to tell, and what it is found to have forgotten. */
package dev.pacenote.domain.streams.subscription;
