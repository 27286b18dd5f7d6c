/** Texts of posts, as clients and stores write them. */
package dev.pacenote.application.streams.template;
