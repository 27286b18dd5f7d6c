/** What a post says: texts with variables, and the message that they become. */
package dev.pacenote.domain.streams.template;
