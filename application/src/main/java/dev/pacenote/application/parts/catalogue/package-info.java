/** What a workshop enters about its parts. */
package dev.pacenote.application.parts.catalogue;
