/** How a broadcast is heard of, learned about and ended. */
package dev.pacenote.application.streams.golive.broadcast;
