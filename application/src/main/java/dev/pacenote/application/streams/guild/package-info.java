/** Discord servers: what their admins choose, and what the bot sees of them. */
package dev.pacenote.application.streams.guild;
