/** Who people may write to, and how they are added. */
package dev.pacenote.application.messages.directory;
