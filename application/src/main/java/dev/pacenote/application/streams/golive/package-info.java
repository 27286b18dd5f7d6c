/** From a broadcast to the posts about it. */
package dev.pacenote.application.streams.golive;
