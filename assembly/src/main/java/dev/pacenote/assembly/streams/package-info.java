/** Twitch channels go live, and the Discord servers that follow them are told. */
package dev.pacenote.assembly.streams;
