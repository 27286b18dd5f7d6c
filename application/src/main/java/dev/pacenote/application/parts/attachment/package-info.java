/** Files with parts: they are announced, sent to where they are kept, opened and deleted. */
package dev.pacenote.application.parts.attachment;
