/** Discord: log-in, servers, channels, posts. */
package dev.pacenote.adapters.out.discord;
