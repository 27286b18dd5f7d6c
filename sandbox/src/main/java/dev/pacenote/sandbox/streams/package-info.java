/** Discord and Twitch on the loopback address, in their real shapes. */
package dev.pacenote.sandbox.streams;
