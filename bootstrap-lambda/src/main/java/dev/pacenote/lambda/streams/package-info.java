/** Twitch channels and Discord servers in the functions. */
package dev.pacenote.lambda.streams;
