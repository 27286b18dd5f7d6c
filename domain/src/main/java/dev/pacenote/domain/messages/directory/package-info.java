/** Who people may write to, and what they show of themselves. */
package dev.pacenote.domain.messages.directory;
