/** Posts at Discord: how they are made, found again, changed and taken away. */
package dev.pacenote.application.streams.golive.post;
